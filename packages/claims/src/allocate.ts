import type { UnitMethod } from '@eupraxia/clinical';
import type { Choice } from './coding.ts';
import { count, list } from './plain.ts';
import type { Service } from './service.ts';

/** Units of the day's pool of timed codes. */
export interface Allocation {
  /** Units that are settled, by base code. */
  readonly units: ReadonlyMap<string, number>;
  /** All units of the pool, disputed ones included. */
  readonly total: number;
  readonly choice: Choice | null;
  readonly why: readonly string[];
}

const quarter = 15;
/** From here a started quarter of an hour counts as one: just past its midpoint. */
const enough = 8;

/**
 * Shares units out among the timed services of a day.
 *
 * - `CMS_TOTAL` (CMS 100-04 ch. 5 §20.2): the minutes of all services together give the number of units; each service
 *   has its whole quarters, the rest goes one each to the largest remainders; equal ones at the cut are asked.
 * - `CPT_MIDPOINT`: each service for itself, a quarter counts from its 8th minute.
 * - `FULL_15`: each service for itself, whole quarters only.
 * @param choose codes in the clinician's order of preference; only tied ones are heard
 */
export function allocateUnits(services: readonly Service[], method: UnitMethod, choose: readonly string[]): Allocation {
  if (method === 'CMS_TOTAL') return byTotal(services, choose);
  const units = new Map<string, number>();
  const why: string[] = [];
  for (const { base, minutes } of services) {
    const won = method === 'CPT_MIDPOINT' ? unitsFrom(minutes) : Math.floor(minutes / quarter);
    units.set(base.code, won);
    why.push(
      method === 'CPT_MIDPOINT'
        ? `${base.code}: ${count(minutes, 'minute')} give ${count(won, 'unit')}, counted for this code alone; a quarter of an hour counts from its 8th minute.`
        : `${base.code}: ${count(minutes, 'minute')} give ${count(won, 'unit')}, counted for this code alone; only whole quarters of an hour count.`,
    );
  }
  if (choose.length > 0) why.push('The order of preference was not needed: this payer counts each code for itself.');
  return { units, total: sum(units.values()), choice: null, why };
}

const unitsFrom = (minutes: number): number => Math.floor((minutes + quarter - enough) / quarter);

function byTotal(services: readonly Service[], choose: readonly string[]): Allocation {
  const minutes = sum(services.map((service) => service.minutes));
  const total = unitsFrom(minutes);
  const units = new Map(services.map(({ base, minutes: own }) => [base.code, Math.floor(own / quarter)]));
  const why = [totalSentence(minutes, total)];
  let open = total - sum(units.values());
  const ranked = services
    .filter((service) => service.minutes % quarter > 0)
    .sort((a, b) => (b.minutes % quarter) - (a.minutes % quarter));
  const cut = open > 0 ? (ranked[open - 1]?.minutes ?? 0) % quarter : 0;
  const give = (service: Service): void => {
    units.set(service.base.code, (units.get(service.base.code) ?? 0) + 1);
    open -= 1;
  };
  const clear = open > 0 ? ranked.filter((service) => service.minutes % quarter > cut) : [];
  const level = open > 0 ? ranked.filter((service) => service.minutes % quarter === cut) : [];
  if (services.length > 1) why.push(...services.filter((service) => service.minutes > 0).map(wholeSentence));
  for (const service of clear) give(service);
  const tied = level.length > open;
  const winners = tied ? preferred(level, choose).slice(0, open) : level;
  if (tied) why.push(tieSentence(level, cut, open, winners));
  for (const service of winners) give(service);
  const largest = [...clear, ...(tied ? [] : level)];
  if (largest.length > 0 && services.length > 1) {
    why.push(
      `What is left goes to the largest remainders: ${list(largest.map((s) => `${s.base.code} with ${count(s.minutes % quarter, 'minute')}`))}.`,
    );
  }
  const unheard = choose.filter((code) => !tied || !level.some((service) => isOf(service, code)));
  if (unheard.length > 0) why.push(`The preference for ${list([...new Set(unheard)])} was not needed: no tie concerns it.`);
  const rest = tied ? level.filter((service) => !winners.includes(service)) : [];
  const choice = open > 0 ? { remainder: cut, codes: rest.map((service) => service.base.code), pick: open } : null;
  return { units, total, choice, why };
}

const isOf = (service: Service, code: string): boolean => service.base.code === code || service.addOn?.code === code;

function preferred(level: readonly Service[], choose: readonly string[]): Service[] {
  const found = choose.flatMap((code) => level.filter((service) => isOf(service, code)));
  return [...new Set(found)];
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

function totalSentence(minutes: number, total: number): string {
  const start = `${count(minutes, 'timed minute')} ${minutes === 1 ? 'gives' : 'give'} ${count(total, 'unit')}`;
  const whole = Math.floor(minutes / quarter);
  const rest = minutes % quarter;
  if (total === 0) return `${start}: the first unit takes ${enough} minutes.`;
  if (rest === 0) return `${start}: ${count(whole, 'quarter')} of an hour.`;
  const before = whole === 0 ? '' : `${count(whole, 'quarter')} of an hour and `;
  return total > whole
    ? `${start}: ${before}${count(rest, 'minute')}, enough for ${whole === 0 ? 'the first' : 'one more'} (${enough} are needed).`
    : `${start}: ${before}${count(rest, 'minute')}, too few for one more (${enough} are needed).`;
}

function wholeSentence({ base, minutes }: Service): string {
  const left = minutes % quarter;
  return `${base.code}: ${count(minutes, 'minute')} hold ${count(Math.floor(minutes / quarter), 'whole quarter')} of an hour${left === 0 ? '' : `, ${left} left over`}.`;
}

function tieSentence(level: readonly Service[], remainder: number, open: number, winners: readonly Service[]): string {
  const names = list(level.map((service) => service.base.code));
  const start = `${names} each have ${count(remainder, 'minute')} left over for ${count(open, 'unit')}`;
  if (winners.length === 0) return `${start}: the clinician chooses.`;
  const chosen = list(winners.map((service) => service.base.code));
  return winners.length < open
    ? `${start}: the clinician chose ${chosen}; the rest is still to be chosen.`
    : `${start}: the clinician chose ${chosen}.`;
}
