import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { RemarkList } from '../remarks.ts';
import type { HeadTimes } from './head-times.ts';
import { RowClock } from './row-clock.ts';

/** The rate that rows are read at, and the clock that checks their times; none where the times tell nothing. */
export interface RowRate {
  readonly rate: number;
  readonly clock?: () => RowClock;
}

/**
 * Weighs the rate that a file states against its own times. The times count where both differ; a rate that is given
 * counts before both; times that agree with it tell of pauses all the same. What is not as the file says is remarked.
 * Errors: EUP_FORMATS_IRREGULAR, EUP_FORMATS_RATE_UNKNOWN.
 */
export function rowRate(
  times: HeadTimes,
  stated: number | undefined,
  given: number | undefined,
  remarks: RemarkList,
): Result<RowRate, Fault> {
  if (given !== undefined) {
    if (times.kind === 'even' && agrees(given, times)) {
      return ok({ rate: given, clock: () => new RowClock(given, times.jitter, times.spread, true) });
    }
    if (times.kind === 'even') remarks.add('FORMATS_RATE_GIVEN', { found: times.rate, rate: given });
    if (times.kind === 'uneven') remarks.add('FORMATS_TIMES_UNEVEN', { used: given });
    return ok({ rate: given });
  }
  if (times.kind === 'uneven') return err(times.why);
  if (times.kind === 'none') {
    if (stated === undefined) return err(fault('EUP_FORMATS_RATE_UNKNOWN'));
    remarks.add('FORMATS_TIMES_NONE', { used: stated });
    return ok({ rate: stated });
  }
  const { jitter, spread } = times;
  if (stated !== undefined && agrees(stated, times)) {
    return ok({ rate: stated, clock: () => new RowClock(stated, jitter, spread) });
  }
  if (stated !== undefined) remarks.add('FORMATS_RATE_FROM_TIMES', { stated, found: times.rate });
  else if (spread > 0.005) remarks.add('FORMATS_RATE_ROUGH', { rate: times.rate, percent: 100 * spread });
  return ok({ rate: times.rate, clock: () => new RowClock(times.rate, jitter, spread) });
}

const agrees = (rate: number, times: { readonly rate: number; readonly exact?: true }): boolean =>
  times.exact === true ? rate === times.rate : Math.abs(rate / times.rate - 1) <= 5e-4;
