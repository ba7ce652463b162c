import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** How a file is to be read, told by its first bytes. */
export type Reader = 'edf' | 'bdf' | 'openbci' | 'delimited';

/** Enough of a file to tell what it is. */
export const sniffLength = 256;

const later: readonly (readonly [string, string])[] = [
  ['XDF:', 'XDF'],
  ['PathFileType', 'TRC'],
];
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

/** Tells the reader of a file from its first bytes, never from its name. Errors: EUP_FORMATS_EMPTY, _LATER, _UNKNOWN. */
export function sniff(head: Uint8Array): Result<Reader, Fault> {
  if (head.length === 0) return err(fault('EUP_FORMATS_EMPTY'));
  const start = Array.from(head.subarray(0, sniffLength), (byte) => String.fromCharCode(byte)).join('');
  if (start.startsWith('0       ')) return ok('edf');
  if (start.startsWith('\xffBIOSEMI')) return ok('bdf');
  if (/^(\xef\xbb\xbf)?%OpenBCI/i.test(start)) return ok('openbci');
  if ((head[0] ?? 0) <= 4 && head[1] === 0x50) return err(fault('EUP_FORMATS_LATER', { found: 'C3D' }));
  const body = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  for (const [magic, found] of later) if (body.startsWith(magic)) return err(fault('EUP_FORMATS_LATER', { found }));
  for (const [magic, found] of strangers) {
    if (start.startsWith(magic) || body.startsWith(magic)) return err(fault('EUP_FORMATS_UNKNOWN', { found }));
  }
  if (/^(\xff\xfe|\xfe\xff)/.test(start)) return err(fault('EUP_FORMATS_UNKNOWN', { found: 'UTF-16 text' }));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control bytes are what tells a binary file
  if (/[\x00-\x08\x0e-\x1a]/.test(start)) return err(fault('EUP_FORMATS_UNKNOWN', { found: 'a binary file' }));
  if (body === '') return err(fault('EUP_FORMATS_UNKNOWN', { found: 'blank lines' }));
  return ok('delimited');
}
