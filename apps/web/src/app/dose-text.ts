import type { Dose } from '@eupraxia/clinical/target';

/** An ordered dose in short: `3 × 10`, `3 × 90 s`, `1 × 12 min`, `2 × 50 m (164 ft)`. */
export function doseText(dose: Dose): string {
  const perSide = dose.perSide ? ' per side' : '';
  switch (dose.kind) {
    case 'repetitions': {
      const hold = dose.holdSeconds === undefined ? '' : `, ${dose.holdSeconds}-s hold`;
      return `${dose.sets} × ${dose.repetitions}${perSide}${hold}`;
    }
    case 'timed':
      return `${dose.sets} × ${timeText(dose.seconds)}${perSide}`;
    case 'distance':
      return `${dose.sets} × ${dose.meters} m (${Math.round(dose.meters / 0.3048)} ft)${perSide}`;
    case 'unlisted':
      // Of a kind that a later version added only the sets are known.
      return `${dose.sets} ×`;
  }
}

const timeText = (seconds: number): string => (seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`);
