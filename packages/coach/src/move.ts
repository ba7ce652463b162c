import { metricRows } from '@eupraxia/clinical/target';
import { help } from './help-event.ts';
import type { MoveRule } from './output.ts';
import { type CoachPlan, noiseOf, staysBelow } from './plan.ts';
import type { Draft } from './state.ts';
import { type Trial, wentOver } from './trial-record.ts';
import { sameZone, type Zone, zoneBody } from './zone.ts';

/** Why a zone moves, and on what that rests. */
export interface Move {
  readonly rule: MoveRule;
  readonly trials: readonly Trial[];
  readonly ids?: readonly string[];
  readonly at?: number;
  /** @default 1 */
  readonly steps?: number;
}

/** The least change of a zone that means anything, in the unit of the metric. */
export const grainOf = ({ parameters }: Pick<CoachPlan, 'parameters'>): number => parameters.step / 5;

/** The lowest floor: never under rest and three standard deviations. */
export function lowestFloor({ plan }: Draft['state']): number {
  const { rest, parameters } = plan;
  return Math.max(parameters.lowest, rest === null ? Number.NEGATIVE_INFINITY : up(rest.mean + 3 * rest.sd, plan));
}

/**
 * The lowest ceiling: never under twice the channel's noise, nor under rest and two standard deviations, of the baseline
 * where one was measured, else of the trials that decide. A ceiling that falls to zero trains nothing.
 */
export function lowestCeiling({ plan }: Draft['state'], trials: readonly Trial[]): number {
  const { rest } = plan;
  const rested = rest === null ? restOf(trials) : rest.mean + 2 * rest.sd;
  return Math.max(2 * noiseOf(plan), rested);
}

/** How much higher than the middle one the rest of a trial may lie to be one: the fall from a tone is no rest. */
const restShare = 1.5;

/** Rest and two standard deviations as the trials show it: the highest that is not far above the middle one; 0 without any. */
function restOf(trials: readonly Trial[]): number {
  const levels = trials.flatMap(({ restLevel = 0 }) => (restLevel > 0 ? [restLevel] : [])).toSorted((a, b) => a - b);
  const middle = levels[Math.floor((levels.length - 1) / 2)] ?? 0;
  return levels.findLast((level) => level <= restShare * middle) ?? 0;
}

/** Whether a ceiling has come so near to the lowest that only a harder task is harder. */
export function isAtBound({ state }: Draft, trials: readonly Trial[]): boolean {
  const { ceiling } = state.zone;
  return ceiling !== null && ceiling - lowestCeiling(state, trials) <= state.plan.parameters.step / 2;
}

/** One step harder where there is room and nothing speaks against it. By taps it is said, not done. */
export function raise(draft: Draft, { rule, trials, at = draft.state.at }: Move): boolean {
  const { state } = draft;
  if (state.hurting || state.antagonistFailed || !state.adapting) return false;
  if (trials.some(({ outcome }) => outcome === 'antagonist')) return false;
  if (state.plan.measured === 'tap') return cueMove(draft, 'harder', rule, at);
  const zone = staysBelow(state.zone, state.plan) ? sunk(draft, trials) : raisedZone(draft);
  if (zone === null || isBarred(state, zone)) return false;
  const from = state.zone;
  if (!move(draft, zone, { rule, trials, at })) return false;
  state.raised = { from, trials: 0, held: 0 };
  state.risen = true;
  return true;
}

/** A lower ceiling, by a step, or half of what is left to the lowest. */
function sunk({ state }: Draft, trials: readonly Trial[]): Zone | null {
  const { plan, zone } = state;
  if (zone.ceiling === null || isAtBound({ state } as Draft, trials)) return null;
  const bound = lowestCeiling(state, trials);
  const step = Math.min(plan.parameters.step, (zone.ceiling - bound) / 2);
  const next = Math.max(bound, down(zone.ceiling - step, plan));
  return next < zone.ceiling ? { ...zone, ceiling: next } : null;
}

/**
 * A higher floor. Upward the ceiling follows where the band would be narrower than ordered; within a band an edge that was
 * eased comes back first, and the band never gets narrower than `narrowest`.
 */
