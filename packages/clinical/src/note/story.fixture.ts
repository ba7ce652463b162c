import { exampleSnapshot, exampleWriter } from '../example.ts';
import {
  type Envelope,
  type EventKind,
  type MeasuredEvidence,
  type NewBodies,
  type NewSnapshot,
  readLog,
  type VisitLog,
} from '../index.ts';
import type { Note } from './index.ts';

export const storyStart = 1_795_364_100_000;
export const storyVisit = '01900000-0000-7000-8000-0000000000bb';

/** Where the repetitions of a story were measured. */
export const storySignal: MeasuredEvidence = {
  recording: '01900000-0000-7000-8000-0000000000ab',
  from: 0,
  to: 3,
  algorithm: 'emg-repetitions',
  version: '1',
  params: {},
};

/** Tells a visit event by event; minutes count from the opening at 10:15. */
export class Story {
  readonly events: Envelope[] = [];
  readonly snapshot: NewSnapshot;
  readonly #pens: ReturnType<typeof exampleWriter>[];
  #pen = 1;

  constructor(snapshot: NewSnapshot = exampleSnapshot()) {
    this.snapshot = snapshot;
    this.#pens = [0, 1, 2].map((number) =>
      exampleWriter({
        clinicId: snapshot.clinic.id,
        visitId: storyVisit,
        userId: number === 2 ? 'second' : 'first',
        role: number === 2 ? 'assistant' : 'therapist',
        zone: snapshot.clinic.zone,
        number: 100 + number,
        startedAt: storyStart,
      }),
    );
    const server = this.#pens[0];
    if (server !== undefined) this.events.push(server.write(storyStart, 'visit.opened', { snapshot }));
  }

  get wrist(): string {
    return this.snapshot.program.items[0]?.id ?? '';
  }
  get chair(): string {
    return this.snapshot.program.items[1]?.id ?? '';
  }
  get last(): string {
    return this.events.at(-1)?.id ?? '';
  }
  get log(): VisitLog {
    return readLog(this.events);
  }

  /** From here on the other tablet writes. */
  by(pen: 1 | 2): this {
    this.#pen = pen;
    return this;
  }

  /** A set of repetitions that a sensor saw. */
  seen(minute: number, activityId: string, done: number, held: number): this {
    return this.set(minute, activityId, done, held, { measured: storySignal });
  }

  record<K extends EventKind>(minute: number, kind: K, body: NewBodies[K], more?: { corrects?: string }): this {
    const pen = this.#pens[this.#pen];
    if (pen !== undefined) this.events.push(pen.write(storyStart + Math.round(minute * 60_000), kind, body, more));
    return this;
  }

  /** A set of tapped repetitions, of which the first few are held, and the mark at its end. */
  set(minute: number, activityId: string, done: number, held: number, more: object = {}): this {
    for (let i = 0; i < done; i++) {
      this.record(minute + i * 0.1, 'repetition.done', { activityId, held: i < held, ...more });
    }
    return this.record(minute + done * 0.1, 'set.finished', { activityId });
  }
}

/** A note as plain text: headings, sentences, and what to resolve. */
export function textOf(note: Note): string {
  const sections = note.sections
    .filter((section) => section.sentences.length > 0)
    .map((section) =>
      [`[${section.title}]`, ...section.sentences.map((s) => (s.own === undefined ? s.text : `${s.text} (${s.own})`))].join('\n'),
    );
  const findings = note.findings.map((f) => `${f.severity}: ${f.text}${f.mend === undefined ? '' : ` → ${f.mend.label}`}`);
  return [note.title, ...sections, ...(findings.length > 0 ? [findings.join('\n')] : [])].join('\n');
}

