import type { Fault, Result } from '@eupraxia/kernel';
import { ok } from '@eupraxia/kernel';
import { type DecidedRate, fromTimes, withoutTimes } from '../delimited-rate.ts';
import { evenTimes } from '../even-times.ts';
import type { RemarkList } from '../remarks.ts';
import { stampsOf } from '../time-column.ts';
import type { Stamps, TimesFound } from '../times-found.ts';

/** The times of a table's first rows. The last of them is left out: that of a simulation often stands closer. @param skip lines above */
export function tableStamps(cells: readonly string[], decimal: string, skip: number): Stamps {
  const rows = cells.map((cell, i) => ({ line: skip + 1 + i, cells: [cell] }));
  return stampsOf(rows.length > 8 ? rows.slice(0, -1) : rows, 0, { decimal: decimal === ',' ? ',' : '.' });
}

/** A program wrote these times: steps are the same within a quarter, and two of them tell one. */
const timing = { jitter: 0.5, apart: 0.25, fewest: 2 } as const;

/** What the times tell, beside the rate that is stated. @param scale what one of their unit is in seconds */
export const tableTimes = (stamps: Stamps, scale: number, stated: number | undefined): TimesFound =>
  evenTimes(stamps, { ...timing, stated: stated === undefined ? undefined : 1 / (stated * scale) });

/**
 * Weighs the rate that a file states against its own times. The times count where both differ; a rate that is given
 * counts before both; its times tell of pauses all the same. What is not as the file says is remarked.
 * Errors: EUP_FORMATS_IRREGULAR, _ORDER, _RATE_UNKNOWN.
 */
export function rowRate(
  stamps: Stamps,
  scale: number,
  stated: number | undefined,
  given: number | undefined,
  remarks: RemarkList,
): Result<DecidedRate, Fault> {
  const found = tableTimes(stamps, scale, stated);
  if (found.kind !== 'even') {
    // Uneven times are refused here, also where they are right on the whole.
    const told = withoutTimes(found, scale, given, found.kind === 'none' ? stated : undefined, remarks);
    if (told.ok && given === undefined && found.kind === 'none') remarks.add('FORMATS_TIMES_NONE', { used: told.value.rate });
    return told;
  }
  const said = stated === undefined ? [] : [{ rates: [stated], text: String(stated) }];
  const decided = fromTimes(found, scale, given, said, remarks, true);
  const known = stamps.times.filter((time) => !Number.isNaN(time));
  const spread = stamps.place / ((known.at(-1) as number) - (known[0] as number));
  if (stated === undefined && given === undefined && spread > 0.005 && !Number.isInteger(decided.rate)) {
    remarks.add('FORMATS_RATE_ROUGH', { rate: decided.rate, percent: 100 * spread });
  }
  return ok(decided);
}
