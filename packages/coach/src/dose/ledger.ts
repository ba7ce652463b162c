import type { AssistanceLevel } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import { isHandsOn } from '../assistance.ts';
import type { FeedbackTiming } from '../trial-record.ts';

type Activity = Visit['activities'][number];
type Repetition = Activity['measured']['events'][number];

/** Cues of one set, beside the repetitions that they came with. */
export interface SetCues {
  readonly set: number;
  readonly cues: number;
  readonly repetitions: number;
}

/** What was practised of one activity in a visit. Each number is a count of events that the log holds. */
export interface Dose {
  readonly activityId: string;
  readonly repetitions: number;
  /** Those that reached what was asked. */
  readonly good: number;
  /** Those without feedback that were a probe, good or not. */
  readonly probed: number;
  /** Seconds in which a repetition was under way. */
  readonly activeSeconds: number;
  /** Repetitions of which nobody knows how long they took: while there are any, `activeSeconds` is a least. */
  readonly untimed: number;
  /** Seconds that the activity's clock ran. */
  readonly clockSeconds: number;
  /** Share of the clock; null while a repetition is untimed, or no clock ran. */
  readonly activeShare: number | null;
  /** Repetitions by the help that was in force. */
  readonly assistance: { readonly [K in AssistanceLevel | 'unsaid']?: number };
  /** Repetitions with hands-on help, of those whose help is known. */
  readonly handsOn: number;
  readonly cues: number;
  readonly cuesBySet: readonly SetCues[];
  /** How the cues go from the first set with repetitions to the last; null with fewer than two of these. */
  readonly cueing: 'fading' | 'steady' | 'growing' | null;
  /** Repetitions by how feedback was given; `unsaid` for those that no coach saw. */
  readonly feedback: { readonly [K in FeedbackTiming | 'unsaid']: number };
  /** The events that it rests on. */
  readonly evidence: readonly string[];
}

/** The dose of an activity, from the folded visit: what was taken back does not count. */
export function doseOf(activity: Activity): Dose {
  const all = repetitionsOf(activity);
  const assistance: { [K in AssistanceLevel | 'unsaid']?: number } = {};
  const feedback = { live: 0, after: 0, none: 0, unsaid: 0 };
  let [activeSeconds, untimed, handsOn, probed] = [0, 0, 0, 0];
  const probes = isProbeOf(activity);
  for (const one of all) {
    const { at, body } = one;
    const seconds = secondsOf(body);
    if (seconds === null) untimed++;
    else activeSeconds += seconds;
    const given = activity.assistance.findLast((said) => said.at <= at)?.level ?? 'unsaid';
    // A level that this release does not know is a level that nobody stated.
    const level = given === 'unlisted' ? 'unsaid' : given;
    assistance[level] = (assistance[level] ?? 0) + 1;
    if (level !== 'unsaid' && isHandsOn(level)) handsOn++;
    if (probes(one)) probed++;
    feedback[givenIn(body)]++;
  }
  const cuesBySet = activity.sets.map(({ set, done }) => ({
    set,
    cues: activity.cues.filter((cue) => cue.set === set).length,
    repetitions: done,
  }));
  return {
    activityId: activity.item.id,
    repetitions: all.length,
    good: all.filter(({ body }) => body.held).length,
    probed,
    activeSeconds,
    untimed,
    clockSeconds: activity.seconds,
    activeShare: untimed > 0 || activity.seconds <= 0 ? null : Math.min(1, activeSeconds / activity.seconds),
    assistance,
    handsOn,
    cues: activity.cues.length,
    cuesBySet,
    cueing: cueingOf(cuesBySet),
    feedback,
    evidence: [...all.map(({ id }) => id), ...activity.cues.map(({ id }) => id), ...activity.assistance.map(({ id }) => id)],
  };
}

/** Every repetition that stands, seen or tapped, in order of time. */
export function repetitionsOf(activity: Pick<Activity, 'measured' | 'counted'>): readonly Repetition[] {
  const { measured, counted } = activity;
  if (measured.events.length === 0) return counted.events;
  return [...measured.events, ...counted.events].sort((a, b) => a.at - b.at);
}

/** Tells of each repetition of an activity whether it was part of a probe: a sensor's says so, a tap is what a probe rests on. */
export function isProbeOf({ coached }: Pick<Activity, 'coached'>): (one: Pick<Repetition, 'id' | 'body'>) => boolean {
  const tapped = new Set(coached.probes.flatMap(({ evidence }) => evidence));
  return ({ id, body }) => (body.measured === undefined ? tapped.has(id) : body.measured.params['phase'] === 'probe');
}

function secondsOf(body: Repetition['body']): number | null {
  if (body.measured !== undefined) return body.measured.to - body.measured.from;
  return body.holdSeconds ?? null;
}

function givenIn(body: Repetition['body']): FeedbackTiming | 'unsaid' {
  const given = body.measured?.params['feedback'];
  return given === 'live' || given === 'after' || given === 'none' ? given : 'unsaid';
}

function cueingOf(sets: readonly SetCues[]): Dose['cueing'] {
  const worked = sets.filter(({ repetitions }) => repetitions > 0);
  const [first, last] = [worked[0], worked.at(-1)];
  if (first === undefined || last === undefined || worked.length < 2) return null;
  const change = last.cues / last.repetitions - first.cues / first.repetitions;
  return change < 0 ? 'fading' : change > 0 ? 'growing' : 'steady';
}
