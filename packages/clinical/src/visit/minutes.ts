import { codeOn } from '@eupraxia/catalogue';
import { dayIn } from '../log/zone.ts';
import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';
import type { Visit } from './visit.ts';

/** Minutes of one billing code in a visit. */
export interface CodeMinutes {
  readonly code: string;
  /** The catalogue's own label. */
  readonly name: string;
  /** Whether the code counts in units of time. */
  readonly timed: boolean;
  readonly seconds: number;
  /** Whole minutes: the seconds of the code together, floored once. */
  readonly minutes: number;
  readonly from: readonly string[];
}

/** The minutes that a note states and units rest on. */
export interface VisitMinutes {
  /** In the order of the program. */
  readonly codes: readonly CodeMinutes[];
  /** Skilled one-on-one minutes of timed codes. */
  readonly timed: number;
  /** Timed and untimed minutes together; time that counts for no code is left out. */
  readonly total: number;
  /** Seconds per person who furnished what counts. */
  readonly people: readonly { readonly by: Furnisher; readonly seconds: number; readonly from: readonly string[] }[];
  /** Seconds on the clock that count for no code: a timed service in a group, or without a clinician. */
  readonly uncounted: readonly { readonly by: Furnisher; readonly mode: AttentionMode; readonly seconds: number; readonly from: readonly string[] }[];
  /** The catalogue's own label of a code on the date of service. */
  readonly nameOf: (code: string) => string;
}

const clinicians: ReadonlySet<Furnisher> = new Set<Furnisher>(['therapist', 'assistant', 'both']);

/** Says whether time counts for a timed code: one-on-one, by a therapist, an assistant, or both together. */
export function isSkilledOneOnOne(time: { readonly by: Furnisher; readonly mode: AttentionMode }): boolean {
  return time.mode === 'one-on-one' && clinicians.has(time.by);
}

/**
 * Adds up the minutes of a visit by code. A timed code counts skilled one-on-one time only; an untimed code counts all
 * of its time, toward the total alone. A code that the catalogue does not hold on the date of service is untimed here.
 */
export function minutesOf(visit: Visit): VisitMinutes {
  const day = dayIn(visit.snapshot.clinic.zone, visit.opened.at);
  const nameOf = (code: string): string => codeOn(code, day)?.name ?? 'Service';
  const codes = new Map<string, { name: string; timed: boolean; seconds: number; from: Set<string> }>();
  const people = new Map<Furnisher, { seconds: number; from: Set<string> }>();
  const uncounted = new Map<string, { by: Furnisher; mode: AttentionMode; seconds: number; from: Set<string> }>();
  for (const { item, credits } of visit.activities) {
    const row = codeOn(item.service.code, day);
    const timed = row !== undefined && row.unitMinutes !== null;
    for (const credit of credits) {
      if (credit.seconds === 0) continue;
      if (timed && !isSkilledOneOnOne(credit)) {
        const key = `${credit.by} ${credit.mode}`;
        const sum = uncounted.get(key) ?? { by: credit.by, mode: credit.mode, seconds: 0, from: new Set<string>() };
        uncounted.set(key, added(sum, credit));
        continue;
      }
      const sum = codes.get(item.service.code) ?? { name: nameOf(item.service.code), timed, seconds: 0, from: new Set<string>() };
      codes.set(item.service.code, added(sum, credit));
      people.set(credit.by, added(people.get(credit.by) ?? { seconds: 0, from: new Set<string>() }, credit));
    }
  }
  const list = [...codes].map(([code, sum]) => ({ code, ...sum, minutes: wholeMinutes(sum.seconds), from: [...sum.from] }));
  return {
    codes: list,
    timed: list.reduce((sum, code) => sum + (code.timed ? code.minutes : 0), 0),
    total: list.reduce((sum, code) => sum + code.minutes, 0),
    people: [...people].map(([by, sum]) => ({ by, seconds: sum.seconds, from: [...sum.from] })),
    uncounted: [...uncounted.values()].map((sum) => ({ ...sum, from: [...sum.from] })),
    nameOf,
  };
}

function added<T extends { seconds: number; from: Set<string> }>(sum: T, credit: { seconds: number; events: readonly string[] }): T {
  sum.seconds += credit.seconds;
  for (const id of credit.events) sum.from.add(id);
  return sum;
}

/** Floors seconds to whole minutes; a thousandth of a second forgives the sum of shares its last binary digit. */
export function wholeMinutes(seconds: number): number {
  return Math.floor((seconds + 0.001) / 60);
}
