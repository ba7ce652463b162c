import { doseFromV1, doseV1 } from './dose-v1.ts';
import { targetFromV1, targetV1 } from './target-v1.ts';

/**
 * Frozen: version 1 to 2 of whatever holds program items. What does not fit version 1 is left as it came, for the schema of
 * today to refuse.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A program item, or an item of a template, of version 1 in version 2. */
export function itemFromV1(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const { dose, target, ...rest } = item;
  const oldDose = doseV1.safeParse(dose);
  if (!oldDose.success) return item;
  if (target === undefined) return { ...rest, ...doseFromV1(oldDose.data) };
  const oldTarget = targetV1.safeParse(target);
  if (!oldTarget.success) return item;
  const exerciseId = typeof rest['exerciseId'] === 'string' ? rest['exerciseId'] : '';
  return { ...rest, ...doseFromV1(oldDose.data), target: targetFromV1(exerciseId, oldTarget.data) };
}

/** A list of items of version 1 in version 2. */
export const itemsFromV1 = (items: unknown): unknown => (Array.isArray(items) ? items.map(itemFromV1) : items);

/** A program of version 1, of a chart or of a snapshot, in version 2. */
export const programFromV1 = (program: unknown): unknown =>
  isRecord(program) ? { ...program, items: itemsFromV1(program['items']) } : program;

/** The body of `visit.opened` of version 1 in version 2. */
export function visitOpenedFromV1(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body['snapshot'])) return body;
  const { snapshot } = body;
  return { ...body, snapshot: { ...snapshot, program: programFromV1(snapshot['program']) } };
}

/** The body of `zone.set` of version 1 in version 2: every zone was of an EMG amplitude. */
export const zoneSetFromV1 = (body: unknown): unknown => (isRecord(body) ? { ...body, metric: 'emg-amplitude' } : body);
