import type { Envelope } from '@eupraxia/clinical';
import { type exampleSnapshot, exampleVisit, exampleWriter } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { followRunning } from './follow-running.ts';
import type { Journal, JournalState } from './log/journal.ts';
import { isFollowed, runningVisits } from './running-visit.ts';
import { signOfTreatment } from './signs.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const opening = exampleVisit({ visitId, events: 60 }).envelopes.find(({ kind }) => kind === 'visit.opened') as Envelope;
const { snapshot } = opening.body as { snapshot: ReturnType<typeof exampleSnapshot> };
const activityId = snapshot.program.items[0]?.id as string;

/** A journal whose events the test adds; says how often it is watched and what was recorded in it. */
function fakeJournal() {
  const listeners = new Set<() => void>();
  const recorded: string[] = [];
  const bodies: object[] = [];
  let envelopes: readonly Envelope[] = [opening];
  let watched = 0;
  const tab = exampleWriter({
    number: 7,
    clinicId: opening.clinicId,
    visitId,
    userId: opening.by.userId,
    zone: 'UTC',
    startedAt: opening.at,
  });
  let at = opening.at;
  const journal = {
    visitId,
    clock: { now: () => at },
    writer: 'another tab',
    state: () => ({ phase: 'ready', envelopes, blocked: [], devices: [], link: 'online' }) as unknown as JournalState,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    append: async (kind: string, body: object, more: object) => {
      recorded.push(kind);
      bodies.push({ ...body, ...more });
    },
    watch: () => {
      watched++;
      return () => {
        watched--;
      };
    },
  } as unknown as Journal;
  const add: typeof tab.write = (_at, kind, body, more) => {
    at += 1_000;
    const event = tab.write(at, kind, body, more);
    envelopes = [...envelopes, event];
    for (const listener of listeners) listener();
    return event;
  };
  return { journal, add, recorded, bodies, watched: () => watched };
}

describe('followRunning()', () => {
  it('says no more of a visit once its answer was called, and the server’s list counts again', () => {
    const { journal, add, watched } = fakeJournal();
    const end = followRunning(journal);
    add(0, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    expect([isFollowed(visitId), watched(), runningVisits().length]).toEqual([true, 1, 1]);
    end();
    add(0, 'cue.given', { activityId, channel: 'verbal', level: 'some', text: 'on' });
    expect([isFollowed(visitId), watched(), runningVisits().length]).toEqual([false, 0, 0]);
  });

  it('says that a clock runs, whoever started it, that STOP holds the visit, and neither once it is finished', () => {
    const { journal, add, recorded, watched } = fakeJournal();
    followRunning(journal);
    expect(runningVisits()).toEqual([]);
    expect(watched()).toBe(0);
    add(0, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    expect(runningVisits()).toMatchObject([{ visitId, state: 'running', patient: snapshot.patient.name }]);
    expect(watched()).toBe(1);
    add(0, 'cue.given', { activityId, channel: 'verbal', level: 'some' });
    runningVisits()[0]?.stop();
    expect(recorded).toEqual(['stop.pressed']);
    add(0, 'stop.pressed', { from: 'therapist' });
    expect(runningVisits()).toMatchObject([{ visitId, state: 'stopped' }]);
    expect(watched()).toBe(1);
    add(0, 'visit.finished', {});
    expect(runningVisits()).toEqual([]);
    expect(watched()).toBe(0);
  });

  it('says whose clocks run and since when, with the last sign of treatment, and pauses one with its reason', async () => {
    const { journal, add, bodies } = fakeJournal();
    followRunning(journal);
    const start = add(0, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    const [visit] = runningVisits();
    expect(visit?.clocks).toEqual([
      {
        activityId,
        activity: snapshot.program.items[0]?.name,
        since: start.at,
        mode: 'one-on-one',
        owner: opening.by.userId,
        writer: start.writer,
      },
    ]);
    expect(visit?.lastSign()).toBe(start.at);
    const cue = add(0, 'cue.given', { activityId, channel: 'verbal', level: 'some' });
    expect(visit?.lastSign()).toBe(cue.at);
    signOfTreatment(visitId, cue.at + 500);
    expect(visit?.lastSign()).toBe(cue.at + 500);
    const [clock] = visit?.clocks ?? [];
    if (clock === undefined) throw new Error('a clock runs');
    // The tab that began it is not this one, and the server knows of no device that has the visit open.
    expect(await visit?.heldBy(clock)).toBe('nobody');
    await visit?.pause(activityId, { cause: 'idle', since: cue.at + 0.5 });
    await visit?.pause(activityId, { cause: 'left' });
    await visit?.pause(activityId);
    expect(bodies).toEqual([
      { activityId, cause: 'idle', since: Math.round(cue.at + 0.5), source: 'station' },
      { activityId, cause: 'left', source: 'person' },
      { activityId, source: 'person' },
    ]);
    add(0, 'attention.changed', { activityId, by: 'aide', mode: 'one-on-one' });
    expect(runningVisits()[0]?.clocks).toMatchObject([{ owner: null, since: start.at }]);
    add(0, 'visit.finished', {});
  });
});
