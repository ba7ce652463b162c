import { isComment } from './delimited-cells.ts';

/** What the header of an OpenSignals (PLUX, BITalino) text file tells. */
export interface OpenSignalsHeader {
  /** A name for each column. */
  readonly names: readonly string[];
  /** The columns of digital inputs and outputs. */
  readonly digital: readonly number[];
  /** The column that counts the samples, and after how many it begins at 0 again. */
  readonly counter?: { readonly column: number; readonly modulus: number };
}

/**
 * Reads the JSON in the comments of an OpenSignals file: a device by its address, with `column`, `label`, `sensor` and
 * `resolution`. Undefined where there is none, or where it names another number of columns.
 * The sampling rate in it is read like every stated rate.
 */
export function openSignalsHeader(preamble: readonly string[], columns: number): OpenSignalsHeader | undefined {
  const devices = devicesIn(preamble);
  const names: string[] = [];
  const digital: number[] = [];
  let counter: OpenSignalsHeader['counter'];
  for (const device of devices) {
    const own = words(device['column']);
    const labels = words(device['label']);
    const sensors = words(device['sensor']);
    const bits = Array.isArray(device['resolution']) ? device['resolution'] : [];
    const before = own.length - labels.length;
    for (const [c, name] of own.entries()) {
      if (/^nseq$/i.test(name) && counter === undefined && names.length === 0) {
        const modulus = 2 ** Number(bits[c]);
        if (modulus >= 2 && modulus <= 2 ** 32) counter = { column: c, modulus };
      }
      const k = c - before;
      if (/^[io]\d+$/i.test(name)) digital.push(names.length);
      const sensor = k < 0 ? '' : (sensors[k] ?? '');
      names.push(k < 0 ? name : titled(labels[k] ?? name, sensor));
    }
  }
  if (names.length !== columns) return undefined;
  return { names, digital, ...(counter === undefined ? {} : { counter }) };
}

/** A channel's label with its sensor, where the label doesn't say it: `A1 EMG`. */
const titled = (label: string, sensor: string): string =>
  sensor === '' || /^raw|^custom/i.test(sensor) || label.toLowerCase().includes(sensor.toLowerCase())
    ? label
    : `${label} ${sensor}`;

/** The rates that OpenSignals' devices state. */
export function openSignalsRates(preamble: readonly string[]): readonly { readonly rate: number; readonly text: string }[] {
  return devicesIn(preamble).flatMap((device) => {
    const rate = device['sampling rate'];
    return rate === undefined ? [] : [{ rate: Number(rate), text: String(rate).slice(0, 40) }];
  });
}

type Device = Readonly<Record<string, unknown>>;

function devicesIn(preamble: readonly string[]): readonly Device[] {
  for (const line of preamble) {
    if (!isComment(line) || !line.includes('{')) continue;
    const all = parsed(line.slice(line.indexOf('{')));
    if (all === undefined) continue;
    const devices = Object.values(all).filter((one): one is Device => typeof one === 'object' && one !== null && 'column' in one);
    if (devices.length > 0) return devices;
  }
  return [];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map((one) => String(one).slice(0, 100)) : []);
