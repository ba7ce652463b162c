import { findRow } from '@eupraxia/catalogue';
import type { Activity } from '@eupraxia/clinical/visit';

/** What the patient is told to do, in plain words; null for an exercise that a person typed, which has clinical words alone. */
export const plainOf = ({ exerciseId }: Pick<Activity['item'], 'exerciseId'>): string | null =>
  findRow('exercise', exerciseId)?.plain ?? null;
