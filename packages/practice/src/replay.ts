import { coachVersion } from '@eupraxia/coach';
import { leadIn } from './channel-pipeline.ts';
import type { Coached, LoggedPractice, LoggedRun, LoggedStep } from './logged.ts';
import { planIn } from './plan-in.ts';
import { CoachRun, type IntervalStart, type Outcome, type PersonInput, type PracticeEvent } from './run.ts';
import { isTapped, tappedPractice } from './tapped.ts';
import { chainVersion } from './version.ts';

/** The samples of a recording, whole: a lost one is NaN. */
export interface ReplayRecording {
  readonly rate: number;
  readonly channels: readonly { readonly name: string }[];
  readonly data: readonly Float32Array[];
}

/** Where log and replay part: what the one has and the other has not. */
export interface Difference {
  readonly activityId: string;
  /** The place among the coach's events of the activity, from 0. */
  readonly place: number;
  readonly what:
    | 'missing-in-log'
    | 'missing-in-replay'
    | 'differs'
    | 'evidence-differs'
    | 'no-channel'
    | 'no-rate'
    | 'no-plan'
    | 'clock'
    | 'version';
  readonly logged: { readonly id: string; readonly kind: string; readonly body: unknown } | null;
  readonly replayed: { readonly kind: string; readonly at: number; readonly body: unknown } | null;
}

/** What a replay came to. */
export interface ReplayReport {
  readonly activityId: string;
  readonly runs: number;
  readonly stretches: number;
  readonly samples: number;
  readonly events: number;
  /**
   * Whether a stretch has no end in the log, since its tab died in it. What the coach says in it need not have reached the
   * log, and what the log has beyond the recording's last piece cannot be heard again.
   */
  readonly open: boolean;
  readonly difference: Difference | null;
}

/** Samples of a block of the replay. Any length gives the same. */
const blockLength = 64;

/** Lets the coach hear a logged practice again and compares what it says with the log, event by event. */
export function replayPractice(practice: LoggedPractice, recordings: ReadonlyMap<string, ReplayRecording>): ReplayReport {
  const inputs: LoggedInput[] = [];
  const tally = { stretches: 0, samples: 0, open: false };
  const broken: Difference[] = [];
  /** Trials are numbered anew in each run; the log's ids are found by run and number. */
  const runOf = new Map<PracticeEvent, Map<number, PracticeEvent>>();
  for (const logged of practice.runs) {
    const mine = new Map<number, PracticeEvent>();
    const found = replayRun(logged, recordings, tally, (event, optional) => {
      if (event.kind === 'repetition.done' && event.trial !== undefined) mine.set(event.trial, event);
      runOf.set(event, mine);
      inputs.push({ event, optional });
    });
    if (found !== null) broken.push({ ...found, activityId: practice.activityId, place: inputs.length });
  }
  const difference = broken[0] ?? compared(replayedPractice(practice, recordings), inputs, runOf);
  const other = difference === null ? null : otherVersion(practice);
  return {
    activityId: practice.activityId,
    runs: practice.runs.length,
    ...tally,
    events: inputs.length,
    difference: other === null ? difference : { activityId: practice.activityId, place: 0, ...other },
  };
}

/** The first run that other rules or another chain coached: where these differ, an event that differs proves nothing. */
function otherVersion({ runs }: LoggedPractice): Fault | null {
  for (const { started } of runs) {
    const { coach, chain } = started.body;
    if (coach === coachVersion && (isTapped(started) || chain === chainVersion)) continue;
    const { id, kind } = started;
    const replayed = { kind, at: 0, body: { coach: coachVersion, chain: chainVersion } };
    return { what: 'version', logged: { id, kind, body: { coach, chain } }, replayed };
  }
  return null;
}

/** An event of the replay; an optional one comes from a stretch without an end, and may never have reached the log. */
interface LoggedInput {
  readonly event: PracticeEvent;
  readonly optional: boolean;
}

/** The practice without what lies beyond the last piece of a recording that broke off with its tab. */
function replayedPractice(practice: LoggedPractice, recordings: ReadonlyMap<string, ReplayRecording>): LoggedPractice {
  const beyond = (event: Coached): boolean => {
    if (event.kind !== 'repetition.done' || event.body.measured === undefined) return false;
    const { recording, to } = event.body.measured;
    const found = recordings.get(recording);
    return found !== undefined && to > (found.data[0]?.length ?? 0) / found.rate;
  };
  return { ...practice, coached: practice.coached.filter((event) => !beyond(event)) };
}

type Fault = Omit<Difference, 'activityId' | 'place'>;

