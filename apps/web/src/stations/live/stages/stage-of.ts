import { findRow } from '@eupraxia/catalogue';
import { emgTargetOf, type ProgramItem, plannedOf } from '@eupraxia/clinical';

/** Which picture an activity has: by its signal, as a pattern, by time in stance, or by counted repetitions. */
export type StageKind = 'emg' | 'pattern' | 'balance' | 'count';

/** A diagonal of proprioceptive neuromuscular facilitation, where a text names one: `D2 flexion`. */
const diagonal = /\bD([12])[\s-]*(flex|ext)/i;

const words = ({ exerciseId, name }: Pick<ProgramItem, 'exerciseId' | 'name'>): string => {
  const row = findRow('exercise', exerciseId);
  return [exerciseId.replaceAll('-', ' '), name, row?.name ?? '', ...(row?.synonyms ?? [])].join(' ');
};

/**
 * The stage of an activity: what the catalogue practises as a hold that challenges balance is timed. Of an activity that
 * it does not know, the words decide; what nothing more is known of is counted.
 */
export function stageOf(item: ProgramItem): StageKind {
  if (emgTargetOf(item) !== null) return 'emg';
  const text = words(item);
  if (diagonal.test(text) || /\bpnf\b/i.test(text)) return 'pattern';
  const row = findRow('exercise', item.exerciseId);
  if (row !== undefined)
    return row.practice === 'hold' && plannedOf(item).traits.includes('balance-challenge') ? 'balance' : 'count';
  if (/\b(?:balance|stance)\b/i.test(text) && !/\b(?:walk|gait|step)/i.test(text)) return 'balance';
  return 'count';
}

/** A pattern by its usual name, `Arm D2 flexion`; null where the activity names none that is standard. */
export function patternOf(item: ProgramItem): string | null {
  const text = words(item);
  const found = diagonal.exec(text);
  if (found === null) return null;
  const limb = /\b(?:leg|lower)\b/i.test(text) ? 'Leg' : 'Arm';
  return `${limb} D${found[1]} ${found[2]?.toLowerCase() === 'flex' ? 'flexion' : 'extension'}`;
}
