import { isDeepStrictEqual } from 'node:util';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

/** The patient's own limits and conditions where the chart changed them, each with the last of the fresh entries that did. */
export function limitChanges(steps: readonly ChartStep[]): readonly ServerEntry[] {
  const is = steps.at(-1)?.to;
  if (is === undefined) return [];
  const [limits, conditions] = [changedBy(steps, 'limits'), changedBy(steps, 'conditions')];
  return [
    ...(limits === null ? [] : [{ kind: 'limits.changed' as const, body: { limits: is.limits, entry: limits } }]),
    ...(conditions === null
      ? []
      : [{ kind: 'conditions.changed' as const, body: { conditions: is.conditions.slice(-50), entry: conditions } }]),
  ];
}

/** The last entry that changed a part of the chart; null where it is as it was before the first one. */
function changedBy(steps: readonly ChartStep[], part: 'limits' | 'conditions'): string | null {
  if (isDeepStrictEqual(steps[0]?.from[part], steps.at(-1)?.to[part])) return null;
  return steps.findLast(({ from, to }) => !isDeepStrictEqual(from[part], to[part]))?.entry ?? null;
}
