import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import type { NewBodies } from '../index.ts';
import { composeNote } from '../note/index.ts';
import { Story, storyStart } from '../note/story.fixture.ts';
import { foldVisit, minutesOf } from './index.ts';

const other = '01900000-0000-8000-a000-0000000000cc';
const minute = (n: number) => storyStart + n * 60_000;

/** A visit with 20 min of a therapist's or an assistant's time on the clock, and what the server says of another visit. */
function told(by: 'therapist' | 'assistant' = 'therapist') {
  const story = new Story();
  story.by(by === 'therapist' ? 1 : 2);
  story.record(0, 'activity.started', { activityId: story.chair, by, mode: 'one-on-one' });
  story.record(20, 'activity.stopped', { activityId: story.chair });
  story.record(20, 'visit.finished', {});
  const server = exampleWriter({
    clinicId: story.snapshot.clinic.id,
    visitId: story.events[0]?.sessionId ?? '',
    userId: 'server',
    zone: story.snapshot.clinic.zone,
    number: 100,
    startedAt: storyStart,
  });
  const opening = server.write(storyStart, 'visit.opened', { snapshot: exampleSnapshot() });
  story.events[0] = opening;
  return {
    story,
    state: (at: number, from: number, to: number, counts?: NewBodies['attention.elsewhere']['counts'], more: object = {}) =>
      story.events.push({
        ...server.write(minute(at), 'attention.elsewhere', {
          visit: other,
          intervals: from === to ? [] : [{ from: minute(from), to: minute(to) }],
          ...(counts === undefined ? {} : { counts }),
          ...more,
        }),
        source: 'server',
      }),
    minutes: () => minutesOf(foldVisit(story.log)).timed,
    found: () =>
      composeNote(story.log, { locale: 'en-US' })
        .findings.filter(({ key }) => /overlap|elsewhere|cotreatment/.test(key))
        .map(({ key, severity }) => `${key} ${severity}`),
    note: () =>
      composeNote(story.log, { locale: 'en-US' }).sections.flatMap(({ sentences }) => sentences.map(({ text }) => text)),
  };
}

describe('time that another visit claims too', () => {
  it('counts nowhere and holds the note while it is open; the newest entry of a visit replaces what was said of it', () => {
    const { state, minutes, found } = told();
    state(21, 5, 15, 'open');
    expect([minutes(), found()]).toEqual([10, ['overlap-open blocks']]);
    state(22, 5, 10, 'there');
    expect([minutes(), found()]).toEqual([15, ['overlap-settled attention']]);
    state(23, 5, 10, 'here');
    expect([minutes(), found()]).toEqual([20, ['overlap-settled attention']]);
    state(24, 5, 10, 'neither');
    expect([minutes(), found()]).toEqual([15, ['overlap-settled attention']]);
    state(25, 0, 0, 'here');
    expect([minutes(), found()]).toEqual([20, []]);
  });

  it('adds up in entries of earlier releases, and counts there', () => {
    const { state, minutes, found } = told();
    state(21, 0, 4);
    state(22, 10, 13);
    expect([minutes(), found()]).toEqual([13, ['elsewhere attention']]);
  });

  it('is believed from the server’s stream alone', () => {
    const { story, state, minutes } = told();
    state(21, 5, 15, 'open');
    story.by(1).record(22, 'attention.elsewhere', { visit: other, intervals: [], counts: 'here' });
    expect(minutes()).toBe(10);
  });

  it('is an assistant’s own to settle, and no therapist’s time is', () => {
    const settledBy = (by: 'therapist' | 'assistant') => {
      const { story, state } = told(by);
      state(21, 5, 15, 'open');
      story.by(2).record(22, 'overlap.settled', { visit: other, counts: 'here' });
      return foldVisit(story.log).overlaps.map(({ settled }) => settled?.counts ?? null);
    };
    expect(settledBy('assistant')).toEqual(['here']);
    expect(settledBy('therapist')).toEqual([null]);
  });

  it('stands in the note without a name: whose visit it is, where it counts, and co-treatment as such', () => {
    const { state, note } = told();
    state(21, 5, 15, 'there');
    expect(note()).toContainEqual(
      expect.stringMatching(
        /^One-on-one time of 10 min from \d{1,2}:\d\d [AP]M overlaps with another patient’s visit of the same clinician; counted in the other visit\.$/,
      ),
    );
    state(22, 5, 15, 'open', { of: 'patient' });
    expect(note()).toContainEqual(
      expect.stringMatching(/another clinician’s visit of this patient \(co-treatment\); not counted until/),
    );
  });
});
