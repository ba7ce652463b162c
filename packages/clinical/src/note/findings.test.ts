import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from '../index.ts';
import { foldVisit, minutesOf } from '../visit/index.ts';
import { enUs } from './en-us/book.ts';
import { composeNote, findingGroups, lateEvents, rankFindings, type SignedNote } from './index.ts';
import { Story, storyStart, strokeStory } from './story.fixture.ts';
import { tap, told } from './taps.fixture.ts';

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
        text: 'At 11:03 AM an activity was started after the visit had been finished; its time counts. Take the entry back or correct the time.',
        mend: { kind: 'event.retracted' },
      },
    ]);
    expect(minutesOf(foldVisit(story.log)).timed).toBe(44);
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

  it('hold a time entered by hand that the visit has no room for', () => {
    const story = strokeStory().record(50, 'time.corrected', { activityId: strokeStory().wrist, seconds: 7200, reason: 'guess' });
    expect(of(story, 'time-beyond-visit')).toMatchObject([
      {
        severity: 'blocks',
        text: '87 min 30 s of the time entered by hand for wrist extension is outside the visit, which lasted 47 min. Enter when this time began and why the clock missed it, in at least three words, or correct it.',
      },
    ]);
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
    expect(text).toContain('Therapeutic activities (97530), 30 s one-on-one;');
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
      '5 min of one-on-one time overlaps with another patient’s visit of the clinician and is not billed.',
    );
    expect(minutesOf(foldVisit(story.log))).toMatchObject({
      timed: 34,
      total: 34,
      uncounted: [{ by: 'therapist', seconds: 300 }],
    });
  });

  it('notice a device whose clock went back', () => {
    const story = strokeStory().record(40, 'remark.written', { section: 'response', text: 'Early.' });
    expect(of(story, 'skew')[0]?.text).toContain('went back by up to 7 min');
  });
});

/** A visit that was practised and says neither how the patient responded nor what comes next. */
const silentVisit = () => {
  const story = new Story();
  story.record(1, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
  return story
    .set(2, story.chair, 5, 5)
    .record(9, 'activity.stopped', { activityId: story.chair })
    .record(10, 'visit.finished', {});
};
const sentences = (story: Story) =>
  composeNote(story.log, { locale: 'en-US' }).sections.flatMap((section) => section.sentences.map((one) => one.text));
const asked = (story: Story) => rankFindings(found(story)).ask.map(({ key, gap, mend }) => [key, gap, mend]);

describe('what is asked once', () => {
  it('is an empty response and an empty plan, each with the way to add it', () => {
    const story = silentVisit();
    expect(asked(story)).toEqual([
      ['response-missing', 'response', { label: 'Add response', kind: 'remark.written' }],
      ['plan-missing', 'plan', { label: 'Add plan', kind: 'remark.written' }],
    ]);
    expect(found(story).filter(({ gap }) => gap !== undefined)).toMatchObject([{ severity: 'blocks' }, { severity: 'blocks' }]);
    // One question for the visit, not one more for each activity.
    expect(of(story, 'element').map(({ element }) => element)).not.toContain('response');
  });

  it('is answered by adding it, and then the other activities are only looked at', () => {
    const story = silentVisit();
    story.record(11, 'effort.rated', { activityId: story.chair, score: 3, scale: 'CR10' });
    story.record(12, 'remark.written', { section: 'progress-and-plan', text: 'Lower chair next time.' });
    expect(asked(story)).toEqual([]);
    expect(rankFindings(found(story)).resolve).toEqual([]);
  });

  it('is answered by signing without it, which the note then says, until it is added after all', () => {
    const story = silentVisit().record(11, 'gap.accepted', { gap: 'plan' });
    expect(asked(story).map(([key]) => key)).toEqual(['response-missing']);
    story.record(12, 'gap.accepted', { gap: 'response' });
    expect(found(story).filter(({ severity }) => severity === 'blocks')).toEqual([]);
    expect(sentences(story)).toContain('Not documented: how the patient responded.');
    expect(sentences(story)).toContain('Not documented: plan for the next visit.');
    story.record(13, 'remark.written', { section: 'progress-and-plan', text: 'Lower chair next time.' });
    expect(sentences(story)).not.toContain('Not documented: plan for the next visit.');
  });

  it('asks again when the acceptance is taken back, and makes no addendum after a signature', () => {
    const story = silentVisit().record(11, 'gap.accepted', { gap: 'plan' });
    const signed = { note: composeNote(story.log, { locale: 'en-US' }) } as SignedNote;
    story.record(12, 'event.retracted', {}, { corrects: story.last });
    expect(asked(story).map(([key]) => key)).toEqual(['response-missing', 'plan-missing']);
    story.record(13, 'gap.accepted', { gap: 'response' });
    expect(lateEvents(story.log, [signed])).toEqual([]);
  });

  it('is nothing where nothing was practised: a patient who came and could not be treated is documented as such', () => {
    const story = new Story().record(1, 'vitals.taken', { when: 'before', systolic: 192, diastolic: 110 });
    expect(asked(story)).toEqual([]);
  });
});

describe('the groups of findings', () => {
  it('are decided for every finding that the phrase book can word', () => {
    const keys = Object.keys(enUs.phrases).flatMap((key) => (key.startsWith('finding.') ? [key.slice('finding.'.length)] : []));
    expect(keys.filter((key) => findingGroups[key] === undefined)).toEqual([]);
  });

  it('let only safety, time, identity, contradiction, Medicare’s elements and what is asked once forbid the signature', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 40 }), (taps) => {
        const { findings } = composeNote(readLog(told(taps)), { locale: 'en-US' });
        for (const one of findings.filter(({ severity }) => severity === 'blocks')) expect(one.group, one.key).not.toBe('look');
        const { resolve, ask, look } = rankFindings(findings);
        expect([...resolve, ...ask, ...look].length).toBe(findings.length);
        expect(look.every(({ severity }) => severity === 'attention')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('never hold the signature for certification, authorization, KX or code edits: those hold the claim', () => {
    expect(
      Object.keys(enUs.phrases).filter((key) => /^finding\..*(?:certif|authoriz|kx|ncci|edit|plan-of-care)/i.test(key)),
    ).toEqual([]);
  });

  it('hold it for practice without minutes, an element of Medicare’s note, unless somebody set them to nothing', () => {
    const story = new Story().set(2, new Story().chair, 5, 5);
    expect(of(story, 'time-missing')).toMatchObject([{ severity: 'blocks', group: 'elements' }]);
    story.record(9, 'time.corrected', { activityId: story.chair, seconds: 0, reason: 'Shown, not practised.' });
    expect(of(story, 'time-missing')).toMatchObject([{ severity: 'attention' }]);
  });

  it('come with the most important first', () => {
    const story = silentVisit();
    story.record(11, 'stop.pressed', { from: 'patient' }).record(11.5, 'set.finished', { activityId: story.last });
    expect(rankFindings(found(story)).resolve.map(({ group }) => group)).toEqual(['safety', 'contradiction']);
  });
});
