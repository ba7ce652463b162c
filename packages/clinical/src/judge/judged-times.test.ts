import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, type EventKind, type NewBodies, type NewSnapshot, readLog } from '../index.ts';
import { composeNote } from '../note/index.ts';
import { foldVisit } from '../visit/index.ts';
import { judge } from './judge.ts';

const t0 = 1_795_364_100_000;
const minute = (n: number) => t0 + n * 60_000;
const base = exampleSnapshot();
const [A = '', B = ''] = base.program.items.map(({ id }) => id);
const clinicians: NewSnapshot['clinicians'] = [
  { userId: 'therapist', name: 'D. Rivera', credentials: 'PT', discipline: 'PT', level: 'therapist' },
  { userId: 'assistant', name: 'K. Adeyemi', credentials: 'PTA', discipline: 'PT', level: 'assistant' },
];

/** A visit that was opened at minute 0, and what the server writes of what it receives. */
function visit() {
  const shared = { clinicId: base.clinic.id, visitId: '01900000-0000-7000-8000-0000000000aa', zone: 'UTC', startedAt: t0 };
  const server = exampleWriter({ ...shared, number: 1, userId: 'therapist' });
  const tabs = {
    therapist: exampleWriter({ ...shared, number: 2, userId: 'therapist' }),
    assistant: exampleWriter({ ...shared, number: 3, userId: 'assistant', role: 'assistant' }),
  };
  const events: Envelope[] = [server.write(t0, 'visit.opened', { snapshot: { ...base, clinicians } })];
  const receive = (at: number, ...fresh: Envelope[]) => {
    events.push(...fresh);
    const judged = judge(events, fresh, minute(at));
    for (const { kind, body } of judged) events.push({ ...server.write(minute(at), kind, body), source: 'server' });
    return judged.flatMap((one) => (one.kind === 'time.questioned' ? [one.body.why] : []));
  };
  const write =
    (who: keyof typeof tabs) =>
    <K extends EventKind>(at: number, kind: K, body: NewBodies[K]) =>
      tabs[who].write(minute(at), kind, body);
  const findings = () => composeNote(readLog(events), { locale: 'en-US' }).findings.filter(({ key }) => key.startsWith('time-'));
  const note = () =>
    composeNote(readLog(events), { locale: 'en-US' }).sections.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  return {
    receive,
    therapist: write('therapist'),
    assistant: write('assistant'),
    findings,
    note,
    fold: () => foldVisit(readLog(events)),
  };
}

const start = (activityId = A, more: Partial<NewBodies['activity.started']> = {}) =>
  ({ activityId, by: 'therapist', mode: 'one-on-one', ...more }) as const;

describe('judge(all, fresh, receivedAt): times', () => {
  it('says nothing of a visit that was timed as usual, online or merged within the day', () => {
    const { receive, therapist } = visit();
    expect(receive(10, therapist(10, 'activity.started', start()))).toEqual([]);
    expect(receive(30, therapist(30, 'activity.stopped', { activityId: A }), therapist(30, 'visit.finished', {}))).toEqual([]);
    const late = visit();
    expect(
      late.receive(
        300,
        late.therapist(1, 'activity.started', start()),
        late.therapist(31, 'activity.stopped', { activityId: A }),
      ),
    ).toEqual([]);
  });

  it('questions an assistant’s entry of a therapist’s time that names no therapist of the clinic', () => {
    const { receive, assistant } = visit();
    expect(receive(1, assistant(1, 'activity.started', start()))).toEqual(['assistant-as-therapist']);
    expect(receive(2, assistant(2, 'attention.changed', start(A, { by: 'both', person: 'nobody' })))).toEqual([
      'assistant-as-therapist',
    ]);
    expect(receive(3, assistant(3, 'attention.changed', start(A, { by: 'both', person: 'assistant' })))).toEqual([
      'assistant-as-therapist',
    ]);
    expect(receive(4, assistant(4, 'attention.changed', start(A, { person: 'therapist' })))).toEqual([]);
    expect(receive(5, assistant(5, 'attention.changed', start(A, { by: 'assistant' })))).toEqual([]);
  });

  it('questions time entered by hand on another day, or into the future', () => {
    const { receive, therapist } = visit();
    const entered = (from: number, seconds: number) =>
      therapist(30, 'time.corrected', { activityId: A, seconds, from: minute(from), reason: 'The tablet was off' });
    expect(receive(30, entered(-60 * 24, 600))).toEqual(['other-day']);
    expect(receive(30, entered(25, 600))).toEqual(['future']);
    expect(receive(30, entered(10, 600))).toEqual([]);
  });

  it('questions more one-on-one time than lies between the opening and the receipt, hand-entered time included', () => {
    const { receive, therapist } = visit();
    receive(1, therapist(0, 'activity.started', start()));
    expect(receive(2, therapist(2, 'activity.stopped', { activityId: A }))).toEqual([]);
    const entered = (seconds: number) => therapist(30, 'time.corrected', { activityId: A, seconds, reason: 'x' });
    expect(receive(30, entered(29 * 60))).toEqual([]);
    expect(receive(30, entered(31 * 60))).toEqual(['longer-than-possible']);
    expect(
      receive(42, therapist(40, 'activity.started', start(B)), therapist(41, 'activity.stopped', { activityId: B })),
    ).toEqual([]);
  });
});

