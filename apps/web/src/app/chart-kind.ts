import type { Program } from '@eupraxia/clinical';
import {
  type ChartEntry,
  chartBodyFrom,
  chartView,
  type NewChartEntry,
  type NewItemTraits,
  versioned,
} from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import type { Sent } from '../outbox/ordered-outbox.ts';
import { client } from './client.ts';
import { joinedProgram } from './described-program.ts';
import { faultFrom } from './fault.ts';
import { freshId } from './fresh-id.ts';
import { chartQuery, queryClient } from './queries.ts';
import { currentMe, recordReached } from './session.ts';

/** What a program on its way was made from, so that one that came too late can be joined with the one that stands. */
export interface MadeFrom {
  /** The program that it was to replace; null where there was none. */
  readonly base: Program | null;
  /** Where it says nothing new but what one item does. */
  readonly described?: { readonly itemId: string; readonly traits: NewItemTraits };
}

/** Entries of a chart that are sent together, and stored all or none. */
export interface ChartEntries {
  readonly entries: readonly NewChartEntry[];
  readonly madeFrom?: MadeFrom;
}

/** What is sealed of a write, with whose it is. The server reads the same when a colleague's device hands it over. */
export function storedEntries(patientId: string, { entries, madeFrom }: ChartEntries): Readonly<Record<string, unknown>> {
  const me = currentMe();
  return { patientId, clinicId: me?.clinic.id ?? '', userId: me?.userId ?? '', entries: versioned(entries), madeFrom };
}

/** Reads what was sealed; null for another person's, another chart's, and what a later release wrote. */
export function readEntries(patientId: string, stored: Readonly<Record<string, unknown>>): ChartEntries | null {
  const me = currentMe();
  if (stored['v'] !== 1 || stored['patientId'] !== patientId) return null;
  if (stored['userId'] !== me?.userId || stored['clinicId'] !== me?.clinic.id || !Array.isArray(stored['entries'])) return null;
  const entries = (stored['entries'] as readonly (NewChartEntry & { readonly v?: number })[]).map(
    ({ v = 1, ...entry }) => ({ ...entry, body: chartBodyFrom(entry.kind, v, entry.body) }) as NewChartEntry,
  );
  const madeFrom = stored['madeFrom'] as MadeFrom | undefined;
  return { entries, ...(madeFrom === undefined ? {} : { madeFrom }) };
}

/** Sends the entries of one write. Those that are stored already are left as they are. */
export async function sendEntries(patientId: string, write: ChartEntries): Promise<Sent<ChartEntries>> {
  try {
    const stored = await client.chart.append({ patientId, entries: versioned(write.entries) });
    recordReached(true);
    showStored(patientId, stored);
    return { kind: 'sent' };
  } catch (error) {
    const fault = faultFrom(error);
    if (fault.code === 'EUP_WEB_UNREACHED') recordReached(false);
    if (mayPass(fault)) return { kind: 'away' };
    if (fault.code !== 'EUP_STORE_PROGRAM_CHANGED' || write.madeFrom?.described === undefined) return { kind: 'refused', fault };
    return joined(patientId, write, fault);
  }
}

/** Whether the same call may go through later: nobody was reached, the server failed or is busy, or nobody is signed in. */
const mayPass = ({ status }: Fault): boolean => status >= 500 || status === 401 || status === 408 || status === 429;

function showStored(patientId: string, stored: readonly ChartEntry[]): void {
  queryClient.setQueryData(chartQuery(patientId).queryKey, (chart) => {
    if (chart === undefined) return undefined;
    const ids = new Set(stored.map((entry) => entry.id));
    return { ...chart, entries: [...chart.entries.filter((entry) => !ids.has(entry.id)), ...stored] };
  });
  void queryClient.invalidateQueries({ queryKey: ['today'] });
}

/** What an item does goes into the program that somebody else saved in between, where nothing there says otherwise. */
async function joined(patientId: string, { madeFrom }: ChartEntries, fault: Fault): Promise<Sent<ChartEntries>> {
  const { base, described } = madeFrom ?? {};
  if (!base || described === undefined) return { kind: 'refused', fault };
  try {
    const chart = await queryClient.fetchQuery({ ...chartQuery(patientId), staleTime: 0 });
    const theirs = chartView(chart.entries).program;
    const body = theirs === null ? 'clash' : joinedProgram(base, theirs, described.itemId, described.traits);
    if (theirs === null || body === 'clash') return { kind: 'refused', fault };
    if (body === 'there') return { kind: 'instead', value: null };
    const entries: readonly NewChartEntry[] = [{ id: freshId(), kind: 'program', body }];
    return { kind: 'instead', value: { entries, madeFrom: { base: theirs, described } } };
  } catch {
    return { kind: 'refused', fault };
  }
}
