import { cellsOf, isComment } from './delimited-cells.ts';
import { openSignalsRates } from './open-signals.ts';

/** A rate as a line of the head states it. */
export interface StatedRate {
  /** The readings in hertz: two where the number can be read in two ways, none where it is no rate. */
  readonly rates: readonly number[];
  readonly text: string;
}

const rateKey =
  /(^|\b)((sampl\w*|acquisition|aufnahme|abtast\w*|scan\w*|frame|data|record\w*|capture|camera|device|nominal|effective|emg|analog|signal|export)[ _-]*)?(rate|freq(uency)?|frequenz|fr[ée]quence|frecuencia|frequenza)$|^(fs|sf|sr|sfreq|srate|f_?s(ampl\w*)?|hz|hertz|samples? per second)$|samplerate|samplingrate|sample[ _-]?freq|abtastrate|abtastfrequenz|messfrequenz|d['’ ][ée]chantillonnage|de muestreo|di campionamento|de amostragem|bemonstering|pr[óo]bkowania/i;
const otherRate =
  /cut|filter|pass|notch|heart|pulse|puls\b|resp|baud|bit|mains|hum|refresh|stim|error|drop|loss|step|stride|band|cadence|median|mean|max|min/i;
const intervalKey =
  /sampl\w*[ _-]*(interval|period|time|step)$|^(dt|delta ?t|time[ _-]?step|interval|x[ _-]?increment|abtastintervall|periodo de muestreo)$/i;
const secondsPer: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  seconds: 1,
  ms: 1e-3,
  msec: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
};

/** Every rate that the lines above the samples state, in their order: `Sample Rate:,128,Hz`, `# Sampling Rate (Hz):= 1000.00`, `dt = 0.5 ms`. */
export function statedRates(preamble: readonly string[]): readonly StatedRate[] {
  const devices = openSignalsRates(preamble).map(({ rate, text }) => ({ rates: rate > 0 && rate < 1e9 ? [rate] : [], text }));
  if (devices.length > 0) return devices;
  return preamble.flatMap((line) => {
    // Runs of blanks say no more than one, and would take the patterns their time.
    const short = line
      .slice(0, 1000)
      .trim()
      .replace(/ {2,}/g, ' ')
      .replace(/\t{2,}/g, '\t')
      .slice(0, 300);
    const found = rateIn(isComment(short) ? short.replace(/^[#%/\s]+/, '') : short);
    return found === undefined ? [] : [found];
  });
}

function rateIn(line: string): StatedRate | undefined {
  // A key, what parts it from its value, the value; the key's unit in brackets.
  const parts =
    /^\s*"?([^:=,;\t\d([]{1,60}?)\s*(?:[([]\s*([^()[\]]{0,12})\s*[)\]])?"?\s*(:=|[:=,;\t]+|\s(?=["\d.+-]))\s*(.*)$/.exec(line);
  if (parts === null) return undefined;
  const [, rawKey = '', bracket = '', sign = '', rest = ''] = parts;
  const key = rawKey.trim().replace(/_/g, ' ');
  const separator = ['\t', ';', ','].find((one) => sign.includes(one));
  const [value = '', next = ''] =
    separator === undefined ? rest.split(/[;\t]|,(?!\d)/) : quotedNumber.test(rest) ? [rest] : valueCells(rest, separator);
  const found = /^\s*"?\s*([-+]?\d[\d.,'’ ]*(?:e[-+]?\d+)?|[-+]?[.,]\d+)\s*"?\s*([a-zµμ/]*)/i.exec(value);
  if (found === null) return undefined;
  const [, number = '', behind = ''] = found;
  const unit = (behind || bracket || /^"?([a-zµμ/]{1,12})"?$/i.exec(next.trim())?.[1] || '').toLowerCase();
  const text = number.trim();
  if (rateKey.test(key) && !otherRate.test(key)) {
    const times = unit.startsWith('khz') || unit === 'ks/s' ? 1000 : 1;
    if (unit in secondsPer && unit !== 's') return undefined;
    // In another time than seconds, or of something else: what it means in hertz is not known.
    if (/(\bper\s+|\/\s*)(min|h\b|hour|day)|\b(rpm|bpm|spm|kbps)\b/i.test(value))
      return { rates: [], text: value.trim().slice(0, 40) };
    return { rates: likely(readings(text).map((rate) => rate * times)), text: `${text} ${unit}`.trim() };
  }
  const seconds = secondsPer[unit] ?? (/^dt$/i.test(key) && unit === '' ? 1 : undefined);
  if (intervalKey.test(key) && seconds !== undefined) {
    return { rates: likely(readings(text).map((step) => 1 / (step * seconds))), text: `${text} ${unit}`.trim() };
  }
  return undefined;
}

const quotedNumber = /^\s*"[\d.,\s]+"/;

/** The first cells of a value, without empty ones before it. */
const valueCells = (rest: string, separator: string): string[] => cellsOf(rest.replace(/^[\s,;\t]+/, ''), separator);

/** The numbers that a text may stand for. */
function readings(text: string): readonly number[] {
  const plain = text.replace(/[ '’]/g, '');
  const marks = plain.replace(/[^.,]/g, '');
  if (marks.length > 1) {
    const decimal = /^(\.+|,+)$/.test(marks) ? undefined : (marks.at(-1) as string);
    return [
      Number(
        [...plain]
          .filter((c) => !/[.,]/.test(c) || c === decimal)
          .join('')
          .replace(',', '.'),
      ),
    ];
  }
  const point = Number(plain.replace(',', '.'));
  // Three places behind one mark may be thousands.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain) ? [point, Number(plain.replace(/[.,]/, ''))] : [point];
}

/** Of two readings that one at which signals are recorded, where only one is. */
function likely(rates: readonly number[]): readonly number[] {
  const valid = rates.filter((rate) => rate > 0 && rate < 1e9);
  const usual = valid.filter((rate) => rate >= 10 && rate <= 30_000);
  return valid.length > 1 && usual.length === 1 ? usual : valid;
}
