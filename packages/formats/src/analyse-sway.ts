import { err, type Fault, FaultError, type Hertz, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { proofSentence } from '@eupraxia/signal';
import {
  type Sway,
  type SwayCore,
  type SwayOptions,
  type SwayRecord,
  swayCore,
  swayLimits,
  swayRecord,
  swayUnits,
} from '@eupraxia/signal/balance';
import { fault } from './errors.ts';
import { loseHeld } from './held-values.ts';
import type { Format, Recording } from './recording.ts';
import { type Remark, RemarkList } from './remarks.ts';
import { type ScaledColumn, type SwayAxes, type SwayColumns, swayColumns } from './sway-columns.ts';
import type { Axis } from './sway-geometry.ts';
import { combinedSway, feetApart, type LoadedPlate, loadedPlates, onPlate, standing, standingPath } from './sway-loads.ts';

/** Which stretch of a standing trial is analysed, and how. */
export interface AnalyseSwayOptions extends SwayOptions {
  /** The stretch in which the person stands, s; the whole recording by default. */
  readonly window?: { readonly from: Seconds; readonly to: Seconds };
  /** One force plate by its number, or what all carry; all that carry the person by default. */
  readonly plate?: string;
  /** Which axis is mediolateral: x, or the first level one, by default. */
  readonly ml?: Axis;
}

/** What one of several force plates carries, and its own path where the person stands on it. */
export interface PlateReport {
  readonly plate: string;
  /** Share of the load of all plates, 0 to 1. */
  readonly share: number;
  /** Mean vertical force, N. */
  readonly load: number;
  readonly numbers: SwayCore | null;
}

/** Every number of a standing trial, each with its unit in `units`. */
export interface SwayReport extends SwayRecord {
  readonly format: Format;
  /** What the recording holds. */
  readonly source: SwayColumns['kind'];
  readonly window: { readonly from: Seconds; readonly to: Seconds };
  /** Edge of the low-pass, Hz. */
  readonly filter: Hertz | 'none';
  /** Which plate the numbers are of; `combined` for all that carry the person, null where there is no plate. */
  readonly plate: string | null;
  readonly plates: readonly PlateReport[];
  /** Which axes of the recording were taken as mediolateral and anteroposterior. */
  readonly axes: SwayAxes;
  /** What the numbers of this kind have been checked against. */
  readonly proof: string;
  readonly remarks: readonly Remark[];
  readonly units: typeof units;
}

const units = { ...swayUnits, share: '', load: 'N' } as const;

/**
 * Reads a recording of a standing person, of which only the window is held in memory, and analyses its sway. Where several
 * force plates carry the person, and where they lie is known, the path is that of their common center of pressure.
 * Errors: EUP_FORMATS_SWAY_*, EUP_FORMATS_WINDOW, those of reading, and EUP_SIGNAL_SWAY_*.
 */
export async function analyseSway(recording: Recording, options: AnalyseSwayOptions = {}): Promise<Result<SwayReport, Fault>> {
  const { window, plate, ml, ...given } = options;
  const remarks = new RemarkList();
  const wanted = { ...(plate === undefined ? {} : { plate }), ...(ml === undefined ? {} : { ml }) };
  const columns = swayColumns(recording, wanted, remarks);
  if (!columns.ok) return columns;
  const { rate } = columns.value.track;
  const from = Math.round((window?.from ?? 0) * rate);
  const to = window === undefined ? Number.POSITIVE_INFINITY : Math.round(window.to * rate);
  const read = await readColumns(recording, columns.value, { from, to }, remarks);
  if (!read.ok) return read;
  const { samples, total } = read.value;
  if (window !== undefined && !(window.from >= 0 && to > from && to <= total)) {
    return err(fault('EUP_FORMATS_WINDOW', { from: window.from, to: window.to, seconds: total / rate }));
  }
  const chosen = chosenSway(columns.value, samples, plate, rate, remarks);
  if (!chosen.ok) return chosen;
  const { sway, plates, of } = chosen.value;
  const length = sway.ml.length;
  const whole = swayRecord(sway, rate, given);
  if (!whole.ok) return whole;
  const moves = standingPath(sway);
  if (!moves.ok) return moves;
  const held = loseHeld(sway, rate);
  if (held > 0) remarks.add('FORMATS_HELD', { what: 'The center of pressure', seconds: held / rate, so: 'It counts as lost.' });
  const record = held > 0 ? swayRecord(sway, rate, given) : whole;
  if (!record.ok) return record;
  const lost = Math.round((1 - record.value.quality.score) * length);
  if (lost > 0) remarks.add('FORMATS_SWAY_LOST', { lost, of: length });
  const { axes } = columns.value;
  const { ml: across, ap: along, by } = axes;
  if (by === 'columns') remarks.add('FORMATS_AXES_ORDER', { ml: across, ap: along });
  else if (by !== 'named') remarks.add('FORMATS_AXES', { ml: across, ap: along, why: axesWhy[by] });
  return ok({
    format: recording.format,
    source: columns.value.kind,
    window: { from: seconds(from / rate), to: seconds((from + length) / rate) },
    filter: given.filter ?? hertz(10),
    ...record.value,
    plate: of,
    plates: plates.map(({ plate: name, share, mean, sway: own, carries }) => {
      const numbers = carries && plates.length > 1 ? swayCore(own, rate, given) : null;
      return { plate: name, share, load: mean, numbers: numbers?.ok ? numbers.value : null };
    }),
    axes,
    proof: proofSentence('sway'),
    remarks: remarks.all,
    units,
  });
}

const axesWhy = {
  laboratory: 'they are the laboratory’s, and the file does not say which way the person faces',
  plate: 'the columns are named so, and the file does not say which way the person faces',
} as const;

interface Chosen {
  readonly sway: Sway;
  readonly plates: readonly LoadedPlate[];
  readonly of: string | null;
}

/** The path that is meant, of what was read. */
function chosenSway(
  columns: SwayColumns,
  samples: readonly Float64Array[],
  plate: string | undefined,
  rate: Hertz,
  remarks: RemarkList,
): Result<Chosen, Fault> {
  if (columns.kind === 'center-of-pressure') {
    const [ml, ap] = samples as [Float64Array, Float64Array];
    return ok({ sway: { ml, ap }, plates: [], of: null });
  }
  const plates = loadedPlates(columns.plates, samples);
  const there = plates.map((one) => one.plate).join(', ');
  const named = plate === undefined || plate === 'combined' ? undefined : plates.find((one) => one.plate === plate);
  if (plate !== undefined && plate !== 'combined' && named === undefined) {
    return err(fault('EUP_FORMATS_SWAY_PLATE_UNKNOWN', { found: plate, there }));
  }
  const time = standing(plates);
  if (!time.ok) return time;
  const carrying = plates.filter(({ carries }) => carries);
  const used = named === undefined ? carrying : [named];
  const [one] = used;
  if (one === undefined) return err(fault('EUP_FORMATS_SWAY_STANDING', { why: 'no plate carries the person most of the time' }));
  if (used.length > 1 && !columns.shared) {
    const why = `they carry ${sharesOf(used)}, and the file does not say where they lie`;
    return err(fault('EUP_FORMATS_SWAY_PLATES', { there, why }));
  }
  for (const each of used) {
    const on = onPlate(each, columns.axes);
    if (!on.ok) return on;
  }
  const of = used.length > 1 ? 'combined' : one.plate;
  if (plates.length > 1) {
    const what =
      of === 'combined'
        ? 'their common center of pressure, weighed by vertical force, in the laboratory’s axes'
        : `plate ${of} alone`;
    remarks.add('FORMATS_PLATES', { loaded: carrying.length, plates: plates.length, shares: sharesOf(plates), what });
  }
  if (used.some((each) => each.columns.by === 'moments')) {
    remarks.add('FORMATS_PLATE_ORIGIN', { what: plates.length > 1 ? `plate ${of}` : 'the plate' });
  }
  const { unloaded, stands } = time.value;
  if (unloaded > 0) {
    const what = plates.length > 1 ? 'the plates' : 'the plate';
    remarks.add('FORMATS_UNLOADED', { seconds: Number((unloaded / rate).toPrecision(3)), what });
  }
  const apart = columns.shared && columns.axes.by === 'laboratory' ? feetApart(used) : null;
  if (apart === 'ap') remarks.add('FORMATS_FEET', { ap: columns.axes.ap, ml: columns.axes.ml });
  const sway = used.length > 1 ? combinedSway(used) : one.sway;
  for (const [i, here] of stands.entries()) if (here === 0) sway.ml[i] = sway.ap[i] = Number.NaN;
  return ok({ sway, plates, of });
}

const sharesOf = (plates: readonly LoadedPlate[]): string =>
  plates.map(({ plate, share, mean }) => `plate ${plate} ${Math.round(100 * share)} % (${Math.round(mean)} N)`).join(', ');

/**
 * The samples of each column from `from` to `to` (exclusive), and how many were seen in all. What lies behind is read too,
 * so that what the file counts is seen whole; a fault there does not touch the numbers, and is told.
 */
async function readColumns(
  recording: Recording,
  columns: SwayColumns,
  { from, to }: { readonly from: number; readonly to: number },
  remarks: RemarkList,
): Promise<Result<{ readonly samples: readonly Float64Array[]; readonly total: number }, Fault>> {
  const wanted =
    columns.kind === 'force-plate'
      ? columns.plates.flatMap(({ fz, first, second }) => [fz, first, second])
      : [columns.ml, columns.ap];
  const kept = wanted.map(() => new WindowSamples(from, to));
  let total = 0;
  try {
    for await (const { track, first, data } of recording.series()) {
      if (track !== columns.track) continue;
      if (first < to) for (const [k, column] of wanted.entries()) kept[k]?.push(first, data[column.column] ?? [], column);
      total = Math.max(total, first + (data[0]?.length ?? 0));
      const length = kept[0]?.length ?? 0;
      if (length > swayLimits.mostSamples) {
        return err(fault('EUP_FORMATS_SWAY_LONG', { most: swayLimits.mostSamples }));
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof FaultError)) throw thrown;
    if (thrown.fault.code === 'EUP_FORMATS_CANCELLED' || total < to) return err(thrown.fault);
    remarks.add('FORMATS_LOST_PART', { what: 'What follows the window', why: thrown.fault.message.replace(/\.$/, '') });
  }
  return ok({ samples: kept.map((column) => column.samples()), total });
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
