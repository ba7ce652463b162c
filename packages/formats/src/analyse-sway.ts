import { err, type Fault, FaultError, type Hertz, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import {
  centreOfPressure,
  type Sway,
  type SwayOptions,
  type SwayRecord,
  swayLimits,
  swayRecord,
  swayUnits,
} from '@eupraxia/signal/balance';
import { fault } from './errors.ts';
import type { Format, Recording } from './recording.ts';
import { type ScaledColumn, type SwayColumns, swayColumns } from './sway-columns.ts';

/** Which stretch of a standing trial is analysed, and how. */
export interface AnalyseSwayOptions extends SwayOptions {
  /** The stretch in which the person stands, s; the whole recording by default. */
  readonly window?: { readonly from: Seconds; readonly to: Seconds };
}

/** Every number of a standing trial, each with its unit in `units`. */
export interface SwayReport extends SwayRecord {
  readonly format: Format;
  /** What the recording holds. */
  readonly source: SwayColumns['kind'];
  readonly window: { readonly from: Seconds; readonly to: Seconds };
  /** Edge of the low-pass, Hz. */
  readonly filter: Hertz | 'none';
  readonly units: typeof swayUnits;
}

/**
 * Reads a recording of a standing person, of which only the window is held in memory, and analyses its sway.
 * Errors: EUP_FORMATS_SWAY_COLUMNS, _SWAY_UNIT, _WINDOW, those of reading, and EUP_SIGNAL_SWAY_*.
 */
export async function analyseSway(recording: Recording, options: AnalyseSwayOptions = {}): Promise<Result<SwayReport, Fault>> {
  const { window, ...given } = options;
  const columns = swayColumns(recording);
  if (!columns.ok) return columns;
  const { rate } = columns.value.track;
  const from = Math.round((window?.from ?? 0) * rate);
  const to = window === undefined ? Number.POSITIVE_INFINITY : Math.round(window.to * rate);
  const read = await readColumns(recording, columns.value, from, to);
  if (!read.ok) return read;
  const { sway, total } = read.value;
  if (window !== undefined && !(window.from >= 0 && to > from && to <= total)) {
    return err(fault('EUP_FORMATS_WINDOW', { from: window.from, to: window.to, seconds: total / rate }));
  }
  const record = swayRecord(sway, rate, given);
  if (!record.ok) return record;
  return ok({
    format: recording.format,
    source: columns.value.kind,
    window: { from: seconds(from / rate), to: seconds((from + sway.ml.length) / rate) },
    filter: given.filter ?? hertz(10),
    ...record.value,
    units: swayUnits,
  });
}

/** The samples from `from` to `to` (exclusive), and how many were seen in all. */
async function readColumns(
  recording: Recording,
  columns: SwayColumns,
  from: number,
  to: number,
): Promise<Result<{ readonly sway: Sway; readonly total: number }, Fault>> {
  const wanted = columns.kind === 'force-plate' ? [columns.fz, columns.mx, columns.my] : [columns.ml, columns.ap];
  const kept = wanted.map(() => new WindowSamples(from, to));
  let total = 0;
  try {
    for await (const { track, first, data } of recording.series()) {
      if (track !== columns.track) continue;
      for (const [k, column] of wanted.entries()) kept[k]?.push(first, data[column.column] ?? [], column);
      total = Math.max(total, first + (data[0]?.length ?? 0));
      const length = kept[0]?.length ?? 0;
      if (length > swayLimits.mostSamples) {
        return err(fault('EUP_FORMATS_SWAY_LONG', { most: swayLimits.mostSamples }));
      }
      if (total >= to) break;
    }
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  const [a, b, c] = kept.map((column) => column.samples()) as [Float64Array, Float64Array, Float64Array];
  const sway = columns.kind === 'force-plate' ? centreOfPressure({ fz: a, mx: b, my: c }) : { ml: a, ap: b };
  return ok({ sway, total });
}

/** One column's samples within a window, growing as they come; what was jumped over is lost. */
class WindowSamples {
  length = 0;
  readonly #from: number;
  readonly #to: number;
  #buffer = new Float64Array(4096);

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
  }

  push(first: number, samples: ArrayLike<number>, { scale }: ScaledColumn): void {
    const begin = Math.max(this.#from, first);
    const end = Math.min(this.#to, first + samples.length, this.#from + swayLimits.mostSamples + 1);
    if (end <= this.#from) return;
    this.#reserve(end - this.#from);
    this.#buffer.fill(Number.NaN, this.length, Math.max(this.length, Math.min(begin, end) - this.#from));
    for (let i = begin; i < end; i++) this.#buffer[i - this.#from] = (samples[i - first] as number) * scale;
    this.length = end - this.#from;
  }

  samples(): Float64Array {
    return this.#buffer.subarray(0, this.length);
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return;
    const wider = new Float64Array(Math.max(length, 2 * this.#buffer.length));
    wider.set(this.#buffer.subarray(0, this.length));
    this.#buffer = wider;
  }
}
