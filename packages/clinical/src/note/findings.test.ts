import { describe, expect, it } from 'vitest';
import { foldVisit, minutesOf } from '../visit/index.ts';
import { composeNote } from './index.ts';
import { Story, storyStart, strokeStory } from './story.fixture.ts';

const found = (story: Story) => composeNote(story.log, { locale: 'en-US' }).findings;
const of = (story: Story, key: string) => found(story).filter((f) => f.key === key);
const minute = (n: number) => storyStart + n * 60_000;

describe('composeNote(log).findings', () => {
  it('are empty for a visit in which nothing is missing', () => {
    expect(found(strokeStory())).toEqual([]);
  });

  it('name each missing element of each activity with the button that resolves it', () => {
    const story = new Story();
    story.record(1, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    story.record(9, 'activity.stopped', { activityId: story.chair });
    expect(of(story, 'element').map((f) => [f.element, f.activityId, f.severity, f.mend])).toEqual([
      ['sets-and-repetitions', story.chair, 'attention', { label: 'Count', kind: 'repetition.done' }],
      ['resistance', story.chair, 'attention', { label: 'Set resistance', kind: 'resistance.set' }],
      ['cues', story.chair, 'attention', { label: 'Add cue', kind: 'cue.given' }],
      ['response', story.chair, 'attention', { label: 'Rate effort', kind: 'effort.rated' }],
      ['progress', story.chair, 'attention', { label: 'Add remark', kind: 'remark.written' }],
    ]);
    story.record(10, 'effort.rated', { activityId: story.chair, score: 3, scale: 'CR10' });
    story.record(11, 'remark.written', { section: 'progress-and-plan', text: 'Higher chair next time.' });
    expect(of(story, 'element').map((f) => f.element)).toEqual(['sets-and-repetitions', 'resistance', 'cues']);
  });

  it('forbid the signature while an entry speaks of an activity outside the program', () => {
    const story = strokeStory().record(48, 'set.finished', { activityId: '01900000-0000-7000-8000-0000000000ee' });
    expect(of(story, 'contradiction')).toMatchObject([{ severity: 'blocks', mend: { kind: 'event.retracted' } }]);
    story.record(49, 'event.retracted', {}, { corrects: story.last });
    expect(found(story)).toEqual([]);
  });

  it('say that an activity was started after the visit was finished, until it is reopened', () => {
    const story = strokeStory();
    story.by(2).record(48, 'activity.started', { activityId: story.chair, by: 'assistant', mode: 'one-on-one' });
    const started = story.last;
    story.record(53, 'activity.stopped', { activityId: story.chair });
    expect(of(story, 'contradiction')).toMatchObject([
      {
        severity: 'attention',
        event: started,
        text: 'At 11:03 an activity was started after the visit had been finished; its time counts. Take the entry back or correct the time.',
        mend: { kind: 'event.retracted' },
      },
    ]);
    expect(minutesOf(foldVisit(story.log)).timed).toBe(43);
    story.by(1).record(47.5, 'visit.reopened', {});
    expect(of(story, 'contradiction')).toEqual([]);
  });

  it('name the event that is to be explained, cleared or taken back', () => {
    const story = strokeStory().record(48, 'stop.pressed', { from: 'patient' });
    const stop = story.last;
    const keys = () => found(story).map((f) => [f.key, f.severity, f.event, f.mend?.kind]);
    // Practice is over under the STOP: it is explained, and need not be cleared.
    expect(keys()).toEqual([['stop-unexplained', 'blocks', stop, 'stop.explained']]);
    story.record(48.1, 'stop.explained', { stop, why: 'unknown' });
    expect(keys()).toEqual([]);
    story.record(48.2, 'visit.reopened', {});
    expect(keys().filter(([key]) => key === 'stop-open')).toEqual([['stop-open', 'blocks', stop, 'stop.cleared']]);
    story.record(48.3, 'stop.cleared', { stop });
    expect(keys().filter(([key]) => key === 'stop-open')).toEqual([]);
  });

  it('notice corrected times that add up to more than the visit lasted', () => {
    const story = strokeStory().record(50, 'time.corrected', { activityId: strokeStory().wrist, seconds: 7200, reason: 'guess' });
    expect(of(story, 'time-beyond-visit')[0]?.text).toBe(
      'The corrected times add up to 134 min 30 s, more than the visit lasted (50 min).',
    );
  });

  it('notice practice without the clock', () => {
    const story = new Story();
    story.set(2, story.chair, 5, 5);
    expect(of(story, 'time-missing')).toMatchObject([
      { activityId: story.chair, mend: { label: 'Enter time', kind: 'time.corrected' } },
    ]);
  });

  it('notice a service that ran for less than a minute, and the note does not call it 0 min', () => {
    const story = new Story();
    story.record(1, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    story.record(1.5, 'activity.stopped', { activityId: story.chair });
    expect(of(story, 'time-short')).toMatchObject([
      {
        activityId: story.chair,
        text: 'Therapeutic activities (97530) ran for under 1 minute: no unit.',
        mend: { kind: 'time.corrected' },
      },
    ]);
    const text = composeNote(story.log, { locale: 'en-US' })
      .sections.flatMap((section) => section.sentences.map((sentence) => sentence.text))
      .join(' ');
    expect(text).toContain('Therapeutic activities (97530), under 1 min one-on-one;');
    expect(text).not.toMatch(/\b0 min\b/);
  });

  it('take the time with another patient out of the minutes, and say so', () => {
    const story = strokeStory();
    story.record(48, 'attention.elsewhere', {
      intervals: [
        { from: minute(5), to: minute(9) },
        { from: minute(8), to: minute(10) },
        { from: minute(46), to: minute(60) },
      ],
    });
    expect(of(story, 'elsewhere')[0]?.text).toBe(
      '5 min of one-on-one time lie where the clinician was with another patient; they count in no minutes.',
    );
    expect(minutesOf(foldVisit(story.log))).toMatchObject({
      timed: 33,
      total: 33,
      uncounted: [{ by: 'therapist', seconds: 300 }],
    });
  });

  it('notice a device whose clock went back', () => {
    const story = strokeStory().record(40, 'remark.written', { section: 'response', text: 'Early.' });
    expect(of(story, 'skew')[0]?.text).toContain('went back by up to 7 min');
  });
});
