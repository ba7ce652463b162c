import type { Chart } from '@eupraxia/api';
import { type ChartEntry, type NewChartEntry, versioned } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import { client } from './client.ts';
import { faultFrom } from './fault.ts';
import { freshId } from './fresh-id.ts';
import { chartQuery, queryClient } from './queries.ts';
import { currentMe } from './session.ts';
import { unsavedByPatient } from './unsaved.ts';

/**
 * Entries on their way to a chart. They are shown at once and marked until the server has them; what fails stays here,
 * through every change of screen, until it is sent again (with the same ids, so never doubled) or thrown away.
 */
export interface ChartWrite {
  readonly key: string;
  readonly entries: readonly NewChartEntry[];
  readonly at: number;
  /** Undefined while it is being sent. */
  readonly fault: Fault | undefined;
  /** What to send instead where the server refused it; undefined leaves it refused, an empty list drops it. */
  readonly instead?: ((fault: Fault) => Promise<readonly NewChartEntry[] | undefined>) | undefined;
}

const none: readonly ChartWrite[] = [];
const writes = unsavedByPatient<readonly ChartWrite[]>();

/**
 * Appends entries to a patient's chart; the outcome is seen in `useChartWrites`.
 * @param instead what to send where the server refuses them: see {@link ChartWrite}
 */
export function appendToChart(patientId: string, entries: readonly NewChartEntry[], instead?: ChartWrite['instead']): void {
  const write: ChartWrite = { key: freshId(), entries, at: Date.now(), fault: undefined, instead };
  change(patientId, (before) => [...before, write]);
  void send(patientId, write);
}

/** Sends again what has failed. */
export function retryWrites(patientId: string): void {
  for (const write of writes.get(patientId) ?? none) {
    if (write.fault === undefined) continue;
    const again = { ...write, fault: undefined };
    change(patientId, (before) => before.map((one) => (one.key === write.key ? again : one)));
    void send(patientId, again);
  }
}

/** Throws away what has failed. */
export function discardFailed(patientId: string): void {
  change(patientId, (before) => before.filter((write) => write.fault === undefined));
}

/** Takes one write that failed out of the list: whoever calls this has kept what was in it. */
export function takeBackWrite(patientId: string, key: string): void {
  change(patientId, (before) => before.filter((write) => write.key !== key || write.fault === undefined));
}

export function useChartWrites(patientId: string): readonly ChartWrite[] {
  return writes.use(patientId) ?? none;
}

/** A chart's entries with those on their way, as the chart will read. */
export function withWrites(chart: Chart, pending: readonly ChartWrite[]): readonly ChartEntry[] {
  if (pending.length === 0) return chart.entries;
  const stored = new Set(chart.entries.map((entry) => entry.id));
  const by = currentMe()?.userId ?? '';
  const coming = pending.flatMap((write) =>
    write.entries
      .filter((entry) => !stored.has(entry.id))
      .map((entry) => ({ ...entry, patientId: chart.patient.id, at: write.at, by }) as ChartEntry),
  );
  return [...chart.entries, ...coming];
}

async function send(patientId: string, write: ChartWrite): Promise<void> {
  try {
    const stored = await client.chart.append({ patientId, entries: versioned(write.entries) });
    queryClient.setQueryData(chartQuery(patientId).queryKey, (chart) => {
      if (chart === undefined) return undefined;
      const ids = new Set(stored.map((entry) => entry.id));
      return { ...chart, entries: [...chart.entries.filter((entry) => !ids.has(entry.id)), ...stored] };
    });
    change(patientId, (before) => before.filter((one) => one.key !== write.key));
    await queryClient.invalidateQueries({ queryKey: ['today'] });
  } catch (error) {
    const fault = faultFrom(error);
    const entries = await write.instead?.(fault).catch(() => undefined);
    if (entries === undefined)
      return change(patientId, (before) => before.map((one) => (one.key === write.key ? { ...one, fault } : one)));
    const next = { ...write, entries };
    change(patientId, (before) => before.flatMap((one) => (one.key !== write.key ? [one] : entries.length === 0 ? [] : [next])));
    if (entries.length > 0) await send(patientId, next);
  }
}

function change(patientId: string, by: (before: readonly ChartWrite[]) => readonly ChartWrite[]) {
  const next = by(writes.get(patientId) ?? none);
  writes.set(patientId, next.length === 0 ? undefined : next);
}
