import type { Choice } from './coding.ts';
import type { Answers, CountedVisit } from './counted-visit.ts';
import { type RuledMinutes, ruledMinutes } from './ruled-minutes.ts';
import { creditedUs, explain, explainAll, type Service } from './service.ts';
import type { Why } from './why.ts';

/** Units of the day's pool of timed codes. */
export interface Allocation {
  /** Units that are settled, in the order of the services. */
  readonly units: readonly number[];
  /** All units of the pool, disputed ones included. */
  readonly total: number;
  /** What is still open of a tie. */
  readonly choice: Choice | null;
  /** The tie as it was put, whether or not it was answered; null where none came up. */
  readonly question: Choice | null;
}

const quarter = 15;
/** From here a started quarter of an hour counts as one: just past its midpoint. */
const enough = 8;

/**
 * Shares units out among the timed services of a day.
 *
 * - `CMS_TOTAL` (CMS 100-04 ch. 5 §20.2): the minutes of all services together, by the rule of the count, give the number
 *   of units; each service has the whole quarters of its own floored minutes, the rest goes one each to the largest
 *   remainders of those; equal ones at the cut, remainders of 0 too, are asked.
 * - `CPT_MIDPOINT`: each service for itself, a quarter counts from its 8th minute.
 * - `FULL_15`: each service for itself, whole quarters only.
 *
 * Of the clinician's order of preference only tied codes are heard; an answer that was given in the visit, only for the
 * remainder that it was given for.
 * @param why takes the reasons of the allocation
 */
export function allocateUnits(services: readonly Service[], input: CountedVisit, why: Why[]): Allocation {
  const { unitMethod } = input.payer;
  const choose = input.choose ?? [];
  if (unitMethod === 'CMS_TOTAL') return byTotal(services, ruledMinutes(services, input.rule), choose, input.answers, why);
  const units: number[] = [];
  let total = 0;
  for (const service of services) {
    const { base, minutes } = service;
    const won = unitMethod === 'CPT_MIDPOINT' ? unitsFrom(minutes) : Math.floor(minutes / quarter);
    units.push(won);
    total += won;
    const key = unitMethod === 'CPT_MIDPOINT' ? 'counted-by-midpoint' : 'counted-by-full-quarters';
    explain(why, service, { key, params: { code: base.code, minutes, units: won } });
  }
  if (choose.length > 0) why.push({ key: 'preference-without-total', params: {} });
  return { units, total, choice: null, question: null };
}

const unitsFrom = (minutes: number): number => Math.floor((minutes + quarter - enough) / quarter);

/** A service that may have one unit beyond its whole quarters, by its place in the list. */
interface Rest {
  readonly at: number;
  readonly service: Service;
  readonly code: string;
  readonly remainder: number;
}

function byTotal(
  services: readonly Service[],
  { minutes, apart }: RuledMinutes,
  choose: readonly string[],
  answers: Answers | undefined,
  why: Why[],
): Allocation {
  let settled = 0;
  const units: number[] = [];
  const ranked: Rest[] = [];
  for (const service of services) {
    const quarters = Math.floor(service.minutes / quarter);
    const remainder = service.minutes % quarter;
    if (creditedUs(service) > 0) ranked.push({ at: units.length, service, code: service.base.code, remainder });
    units.push(quarters);
    settled += quarters;
  }
  const total = unitsFrom(minutes);
  const open = total - settled;
  const quarters = Math.floor(minutes / quarter);
  const rest = minutes % quarter;
  if (minutes !== apart) explainAll(why, services, { key: 'floored-once', params: { minutes, apart } });
  explainAll(why, services, { key: 'total', params: { minutes, units: total, quarters, rest, needed: enough } });
  if (services.length > 1) for (const service of services) explainQuarters(why, service);
  if (open <= 0) {
    notNeeded(choose, why);
    return { units, total, choice: null, question: null };
  }
  ranked.sort((a, b) => b.remainder - a.remainder);
  const cut = ranked[open - 1]?.remainder ?? 0;
  const clear = ranked.filter(({ remainder }) => remainder > cut);
  const level = ranked.filter(({ remainder }) => remainder === cut);
  const pick = open - clear.length;
  const tied = level.length > pick;
  for (const { at } of clear) units[at] = (units[at] ?? 0) + 1;
  const heard = answers !== undefined && answers.remainder === cut ? [...choose, ...(answers.codes ?? [])] : choose;
  const winners = tied ? preferred(level, heard).slice(0, pick) : level;
  for (const { at } of winners) units[at] = (units[at] ?? 0) + 1;
  if (tied)
    explainAll(
      why,
      level.map(({ service }) => service),
      tieReason(level, cut, pick, winners),
    );
  const largest = tied ? clear : [...clear, ...level];
  if (largest.length > 0 && services.length > 1) {
    const params = { codes: largest.map(({ code }) => code), remainders: largest.map(({ remainder }) => remainder) };
    explainAll(
      why,
      largest.map(({ service }) => service),
      { key: 'largest-remainders', params },
    );
  }
  if (tied)
    notNeeded(
      heard.filter((code) => !level.some(({ service }) => isOf(service, code))),
      why,
    );
  else notNeeded(choose, why);
  if (!tied) return { units, total, choice: null, question: null };
  const asked = (codes: readonly Rest[], left: number): Choice => ({
    remainder: cut,
    codes: codes.map(({ code }) => code),
    pick: left,
  });
  const left = pick - winners.length;
  return {
    units,
    total,
    choice: left === 0 ? null : asked(winners.length === 0 ? level : level.filter((one) => !winners.includes(one)), left),
    question: asked(level, pick),
  };
}

const isOf = (service: Service, code: string): boolean => service.base.code === code || service.addOn?.code === code;

function preferred(level: readonly Rest[], codes: readonly string[]): Rest[] {
  const found: Rest[] = [];
  for (const code of codes) {
    for (const one of level) if (isOf(one.service, code) && !found.includes(one)) found.push(one);
  }
  return found;
}

function explainQuarters(why: Why[], service: Service): void {
  const { base, minutes } = service;
  if (minutes === 0) return;
  const params = { code: base.code, minutes, quarters: Math.floor(minutes / quarter), rest: minutes % quarter };
  explain(why, service, { key: 'whole-quarters', params });
}

function notNeeded(codes: readonly string[], why: Why[]): void {
  if (codes.length > 0) why.push({ key: 'preference-not-needed', params: { codes: [...new Set(codes)] } });
}

function tieReason(level: readonly Rest[], remainder: number, pick: number, winners: readonly Rest[]): Why {
  const tie = { codes: level.map(({ code }) => code), remainder, pick };
  if (winners.length === 0) return { key: 'tie-open', params: tie };
  const chosen = winners.map(({ code }) => code);
  return { key: winners.length < pick ? 'tie-partly-chosen' : 'tie-chosen', params: { ...tie, chosen } };
}
