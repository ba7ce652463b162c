import { type CodeRow, codeOn } from '@eupraxia/catalogue';
import type { AttentionMode, Furnisher, MinutesRule } from '../log/vocabulary.ts';
import { dayIn } from '../log/zone.ts';
import { creditedTimes } from './credited.ts';
import type { Visit } from './visit.ts';

/** Minutes of one service in a visit: a code, or a base code with its add-on, which fold as one. */
export interface CodeMinutes {
  readonly code: string;
  /** Whose total its minutes belong to: `visit` the timed minutes, `untimed` the total alone, the others neither. */
  readonly pool: CodeRow['pool'];
  readonly seconds: number;
  /** Whole minutes: the seconds of the service together, floored once. */
  readonly minutes: number;
  readonly from: readonly string[];
}

/** Whole seconds of a service beyond its whole minutes, 0 to 59. */
export const secondsBeyond = ({ seconds, minutes }: Pick<CodeMinutes, 'seconds' | 'minutes'>): number =>
  Math.floor(seconds + 0.001) - minutes * 60;

/** Time by who furnished it and how. */
export interface FurnishedTime {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  readonly seconds: number;
  readonly from: readonly string[];
}

/** What the patient's visits of one day and discipline come to together. */
export interface DayMinutes {
  readonly timed: number;
  readonly total: number;
  /** How many other visits the day has, as far as the log of this one knows. */
  readonly others: number;
}

/** The minutes that a note states and units rest on. */
export interface VisitMinutes {
  /** In the order of the program. */
  readonly codes: readonly CodeMinutes[];
  /** How seconds became whole minutes. */
  readonly rule: MinutesRule;
  /** Skilled minutes of timed codes in this visit: their seconds added and floored once, or each code's own minutes added. */
  readonly timed: number;
  /** Timed and untimed minutes together, by the same rule; time that counts for no code is left out. */
  readonly total: number;
  /** With the patient's other visits of the day: what units are counted from. */
  readonly day: DayMinutes;
  /** Seconds per kind of person, of what counts. */
  readonly people: readonly Omit<FurnishedTime, 'mode'>[];
  /** Seconds on the clock that count for no code: a one-on-one service in a group, without a clinician, or while the clinician was with another patient. */
  readonly uncounted: readonly FurnishedTime[];
}

/** Whether the service of a code treats a part of the body, on the visit's date of service. */
export function kindOfService(visit: Visit, code: string): CodeRow['kindOfService'] {
  return codeOn(code, dateOf(visit))?.kindOfService ?? 'of-the-person';
}

/** The code that a service's minutes stand under: of an add-on its base. */
export function baseCode(visit: Visit, code: string): string {
  const base = codeOn(code, dateOf(visit))?.addOnOf ?? null;
  return (base === null ? undefined : codeOn(base, dateOf(visit))?.code) ?? code;
}

/** How the clinic makes whole minutes. */
export const minutesRuleOf = (visit: Visit): MinutesRule => visit.snapshot.clinic.minutesRule ?? 'day-once';

/** The date of service, `YYYY-MM-DD` in the clinic's zone. */
export const dateOf = (visit: Visit): string => dayIn(visit.snapshot.clinic.zone, visit.opened.at);

interface Sum {
  us: number;
  readonly from: Set<string>;
}

/**
 * Adds up the minutes of a visit by service. Whose minute counts is `creditedTimes`, which units are counted from too, so
 * that a note and its bill cannot differ. Time is added in whole microseconds, in any order.
 * @param rule how seconds become whole minutes; the clinic's own unless a signed note has another
 */
export function minutesOf(visit: Visit, rule: MinutesRule = minutesRuleOf(visit)): VisitMinutes {
  const day = dateOf(visit);
  const codes = new Map<string, PooledSum>();
  const people = new Map<Furnisher, Sum & { by: Furnisher }>();
  const uncounted = new Map<string, Sum & { by: Furnisher; mode: AttentionMode }>();
  for (const activity of visit.activities) {
    const row = codeOn(activity.item.service.code, day);
    const [code, pool] = pooled(activity.item.service.code, day);
    for (const { by, mode, seconds, to, events } of creditedTimes(activity, row, visit.elsewhere)) {
      if (seconds === 0) continue;
      if (to === null) {
        add(uncounted, `${by} ${mode}`, { by, mode }, seconds, events);
        continue;
      }
      add(codes, code, { pool }, seconds, events);
      add(people, by, { by }, seconds, events);
    }
  }
  const list = [...codes].map(([code, sum]) => ({
    code,
    pool: sum.pool,
    seconds: sum.us / 1e6,
    minutes: wholeMinutes(sum.us),
    from: [...sum.from],
  }));
  const whole = new Map([...codes].map(([code, { pool, us }]) => [code, { pool, us, from: none }] as const));
  for (const { code, seconds } of visit.sameDay) {
    const [base, pool] = pooled(code, day);
    add(whole, base, { pool }, seconds, []);
  }
  return {
    codes: list,
    rule,
    ...totals(codes, rule),
    day: { ...totals(whole, rule), others: new Set(visit.sameDay.map((one) => one.visit)).size },
    people: [...people.values()].map(({ by, us, from }) => ({ by, seconds: us / 1e6, from: [...from] })),
    uncounted: [...uncounted.values()].map(({ by, mode, us, from }) => ({ by, mode, seconds: us / 1e6, from: [...from] })),
  };
}

interface PooledSum extends Sum {
  readonly pool: CodeRow['pool'];
}

const none: Set<string> = new Set();

/** The code under which a code's time is added, and whose total it belongs to. */
function pooled(code: string, day: string): readonly [code: string, pool: CodeRow['pool']] {
  const row = codeOn(code, day);
  const base = row === undefined || row.addOnOf === null ? row : codeOn(row.addOnOf, day);
  return [base?.code ?? code, base?.pool ?? 'untimed'];
}

/** The two totals that a note states, by the rule of whole minutes. */
function totals(codes: ReadonlyMap<string, PooledSum>, rule: MinutesRule): Pick<VisitMinutes, 'timed' | 'total'> {
  const of = (...pools: readonly CodeRow['pool'][]): number => {
    const counted = [...codes.values()].filter(({ pool }) => pools.includes(pool)).map(({ us }) => us);
    if (rule === 'per-code') return counted.reduce((sum, us) => sum + wholeMinutes(us), 0);
    return wholeMinutes(counted.reduce((sum, us) => sum + us, 0));
  };
  return { timed: of('visit'), total: of('visit', 'untimed') };
}

function add<K, T extends object>(sums: Map<K, Sum & T>, key: K, start: T, seconds: number, events: readonly string[]): void {
  const sum = sums.get(key) ?? { ...start, us: 0, from: new Set<string>() };
  sum.us += Math.round(seconds * 1e6);
  for (const id of events) sum.from.add(id);
  sums.set(key, sum);
}

/** Floors microseconds to minutes; a thousandth of a second forgives the shares of a corrected time their rounding. Note and units both count by it. */
export function wholeMinutes(us: number): number {
  return Math.floor((us + 1000) / 60e6);
}