describe('a time in question', () => {
  const questioned = () => {
    const told = visit();
    const started = told.therapist(1, 'activity.started', start());
    const stopped = told.therapist(2, 'activity.stopped', { activityId: A });
    const other = told.therapist(3, 'activity.started', start(B));
    const day = 24 * 60 + 10;
    told.receive(day, started, stopped);
    told.receive(day, other, told.therapist(4, 'activity.stopped', { activityId: B }));
    return { ...told, started, stopped, other, day };
  };

  it('holds the signature; one answer settles every question about the same activity, and no other', () => {
    const { findings, receive, therapist, stopped, other, day } = questioned();
    expect(findings().filter(({ severity }) => severity === 'blocks')).toMatchObject([
      { key: 'time-questioned', mend: { kind: 'time.confirmed' } },
      { key: 'time-questioned', event: other.id },
    ]);
    receive(day + 1, therapist(day + 1, 'time.confirmed', { of: stopped.id, reason: 'The tablet had no network' }));
    expect(findings().map(({ key, severity }) => `${key} ${severity}`)).toEqual(
      expect.arrayContaining(['time-confirmed attention', 'time-questioned blocks']),
    );
    receive(day + 2, therapist(day + 2, 'time.confirmed', { of: other.id, reason: 'The tablet had no network' }));
    expect(findings().filter(({ severity }) => severity === 'blocks')).toEqual([]);
  });

  it('stays where an assistant confirms it, or a therapist without a reason of substance', () => {
    const { findings, receive, therapist, assistant, started, other, day } = questioned();
    receive(day + 1, assistant(day + 1, 'time.confirmed', { of: started.id, reason: 'The tablet had no network' }));
    receive(day + 1, therapist(day + 1, 'time.confirmed', { of: other.id, reason: 'ok' }));
    expect(findings().filter(({ severity }) => severity === 'blocks')).toHaveLength(2);
  });

  it('falls with the event that it is about', () => {
    const told = visit();
    const started = told.assistant(1, 'activity.started', start());
    told.receive(1, started);
    expect(told.fold().questioned).toHaveLength(1);
    const undo = told.assistant(2, 'event.retracted', {});
    told.receive(2, { ...undo, corrects: started.id });
    expect(told.fold().questioned).toEqual([]);
  });

  it('stands in the note with who confirmed it, when and why', () => {
    const { note, receive, therapist, started, day } = questioned();
    receive(day + 1, therapist(day + 1, 'time.confirmed', { of: started.id, reason: 'The tablet had no network' }));
    expect(note().filter((text) => text.includes('confirmed by'))).toEqual([
      expect.stringMatching(
        /^Entry of \d{1,2}:\d\d [AP]M confirmed by D\. Rivera, PT.* at \d{1,2}:\d\d [AP]M: “The tablet had no network”\.$/,
      ),
    ]);
  });
});

describe('time entered by hand', () => {
  const finished = () => {
    const told = visit();
    told.receive(30, told.therapist(0, 'activity.started', start()), told.therapist(12, 'activity.stopped', { activityId: A }));
    told.receive(30, told.therapist(30, 'visit.finished', {}));
    return told;
  };
  const keys = (told: ReturnType<typeof visit>) => told.findings().map(({ key, severity }) => `${key} ${severity}`);
  const enter = (told: ReturnType<typeof visit>, minutes: number, more: { from?: number; reason?: string } = {}) => {
    const event = told.therapist(200, 'time.corrected', {
      activityId: A,
      seconds: minutes * 60,
      reason: more.reason ?? 'x',
      ...(more.from === undefined ? {} : { from: minute(more.from) }),
    });
    told.receive(200, event);
    return event.id;
  };

  it('is normal inside the visit: no finding, and the note says what the clock showed', () => {
    const told = finished();
    enter(told, 14);
    expect(keys(told)).toEqual([]);
    expect(told.note()).toContainEqual(
      expect.stringMatching(/entered by hand at \d{1,2}:\d\d [AP]M \(clock showed 12 min\): 14 min; reason: “x”\.$/),
    );
  });

  it('beyond the visit needs its beginning and a reason of substance, then a therapist’s confirmation, and stays visible', () => {
    const told = finished();
    enter(told, 45);
    expect(keys(told)).toEqual(['time-beyond-visit blocks']);
    enter(told, 45, { from: -15 });
    expect(keys(told)).toEqual(['time-beyond-visit blocks']);
    const entered = enter(told, 45, { from: -15, reason: 'Visit opened after the warm-up' });
    expect(keys(told)).toEqual(['time-beyond-unconfirmed blocks']);
    told.receive(201, told.assistant(201, 'time.confirmed', { of: entered, reason: 'I saw that she treated' }));
    expect(keys(told)).toEqual(['time-beyond-unconfirmed blocks']);
    told.receive(202, told.therapist(202, 'time.confirmed', { of: entered, reason: 'I treated from the door on' }));
    expect(keys(told)).toEqual(['time-beyond-confirmed attention']);
  });

  it('of one activity where another has its own time can only be corrected', () => {
    const told = visit();
    told.receive(30, told.therapist(0, 'activity.started', start()), told.therapist(12, 'activity.stopped', { activityId: A }));
    told.receive(30, told.therapist(30, 'visit.finished', {}));
    told.receive(
      31,
      told.therapist(31, 'time.corrected', { activityId: B, seconds: 600, from: minute(5), reason: 'Was not started' }),
    );
    expect(keys(told)).toEqual(['time-twice blocks']);
  });
});
