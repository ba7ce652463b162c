import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { HeadRow } from './delimited-columns.ts';
import { fromTimes } from './delimited-rate.ts';
import { fault } from './errors.ts';
import { rangeAt, slopeOf } from './even-fit.ts';
import { evenTimes } from './even-times.ts';
import type { NumberForm } from './number-form.ts';
import type { PacketCounting } from './packet-places.ts';
import { plainRate } from './plain-rate.ts';
import type { RemarkList } from './remarks.ts';
import { statedRates } from './stated-rate.ts';
import type { TimeCheck } from './time-check.ts';
import { epochScale, stampsOf } from './time-column.ts';

export interface OpenBciTimes {
  /** The rows of the head as they stand, and in the order of their packets. */
  readonly rows: readonly HeadRow[];
  readonly ordered: readonly HeadRow[];
  readonly forms: readonly NumberForm[];
  readonly stampColumn: number | undefined;
  readonly index: Pick<PacketCounting, 'modulus' | 'step'> | undefined;
  readonly given: Hertz | undefined;
  /** What stands behind "Sample Rate =". */
  readonly stated: string | undefined;
  readonly remarks: RemarkList;
}

export interface OpenBciRate {
  readonly rate: Hertz;
  /** Even times place the samples. */
  readonly check?: TimeCheck;
  /** Samples in one unit of the times; uneven ones tell of long losses. */
  readonly perStamp?: number;
}

/**
 * The rate of the board: given, else stated, unless the times at which packets came contradict it over the whole head.
 * Errors: EUP_FORMATS_RATE_UNKNOWN.
 */
export function openBciRate({
  rows,
  ordered,
  forms,
  stampColumn,
  index,
  given,
  stated,
  remarks,
}: OpenBciTimes): Result<OpenBciRate, Fault> {
  const own =
    stated === undefined
      ? []
      : statedRates([`sample rate = ${stated}`]).map((one) => ({ ...one, rates: one.rates.filter((r) => r < 1e6) }));
  const said = given ?? own[0]?.rates[0];
  const alone = (): Result<OpenBciRate, Fault> =>
    said === undefined ? err(fault('EUP_FORMATS_RATE_UNKNOWN')) : ok({ rate: hertz(said) });
  if (stampColumn === undefined) return alone();
  const form = forms[stampColumn] ?? { decimal: '.' };
  // Where packets changed places their times are even once they stand in order.
  const asThere = stampsOf(rows, stampColumn, form);
  const inOrder = rows === ordered ? asThere : stampsOf(ordered, stampColumn, form);
  const stamps = evenTimes(asThere).kind === 'even' ? asThere : inOrder;
  const first = stamps.times.find((t) => !Number.isNaN(t)) ?? 0;
  const scale = epochScale(first) ?? 1;
  const found = evenTimes(stamps);
  // Times rounded so far that they stand still tell less of lost packets than their counter.
  if (found.kind === 'even' && found.range * scale * (said ?? 0) < 1) {
    const { rate, check } = fromTimes(found, scale, given, own, remarks);
    return ok({ rate, perStamp: rate * scale, ...(check === undefined ? {} : { check }) });
  }
  const line = packetLine(ordered, inOrder.times, index);
  if (line === undefined) return alone();
  // Losses lengthen the time of a sample; the rate that is stated then tells of them.
  const rough = said !== undefined && said * line.step * scale > 0.8 && said * line.step * scale < 4;
  const beside = line.range / line.last;
  const times = { step: line.step * scale, least: (line.step - beside) * scale, most: (line.step + beside) * scale };
  if (!(times.least > 0) || times.most / times.least > 1.04) {
    return rough ? ok({ rate: hertz(said), perStamp: said * scale }) : alone();
  }
  const told = plainRate(times);
  // The computer's clock and the board's differ, and packets come late.
  const apart = said === undefined ? Number.POSITIVE_INFINITY : Math.abs(1 / (said * times.step) - 1);
  const agrees = apart <= Math.max(0.005, times.most / times.least - 1);
  if (given !== undefined && !agrees) remarks.add('FORMATS_RATE_GIVEN', { rate: given, found: told });
  if (given === undefined && !agrees && stated !== undefined) {
    remarks.add('FORMATS_RATE_FROM_TIMES', { stated: said ?? stated.trim(), found: told });
  }
  const rate = given ?? (agrees && said !== undefined ? said : told);
  return ok({ rate: hertz(rate), perStamp: rate * scale });
}

/** The line of packets' times over their places. */
function packetLine(
  rows: readonly HeadRow[],
  times: Float64Array,
  index: OpenBciTimes['index'],
): { readonly step: number; readonly range: number; readonly last: number } | undefined {
  const places: number[] = [];
  const stamps: number[] = [];
  let place = 0;
  let last = Number.NaN;
  for (const [k, { cells }] of rows.entries()) {
    const told = Number(cells[0]);
    const moved = index === undefined || Number.isNaN(last) ? 1 : ((told - last + index.modulus) % index.modulus) / index.step;
    if (k > 0) place += moved >= 1 ? Math.round(moved) : 1;
    if (!Number.isNaN(told)) last = told;
    const stamp = times[k] as number;
    if (Number.isNaN(stamp)) continue;
    places.push(place);
    stamps.push(stamp - (stamps.length === 0 ? stamp : (times.find((t) => !Number.isNaN(t)) as number)));
  }
  if (places.length < 50) return undefined;
  const t = Float64Array.from(stamps);
  const n = Float64Array.from(places);
  const step = slopeOf(t, n);
  return step > 0 ? { step, range: rangeAt(step, t, n), last: n[n.length - 1] as number } : undefined;
}
