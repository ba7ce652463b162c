import { type Envelope, readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import type { BlockedStart } from './log/blocked-starts.ts';
import type { JournalState } from './log/journal.ts';
import { standingRefusals, startVerdict, verdictOn, withBlockedStarts } from './start-verdict.ts';

const { envelopes } = exampleVisit({ events: 60 });
const start = envelopes.find(({ kind }) => kind === 'activity.started') as Envelope;
const activityId = (start.body as { activityId: string }).activityId;
const upToStart = readLog(envelopes.slice(0, envelopes.indexOf(start) + 1));
const blocked: readonly BlockedStart[] = [
  {
    event: start.id,
    code: 'EUP_SERVER_START_BLOCKED',
    message: '',
    remedy: '',
    findings: [{ rule: 'pain-limit', severity: 'block' }],
  },
];

const stateOf = (part: Partial<JournalState>): JournalState => ({
  phase: 'ready',
  envelopes: [start],
  heads: {},
  acknowledged: {},
  waiting: 1,
  link: 'online',
  status: 'open',
  notes: [],
  blocked: [],
  faults: [],
  ...part,
});

/** A journal whose state a test sets. */
function journalOf(first: JournalState) {
  const listeners = new Set<() => void>();
  let state = first;
  return {
    listeners,
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next: JournalState) {
      state = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

describe('standingRefusals(log, blocked) and withBlockedStarts(log, blocked)', () => {
  it('the answer alone stops the clock: nobody waits for the server’s stream', () => {
    const visit = foldVisit(withBlockedStarts(upToStart, blocked), start.at + 60_000);
    expect(foldVisit(upToStart, start.at + 60_000).running).toBe(activityId);
    expect(visit.running).toBeNull();
    expect(visit.contradictions).toContainEqual({ id: start.id, what: 'start-refused' });
    expect(standingRefusals(upToStart, blocked).get(activityId)).toMatchObject({
      id: start.id,
      findings: [{ rule: 'pain-limit' }],
    });
  });

  it('a later start of the same activity takes the refusal away', () => {
    const again = { ...start, id: '0190a000-0000-7000-8000-00000000ffff', seq: start.seq + 1, at: start.at + 1_000 };
    const log = readLog([...envelopes.slice(0, envelopes.indexOf(start) + 1), again]);
    expect(standingRefusals(log, blocked).size).toBe(0);
  });

  it('a log that names it already is left as it is', () => {
    expect(withBlockedStarts(upToStart, [])).toBe(upToStart);
  });
});

describe('startVerdict(start, journal, within)', () => {
  it('is refused by the answer, or by the stream', async () => {
    expect(verdictOn(start, stateOf({ blocked }))).toBe('refused');
    const refusal = { ...start, id: 'r', kind: 'start.refused', body: { of: start.id, findings: [] } } as unknown as Envelope;
    expect(verdictOn(start, stateOf({ envelopes: [start, refusal] }))).toBe('refused');
    const journal = journalOf(stateOf({}));
    const verdict = startVerdict(start, journal, 60_000);
    journal.set(stateOf({ blocked, acknowledged: { [start.writer]: start.seq } }));
    expect(await verdict).toBe('refused');
    expect(journal.listeners.size).toBe(0);
  });

  it('is accepted as soon as the server has stored it and says nothing', async () => {
    expect(await startVerdict(start, journalOf(stateOf({ acknowledged: { [start.writer]: start.seq } })), 60_000)).toBe(
      'accepted',
    );
  });

  it('offline it waits for nobody, and online for no longer than it is told', async () => {
    expect(await startVerdict(start, journalOf(stateOf({ link: 'away' })), 60_000)).toBe('unheard');
    const journal = journalOf(stateOf({}));
    expect(await startVerdict(start, journal, 1)).toBe('unheard');
    expect(journal.listeners.size).toBe(0);
  });
});
