import { readLog, upcast } from '@eupraxia/clinical';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loggedPractices, practisedRecordings } from './logged.ts';
import { replayPractice } from './replay.ts';
import { type MadeSession, madeSession, rate, recording } from './session.fixture.ts';

const recordingsOf = ({ channels, data }: MadeSession) => new Map([[recording, { rate, channels, data }]]);

describe('replayPractice', () => {
  it('replayPractice(loggedPractices(log)) finds every event of the coach again, however it was lived', () => {
    let repetitions = 0;
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, dies) => {
        const made = madeSession(seed, { dies });
        for (const envelope of made.envelopes) expect(upcast(envelope).unread, JSON.stringify(envelope)).toBeNull();
        const practices = loggedPractices(readLog(made.envelopes));
        expect([...practisedRecordings(practices)]).toEqual([recording]);
        const [replayed] = practices.map((practice) => replayPractice(practice, recordingsOf(made)));
        expect(replayed?.difference).toBeNull();
        expect(replayed?.open).toBe(dies);
        repetitions += made.repetitions;
      }),
      { numRuns: 25 },
    );
    expect(repetitions).toBeGreaterThan(100);
  });

  it('replayPractice() of a tab that died forgives what the coach said last and the log never had', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 4 }), (seed, unwritten) => {
        const made = madeSession(seed, { dies: true });
        const last = made.envelopes.findLastIndex((e) => e.kind === 'feedback.started' || e.kind === 'coach.heard');
        const written = made.envelopes.slice(0, Math.max(last + 1, made.envelopes.length - unwritten));
        const [practice] = loggedPractices(readLog(written));
        if (practice === undefined) throw new Error('nothing was practised');
        // What a word led to comes with the word: the log has both or neither.
        fc.pre(written.length === made.envelopes.length || made.envelopes[last + 1]?.kind === 'repetition.done');
        expect(replayPractice(practice, recordingsOf(made)).difference).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('replayPractice() tells the first event that is other than the samples say, is missing, or rests on others', () => {
    const made = madeSession(7);
    const other = (change: (events: MadeSession['envelopes'][number][]) => void) => {
      const envelopes = structuredClone(made.envelopes) as MadeSession['envelopes'][number][];
      change(envelopes);
      const [practice] = loggedPractices(readLog(envelopes.map((e, i) => ({ ...e, seq: i + 1 }))));
      if (practice === undefined) throw new Error('nothing was practised');
      return replayPractice(practice, recordingsOf(made)).difference;
    };
    const place = made.envelopes.findIndex((e) => e.kind === 'repetition.done');
    expect(other(() => undefined)).toBeNull();
    expect(other((events) => ((events[place]?.body as { peak: number }).peak += 1))).toMatchObject({
      what: 'differs',
      logged: { kind: 'repetition.done' },
    });
    expect(other((events) => events.splice(place, 1))?.what).toMatch(/differs|missing-in-log/);
    expect(
      other((events) => events.push({ ...(events[place] as (typeof events)[number]), id: made.envelopes[0]?.writer ?? '' })),
    ).toMatchObject({ what: 'missing-in-replay' });
    const heard = made.envelopes.findIndex((e) => e.kind === 'coach.heard');
    expect(other((events) => ((events[heard]?.body as { at: number }).at += 1000))).toMatchObject({ what: 'clock' });
  });

  it('replayPractice() of a log that other rules wrote says so, and no more than that', () => {
    const made = madeSession(7);
    const envelopes = structuredClone(made.envelopes) as unknown as { kind: string; body: Record<string, unknown> }[];
    for (const { kind, body } of envelopes) {
      if (kind === 'coach.started') body['coach'] = '1';
      if (kind === 'repetition.done') body['peak'] = Number(body['peak']) + 1;
    }
    const [practice] = loggedPractices(readLog(envelopes as unknown as MadeSession['envelopes']));
    if (practice === undefined) throw new Error('nothing was practised');
    expect(replayPractice(practice, recordingsOf(made)).difference).toMatchObject({
      what: 'version',
      logged: { kind: 'coach.started', body: { coach: '1' } },
    });
  });

  it('replayPractice() says which stretch has no channel in the recordings that are there', () => {
    const made = madeSession(7);
    const [practice] = loggedPractices(readLog(made.envelopes));
    if (practice === undefined) throw new Error('nothing was practised');
    expect(replayPractice(practice, new Map()).difference).toMatchObject({
      what: 'no-channel',
      logged: { kind: 'feedback.started' },
    });
  });
});
