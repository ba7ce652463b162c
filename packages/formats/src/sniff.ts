import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** How a file is to be read, told by its first bytes. */
export type Reader =
  | 'eupraxia'
  | 'edf'
  | 'bdf'
  | 'c3d'
  | 'xdf'
  | 'trc'
  | 'storage'
  | 'openbci'
  | 'delsys'
  | 'noraxon'
  | 'nexus'
  | 'delimited';

/** Enough of a file to tell what it is. */
export const sniffLength = 4096;

const strangers: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['%PDF', 'a PDF document'],
  ['RIFF', 'a sound or a video'],
  ['MATLAB', 'a MATLAB file'],
  ['{', 'JSON'],
  ['[', 'JSON'],
  ['<', 'HTML or XML'],
];

/** Readers of text, which see it as UTF-8 however it is written. */
export const textReaders: ReadonlySet<Reader> = new Set(['trc', 'storage', 'openbci', 'delsys', 'noraxon', 'nexus', 'delimited']);

/** Tells the reader of a file from its first bytes (text as UTF-8), never from its name. Errors: EUP_FORMATS_EMPTY, _UNKNOWN. */
export function sniff(head: Uint8Array): Result<Reader, Fault> {
  if (head.length === 0) return err(fault('EUP_FORMATS_EMPTY'));
  const start = Array.from(head.subarray(0, sniffLength), (byte) => String.fromCharCode(byte)).join('');
  if (start.startsWith('EUPR') && (head[4] ?? 0) < 0x20) return ok('eupraxia');
  if (start.startsWith('0       ')) return ok('edf');
  if (start.startsWith('\xffBIOSEMI')) return ok('bdf');
  if (/^(\xef\xbb\xbf)?%OpenBCI/i.test(start)) return ok('openbci');
  const first = head[0] ?? 0;
  // The block of the parameters, from 1, then the key of C3D; no text begins with such a byte.
  if (first > 0 && first < 0x20 && first !== 0x09 && first !== 0x0a && first !== 0x0d && head[1] === 0x50) return ok('c3d');
  if (start.startsWith('XDF:')) return ok('xdf');
  const body = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^"?PathFileType"?[\s,;]/.test(body)) return ok('trc');
  for (const [magic, found] of strangers) {
    if (start.startsWith(magic) || body.startsWith(magic)) return err(fault('EUP_FORMATS_UNKNOWN', { found }));
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control bytes are what tells a binary file
  if (/[\x00-\x08\x0e-\x1a]/.test(start)) return err(fault('EUP_FORMATS_UNKNOWN', { found: 'a binary file' }));
  if (isTrignoDiscover(body) || isEmgWorks(body)) return ok('delsys');
  if (isNoraxon(body)) return ok('noraxon');
  if (isNexus(body)) return ok('nexus');
  if (isStorage(body)) return ok('storage');
  if (body === '') return err(fault('EUP_FORMATS_UNKNOWN', { found: 'blank lines' }));
  return ok('delimited');
}

const isTrignoDiscover = (text: string): boolean => /^"?Application:?"?[,;\t]/i.test(text) && /Trigno|Delsys/i.test(text);

const isEmgWorks = (text: string): boolean =>
  /^"?Label:.*Sampling frequency:/i.test(text) || /^"?X ?\[s\]"?[,;\t]"?[^\n]*(EMG|ACC|GYRO|Sensor|\[V\])/i.test(text);

/** A line of what is known of the record, a line of its values; the samples follow below. Older exports begin with words. */
const isNoraxon = (text: string): boolean => {
  const [names = '', values = ''] = text.split(/\r?\n/, 2);
  if (/^"?type"?[,;\t]/i.test(names) && /(^|[,;\t])"?frequency"?([,;\t]|$)/i.test(names) && /^"?(record|signal)/i.test(values))
    return true;
  return /^"?Time,s"?[,;\t]/i.test(names) || (/noraxon|myoresearch/i.test(text) && /(^|\n)"?Time,s"?[,;\t]/i.test(text));
};

/** A line that names a block, one of its rate, one of names that begins with empty cells, or of the events' columns. */
const isNexus = (text: string): boolean =>
  /^"?(devices|trajectories|model outputs|joints|segments|events|analog|markers|force plates)"?[,;\t ]*\r?\n[^\r\n]*\r?\n"?([,;\t]|frame|field|sample|subject)/i.test(
    text,
  );

/** OpenSim's header has keys with values, SIMM's counts datacolumns and datarows. */
const isStorage = (text: string): boolean =>
  /(^|\n)[ \t]*(version|nRows|nColumns|inDegrees|DataType)[ \t]*=/.test(text) ||
  /(^|\n)[ \t]*(datacolumns|datarows)[ \t]+\d/i.test(text) ||
  (/(^|\n)[ \t]*endheader\s/i.test(text) && /(^|\n)[ \t]*(name|range|otherdata)[ \t]/i.test(text));
