import { type ChartEntry, type ChartView, chartView, type NewChartEntry } from '@eupraxia/clinical/chart';

/** Kinds of chart entries that an open visit is told of; a retraction may take one of them back. */
const reachingKinds: ReadonlySet<string> = new Set([
  'condition',
  'consent',
  'guardian',
  'limits',
  'order',
  'screening',
  'retraction',
]);

/** Whether an entry may change what an open visit is told of. */
export const reachesVisits = (entry: Pick<NewChartEntry, 'kind'>): boolean => reachingKinds.has(entry.kind);

/** The chart before and after one of the fresh entries. */
export interface ChartStep {
  readonly entry: string;
  readonly from: ChartView;
  readonly to: ChartView;
}

/** One step for each fresh entry that open visits are told of. */
export function stepsOf(before: readonly ChartEntry[], fresh: readonly ChartEntry[]): readonly ChartStep[] {
  const steps: ChartStep[] = [];
  for (const [i, entry] of fresh.entries()) {
    if (!reachesVisits(entry)) continue;
    const from = steps.at(-1)?.to ?? chartView(before);
    steps.push({ entry: entry.id, from, to: chartView([...before, ...fresh.slice(0, i + 1)]) });
  }
  return steps;
}
