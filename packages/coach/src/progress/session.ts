import type { ProgramItem } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import { doseOf, isProbeOf, repetitionsOf } from '../dose/ledger.ts';

type Activity = Visit['activities'][number];
type VisitZone = NonNullable<Activity['zone']>;
type Repetition = ReturnType<typeof repetitionsOf>[number];

/** Some trials of practice in a row. */
export interface TrialBlock {
  readonly held: number;
  readonly of: number;
}

/** What one visit says of one activity: what progress is judged by. Only what the log holds; unknown is null. */
export interface PracticeSession {
  /** The event that opened the visit. */
  readonly id: string;
  readonly activityId: string;
  readonly exerciseId: string;
  readonly side: ProgramItem['side'];
  /** UTC ms of the first and the last repetition. */
  readonly from: number;
  readonly to: number;
  /** Trials of practice; probes are not among them. */
  readonly trials: number;
  readonly held: number;
  readonly success: number;
  /** The first five, and the best five in a row. */
  readonly first: TrialBlock;
  readonly best: TrialBlock;
  /** The first whole cold probe that may be called learning. */
  readonly learning: TrialBlock | null;
  /** The zone that practice ended in; null for practice without one. */
  readonly zone: Pick<VisitZone, 'direction' | 'floor' | 'ceiling' | 'holdSeconds'> | null;
  /** Share of the repetitions with hands-on help, of those whose help was said. */
  readonly handsOn: number | null;
  readonly cuesPerTrial: number;
  /** Share of the trials with a live signal, of those that the coach saw. */
  readonly live: number | null;
  readonly effort: number | null;
  /** Highest pain over the pain before the session. */
  readonly painRise: number | null;
  /** STOPs while the activity ran, but those that were pressed by mistake or for the equipment. */
  readonly stops: number;
  /** Repetitions of practice, pain, effort and stops that this rests on. */
  readonly evidence: readonly string[];
}

/** What a visit says of an activity; null where nothing was practised. */
export function sessionOf(visit: Visit, activityId: string): PracticeSession | null {
  const activity = visit.activities.find(({ item }) => item.id === activityId);
  if (activity === undefined) return null;
  const all = repetitionsOf(activity);
  const probes = isProbeOf(activity);
  const practised = all.filter((one) => !probes(one));
  const [first, last] = [practised[0], practised.at(-1)];
  if (first === undefined || last === undefined) return null;
  const dose = doseOf(activity);
  const { live, after, none } = dose.feedback;
  const said = all.length - (dose.assistance.unsaid ?? 0);
  const held = heldIn(practised);
  const stops = visit.stops.filter((stop) => isOfPractice(stop, activity));
  return {
    id: visit.opened.id,
    activityId,
    exerciseId: activity.item.exerciseId,
    side: activity.item.side,
    from: first.at,
    to: last.at,
    trials: practised.length,
    held,
    success: held / practised.length,
    first: blockOf(practised.slice(0, 5)),
    best: bestOf(practised),
    learning: learningIn(activity),
    zone: activity.zone,
    handsOn: said === 0 ? null : dose.handsOn / said,
    cuesPerTrial: dose.cues / all.length,
    live: live + after + none === 0 ? null : live / (live + after + none),
    effort: activity.effort.length === 0 ? null : Math.max(...activity.effort.map(({ score }) => score)),
    painRise: painRiseOf(visit),
    stops: stops.length,
    evidence: [
      ...practised.map(({ id }) => id),
      ...activity.effort.map(({ id }) => id),
      ...visit.pain.map(({ id }) => id),
      ...stops.map(({ id }) => id),
    ],
  };
}

/** The sessions of one exercise and side over many visits, oldest first: the history that `proposalFor` reads. */
export function sessionsOf(
  visits: readonly Visit[],
  { exerciseId, side }: Pick<PracticeSession, 'exerciseId' | 'side'>,
): readonly PracticeSession[] {
  return visits
    .flatMap((visit) =>
      visit.activities
        .filter(({ item }) => item.exerciseId === exerciseId && item.side === side)
        .flatMap(({ item }) => sessionOf(visit, item.id) ?? []),
    )
    .sort((a, b) => a.from - b.from);
}

function isOfPractice({ at, explained }: Visit['stops'][number], { bouts }: Activity): boolean {
  if (explained?.why === 'by-mistake' || explained?.why === 'equipment') return false;
  return bouts.some(({ from, to }) => at >= from && (to === null || at <= to));
}

const heldIn = (of: readonly Repetition[]): number => of.filter(({ body }) => body.held).length;
const blockOf = (of: readonly Repetition[]): TrialBlock => ({ held: heldIn(of), of: of.length });

function bestOf(practised: readonly Repetition[]): TrialBlock {
  let best = blockOf(practised.slice(0, 5));
  for (let from = 1; from + 5 <= practised.length; from++) {
    const block = blockOf(practised.slice(from, from + 5));
    if (block.held > best.held) best = block;
  }
  return best;
}

function learningIn({ coached }: Activity): TrialBlock | null {
  const probe = coached.probes.find(({ label, complete }) => label === 'learning' && complete);
  return probe === undefined ? null : { held: probe.held, of: probe.of };
}

function painRiseOf({ pain }: Visit): number | null {
  const before = pain.findLast(({ when }) => when === 'before');
  const later = pain.filter(({ when }) => when !== 'before');
  if (before === undefined || later.length === 0) return null;
  return Math.max(...later.map(({ score }) => score)) - before.score;
}
