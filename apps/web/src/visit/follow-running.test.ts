import type { Envelope } from '@eupraxia/clinical';
import { type exampleSnapshot, exampleVisit, exampleWriter } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { followRunning } from './follow-running.ts';
import type { Journal, JournalState } from './log/journal.ts';
import { runningVisits } from './running-visit.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const opening = exampleVisit({ visitId, events: 60 }).envelopes.find(({ kind }) => kind === 'visit.opened') as Envelope;
const { snapshot } = opening.body as { snapshot: ReturnType<typeof exampleSnapshot> };
const activityId = snapshot.program.items[0]?.id as string;

/** A journal whose events the test adds; says how often it is watched and what was recorded in it. */
function fakeJournal() {
  const listeners = new Set<() => void>();
  const recorded: string[] = [];
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
    state: () => ({ phase: 'ready', envelopes, blocked: [] }) as unknown as JournalState,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    append: async (kind: string) => {
      recorded.push(kind);
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
  return { journal, add, recorded, watched: () => watched };
}

describe('followRunning()', () => {
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
});
