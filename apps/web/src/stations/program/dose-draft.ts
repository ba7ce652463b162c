import { type Dose, doseBounds, type NewDose } from '@eupraxia/clinical/target';
import type { DoseDraft, DraftFlaw } from './draft-shape.ts';
import { numberOf, shownNumber, whole, within } from './numbers.ts';

/** A dose, opened to be written: what its kind does not have is empty. */
export function draftOfDose(dose: Dose): DoseDraft {
  return {
    // Of a kind that a later version added the numbers are not known: a person writes them anew.
    kind: dose.kind === 'unlisted' ? 'repetitions' : dose.kind,
    perSide: dose.perSide,
    sets: String(dose.sets),
    repetitions: dose.kind === 'repetitions' ? String(dose.repetitions) : '',
    holdSeconds: dose.kind === 'repetitions' ? shownNumber(dose.holdSeconds) : '',
    seconds: dose.kind === 'timed' ? String(dose.seconds) : '',
    restSeconds: dose.kind === 'timed' ? String(dose.restSeconds) : '',
    meters: dose.kind === 'distance' ? String(dose.meters) : '',
  };
}

/** What keeps a draft from being a dose of its kind. */
export function doseFlaws(draft: DoseDraft): readonly DraftFlaw[] {
  const flaws: DraftFlaw[] = whole(draft.sets, doseBounds.sets) ? [] : ['sets'];
  switch (draft.kind) {
    case 'repetitions':
      if (!whole(draft.repetitions, doseBounds.repetitions)) flaws.push('repetitions');
      if (draft.holdSeconds.trim() !== '' && !within(draft.holdSeconds, doseBounds.holdSeconds)) flaws.push('dose-hold');
      break;
    case 'timed':
      if (!within(draft.seconds, doseBounds.seconds)) flaws.push('seconds');
      if (!within(draft.restSeconds, doseBounds.restSeconds)) flaws.push('rest');
      break;
    case 'distance':
      if (!within(draft.meters, doseBounds.meters)) flaws.push('meters');
      break;
  }
  return flaws;
}

/** The dose of a draft without flaws. */
export function doseOf(draft: DoseDraft): NewDose {
  const shared = { sets: numberOf(draft.sets), perSide: draft.perSide };
  switch (draft.kind) {
    case 'repetitions':
      return {
        kind: 'repetitions',
        ...shared,
        repetitions: numberOf(draft.repetitions),
        ...(draft.holdSeconds.trim() === '' ? {} : { holdSeconds: numberOf(draft.holdSeconds) }),
      };
    case 'timed':
      return { kind: 'timed', ...shared, seconds: numberOf(draft.seconds), restSeconds: numberOf(draft.restSeconds) };
    case 'distance':
      return { kind: 'distance', ...shared, meters: numberOf(draft.meters) };
  }
}
