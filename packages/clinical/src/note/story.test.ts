import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import type { NewSnapshot } from '../index.ts';
import { foldVisit, previousOf } from '../visit/index.ts';
import {
  bookOf,
  composeNote,
  lateEvents,
  type Note,
  phrase,
  phrasesVersion,
  rankFindings,
  type SignedNote,
  type Words,
} from './index.ts';
import { Story, strokeStory, textOf } from './story.fixture.ts';

const noteOf = (story: Story) => composeNote(story.log, { locale: 'en-US' });
const sentences = (note: Note) => note.sections.flatMap((section) => section.sentences);
const signedAs = (note: Note): SignedNote => ({
  id: '01900000-0000-7000-8000-0000000000cc',
  visitId: '01900000-0000-7000-8000-0000000000bb',
  kind: note.kind,
  note,
  versions: { release: '0', catalogue: '0', phrases: phrasesVersion, log: 1 },
  signedBy: { userId: 'u', name: 'n', credentials: 'PT' },
  signedAt: 0,
  hash: '',
});

const storyId = '01900000-0000-7000-8000-0000000000dd';

/** Two tablets, a STOP, a correction, a change of zone: the rest of the vocabulary. */
function stormyStory(): Story {
  const story = new Story();
  const { wrist, chair } = story;
  story.record(1, 'activity.started', { activityId: wrist, by: 'therapist', mode: 'one-on-one' });
  story.seen(2, wrist, 3, 1);
  story.record(4, 'zone.set', { activityId: wrist, metric: 'emg-amplitude', floor: 45, ceiling: 80, holdSeconds: 1.5 });
  story.record(4.2, 'reason.given', { of: [story.last], text: 'tone rose with fatigue' });
  story.seen(5, wrist, 4, 3);
  story.record(8, 'stop.pressed', { from: 'patient' });
  const stop = story.last;
  story.record(8.5, 'stop.explained', { stop, why: 'pain', text: 'sharp in the wrist' });
  story.record(11, 'stop.cleared', { stop, text: 'gone after rest' });
  story.by(2).record(12, 'activity.started', { activityId: chair, by: 'assistant', mode: 'one-on-one' });
  story.record(13, 'repetition.done', { activityId: chair, held: true });
  story.record(21, 'activity.stopped', { activityId: chair });
  story.by(1).record(22, 'time.corrected', { activityId: wrist, seconds: 600, reason: 'clock started late' });
  return story.record(23, 'visit.finished', {});
}

