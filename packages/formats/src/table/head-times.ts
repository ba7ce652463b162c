import type { Fault } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

/** What the times of a file's first rows tell. */
export type HeadTimes =
  | {
      readonly kind: 'even';
      /** Samples per second: whole where a whole number is as near as the times can tell. */
      readonly rate: number;
      /** How far the rate may be off, as a part of it, since times are written to so many places. */
      readonly spread: number;
      /** How far times stand from the places of the samples, in seconds. */
      readonly jitter: number;
      /** Every step is exactly that of a whole rate: no other rate is right. */
      readonly exact?: true;
    }
  | { readonly kind: 'uneven'; readonly why: Fault }
  /** There are none, they stand still, or they are too coarse to tell one sample from the next. */
  | { readonly kind: 'none' };

type Even = Extract<HeadTimes, { kind: 'even' }>;

interface Stamps {
  readonly times: readonly number[];
  readonly steps: readonly number[];
  /** The middle one of the steps that rise. */
  readonly middle: number;
  /** One of the last digit that the times are written with, in seconds. */
  readonly grain: number;
}

const none: HeadTimes = { kind: 'none' };

/**
 * Tells the rate by the times of the first rows. In this order: steps that are exactly those of a
 * whole rate; the stated rate, where it explains every time; steps that are all the same, but for a few pauses and rows that stand twice; one even rate whose times are rounded; steps that are
 * the same within a quarter. The last step may be shorter, for the last row of a simulation often stands closer.
 * @param cells the times as they are written, in order; empty ones are passed over
 * @param scale what one of their unit is in seconds
 */
export function headTimes(cells: readonly string[], decimal = '.', scale = 1, stated?: number): HeadTimes {
  const texts = cells.map((cell) => cell.replace(decimal, '.')).filter((cell) => cell !== '');
  const times = texts.map((text) => Number(text) * scale).filter(Number.isFinite);
  const grain = texts.length === 0 ? 0 : scale * texts.reduce((least, text) => Math.min(least, grainOf(text)), 1);
  const steps = times.slice(1).map((time, i) => time - (times[i] as number));
  const rising = steps.filter((step) => step > 0).sort((a, b) => a - b);
  if (rising.length === 0 || rising.length < 0.5 * steps.length) return none;
  const stamps: Stamps = { times, steps, middle: rising[rising.length >> 1] as number, grain };
  const same = sameSteps(stamps);
  const told = same?.exact ? same : (atStated(stamps, stated) ?? same ?? rounded(stamps) ?? similarSteps(stamps));
  return told.kind === 'even' && !(told.rate > 0 && told.rate < 1e9) ? none : told;
}

/** At the stated rate every time is that of a sample, and half of the samples at least follow one another. */
function atStated({ times, steps, grain }: Stamps, rate: number | undefined): Even | undefined {
  if (rate === undefined) return undefined;
  const start = times[0] as number;
  const most = 0.1 + 0.51 * Math.min(grain * rate, 1);
  let last = -1;
  let single = 0;
  let jitter = 0;
  for (const time of times) {
    const place = (time - start) * rate;
    const near = Math.round(place);
    if (near === last + 1) single++;
    else if (near < last) return undefined;
    if (Math.abs(place - near) > most) return undefined;
    jitter = Math.max(jitter, Math.abs(place - near));
    last = near;
  }
  if (single - 1 < 0.5 * steps.length) return undefined;
  return { kind: 'even', rate, spread: grain / ((times.at(-1) as number) - start), jitter: (2 * jitter) / rate };
}

/** Steps that are exactly the same. Times as coarse as a step can't tell a pause from a rounded time: few of those then. */
function sameSteps({ times, steps, middle, grain }: Stamps): Even | undefined {
  let pauses = 0;
  let twice = 0;
  let samples = 0;
  let span = 0;
  for (const [i, step] of steps.entries()) {
    const count = Math.round(step / middle);
    if (Math.abs(step - count * middle) > 1e-3 * middle + 1e-6 * grain) {
      if (i < steps.length - 1 || samples === 0) return undefined;
      break;
    }
    if (step < 0) continue;
    if (count === 0) twice++;
    if (count > 1) pauses++;
    samples += count;
    span += step;
  }
  const few = Math.max(1, 0.01 * steps.length);
  if (twice > few || (grain > middle / 2 && pauses > (steps.length < 20 ? 0 : few))) return undefined;
  const spread = grain / Math.max(span, (times.at(-1) as number) - (times[0] as number));
  const rate = wholeRate(samples / span, Math.min(spread, 1e-3));
  // Steps that are exactly those of a whole rate are no rounded ones.
  const whole = Number.isInteger(rate);
  const exact = whole && pauses + twice === 0 && steps.length > 2;
  return { kind: 'even', rate, spread: whole ? Math.min(spread, 1e-3) : spread, jitter: 0, ...(exact ? { exact } : {}) };
}

/** One rate for all rows, from which no time is further off than rounding makes it. */
function rounded({ times, grain }: Stamps): Even | undefined {
  const start = times[0] as number;
  const span = (times.at(-1) as number) - start;
  const rate = (times.length - 1) / span;
  let low = 0;
  let high = 0;
  for (const [i, time] of times.entries()) {
    const off = time - start - i / rate;
    if (off < low) low = off;
    if (off > high) high = off;
  }
  const jitter = high - low;
  if (!(span > 0) || jitter > 1.01 * grain + 1e-3 / rate) return undefined;
  const spread = grain / span;
  return { kind: 'even', rate: wholeRate(rate, spread), spread, jitter };
}

/** Steps of one sample or several, each within a quarter of a sample. */
function similarSteps({ times, steps, middle, grain }: Stamps): HeadTimes {
  if (grain > middle / 2) return none;
  let samples = 0;
  let span = 0;
  let jitter = grain;
  for (const [i, step] of steps.entries()) {
    if (step <= 0) continue;
    const count = Math.max(1, Math.round(step / middle));
    const off = Math.abs(step - count * middle);
    if (off > middle / 4 + grain && count < 20) {
      if (i === steps.length - 1 && samples > 0) break;
      const where = `after ${shown(times[i] as number)} s`;
      return { kind: 'uneven', why: fault('EUP_FORMATS_IRREGULAR', { where, found: shown(step), expected: shown(middle) }) };
    }
    if (count < 20) jitter = Math.max(jitter, off);
    samples += count;
    span += step;
  }
  const spread = grain / span;
  return { kind: 'even', rate: wholeRate(samples / span, spread), spread, jitter };
}

/** The whole number, if there is only one, that the times can't tell from the rate. */
function wholeRate(exact: number, spread: number): number {
  const whole = Math.round(exact);
  const next = whole + Math.sign(exact - whole || 1);
  const near = Math.abs(exact / whole - 1) <= Math.max(spread, 1e-4);
  return whole > 0 && near && Math.abs(exact / next - 1) > spread ? whole : exact;
}

/** One of the last digit that a number is written with: 0.001 for 12.345, 0 for what a computer wrote in full. */
function grainOf(text: string): number {
  const found = /^[+-]?\d*(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.slice(0, 400));
  if (found === null) return 0;
  const places = (found[1]?.length ?? 0) - Number(found[2] ?? 0);
  return places > 9 ? 0 : 10 ** -places;
}

const shown = (seconds: number): number => Number(seconds.toPrecision(4));