function raisedZone({ state }: Draft): Zone | null {
  const { plan, zone } = state;
  const { step, narrowest } = plan.parameters;
  const { most } = metricRows[plan.metric];
  const { floor, ceiling } = zone;
  if (floor === null) return null;
  if (zone.direction === 'within' && ceiling !== null) {
    const ordered = plan.zone.ceiling ?? ceiling;
    const narrower = { ...zone, ceiling: Math.max(ordered, ceiling - step) };
    if (ceiling > ordered && !isBarred(state, narrower)) return narrower;
    return ceiling - floor - step < narrowest ? null : { ...zone, floor: floor + step };
  }
  const raised = floor + step;
  const width = plan.zone.ceiling === null || plan.zone.floor === null ? narrowest : plan.zone.ceiling - plan.zone.floor;
  const follows = ceiling === null ? null : Math.max(ceiling, raised + width);
  if (raised > most || (follows !== null && follows > most)) return null;
  return { ...zone, floor: raised, ceiling: follows };
}

/** Whether an edge of a zone gets as hard as one that broke success in this session. */
function isBarred({ barred, zone: before }: Draft['state'], { floor, ceiling }: Zone): boolean {
  const floorRises = (floor ?? 0) > (before.floor ?? 0);
  const ceilingFalls = (ceiling ?? Number.POSITIVE_INFINITY) < (before.ceiling ?? Number.POSITIVE_INFINITY);
  return (
    (floorRises && (floor ?? 0) >= (barred.floor ?? Number.POSITIVE_INFINITY)) ||
    (ceilingFalls && (ceiling ?? 0) <= (barred.ceiling ?? Number.NEGATIVE_INFINITY))
  );
}

/** Rules that ease because success broke on the zone; what a stop rule, effort or the staircase asks for says nothing of it. */
const byFailure: ReadonlySet<MoveRule> = new Set([
  'success-under-half',
  'failures-in-a-row',
  'raise-taken-back',
  'three-sets-below-band',
  'errors-in-errorless',
  'declining-peak',
]);

/** Bars each edge that is eased: it broke success, and nothing as hard is tried again in this session. */
function bar(state: Draft['state'], before: Zone, after: Zone): void {
  const { floor, ceiling } = state.barred;
  const floorFalls = before.floor !== null && (after.floor ?? 0) < before.floor;
  const ceilingRises = before.ceiling !== null && (after.ceiling ?? Number.POSITIVE_INFINITY) > before.ceiling;
  state.barred = {
    floor: floorFalls ? Math.min(floor ?? Number.POSITIVE_INFINITY, before.floor) : floor,
    ceiling: ceilingRises ? Math.max(ceiling ?? Number.NEGATIVE_INFINITY, before.ceiling) : ceiling,
  };
}

/**
 * Easier, toward the side of the error: a higher ceiling where practice stays below one, or where most misses went over it;
 * else a lower floor. No further than the failed trials ask for. By taps it is said, not done.
 * @returns whether there was room
 */
export function lower(draft: Draft, { rule, trials, ids = [], at = draft.state.at, steps = 1 }: Move): boolean {
  const { state } = draft;
  const { plan, zone } = state;
  if (plan.measured === 'tap') return cueMove(draft, 'easier', rule, at);
  if (plan.adapt === 'none' || !state.adapting || plan.errorAugmentation) return false;
  const by = steps * plan.parameters.step;
  if (zone.direction === 'within' && !staysBelow(zone, plan) && wentBothWays(trials)) {
    const wider = widened(draft, trials);
    return !sameZone(wider, zone) && move(draft, wider, { rule, trials, ids, at });
  }
  const upward = staysBelow(zone, plan) || mostWentOver(trials);
  if (upward && zone.ceiling !== null) {
    const ceiling = Math.min(zone.ceiling + by, metricRows[plan.metric].most, highestAsked(draft, trials));
    return ceiling > zone.ceiling && move(draft, { ...zone, ceiling }, { rule, trials, ids, at });
  }
  if (zone.floor === null || staysBelow(zone, plan)) return false;
  const floor = Math.max(lowestFloor(state), zone.floor - by);
  return floor < zone.floor && move(draft, { ...zone, floor, ceiling: followed(plan, zone, floor) }, { rule, trials, ids, at });
}

/** The ceiling that followed a floor up comes back with it, though never below the ordered one. */
function followed({ zone: ordered }: CoachPlan, { direction, floor, ceiling }: Zone, lowered: number): number | null {
  if (direction !== 'up' || ceiling === null || floor === null) return ceiling;
  if (ordered.ceiling === null || ordered.floor === null || ceiling <= ordered.ceiling) return ceiling;
  const width = ordered.ceiling - ordered.floor;
  return ceiling - floor > width ? ceiling : Math.max(ordered.ceiling, lowered + width);
}

