import type { FootHistory } from './history.ts';

/** When things happen within one stride from push-off to push-off, in samples. */
export interface FootEvents {
  readonly terminalContact: number;
  readonly initialContact: number;
  /** Where the foot is stillest: the middle of the window of least angular energy. */
  readonly stillest: number;
}

/** The windows of the method, in samples. */
export interface EventWindows {
  readonly contactBefore: number;
  readonly contactAfter: number;
  readonly still: number;
}

/**
 * The events of one stride, from sample `from` to `to` (exclusive), after Rampp et al. 2015, doi:10.1109/TBME.2014.2368211:
 *
 * - terminal contact: the last sample before the pitch rate first changes its sign;
 * - initial contact: between the pitch rate's maximum and 60 % of the stride, from the steepest fall to the steepest rise
 *   after it, lies a minimum; about that the sharpest forward acceleration of the heel's stop;
 * - stillest: the middle of the window with the least sum of squared angular rates.
 *
 * Null where one of them can't be found, or they do not come in that order.
 */
export function footEvents(history: FootHistory, from: number, to: number, windows: EventWindows): FootEvents | null {
  const length = to - from;
  if (length <= windows.still || from < history.oldest || to > history.length) return null;
  const [x, pitch, z, forward] = history.columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  const at = history.place(from);
  const terminal = firstTurn(pitch, at, length);
  if (terminal < 0) return null;
  const initial = heelStop(pitch, forward, at, length, windows, history.oldest < from, to < history.length);
  if (initial < 0) return null;
  const still = stillest(x, pitch, z, at, length, windows.still);
  if (!(terminal < initial && initial < still)) return null;
  return { terminalContact: from + terminal, initialContact: from + initial, stillest: from + still };
}

/** The y axis points left: the pitch rate, toes up, is its opposite. A zero has the sign that its opposite has in IEEE 754. */
const isDown = (y: number): boolean => y > 0 || Object.is(y, 0);

function firstTurn(y: Float64Array, at: number, length: number): number {
  for (let i = 0; i + 1 < length; i++) if (isDown(y[at + i] as number) !== isDown(y[at + i + 1] as number)) return i;
  return -1;
}

function heelStop(
  y: Float64Array,
  forward: Float64Array,
  at: number,
  length: number,
  windows: EventWindows,
  hasBefore: boolean,
  hasAfter: boolean,
): number {
  let top = 0;
  for (let i = 1; i < length; i++) if ((y[at + i] as number) < (y[at + top] as number)) top = i;
  const until = Math.floor(0.6 * length);
  if (until <= top) return -1;
  const slope = (i: number) => {
    const before = i > 0 || hasBefore ? 1 : 0;
    const after = i + 1 < length || hasAfter ? 1 : 0;
    return ((y[at + i - before] as number) - (y[at + i + after] as number)) / (before + after);
  };
  let fall = top;
  let steepest = slope(top);
  for (let i = top + 1; i < until; i++) {
    const s = slope(i);
    if (s < steepest) [fall, steepest] = [i, s];
  }
  let rise = fall;
  for (let i = fall + 1; i < until; i++) {
    const s = slope(i);
    if (s > steepest) [rise, steepest] = [i, s];
  }
  if (rise <= fall) return -1;
  let least = fall;
  for (let i = fall + 1; i < rise; i++) if ((y[at + i] as number) > (y[at + least] as number)) least = i;
  const begin = Math.max(0, least - windows.contactBefore);
  const end = Math.min(length, least + windows.contactAfter);
  let stop = begin;
  for (let i = begin + 1; i < end; i++) if ((forward[at + i] as number) > (forward[at + stop] as number)) stop = i;
  return stop;
}

function stillest(x: Float64Array, y: Float64Array, z: Float64Array, at: number, length: number, window: number): number {
  const energy = (i: number) => (x[at + i] as number) ** 2 + (y[at + i] as number) ** 2 + (z[at + i] as number) ** 2;
  let sum = 0;
  for (let i = 0; i < window; i++) sum += energy(i);
  let [least, first] = [sum, 0];
  for (let i = 1; i + window <= length; i++) {
    sum += energy(i + window - 1) - energy(i - 1);
    if (sum < least) [least, first] = [sum, i];
  }
  return first + (window >> 1);
}
