import { type DoseRow, dosePresets, doseRows } from '../rows/doses.ts';

/** What kind of practice a dose is of. */
export interface DoseContext {
  readonly work: 'arm-task' | 'walking' | 'balance' | 'other';
  /** Each is asked, not assumed: null is unknown, and unknown is not no. */
  readonly stroke: boolean | null;
  readonly face: boolean | null;
  readonly dystrophy: boolean | null;
  readonly pain: boolean | null;
}

export interface DoseAgainst {
  /** What usual sessions hold; null where nobody counted. */
  readonly usual: DoseRow | null;
  /** Of the usual mean. */
  readonly ofUsual: number | null;
  /** Targets that may be offered. */
  readonly presets: readonly number[];
  /** Why none is offered, where the work would suggest them. */
  readonly noPresets: 'not-stroke-arm' | 'face' | 'dystrophy' | 'pain' | 'unknown' | null;
  /** Whether an arm's task practice stayed below the lowest preset that may be offered. */
  readonly few: boolean;
}

/**
 * A dose beside usual care and beside what is feasible. High counts are offered for task practice of an arm after stroke,
 * and never for a face, a dystrophy or pain.
 */
export function doseAgainst(repetitions: number, context: DoseContext): DoseAgainst {
  const { work } = context;
  const usual = work === 'arm-task' ? doseRows.usualArm : work === 'walking' ? doseRows.usualSteps : null;
  const noPresets = whyNoPresets(context);
  const presets = noPresets === null ? dosePresets : [];
  return {
    usual,
    ofUsual: usual === null ? null : repetitions / usual.value,
    presets,
    noPresets,
    few: repetitions < (presets[0] ?? 0),
  };
}

function whyNoPresets({ work, stroke, face, dystrophy, pain }: DoseContext): DoseAgainst['noPresets'] {
  if (face === true) return 'face';
  if (dystrophy === true) return 'dystrophy';
  if (pain === true) return 'pain';
  if (work !== 'arm-task' || stroke === false) return 'not-stroke-arm';
  return stroke === null || face === null || dystrophy === null || pain === null ? 'unknown' : null;
}

/** The heart rates between which walking is intense enough (Karvonen); both ends per minute, rounded. */
export interface HeartRateZone {
  readonly least: number;
  readonly most: number;
  /** Whether the share of the highest rate, not the reserve, set the upper end. */
  readonly capped: boolean;
}

/**
 * Walking's heart-rate zone from a resting and a highest rate that the clinician stated. Neither is guessed from age:
 * beta blockers and illness move the highest rate.
 * @throws RangeError unless 20 ≤ rest < highest ≤ 250
 */
export function heartRateZone({ rest, highest }: { readonly rest: number; readonly highest: number }): HeartRateZone {
  if (!(rest >= 20 && rest < highest && highest <= 250))
    throw new RangeError(`heart rates ${rest} at rest and ${highest} at most are not valid: the first must be the lower one`);
  const { low, high } = doseRows.walkingReserve;
  const at = (share: number): number => rest + share * (highest - rest);
  const cap = doseRows.walkingCap.value * highest;
  const least = Math.round(at(low));
  return { least, most: Math.max(least, Math.round(Math.min(at(high), cap))), capped: at(high) > cap };
}

/** One bout of balance work. */
export interface BalanceBout {
  /** UTC ms at its end. */
  readonly at: number;
  readonly minutes: number;
  /** Easy work does not count: challenge is what prevents falls. Null is unknown. */
  readonly challenge: 'low' | 'moderate' | 'high' | null;
}

export interface BalanceWeek {
  readonly minutes: number;
  readonly goal: number;
  /** Minutes whose challenge nobody stated: they are not in `minutes`. */
  readonly unstated: number;
}

const week = 7 * 24 * 3_600_000;

/** Minutes of challenging balance work in the seven days up to `now` (UTC ms), against the weekly goal. */
export function balanceWeek(bouts: readonly BalanceBout[], now: number): BalanceWeek {
  const recent = bouts.filter(({ at }) => at <= now && at > now - week);
  const sum = (of: readonly BalanceBout[]): number => of.reduce((total, { minutes }) => total + minutes, 0);
  return {
    minutes: sum(recent.filter(({ challenge }) => challenge === 'moderate' || challenge === 'high')),
    goal: doseRows.balanceWeek.value,
    unstated: sum(recent.filter(({ challenge }) => challenge === null)),
  };
}
