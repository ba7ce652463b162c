import { conditionNamed } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import { type ChartEntry, chartView } from '@eupraxia/clinical/chart';

/** Raised whenever the fold below changes; openStore then writes every row anew. */
export const chartSummaryVersion = 2;

/** What the day needs of a chart before a visit is open: the projection `chart` of a patient. */
export interface ChartSummary {
  /** Conditions that hold, by the condition's own id, in their order. */
  readonly conditions: readonly {
    readonly id: string;
    readonly conditionId: string;
    readonly name: string;
    readonly side: Side;
  }[];
  /** Names of the activities of the program that holds; null where there is none. */
  readonly items: readonly string[] | null;
  /** Where the chart's own order ends: entries are viewed by time, then id. */
  readonly last: { readonly at: number; readonly id: string } | null;
}

/** The summary of a whole chart. */
export function chartSummaryOf(entries: readonly ChartEntry[]): ChartSummary {
  const view = chartView(entries);
  const last = entries.reduce<ChartSummary['last']>(
    (newest, { at, id }) => (isAfter({ at, id }, newest) ? { at, id } : newest),
    null,
  );
  return {
    conditions: view.conditions.map(({ id, conditionId, name, side }) => ({ id, conditionId, name, side })),
    items: view.program === null ? null : view.program.items.map((item) => item.name),
    last,
  };
}

/**
 * The summary after more entries, from the summary alone; undefined where that can't be: something was taken back, or an
 * entry doesn't come last in the chart's order. The caller then folds the chart anew.
 */
export function summaryWith(summary: ChartSummary, entries: readonly ChartEntry[]): ChartSummary | undefined {
  const conditions = new Map(summary.conditions.map((condition) => [condition.id, condition]));
  let { items, last } = summary;
  for (const entry of entries.toSorted((a, b) => (isAfter(a, b) ? 1 : -1))) {
    if (entry.kind === 'retraction' || !isAfter(entry, last)) return undefined;
    last = { at: entry.at, id: entry.id };
    if (entry.kind === 'condition') {
      const { id, conditionId, name, side } = entry.body;
      conditions.set(id, { id, conditionId, name, side });
    }
    if (entry.kind === 'program') items = entry.body.items.map((item) => item.name);
  }
  return { conditions: [...conditions.values()], items, last };
}

function isAfter(entry: { readonly at: number; readonly id: string }, other: ChartSummary['last']): boolean {
  return other === null || entry.at > other.at || (entry.at === other.at && entry.id > other.id);
}

/** `Right hemiparesis after stroke · EMG wrist extension, sit-to-stand`; undefined where there is nothing to say. */
export function summaryLine(
  conditions: readonly { readonly conditionId: string; readonly name: string; readonly side: Side | 'unlisted' }[],
  items: readonly string[],
): string | undefined {
  const named = [...new Set(conditions.map((one) => conditionNamed(one).alone))];
  const parts = [named.join('; '), [...new Set(items)].join(', ')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : undefined;
}
