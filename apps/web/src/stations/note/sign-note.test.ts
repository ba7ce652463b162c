import { type Envelope, type Heads, readLog } from '@eupraxia/clinical';
import { exampleVisit, exampleWriter } from '@eupraxia/clinical/example';
import type { SignedNote } from '@eupraxia/clinical/note';
import { type Fault, FaultError } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { visitFault } from '../../visit/errors.ts';
import type { JournalState } from '../../visit/log/journal.ts';
import type { SessionClock } from '../../visit/log/session-clock.ts';
import { type Asked, signNote } from './sign-note.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const { envelopes } = exampleVisit({ visitId });
const ends = Math.max(...envelopes.map(({ at }) => at));
const versions: SignedNote['versions'] = { release: '0', catalogue: '0', phrases: '0', log: 1 };
const behind: Fault = { ...visitFault('EUP_VISIT_REFUSED', { why: 'more is stored' }), code: 'EUP_SERVER_NOTE_BEHIND' };
const faultOf = (thrown: unknown): Fault => (thrown as FaultError).fault;
const another = (number = 9) =>
  exampleWriter({
    clinicId: envelopes[0]?.clinicId ?? '',
    visitId,
    userId: envelopes[0]?.by.userId ?? '',
    zone: 'UTC',
    number,
    startedAt: ends,
  });

/** A journal in memory; `flush` fetches what the server has stored. */
function journalOf(kept: readonly Envelope[], stored: () => readonly Envelope[]) {
  let all = kept;
  let acknowledged: Heads = {};
  return {
    visitId,
    clock: { now: () => ends } as unknown as SessionClock,
    async flush() {
      all = [...new Set([...all, ...stored()])];
      acknowledged = readLog(stored()).heads;
      return true;
    },
    state: () => ({ envelopes: all, acknowledged, notes: [], waiting: 0 }) as unknown as JournalState,
  };
}

describe('signNote(journal, kind, versions, sign, faultOf)', () => {
  it('composes again from all that is stored where something was stored meanwhile', async () => {
    const writer = another();
    let stored = [...envelopes];
    const asked: Asked[] = [];
    const signed = await signNote(
      journalOf(envelopes, () => stored),
      'treatment',
      versions,
      async (ask) => {
        asked.push(ask);
        if (asked.length > 3) return;
        stored = [...stored, writer.write(ends + asked.length, 'pain.rated', { score: 2, when: 'after' })];
        throw new FaultError(behind);
      },
      faultOf,
    );
    expect(signed).toEqual({ ok: true, value: true });
    expect(asked.map(({ through }) => through[writer.writer] ?? 0)).toEqual([0, 1, 2, 3]);
    expect(new Set(asked.map(({ hash }) => hash)).size).toBe(4);
  });

  it('is refused by a STOP that is kept here and not sent yet, and asks the server nothing', async () => {
    const stop = another().write(ends + 1, 'stop.pressed', { from: 'patient' });
    const asked: Asked[] = [];
    const journal = journalOf([...envelopes, stop], () => envelopes);
    const signed = await signNote(journal, 'treatment', versions, async (ask) => asked.push(ask), faultOf);
    expect(signed).toMatchObject({ ok: false, error: { code: 'EUP_VISIT_NOTE_BLOCKED' } });
    expect(asked).toEqual([]);
  });

  it('gives up after twenty rounds, and at once on any other refusal', async () => {
    for (const [fault, rounds] of [
      [behind, 20],
      [visitFault('EUP_VISIT_NOT_HERE'), 1],
    ] as const) {
      let count = 0;
      const signed = await signNote(
        journalOf(envelopes, () => envelopes),
        'treatment',
        versions,
        async () => {
          count++;
          throw new FaultError(fault);
        },
        faultOf,
      );
      expect([count, signed]).toEqual([rounds, { ok: false, error: fault }]);
    }
  });
});