describe('composeNote(log): worked stories', () => {
  it('tells a stroke visit with EMG biofeedback and sit-to-stand whole', () => {
    expect(textOf(noteOf(strokeStory()))).toMatchInlineSnapshot(`
      "Treatment note · visit 7
      [Subjective]
      Seen for right hemiparesis after stroke, onset Oct 3, 2026.
      Patient identity and side confirmed at 10:17 AM (right) and 10:43 AM (both sides).
      “My hand caught less at breakfast.” (patient)
      Pain 1/10 before and after.
      Blood pressure 128/78 before, 132/80 after.
      Heart rate 72/min before, 78/min after.
      [Intervention]
      Deficits from the evaluation: impaired motor control, right wrist (“The cup slips when the wrist drops.”); impaired balance in rising.
      Neuromuscular re-education of the right wrist (97112), 24 min 30 s one-on-one; intent: motor control of the wrist.
      Wrist extension, seated, forearm supported, for reaching for and grasping a cup.
      Submaximal reference 241 µV (placement: SENIAM forearm).
      EMG biofeedback of the right extensor carpi radialis, 23 of 30 repetitions held 2 s in the zone 55–85 % of the submaximal reference (6, 8 and 9 of 10 by set).
      No added resistance.
      Therapeutic activities (97530), 14 min 30 s one-on-one; intent: a functional task.
      Sit-to-stand, lower limb on both sides, chair, 45 cm; objective: rising from the dining chair.
      Completed 3 × 5 as planned.
      Weight 2 kg (vest).
      [Skilled need]
      Wrist extension: verbal cues 5, 2, 1 and tactile cues 2, 0, 0 by set; much help in 5, some help in 2, a hint in 3.
      Cue words: “Reach long to the cup”.
      Assistance reduced from moderate to minimal after set 1 (therapist: “holds are steady”).
      Sit-to-stand: 1 verbal cue in set 1, with some help.
      Cue words: “Nose over toes”.
      Stand-by assistance.
      [Response]
      Wrist extension: effort 4/10 (CR10).
      Performance within the visit from 6 of 10 held in the first set to 9 of 10 in the last.
      Held in the zone in 77 % of the repetitions, 55 % in the last visit, with the same reference and placement.
      Sit-to-stand: effort 5/10 (CR10).
      Pain 2/10 during (right knee).
      “I could feel it switch on by itself.” (patient)
      Caregiver: “He used the hand to hold the door.” (caregiver)
      [Progress and plan]
      Action Research Arm Test (right) 31 points; 24 on Oct 26, 2026: +7 (higher is better).
      Wrist extension, compared with Nov 18, 2026: 30 repetitions (then 20), minimal assistance (then moderate), 10 cues (then 9).
      Sit-to-stand, compared with Nov 18, 2026: 15 repetitions (then 12), stand-by assistance (then moderate), 1 cue (then 6).
      Next: same zone, in random order with hand opening. (therapist)
      [Time]
      Date of service Nov 22, 2026.
      Neuromuscular re-education (97112) 24 min 30 s.
      Therapeutic activities (97530) 14 min 30 s.
      Total timed-code minutes: 39 (seconds of all timed codes added, then rounded down once); total treatment minutes: 39."
    `);
  });

  it('says of a visit with nothing but time no more than the time, and what is missing', () => {
    const story = new Story();
    story.record(2, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story.record(17.9, 'activity.stopped', { activityId: story.wrist }).record(18, 'visit.finished', {});
    const text = textOf(noteOf(story));
    expect(text).toMatchInlineSnapshot(`
      "Treatment note · visit 7
      [Subjective]
      Seen for right hemiparesis after stroke, onset Oct 3, 2026.
      [Intervention]
      Deficits from the evaluation: impaired motor control, right wrist (“The cup slips when the wrist drops.”); impaired balance in rising.
      Neuromuscular re-education of the right wrist (97112), 15 min 54 s one-on-one; intent: motor control of the wrist.
      Wrist extension, seated, forearm supported, for reaching for and grasping a cup.
      [Progress and plan]
      Not measured in this visit; on record: Action Research Arm Test (right) 28 points on Nov 9, 2026, +4 since Oct 26, 2026 (higher is better).
      [Time]
      Date of service Nov 22, 2026.
      Neuromuscular re-education (97112) 15 min 54 s.
      Total timed-code minutes: 15 (seconds of the timed code rounded down once); total treatment minutes: 15.
      blocks: How the patient responded is not documented. → Add response
      blocks: The plan for the next visit is not documented. → Add plan
      attention: Wrist extension: no repetition counted. → Count
      attention: Wrist extension: resistance not recorded. → Set resistance
      attention: Wrist extension: no cue recorded. → Add cue
      attention: Wrist extension: not compared with before. → Add remark
      attention: Sit-to-stand was planned and not practiced.
      attention: The patient and the side were not confirmed before every activity. Check that this is the right chart and side."
    `);
    expect(text).not.toMatch(/\brepetitions? (held|in)|\d+ repetitions?|because/);
  });

  it('tells a STOP with its reason, a changed zone, a corrected time, and the work of two people', () => {
    expect(textOf(noteOf(stormyStory()))).toMatchInlineSnapshot(`
      "Treatment note · visit 7
      [Subjective]
      Seen for right hemiparesis after stroke, onset Oct 3, 2026.
      [Intervention]
      Deficits from the evaluation: impaired motor control, right wrist (“The cup slips when the wrist drops.”); impaired balance in rising.
      Neuromuscular re-education of the right wrist (97112), 10 min one-on-one; intent: motor control of the wrist.
      Wrist extension, seated, forearm supported, for reaching for and grasping a cup.
      EMG biofeedback of the right extensor carpi radialis, 1 of 3 repetitions held 2 s in the zone 55–85 % of a reference that was not recorded, then 3 of 4 held 1.5 s in the zone 45–80 % of a reference that was not recorded; planned 3 × 10.
      Therapeutic activities (97530), 9 min one-on-one; intent: a functional task.
      Sit-to-stand, lower limb on both sides, chair, 45 cm; objective: rising from the dining chair.
      Completed 1 repetition; planned 3 × 5.
      [Skilled need]
      Wrist extension: target zone changed from 55–85 % held 2 s to 45–80 % held 1.5 s (therapist: “tone rose with fatigue”).
      [Response]
      Wrist extension: performance within the visit from 1 of 3 held in the first set to 3 of 4 in the last.
      Held in the zone in 75 % of the repetitions; not comparable with the last visit (Nov 18, 2026): a reference is not recorded for both visits.
      STOP pressed by the patient at 10:23 AM: pain (“sharp in the wrist”); cleared at 10:26 AM by the therapist (“gone after rest”).
      [Progress and plan]
      Not measured in this visit; on record: Action Research Arm Test (right) 28 points on Nov 9, 2026, +4 since Oct 26, 2026 (higher is better).
      Wrist extension, compared with Nov 18, 2026: 7 repetitions (then 20).
      Sit-to-stand, compared with Nov 18, 2026: 1 repetition (then 12).
      [Time]
      Date of service Nov 22, 2026.
      Neuromuscular re-education (97112) 10 min.
      Therapeutic activities (97530) 9 min.
      Furnished by the therapist (10 min) and the assistant (9 min).
      Time of wrist extension entered by hand at 10:37 AM (clock showed 7 min): 10 min; reason: “clock started late”.
      Total timed-code minutes: 19; total treatment minutes: 19.
      blocks: How the patient responded is not documented. → Add response
      blocks: The plan for the next visit is not documented. → Add plan
      attention: Wrist extension was practiced in percent of a reference that was not recorded. → Set reference
      attention: Wrist extension: resistance not recorded. → Set resistance
      attention: Wrist extension: no cue recorded. → Add cue
      attention: Sit-to-stand: resistance not recorded. → Set resistance
      attention: Sit-to-stand: no cue recorded. → Add cue
      attention: The patient and the side were not confirmed before every activity. Check that this is the right chart and side."
    `);
  });

  it('says of a STOP whose sign-in pressed it: the therapist, the assistant, the patient or a rule', () => {
    const pressed = (pen: 1 | 2, from: 'therapist' | 'patient' | 'rule') =>
      textOf(noteOf(new Story().by(pen).record(2, 'stop.pressed', { from })));
    expect(pressed(1, 'therapist')).toContain('STOP pressed by the therapist at 10:17 AM:');
    expect(pressed(2, 'therapist')).toContain('STOP pressed by the assistant at 10:17 AM:');
    expect(pressed(2, 'patient')).toContain('STOP pressed by the patient at 10:17 AM:');
    expect(pressed(2, 'rule')).toContain('STOP by a safety rule at 10:17 AM:');
  });

  it('blocks while a STOP is open and a clock runs', () => {
    const story = new Story();
    story.record(1, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    const resolve = () => rankFindings(noteOf(story).findings).resolve.map(({ key }) => key);
    expect(resolve()).toEqual(['activity-running']);
    story.record(2, 'stop.pressed', { from: 'rule' });
    expect(resolve()).toEqual(['stop-open', 'stop-unexplained']);
    expect(textOf(noteOf(story))).toContain('STOP by a safety rule at 10:17 AM: reason not recorded; not cleared.');
  });

  it('tells a remark on an activity with that activity, and any other one at the end of its section', () => {
    const story = strokeStory();
    story.record(40, 'remark.written', { section: 'intervention', text: 'Own chair.', activityId: story.chair });
    story.record(41, 'remark.written', { section: 'intervention', text: 'Cup in view.', activityId: story.wrist });
    story.record(42, 'remark.written', { section: 'intervention', text: 'Radio off.' });
    const { sentences: told = [] } = noteOf(story).sections.find((section) => section.key === 'intervention') ?? {};
    const at = (text: string) => told.findIndex((one) => one.text.includes(text));
    const order = [at('Cup in view.'), at('Therapeutic activities'), at('Own chair.'), at('Radio off.')];
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('has nothing to sign for a visit that was only opened, or not even that', () => {
    expect(noteOf(new Story()).findings.map((f) => `${f.severity} ${f.key}`)).toEqual(['blocks no-events']);
    const story = strokeStory();
    story.events.shift();
    const note = noteOf(story);
    expect(note.sections).toEqual([]);
    expect(note.findings.map((f) => f.key)).toContain('not-opened');
  });
});

describe('composeNote(log, {since}): the addendum', () => {
  const story = strokeStory();
  const first = noteOf(story);
  const signed = [signedAs(first)];
  const effort = story.events.find((e) => e.kind === 'effort.rated')?.id ?? '';
  const pain = story.events.find((e) => e.kind === 'pain.rated')?.id ?? '';
  story.by(2).seen(26, story.wrist, 2, 1);
  story.record(27, 'cue.given', { activityId: story.wrist, channel: 'visual', level: 'hint' });
  story.record(48, 'event.retracted', { reason: 'wrong patient' }, { corrects: effort });
  story.record(49, 'pain.rated', { score: 3, when: 'before' }, { corrects: pain });
  story.record(50, 'remark.written', { section: 'response', text: 'Tired by noon.' });
  story.record(51, 'units.chosen', { remainder: 9, codes: ['97112', '97530'] });
  story.record(52, 'quote.said', { text: 'Never mind.', speaker: 'patient' });
  story.record(53, 'event.retracted', {}, { corrects: story.last });
  const addendum = composeNote(story.log, { locale: 'en-US', since: first.through });

  it('holds only what came after the signature, names corrections as such, and says what it does to the minutes', () => {
    expect(textOf(addendum)).toMatchInlineSnapshot(`
      "Addendum to the treatment note · visit 7
      [Subjective]
      This addendum adds what reached the log after the signature: 2 repetitions, 1 end of a set, 1 cue, 1 correction, 1 pain rating and 1 remark.
      Correction: the pain rating of 10:16 AM in the signed note is replaced by the pain rating given here; it read “Pain 1/10 before and after.”.
      Pain 3/10 before.
      [Intervention]
      EMG biofeedback of the right extensor carpi radialis, 1 of 2 repetitions held 2 s in the zone 55–85 % of the submaximal reference.
      [Skilled need]
      Wrist extension: 1 visual cue, as a hint.
      [Response]
      Correction: the effort rating of 10:41 AM in the signed note is taken back; it read “Wrist extension: effort 4/10 (CR10).”; reason: “wrong patient”.
      Tired by noon. (therapist)
      [Time]
      The minutes of the signed note are unchanged."
    `);
  });

  it('rests every sentence on a late event, and every late event in a sentence', () => {
    const late = new Set(lateEvents(story.log, signed).map((event) => event.id));
    for (const sentence of sentences(addendum)) expect(sentence.from.some((id) => late.has(id))).toBe(true);
    const told = new Set(sentences(addendum).flatMap((s) => s.from));
    for (const id of late) expect(told.has(id)).toBe(true);
  });

  it('leaves out of lateEvents what affects the bill alone and what was undone before anyone read it', () => {
    const kinds = lateEvents(story.log, signed).map((event) => event.kind);
    expect(kinds).not.toContain('units.chosen');
    expect(kinds).not.toContain('quote.said');
    expect(kinds.filter((kind) => kind === 'event.retracted')).toHaveLength(1);
    expect(lateEvents(story.log, [])).toEqual([]);
    expect(lateEvents(story.log, [...signed, signedAs(addendum)])).toEqual([]);
  });

  it('has nothing to sign when nothing came', () => {
    expect(composeNote(strokeStory().log, { locale: 'en-US', since: first.through }).findings.map((f) => f.key)).toEqual([
      'nothing-to-add',
    ]);
  });
});

describe('the sentences of every story', () => {
  const notes = [strokeStory(), stormyStory(), new Story()].map(noteOf);

  it('rest on events of the log, never on nothing', () => {
    for (const [i, story] of [strokeStory(), stormyStory(), new Story()].entries()) {
      const known = new Set(story.events.map((event) => event.id));
      for (const sentence of sentences(notes[i] as Note)) {
        expect(sentence.from.length).toBeGreaterThan(0);
        for (const id of sentence.from) expect(known.has(id)).toBe(true);
      }
    }
  });

  it('are rendered anew from key and parameters that went through JSON: phrase(key, params)', () => {
    for (const sentence of notes.flatMap(sentences))
      expect(String(phrase(bookOf('en-US'), sentence.key, JSON.parse(JSON.stringify(sentence.params))))).toBe(sentence.text);
  });

  it('never use the bare letters of two meanings, call practice learning, or leave a hole', () => {
    const text = notes.map(textOf).join('\n');
    expect(text).not.toMatch(/\bMVC\b|\blearn|undefined|NaN|null|\[object| {2}|\{/i);
  });

  it('state a reason only where the therapist gave one, and in the words of it', () => {
    for (const note of notes) {
      for (const s of sentences(note)) {
        if (s.own === undefined) expect(s.text).not.toMatch(/because|in order to/);
        const { because } = s.params;
        if (/therapist: “/.test(s.text))
          for (const { words } of because as readonly Words[]) expect(s.text).toContain(`“${words}”`);
      }
    }
    const silent = strokeStory();
    const reason = silent.events.find((event) => event.kind === 'reason.given');
    silent.record(60, 'event.retracted', {}, { corrects: reason?.id ?? '' });
    expect(textOf(noteOf(strokeStory()))).toContain('to minimal after set 1 (therapist: “holds are steady”).');
    expect(textOf(noteOf(silent))).toContain('to minimal after set 1.');
    expect(textOf(noteOf(silent))).not.toContain('therapist:');
  });

  it('name an activity once in a section, and in an addendum each time', () => {
    const skill = notes[0]?.sections.find((section) => section.key === 'skilled-need')?.sentences ?? [];
    expect(skill.filter((s) => s.text.startsWith('Wrist extension: '))).toHaveLength(1);
    const late = strokeStory();
    const { through } = noteOf(late);
    late.record(48, 'effort.rated', { activityId: late.chair, score: 6, scale: 'CR10' });
    late.record(49, 'assistance.set', { activityId: late.chair, level: 'minimal' });
    late.record(50, 'pain.rated', { activityId: late.chair, score: 2, when: 'during' });
    const added = sentences(composeNote(late.log, { locale: 'en-US', since: through }));
    expect(added.filter((s) => s.text.startsWith('Sit-to-stand: '))).toHaveLength(3);
  });
});

describe('composeNote(log): repetitions that were tapped in an activity with a target zone', () => {
  const tapped = (more: (story: Story) => void) => {
    const story = new Story();
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    more(story);
    return textOf(noteOf(story));
  };

  it('never claims EMG that nobody measured: the repetitions are the therapist’s count', () => {
    const text = tapped((story) => story.set(2, story.wrist, 6, 5));
    expect(text).toContain('Completed 6 repetitions, 5 with correct form, counted by the therapist; planned 3 × 10.');
    expect(text).not.toMatch(/EMG|held in the zone|reference|%/i);
    expect(tapped((story) => story.by(2).set(2, story.wrist, 3, 3))).toContain('3 repetitions, counted by the assistant;');
  });

  it('says both where some were measured and some tapped, and compares the measured ones alone', () => {
    const text = tapped((story) => {
      const placement = story.snapshot.program.items[0]?.placement ?? '';
      story.record(1.5, 'reference.set', { activityId: story.wrist, kind: 'submaximal', value: 200, unit: 'µV', placement });
      story.seen(2, story.wrist, 4, 3).set(4, story.wrist, 6, 0);
    });
    expect(text).toContain('3 of 4 repetitions held 2 s in the zone 55–85 % of the submaximal reference.');
    expect(text).toContain('Completed 6 more repetitions, 0 with correct form, counted by the therapist; planned 3 × 10.');
    expect(text).toContain('held in the zone in 75 % of the repetitions, 55 % in the last visit');
    expect(text).not.toContain('Performance within the visit');
  });

  it('counts measured repetitions at the reference and zone that they were made under, and compares the last ones alone', () => {
    const story = new Story();
    const activityId = story.wrist;
    const placement = story.snapshot.program.items[0]?.placement ?? '';
    story.record(1, 'zone.set', { activityId, metric: 'emg-amplitude', floor: 40, ceiling: 70, holdSeconds: 2 });
    story.record(1.5, 'reference.set', { activityId, kind: 'submaximal', value: 0.029, unit: 'V', placement });
    const first = story.last;
    story.seen(2, activityId, 3, 0);
    story.record(3, 'reference.set', { activityId, kind: 'submaximal', value: 100, unit: 'µV', placement });
    const second = story.last;
    story.seen(4, activityId, 3, 3);
    const said = sentences(noteOf(story));
    const dose = said.find((s) => s.key === 'dose.emg');
    expect(dose?.text).toBe(
      'EMG biofeedback of the right extensor carpi radialis, 0 of 3 repetitions held 2 s in the zone 40–70 % of a submaximal reference of 0.029 V, then 3 of 3 held 2 s in the zone 40–70 % of a submaximal reference of 100 µV; planned 3 × 10.',
    );
    expect(dose?.from).toEqual(expect.arrayContaining([first, second]));
    const compared = said.find((s) => s.key === 'performance.compared');
    expect(compared?.text).toBe(
      'Held in the zone in 100 % of the repetitions, 55 % in the last visit, with the same reference and placement.',
    );
    expect(compared?.from).toContain(second);
    expect(compared?.from).not.toContain(first);
    expect(previousOf(foldVisit(story.log), storyId, '2026-11-22').activities[0]?.measured).toEqual({ repetitions: 3, held: 3 });
  });

  it('gives no repetition a reference that was set only after it', () => {
    const text = tapped((story) => {
      story.seen(2, story.wrist, 2, 1);
      story.record(3, 'reference.set', { activityId: story.wrist, kind: 'submaximal', value: 200, unit: 'µV' });
      story.seen(4, story.wrist, 2, 2);
    });
    expect(text).toContain(
      '1 of 2 repetitions held 2 s in the zone 55–85 % of a reference that was not recorded, then 2 of 2 held 2 s in the zone 55–85 % of a submaximal reference of 200 µV;',
    );
  });

  it('does not compare with a last visit whose repetitions were counted', () => {
    const snapshot = structuredClone(exampleSnapshot());
    delete snapshot.previous?.activities[0]?.measured;
    const story = new Story(snapshot);
    story.seen(2, story.wrist, 4, 3);
    expect(textOf(noteOf(story))).toContain('the repetitions of the last visit are not known to be measured');
  });
});

describe('composeNote(log): a corrected time', () => {
  it('tells what it replaced, when, and what the clock added after it', () => {
    const story = new Story();
    const { chair: activityId } = story;
    story.record(80, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    story.record(85, 'time.corrected', { activityId, seconds: 480, reason: 'clock started late' });
    story.record(100, 'activity.stopped', { activityId });
    const text = textOf(noteOf(story));
    expect(text).toContain(
      'Time of sit-to-stand entered by hand at 11:40 AM (clock showed 5 min): 8 min; reason: “clock started late”; 15 min after it by the clock.',
    );
    expect(text).toContain('Total timed-code minutes: 23;');
  });
});

describe('composeNote(log): services', () => {
  const serviced = (codes: readonly [string, string]) => {
    const example = exampleSnapshot();
    const items = example.program.items.map((item, i) => ({ ...item, service: { code: codes[i] ?? '', intent: 'daily life' } }));
    const story = new Story({ ...example, program: { ...example.program, items } });
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story.record(11, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    story.record(11, 'activity.stopped', { activityId: story.wrist });
    return story.record(31, 'activity.stopped', { activityId: story.chair });
  };
  const spoken = (story: Story) =>
    sentences(noteOf(story))
      .filter((s) => s.key === 'service' || s.key.startsWith('time.'))
      .map((s) => s.text);

  it('call training of a caregiver what it is, not one-on-one with the patient', () => {
    expect(spoken(serviced(['97112', '97550']))).toEqual([
      'Neuromuscular re-education of the right wrist (97112), 10 min one-on-one; intent: daily life.',
      'Caregiver training without the patient (97550), 20 min with the caregiver; intent: daily life.',
      'Date of service Nov 22, 2026.',
      'Neuromuscular re-education (97112) 10 min.',
      'Caregiver training without the patient (97550) 20 min, the patient absent; in neither total.',
      'Total timed-code minutes: 10; total treatment minutes: 10.',
    ]);
  });

  it('state the time of an add-on under its base, once, whichever of the two was practised', () => {
    const both = spoken(serviced(['97129', '97130']));
    expect(both[0]).toBe('Cognitive function (97129, 97130), 30 min one-on-one; intent: daily life.');
    expect(both).toHaveLength(4);
    expect(spoken(serviced(['97112', '97130']))[1]).toBe('Cognitive function (97130), 20 min one-on-one; intent: daily life.');
  });
});

describe('comparison with the last visit', () => {
  const held = (snapshot: NewSnapshot, placement?: string, kind: 'submaximal' | 'MVIC' = 'submaximal') => {
    const story = new Story(snapshot);
    story.record(1, 'reference.set', {
      activityId: story.wrist,
      kind,
      value: 200,
      unit: 'µV',
      ...(placement === undefined ? {} : { placement }),
    });
    story.seen(2, story.wrist, 4, 3);
    return sentences(noteOf(story))
      .filter((s) => s.key.startsWith('performance.') || s.key === 'progress.first')
      .map((s) => s.text);
  };
  const snapshot = exampleSnapshot();
  const placement = snapshot.program.items[0]?.placement ?? '';

  it('states a percentage only where reference kind and placement agree', () => {
    expect(held(snapshot, placement)).toEqual([
      'Wrist extension: held in the zone in 75 % of the repetitions, 55 % in the last visit, with the same reference and placement.',
    ]);
    expect(held(snapshot, 'proximal third')[0]).toContain(
      'not comparable with the last visit (Nov 18, 2026): the electrode placements differ.',
    );
    const unrecorded = 'the electrode placement is not recorded for both visits';
    expect(held(snapshot)[0]).toContain(unrecorded);
    const before = structuredClone(snapshot);
    delete before.previous?.activities[0]?.reference?.placement;
    expect(held(before, placement)[0]).toContain(unrecorded);
    expect(held(snapshot, placement, 'MVIC')[0]).toContain('the references differ');
    const unplaced = structuredClone(snapshot) as { previous: { activities: { reference?: unknown }[] } };
    delete unplaced.previous.activities[0]?.reference;
    expect(held(unplaced as unknown as NewSnapshot, placement)[0]).toContain('a reference is not recorded for both visits');
  });

  it('says so where there is nothing to compare with', () => {
    // The visit of another discipline may have been signed since: only its own is compared with.
    expect(held({ ...snapshot, previous: null }, placement)).toEqual([
      'No earlier signed visit of physical therapy to compare with.',
    ]);
    expect(held({ ...snapshot, previous: null, visitNumber: 1 }, placement)).toEqual([
      'First visit: nothing to compare with yet.',
    ]);
    expect(held({ ...snapshot, previous: { visitId: storyId, date: '2026-11-18', activities: [] } }, placement)).toEqual([
      'Wrist extension was not part of the last signed visit (Nov 18, 2026): nothing to compare with.',
    ]);
  });
});
