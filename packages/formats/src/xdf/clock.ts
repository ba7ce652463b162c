/** A measured offset of the sender's clock: at `time` of that clock, add `value` to reach the common one. Seconds. */
export interface ClockOffset {
  readonly time: number;
  readonly value: number;
}

/** From stamp to common clock, while the clock ran without a reset: `stamp + shift + drift · stamp`. */
interface ClockLine {
  readonly shift: number;
  readonly drift: number;
  /** Times of the first and the last offset that the line rests on. */
  readonly from: number;
  readonly to: number;
}

/** Differences beyond these many deviations, and beyond these many seconds, are a reset; as pyxdf has them. */
const reset = { timeDeviations: 5, timeSeconds: 5, valueDeviations: 10, valueSeconds: 1 } as const;
/** Offsets further from the line than this weigh no more than linearly, s. */
const winsor = 1e-4;

/**
 * Puts the stamps of one stream onto the common clock, in their order. Between resets of the sender's clock the offsets
 * are fitted by a line that outliers bend little; a stamp belongs to the stretch whose offsets are nearer.
 * Source: the XDF specification, clock synchronisation; steps and defaults as in pyxdf 1.17.
 */
export class ClockSync {
  readonly #lines: readonly ClockLine[];
  #current = 0;

  constructor(offsets: readonly ClockOffset[]) {
    this.#lines = stretches(offsets).map((part) => {
      const line = part.length > 1 ? huberLine(part) : { shift: part[0]?.value ?? 0, drift: 0 };
      return { ...line, from: part[0]?.time ?? 0, to: part.at(-1)?.time ?? 0 };
    });
  }

  synced(stamp: number): number {
    for (;;) {
      const line = this.#lines[this.#current];
      if (line === undefined) return stamp;
      const next = this.#lines[this.#current + 1];
      if (next === undefined || Math.abs(stamp - line.to) < Math.abs(stamp - next.from)) {
        return stamp + (line.shift + line.drift * stamp);
      }
      this.#current++;
    }
  }
}

/** Offsets between resets: where time runs backwards, or where both time and offset jump. */
function stretches(offsets: readonly ClockOffset[]): readonly (readonly ClockOffset[])[] {
  if (offsets.length < 2) return offsets.length === 0 ? [] : [offsets];
  const times = offsets.slice(1).map(({ time }, i) => time - (offsets[i]?.time ?? 0));
  const values = offsets.slice(1).map(({ value }, i) => value - (offsets[i]?.value ?? 0));
  const timeJumps = jumps(times, reset.timeDeviations, reset.timeSeconds);
  const valueJumps = jumps(values, reset.valueDeviations, reset.valueSeconds);
  const parts: ClockOffset[][] = [[]];
  for (const [i, offset] of offsets.entries()) {
    if (i > 0 && ((times[i - 1] as number) < 0 || (timeJumps[i - 1] && valueJumps[i - 1]))) parts.push([]);
    parts.at(-1)?.push(offset);
  }
  return parts;
}

function jumps(steps: readonly number[], deviations: number, seconds: number): readonly boolean[] {
  const middle = median(steps);
  const away = steps.map((step) => Math.abs(step - middle));
  const spread = median(away) + Number.EPSILON;
  return away.map((distance) => distance / spread > deviations && distance > seconds);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/**
 * The line through offsets that minimises Huber's loss, by a thousand steps of the alternating direction method of
 * multipliers. Source: S. Boyd et al., Distributed Optimization and Statistical Learning via ADMM, 2011, section 6.1.
 */
function huberLine(offsets: readonly ClockOffset[]): { readonly shift: number; readonly drift: number } {
  const count = offsets.length;
  // Measured from their middles, times and offsets of any size lose no digits to one another.
  const base = offsets[0] as ClockOffset;
  const times = Float64Array.from(offsets, ({ time }) => time - base.time);
  const mean = times.reduce((sum, time) => sum + time / count, 0);
  const t = times.map((time) => (time - mean) / winsor);
  const middle = base.time + mean;
  const y = Float64Array.from(offsets, ({ value }) => (value - base.value) / winsor);
  const squares = t.reduce((a, b) => a + b * b, 0);
  if (!(squares > 0) || !Number.isFinite(squares)) return { shift: 0, drift: 0 };
  const z = new Float64Array(count);
  const u = new Float64Array(count);
  let level = 0;
  let slope = 0;
  for (let step = 0; step < 1000; step++) {
    level = 0;
    slope = 0;
    for (let i = 0; i < count; i++) {
      const target = (y[i] as number) + (z[i] as number) - (u[i] as number);
      level += target / count;
      slope += (target * (t[i] as number)) / squares;
    }
    for (let i = 0; i < count; i++) {
      const d = level + slope * (t[i] as number) - (y[i] as number) + (u[i] as number);
      const shrunk = Math.max(0, 1 - 2 / Math.abs(d));
      z[i] = d === 0 ? 0 : (d + shrunk * d) / 2;
      u[i] = d - (z[i] as number);
    }
  }
  return { shift: base.value + level * winsor - slope * middle, drift: slope };
}

/** Whether the last offset is one that a dying sender left behind: ten times off in time or in value. */
export function lastOffsetStray(offsets: readonly ClockOffset[]): boolean {
  if (offsets.length < 3) return false;
  const steps = offsets.slice(1).map(({ time }, i) => time - (offsets[i]?.time ?? 0));
  const usual = median(steps.slice(0, -1));
  const last = Math.abs(steps.at(-1) ?? 0);
  const late = usual > 0 ? last / usual > 10 : last > 0;
  const values = offsets.map(({ value }) => value);
  const middle = median(values.slice(0, -1));
  const spread = median(values.slice(0, -1).map((value) => Math.abs(value - middle)));
  const far = spread > Number.EPSILON && Math.abs((values.at(-1) ?? 0) - middle) / (1.4826 * spread) > 10;
  return late || far;
}