/** Whether more of the failed trials passed the ceiling than fell short of the floor. */
export function mostWentOver(trials: readonly Trial[]): boolean {
  const failed = trials.filter(({ outcome }) => outcome === 'missed' || outcome === 'weak');
  return failed.filter(wentOver).length * 2 > failed.length;
}

/** Whether the failed trials missed a band on both edges: each at least twice, and in a quarter of them. */
function wentBothWays(trials: readonly Trial[]): boolean {
  const failed = trials.filter(({ outcome }) => outcome === 'missed' || outcome === 'weak');
  const over = failed.filter(wentOver).length;
  const fewer = Math.min(over, failed.length - over);
  return fewer >= 2 && fewer * 4 >= failed.length;
}

/** A band that is wider by a step on each edge, as far as there is room. */
function widened(draft: Draft, trials: readonly Trial[]): Zone {
  const { plan, zone } = draft.state;
  const { step } = plan.parameters;
  const { floor, ceiling } = zone;
  const { most } = metricRows[plan.metric];
  return {
    ...zone,
    floor: floor === null ? null : Math.min(floor, Math.max(lowestFloor(draft.state), floor - step)),
    ceiling: ceiling === null ? null : Math.max(ceiling, Math.min(ceiling + step, most, highestAsked(draft, trials))),
  };
}

/** The highest ceiling that the failed trials ask for; without any, the step decides. */
function highestAsked({ state: { plan, zone } }: Draft, trials: readonly Trial[]): number {
  const failed = trials.filter(({ outcome }) => outcome !== 'held');
  const levels = staysBelow(zone, plan)
    ? failed.map(({ wholeLevel, peak }) => wholeLevel ?? peak)
    : failed.map(({ peak }) => peak);
  return levels.length === 0 ? Number.POSITIVE_INFINITY : up(Math.max(...levels), plan);
}

/** Takes a raise back that broke success, at once; it is not tried again in this session. */
export function takeBackRaise(draft: Draft, trials: readonly Trial[], at: number): boolean {
  const { state } = draft;
  const { raised } = state;
  if (raised === null) return false;
  if (!move(draft, raised.from, { rule: 'raise-taken-back', trials, at })) return false;
  help(draft, { at, what: 'eased', why: 'raise-broke-success', trials });
  return true;
}

function cueMove({ state, cues }: Draft, what: 'harder' | 'easier', rule: MoveRule, at: number): true {
  cues.push({ at, to: 'therapist', key: what, rule });
  state.inThisZone = 0;
  return true;
}

/** Moves the zone, once in a set unless the staircase does it. */
function move(draft: Draft, zone: Zone, { rule, trials, ids = [], at = draft.state.at }: Move): boolean {
  const { state, cues, events } = draft;
  const before = state.zone;
  if (sameZone(before, zone)) return false;
  const floorMoves = zone.floor !== before.floor;
  const ceilingMoves = zone.ceiling !== before.ceiling;
  const { tally } = state;
  if (rule !== 'staircase' && (tally.floorMoved || tally.ceilingMoved)) return false;
  state.tally = { ...tally, floorMoved: tally.floorMoved || floorMoves, ceilingMoved: tally.ceilingMoved || ceilingMoves };
  state.zone = zone;
  if (byFailure.has(rule)) bar(state, before, zone);
  // Whoever follows an easier zone down has lost nothing.
  if (byFailure.has(rule) && rule !== 'declining-peak') state.bestLevel = null;
  state.inThisZone = 0;
  state.underSets = 0;
  state.streak = 0;
  state.raised = null;
  const { floor, ceiling } = zone;
  if (floorMoves && floor !== null)
    cues.push({ at, to: 'therapist', key: 'threshold-moved', from: before.floor ?? 0, floor, rule });
  if (ceilingMoves && ceiling !== null && !floorMoves)
    cues.push({ at, to: 'therapist', key: 'ceiling-moved', from: before.ceiling ?? 0, ceiling, rule });
  const tapped = trials.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const seen = trials.filter(({ id }) => id === undefined).map(({ number }) => number);
  events.push({
    kind: 'zone.set',
    at,
    body: { activityId: state.plan.activityId, ...zoneBody(state.plan.metric, zone) },
    from: { events: [...ids, ...tapped], trials: seen },
  });
  return true;
}

const up = (value: number, plan: CoachPlan): number => clean(Math.ceil(value / grainOf(plan) - 1e-9) * grainOf(plan));
const down = (value: number, plan: CoachPlan): number => clean(Math.floor(value / grainOf(plan) + 1e-9) * grainOf(plan));
/** Without the last digits of a product of decimals. */
const clean = (value: number): number => Number(value.toFixed(6));
