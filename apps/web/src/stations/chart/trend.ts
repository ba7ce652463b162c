import type { Measurement } from '@eupraxia/clinical';

/** One measure on one side: its first and its last value, and which way it went. */
export interface Trend {
  readonly key: string;
  readonly baseline: Measurement;
  readonly latest: Measurement;
  /** How many values there are; one is a baseline alone. */
  readonly count: number;
  /** Latest minus baseline, in the measure's unit. */
  readonly change: number;
  readonly direction: 'better' | 'worse' | 'same';
}

/** Groups measurements by measure, side and unit, first to last by day; a direction is arithmetic, not a verdict of importance. */
export function trendsOf(measurements: readonly Measurement[]): readonly Trend[] {
  const groups = new Map<string, Measurement[]>();
  for (const one of measurements) {
    const key = `${one.measureId}|${one.side ?? ''}|${one.unit}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].map(([key, group]) => {
    const inOrder = group.toSorted((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0));
    const baseline = inOrder[0] as Measurement;
    const latest = inOrder.at(-1) as Measurement;
    const change = Number((latest.value - baseline.value).toPrecision(12));
    const rose = change > 0;
    const direction = change === 0 ? 'same' : rose === (latest.better === 'higher') ? 'better' : 'worse';
    return { key, baseline, latest, count: group.length, change, direction };
  });
}
