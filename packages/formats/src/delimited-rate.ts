import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { DelimitedHead } from './delimited-layout.ts';
import type { TimeColumn } from './delimited-time.ts';
import { fault } from './errors.ts';
import { plainRate } from './plain-rate.ts';
import type { RemarkList } from './remarks.ts';
import type { StatedRate } from './stated-rate.ts';
import { irregularFault, TimeCheck } from './time-check.ts';
import type { EvenTimes, TimesFound } from './times-found.ts';

export interface DecidedRate {
  readonly rate: Hertz;
  /** How every row's time is held against the rate; none where there are no times, or they are not used. */
  readonly check?: TimeCheck;
}

/** Times that tell nothing by themselves may still be told by their step: fewer samples in a second are not recorded, nor more. */
const slowest = 5;
const fastest = 50_000;

/**
 * Decides the rate. One that is given by the user counts; times of the rows come next, then what the head states. What
 * contradicts it by more than rounding is told with both numbers.
 * Errors: EUP_FORMATS_RATE_UNKNOWN, _IRREGULAR, _ORDER, _TIME_UNIT, _HEADER.
 */
export function decidedRate(
  head: DelimitedHead,
  time: TimeColumn | undefined,
  given: Hertz | undefined,
  remarks: RemarkList,
): Result<DecidedRate, Fault> {
  const stated = head.stated.flatMap(({ rates }) => rates);
  if (time?.found.kind === 'even') {
    const scale = scaleOf(time, time.found, given ?? stated[0]);
    if (scale === undefined && given === undefined) {
      return err(
        fault('EUP_FORMATS_TIME_UNIT', { name: nameOf(head, time.column), step: Number(time.found.step.toPrecision(5)) }),
      );
    }
    if (scale !== undefined) return ok(fromTimes(time.found, scale, given, head.stated, remarks));
  }
  const one = given === undefined ? oneStated(head.stated) : ok(undefined);
  if (!one.ok) return one;
  return withoutTimes(time?.found ?? { kind: 'none' }, time?.scale ?? 1, given, one.value, remarks);
}

/** The rate where no even times tell it: given, or stated. Times that a computer wrote as packets came are uneven, and right on the whole. */
export function withoutTimes(
  found: TimesFound,
  scale: number,
  given: number | undefined,
  stated: number | undefined,
  remarks: RemarkList,
): Result<DecidedRate, Fault> {
  if (given !== undefined) {
    const why = found.kind === 'even' ? 'no unit of time fits them' : 'they are uneven';
    if (found.kind !== 'none') remarks.add('FORMATS_TIMES_LEFT', { why, rate: given });
    return ok({ rate: hertz(given) });
  }
  if (found.kind === 'none' || found.kind === 'even') {
    return stated === undefined ? err(fault('EUP_FORMATS_RATE_UNKNOWN')) : ok({ rate: hertz(stated) });
  }
  if (found.kind === 'backwards') return err(fault('EUP_FORMATS_ORDER', { where: `line ${found.line}` }));
  const { line, after, overall } = found;
  if (stated !== undefined && Math.abs(overall * scale * stated - 1) < 0.02) {
    remarks.add('FORMATS_TIMES_LEFT', { why: `they are uneven, first before line ${line}`, rate: stated });
    return ok({ rate: hertz(stated) });
  }
  const shown = (value: number): number => Number((value * scale).toPrecision(5));
  return err(irregularFault(`after ${shown(after)} s (line ${line})`, shown(found.found), shown(found.step)));
}

/** The rate of even times, beside what is given and stated. @param scale the seconds of one unit of the times */
export function fromTimes(
  found: EvenTimes,
  scale: number,
  given: number | undefined,
  stated: readonly StatedRate[],
  remarks: RemarkList,
  strict = false,
): DecidedRate {
  const seconds = { step: found.step * scale, least: found.least * scale, most: found.most * scale };
  const agrees = (rate: number): boolean => {
    // A rate with decimals was rounded to them.
    const places = /\.(\d+)$/.exec(String(rate))?.[1]?.length ?? 0;
    const rounded = 1e-9 + (places === 0 ? 0 : (0.51 * 10 ** -places) / rate);
    return 1 / rate >= seconds.least * (1 - rounded) && 1 / rate <= seconds.most * (1 + rounded);
  };
  const own = plainRate(seconds);
  const known = given !== undefined && agrees(given) ? given : stated.flatMap(({ rates }) => rates).find(agrees);
  const told = known ?? own;
  const rate = given ?? told;
  if (given !== undefined && !agrees(given)) remarks.add('FORMATS_RATE_GIVEN', { rate: given, found: told });
  else if (given === undefined) {
    for (const { rates, text } of stated) {
      if (!rates.some(agrees)) remarks.add('FORMATS_RATE_FROM_TIMES', { stated: rates[0] ?? text, found: told });
    }
  }
  // Rounding to more than two samples, or jitter: the times are true to no more than this.
  const beside = (found.range * scale) / 2;
  if (beside * told > 2) remarks.add('FORMATS_TIMES_DEPART', { found: beside, rate });
  const step = 1 / (told * scale);
  return {
    rate: hertz(rate),
    check: new TimeCheck({ even: found, step, scale, rate, remarks, given: given !== undefined, strict }),
  };
}

/** The seconds of one unit: as stated, as the rate tells, or seconds where they make sense. */
function scaleOf(time: TimeColumn, { step }: EvenTimes, rate: number | undefined): number | undefined {
  const fits = (scale: number): boolean => rate !== undefined && Math.abs(step * scale * rate - 1) < 0.2;
  if (time.scale !== undefined) return time.scale;
  const fitting = [1, 1e-3, 1e-6, 1e-9].find(fits);
  if (fitting !== undefined) return fitting;
  return !time.counts && step <= 1 / slowest && step >= 1 / fastest ? 1 : undefined;
}

/** The one rate that the head states; undefined where it states none. Error: EUP_FORMATS_HEADER where it states several. */
function oneStated(stated: readonly StatedRate[]): Result<number | undefined, Fault> {
  const [first] = stated;
  if (first === undefined) return ok(undefined);
  const rates = new Set(stated.flatMap((one) => one.rates));
  const [rate] = rates;
  if (rates.size === 1 && stated.every((one) => one.rates.length > 0)) return ok(rate);
  return err(
    fault('EUP_FORMATS_HEADER', {
      field: 'sampling rate',
      found: stated
        .map(({ text }) => text)
        .join(', ')
        .slice(0, 80),
      expected: 'one rate in hertz, above 0, that can be read in one way only',
    }),
  );
}

const nameOf = ({ names }: DelimitedHead, column: number): string => names[column] || String(column + 1);
