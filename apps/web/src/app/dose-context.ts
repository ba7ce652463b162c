import { findRow } from '@eupraxia/catalogue';
import type { ProgramItem, VisitSnapshot } from '@eupraxia/clinical';
import type { DoseContext } from '@eupraxia/coach/dose';

const arm = new Set(['arm', 'shoulder', 'elbow', 'forearm', 'wrist', 'hand', 'fingers']);
const leg = new Set(['leg', 'hip', 'buttock', 'thigh', 'knee', 'shin', 'ankle', 'foot', 'toes']);
const face = new Set(['face', 'forehead', 'eye', 'nose', 'cheek', 'mouth', 'jaw', 'chin']);
/** Techniques whose repetitions are of a whole task, as the studies of dose counted them. */
const tasks = new Set(['task-practice', 'constraint-induced-movement']);
const painful = new Set(['low-back-pain', 'neck-pain', 'joint-or-limb-pain', 'fibromyalgia']);

/**
 * What kind of practice an exercise is, for the dose that it may be held against. A chart without conditions, or pain
 * that nobody rated, leaves it unknown: unknown is not no.
 * @param pain the newest rating, 0–10; null where there is none
 */
export function doseContext(
  { exerciseId }: Pick<ProgramItem, 'exerciseId'>,
  conditions: readonly VisitSnapshot['conditions'][number][],
  pain: number | null,
): DoseContext {
  const row = findRow('exercise', exerciseId);
  const has = (ids: ReadonlySet<string>): boolean | null =>
    conditions.length === 0 ? null : conditions.some(({ conditionId }) => ids.has(conditionId));
  const hurts = pain !== null && pain > 0 ? true : has(painful);
  return {
    work: workOf(row),
    stroke: has(new Set(['stroke'])),
    face: row === undefined ? null : row.regions.some((region) => face.has(region)),
    dystrophy: has(new Set(['muscular-dystrophy'])),
    pain: hurts === true ? true : pain === null ? null : hurts,
  };
}

function workOf(row: ReturnType<typeof findRow<'exercise'>>): DoseContext['work'] {
  if (row === undefined) return 'other';
  const techniques = row.techniques ?? [];
  const whole = row.practice === 'task' || techniques.some((id) => tasks.has(id));
  if (whole && row.regions.some((region) => arm.has(region)) && !row.regions.some((region) => leg.has(region))) return 'arm-task';
  return techniques.includes('balance-training') ? 'balance' : 'other';
}
