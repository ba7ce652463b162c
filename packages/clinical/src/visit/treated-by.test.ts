import { describe, expect, it } from 'vitest';
import { composeNote } from '../note/index.ts';
import { Story } from '../note/story.fixture.ts';
import { contributors, foldVisit, treatedBy } from './index.ts';

const clinicians = [
  { userId: 'first', name: 'D. Rivera', credentials: 'PT, NCS', discipline: 'PT', level: 'therapist' },
  { userId: 'second', name: 'K. Adeyemi', credentials: 'PTA', discipline: 'PT', level: 'assistant' },
  { userId: 'third', name: 'M. Chen', credentials: 'OTR/L', discipline: 'OT', level: 'therapist' },
] as const;

function storyOf(more: Partial<Story['snapshot']> = {}): Story {
  const { snapshot } = new Story();
  return new Story({
    ...snapshot,
    clinician: { userId: 'third', name: 'M. Chen', credentials: 'OTR/L' },
    clinicians: [...clinicians],
    ...more,
  });
}
const seen = (story: Story) => treatedBy(foldVisit(story.log)).map(({ userId, level, seconds }) => [userId, level, seconds]);

describe('treatedBy(visit)', () => {
  it('is the clinician of the snapshot while the log names nobody', () => {
    const story = storyOf();
    story.record(1, 'remark.written', { section: 'response', text: 'Called in sick.' });
    expect(treatedBy(foldVisit(story.log))).toEqual([
      { userId: 'third', name: 'M. Chen', credentials: 'OTR/L', level: 'therapist', seconds: 0 },
    ]);
  });

  it('are those whose time the clock counted, the longest first, and not who opened the visit', () => {
    const story = storyOf();
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story.record(4, 'activity.stopped', { activityId: story.wrist });
    story.by(2).record(5, 'activity.started', { activityId: story.chair, by: 'assistant', mode: 'one-on-one' });
    story.record(15, 'activity.stopped', { activityId: story.chair });
    expect(seen(story)).toEqual([
      ['second', 'assistant', 600],
      ['first', 'therapist', 180],
    ]);
  });

  it('are those whom a start names, whoever tapped it', () => {
    const story = storyOf();
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'assistant', mode: 'one-on-one', person: 'second' });
    story.record(4, 'activity.stopped', { activityId: story.wrist });
    expect(seen(story)).toEqual([['second', 'assistant', 180]]);
  });

  it('are those who record treatment while the clock runs, and not who adds to the note afterwards', () => {
    const story = storyOf();
    const cue = { activityId: story.wrist, channel: 'verbal', level: 'some' } as const;
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story.by(1).record(6, 'activity.stopped', { activityId: story.wrist });
    story.record(7, 'visit.finished', {});
    story.by(2).record(8, 'cue.given', cue);
    story.record(9, 'remark.written', { section: 'response', text: 'Tired at the end.' });
    story.record(9.5, 'time.corrected', { activityId: story.wrist, seconds: 240, reason: 'Started late' });
    expect(seen(story)).toEqual([['first', 'therapist', 300]]);
    const together = storyOf();
    together.record(1, 'activity.started', { activityId: together.wrist, by: 'therapist', mode: 'one-on-one' });
    together.by(2).record(3, 'cue.given', cue);
    const given = together.last;
    together.by(1).record(6, 'activity.stopped', { activityId: together.wrist });
    expect(seen(together)).toEqual([
      ['first', 'therapist', 300],
      ['second', 'assistant', 0],
    ]);
    together.by(2).record(10, 'event.retracted', {}, { corrects: given });
    expect(seen(together)).toEqual([['first', 'therapist', 300]]);
  });

  it('gives a level that the clinic has not recorded by what they treated as', () => {
    const story = storyOf({ clinicians: [] });
    story.by(2).record(1, 'activity.started', { activityId: story.wrist, by: 'assistant', mode: 'one-on-one' });
    story.record(4, 'activity.stopped', { activityId: story.wrist });
    expect(contributors(foldVisit(story.log))).toEqual([
      { userId: 'second', name: 'second', credentials: '', level: 'assistant', discipline: null, seconds: 180 },
    ]);
  });
});

describe('the report period', () => {
  const texts = (period: Story['snapshot']['reportPeriod'], by: 1 | 2, program?: 'medicare-a' | 'medicare-b') => {
    const { snapshot } = new Story();
    const story = storyOf({
      ...(period === undefined ? {} : { reportPeriod: period }),
      payer: { ...snapshot.payer, ...(program === undefined ? {} : { program }) },
    });
    const who = by === 1 ? 'therapist' : 'assistant';
    story.by(by).record(1, 'activity.started', { activityId: story.wrist, by: who, mode: 'one-on-one' });
    story.record(15, 'activity.stopped', { activityId: story.wrist });
    return composeNote(story.log, { locale: 'en-US' })
      .findings.filter(({ key }) => key === 'therapist-period')
      .map(({ severity, text }) => `${severity}: ${text}`);
  };
  const nine = { since: '2026-11-03', treatmentDays: 9, therapistDays: 0 };

  it('asks for a therapist where an assistant ends it alone', () => {
    expect(texts(nine, 2)).toEqual([
      'attention: No therapist has treated since Nov 3, 2026. A therapist must treat at least once in each report period of 10 treatment days.',
    ]);
  });

  it('asks for nothing where a therapist treats or has treated, before its end, for another payer, or where it is not known', () => {
    expect(texts(nine, 1)).toEqual([]);
    expect(texts({ ...nine, therapistDays: 1 }, 2)).toEqual([]);
    expect(texts({ ...nine, treatmentDays: 8 }, 2)).toEqual([]);
    expect(texts(nine, 2, 'medicare-a')).toEqual([]);
    expect(texts(undefined, 2)).toEqual([]);
  });
});
