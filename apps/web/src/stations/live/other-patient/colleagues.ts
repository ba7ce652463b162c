import type { Furnisher, VisitSnapshot } from '@eupraxia/clinical';

/** Somebody to whom a clock may be handed over. */
export interface Colleague {
  readonly userId: string;
  /** `D. Rivera, PT, NCS`. */
  readonly name: string;
  readonly by: Extract<Furnisher, 'therapist' | 'assistant'>;
}

/** Who else of the visit's discipline may treat, as of its opening: therapists first, by name. */
export function colleaguesOf({ clinicians = [], discipline }: VisitSnapshot, userId: string): readonly Colleague[] {
  return clinicians
    .flatMap((one): readonly Colleague[] => {
      if (one.userId === userId || one.discipline !== discipline) return [];
      if (one.level !== 'therapist' && one.level !== 'assistant') return [];
      const name = one.credentials.trim() === '' ? one.name : `${one.name}, ${one.credentials}`;
      return [{ userId: one.userId, name, by: one.level }];
    })
    .toSorted((a, b) => Number(a.by === 'assistant') - Number(b.by === 'assistant') || a.name.localeCompare(b.name));
}