function replayRun(
  { started, steps, lived }: LoggedRun,
  recordings: ReadonlyMap<string, ReplayRecording>,
  tally: { stretches: number; samples: number; open: boolean },
  publish: (event: PracticeEvent, optional: boolean) => void,
): Fault | null {
  if (lived !== null) {
    for (const { event } of tappedPractice(started, lived).events) publish(event, false);
    return null;
  }
  const plan = planIn(started);
  if (plan === null) return { what: 'no-plan', logged: shown(started), replayed: null };
  const run = new CoachRun(started.body.run, plan);
  let optional = false;
  const take = ({ events }: Outcome): void => {
    for (const event of events) publish(event, optional);
  };
  let stretch = null as ReplayInterval | null;
  const play = (to: number): void => {
    if (stretch === null) return;
    const { agonist, antagonist } = stretch;
    const end = Math.min(agonist.length, to);
    while (stretch.next < end) {
      const next = Math.min(end, stretch.next + blockLength);
      take(run.take(agonist.subarray(stretch.next, next), antagonist?.subarray(stretch.next, next) ?? null));
      tally.samples += next - stretch.next;
      stretch.next = next;
    }
  };
  const close = (): void => {
    if (stretch === null) return;
    optional = true;
    play(Number.POSITIVE_INFINITY);
    optional = false;
    tally.open = true;
    run.end();
    stretch = null;
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'feedback.started': {
        close();
        const opened = replayIntervalOf(step, recordings);
        if (!('agonist' in opened)) return opened;
        stretch = opened;
        tally.stretches++;
        const begun = run.begin(opened.start, opened.lead);
        if (!begun.ok) return { what: 'no-rate', logged: shown(step), replayed: null };
        take(begun.value);
        break;
      }
      case 'feedback.stopped':
        if (stretch === null) break;
        play(Math.round(step.body.to * stretch.start.rate));
        run.end();
        stretch = null;
        break;
      case 'coach.heard': {
        if (stretch !== null) play(stretch.first + Math.round((step.body.at - stretch.began) * stretch.start.rate));
        if (Math.abs(run.at - step.body.at) > 1e-6)
          return { what: 'clock', logged: shown(step), replayed: { kind: 'coach.heard', at: run.at, body: null } };
        take(run.receive({ ...step.body.said, kind: step.body.what } as unknown as PersonInput, step.body.of ?? null));
        break;
      }
    }
  }
  close();
  return null;
}

interface ReplayInterval {
  readonly start: IntervalStart;
  readonly agonist: Float32Array;
  readonly antagonist: Float32Array | null;
  readonly lead: readonly [Float32Array, Float32Array | null];
  /** The sample of the recording that it began with, and the coach's clock then. */
  readonly first: number;
  readonly began: number;
  next: number;
}

function replayIntervalOf(
  step: Extract<LoggedStep, { kind: 'feedback.started' }>,
  recordings: ReadonlyMap<string, ReplayRecording>,
): ReplayInterval | Fault {
  const { recording, from, rate, mains, agonist, antagonist, at } = step.body;
  const found = recordings.get(recording);
  const channel = (name: string): Float32Array | undefined =>
    found?.data[found.channels.findIndex((channel) => channel.name === name)];
  const one = channel(agonist.channel);
  const two = antagonist === undefined ? null : channel(antagonist.channel);
  if (one === undefined || two === undefined || found === undefined || Math.abs(found.rate / rate - 1) > 1e-9)
    return { what: 'no-channel', logged: shown(step), replayed: null };
  const first = Math.round(from * rate);
  const lead = (samples: Float32Array): Float32Array => leadOf(samples, first, rate);
  return {
    start: {
      recording,
      from,
      rate,
      mains: mains === 'none' ? 'none' : mains === '50' ? 50 : 60,
      agonist,
      // What its 100 % stands for is for the reader of the log: nothing is computed from it.
      antagonist:
        antagonist === undefined ? null : { channel: antagonist.channel, unit: antagonist.unit, reference: antagonist.reference },
    },
    agonist: one,
    antagonist: two,
    lead: [lead(one), two === null ? null : lead(two)],
    first,
    began: at,
    next: first,
  };
}

/** What settles the filters of a stretch that begins at `first`: half a second of what lies before it. */
export function leadOf(samples: Float32Array, first: number, rate: number): Float32Array {
  return samples.subarray(Math.max(0, first - Math.round(leadIn * rate)), first);
}

function compared(
  { activityId, coached }: LoggedPractice,
  inputs: readonly LoggedInput[],
  runOf: ReadonlyMap<PracticeEvent, ReadonlyMap<number, PracticeEvent>>,
): Difference | null {
  const ids = new Map<PracticeEvent, string>();
  let place = 0;
  for (const { event: replayed, optional } of inputs) {
    const logged = coached[place];
    const same = logged !== undefined && logged.kind === replayed.kind && canonical(logged.body) === canonical(replayed.body);
    if (!same && optional) continue;
    const at = { activityId, place, logged: logged === undefined ? null : shown(logged), replayed: replayedEvent(replayed) };
    if (logged === undefined) return { ...at, what: 'missing-in-log' };
    if (!same) return { ...at, what: 'differs' };
    ids.set(replayed, logged.id);
    const { events, trials } = replayed.from;
    const rests = [...events, ...trials.map((number) => ids.get(runOf.get(replayed)?.get(number) ?? replayed) ?? '')];
    if (canonical([...rests].sort()) !== canonical([...(logged.evidence ?? [])].sort()))
      return { ...at, what: 'evidence-differs' };
    place++;
  }
  const left = coached[place];
  return left === undefined ? null : { activityId, place, what: 'missing-in-replay', logged: shown(left), replayed: null };
}

const shown = ({ id, kind, body }: Coached | LoggedStep | LoggedRun['started']): NonNullable<Difference['logged']> => ({
  id,
  kind,
  body,
});
const replayedEvent = ({ kind, at, body }: PracticeEvent): NonNullable<Difference['replayed']> => ({ kind, at, body });

/** One text for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
