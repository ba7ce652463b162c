import type { HeadRow } from './delimited-columns.ts';
import { decimalValue } from './number.ts';
import type { NumberForm } from './number-form.ts';
import type { Stamps } from './times-found.ts';

const seconds = new Map<string, number>([
  ...['s', 'sec', 'secs', 'second', 'seconds', 'sekunde', 'sekunden', 'secondes', 'segundos', 'secondi'].map(
    (unit) => [unit, 1] as const,
  ),
  ...['ms', 'msec', 'msecs', 'millis', 'millisecond', 'milliseconds', 'millisekunden'].map((unit) => [unit, 1e-3] as const),
  ...['us', 'µs', 'μs', 'usec', 'micros', 'microsecond', 'microseconds'].map((unit) => [unit, 1e-6] as const),
  ...['ns', 'nsec', 'nanos', 'nanosecond', 'nanoseconds'].map((unit) => [unit, 1e-9] as const),
  ...['min', 'minute', 'minutes', 'minuten'].map((unit) => [unit, 60] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'stunden'].map((unit) => [unit, 3600] as const),
]);

const words =
  'time|timestamps?|time[ ._-]?stamps?|zeit|zeitstempel|messzeit|temps|horodatage|tiempo|tempo|tijd|tid|aika|czas|čas|cas|idő|ido|zaman|timp|laikas|laiks|aeg|вр[еі]мя|час|χρόνος|时间|時間|시간|waktu|masa|clock|epoch|sec|secs|seconds?|sekunden|secondes|segundos|secondi|millis|milliseconds|micros|microseconds';
const before =
  '(?:mocap|elapsed|rel(?:ative)?|sample|sampling|abs(?:olute)?|unix|lsl|system|device|host|recording|rec|utc|local|emg|imu|t)';
const timeName = new RegExp(`^(?:${before}[ ._-]?)*(?:${words})(?:[ ._-]?(?:since start|elapsed|axis))?$`, 'i');
/** Single letters may be something else: they count as time where they rise evenly. */
const shortName = /^[tx]$/i;

/** What a name tells of time: whether it names it, and how many seconds its unit is. */
export interface TimeName {
  readonly names: 'time' | 'maybe' | 'no';
  /** Undefined where no unit stands there. */
  readonly scale?: number;
  /** A unit stands there that is no unit of time, as in `Time (frames)`: its numbers are no seconds. */
  readonly counts?: true;
}

/** Units in which a time may be counted, and how many seconds they are is not known. */
const countedIn = /^(%|percent|frames?|samples?|ticks?|counts?|cycles?|steps?|points?|days?|d|cs|ds|\d.*)$/i;

/** Reads a column's name with its unit: `Time (s)`, `Zeit [ms]`, `time_ms`, `t/s`, `Time, s`, `timestamp`. */
export function timeNameOf(name: string, unit?: string): TimeName {
  const text = name.trim();
  const parts =
    /^(.*?)\s*[([]\s*([^()[\]]{1,14}?)\s*[)\]]$/.exec(text) ??
    /^(.*?)\s*(?:[/,._]|\s+in\s+|\s)\s*([a-zµμ]{1,12})$/i.exec(text) ??
    /^(.*[a-z])(Ms|Us|Ns|Sec|Millis|Micros)$/.exec(text);
  const alone = /^(sec|ms|millis|µs|us|micros)/i.test(text) ? seconds.get(text.toLowerCase()) : undefined;
  if (alone !== undefined) return { names: 'time', scale: alone };
  const own = parts === null ? undefined : seconds.get((parts[2] ?? '').toLowerCase());
  const bare = own === undefined ? text : (parts?.[1] ?? '');
  const bracketed = /[([][^()[\]]*[)\]]$/.test(text);
  const stated = unit?.trim() ?? '';
  const scale = stated === '' ? own : seconds.get(stated.toLowerCase());
  // A unit that is no unit of time: `x (mm)`, `t (N)`.
  if ((stated !== '' && scale === undefined) || (bracketed && own === undefined)) {
    const inside = timeName.test(text.replace(/\s*[([][^()[\]]*[)\]]$/, ''));
    const counts = inside && countedIn.test(stated === '' ? (parts?.[2] ?? '').trim() : stated);
    return { names: inside ? 'maybe' : 'no', ...(counts ? { counts } : {}) };
  }
  const names = timeName.test(bare) || (bare === '' && own !== undefined) ? 'time' : shortName.test(bare) ? 'maybe' : 'no';
  return scale === undefined ? { names } : { names, scale };
}

/** Seconds since 1970 in 2065: no recording is later, and none is so long. */
export const latest = 3e9;

/** The seconds of one unit of times since 1970, by their size; undefined where they cannot be such. */
export function epochScale(first: number): number | undefined {
  // From 2001 to 2065.
  for (const scale of [1, 1e-3, 1e-6, 1e-9]) if (first * scale > 1e9 && first * scale < latest) return scale;
  return undefined;
}

/** The times of a column in the head. */
export function stampsOf(rows: readonly HeadRow[], column: number, form: NumberForm): Stamps {
  const other = form.decimal === '.' ? ',' : '.';
  let places = 0;
  const times = Float64Array.from(rows, ({ cells }) => {
    const cell = (cells[column] ?? '')
      .replaceAll(other, '')
      .replace(/[ \u00a0\u2009\u202f'’]/g, '')
      .replace(',', '.');
    const exponent = Number(/e([+-]?\d+)$/i.exec(cell)?.[1] ?? 0);
    places = Math.max(places, (/\.(\d+)/.exec(cell)?.[1]?.length ?? 0) - exponent);
    return decimalValue(cell);
  });
  return { times, lines: rows.map(({ line }) => line), place: 10 ** -places };
}