/** The visit of the picture: a wrist after a stroke with EMG, then rising from a chair. */
export function strokeStory(snapshot: NewSnapshot = exampleSnapshot()): Story {
  const story = new Story(snapshot);
  const [{ muscle = '', placement = '' } = {}] = snapshot.program.items;
  const { wrist, chair } = story;
  story.record(1, 'quote.said', { text: 'My hand caught less at breakfast.', speaker: 'patient' });
  story.record(1.5, 'pain.rated', { score: 1, when: 'before' });
  story.record(2, 'vitals.taken', { when: 'before', systolic: 128, diastolic: 78, heartRate: 72 });
  story.record(2.8, 'patient.confirmed', { activityId: wrist, side: 'right' });
  story.record(3, 'activity.started', { activityId: wrist, by: 'therapist', mode: 'one-on-one' });
  story.record(4, 'reference.set', {
    activityId: wrist,
    kind: 'submaximal',
    value: 241.337,
    unit: 'µV',
    muscle,
    placement,
  });
  story.record(4.2, 'resistance.set', { activityId: wrist, kind: 'none' });
  story.record(4.5, 'assistance.set', { activityId: wrist, level: 'moderate' });
  for (let i = 0; i < 5; i++)
    story.record(5, 'cue.given', {
      activityId: wrist,
      channel: 'verbal',
      level: 'much',
      ...(i === 0 ? { text: 'Reach long to the cup' } : {}),
    });
  for (let i = 0; i < 2; i++) story.record(5, 'cue.given', { activityId: wrist, channel: 'tactile', level: 'some' });
  story.seen(6, wrist, 10, 6);
  story.record(8, 'assistance.set', { activityId: wrist, level: 'minimal' });
  story.record(8.2, 'reason.given', { of: [story.last], text: 'holds are steady' });
  for (let i = 0; i < 2; i++) story.record(9, 'cue.given', { activityId: wrist, channel: 'verbal', level: 'hint' });
  story.seen(13, wrist, 10, 8);
  story.record(19, 'cue.given', { activityId: wrist, channel: 'verbal', level: 'hint' });
  story.seen(20, wrist, 10, 9);
  story.record(26, 'effort.rated', { activityId: wrist, score: 4, scale: 'CR10' });
  story.record(27.5, 'activity.stopped', { activityId: wrist });
  story.record(28.9, 'patient.confirmed', { activityId: chair, side: 'bilateral' });
  story.record(29, 'activity.started', { activityId: chair, by: 'therapist', mode: 'one-on-one' });
  story.record(29.2, 'resistance.set', { activityId: chair, kind: 'weight', value: 2, unit: 'kg', text: 'vest' });
  story.record(29.4, 'assistance.set', { activityId: chair, level: 'stand-by' });
  story.record(29.5, 'cue.given', { activityId: chair, channel: 'verbal', level: 'some', text: 'Nose over toes' });
  for (let set = 0; set < 3; set++) story.set(30 + set * 4, chair, 5, 5);
  story.record(41, 'effort.rated', { activityId: chair, score: 5, scale: 'CR10' });
  story.record(42, 'pain.rated', { score: 2, when: 'during', site: 'right knee', activityId: chair });
  story.record(43.5, 'activity.stopped', { activityId: chair });
  story.record(44, 'quote.said', { text: 'I could feel it switch on by itself.', speaker: 'patient' });
  story.record(44.2, 'quote.said', { text: 'He used the hand to hold the door.', speaker: 'caregiver' });
  story.record(44.5, 'pain.rated', { score: 1, when: 'after' });
  story.record(45, 'vitals.taken', { when: 'after', systolic: 132, diastolic: 80, heartRate: 78 });
  story.record(46, 'measurement.taken', {
    measureId: 'arat',
    name: 'Action Research Arm Test',
    value: 31,
    unit: 'points',
    better: 'higher',
    side: 'right',
  });
  story.record(46.5, 'remark.written', {
    section: 'progress-and-plan',
    text: 'Next: same zone, in random order with hand opening.',
  });
  return story.record(47, 'visit.finished', {});
}
