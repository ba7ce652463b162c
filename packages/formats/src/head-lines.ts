import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type ByteSource, textOf } from './bytes.ts';
import { delimitedLimits } from './delimited-layout.ts';
import { fault } from './errors.ts';

/** The first whole lines of a text file, which stay to be read; the last line counts where the file ends with it. */
export async function headLines(source: ByteSource): Promise<Result<readonly string[], Fault>> {
  const most = delimitedLimits.lineBytes;
  const held = await source.peek(most + 1);
  const head = held.subarray(0, most + 1);
  if (head.includes(0)) return err(fault('EUP_FORMATS_UNKNOWN', { found: 'a binary file' }));
  const ended = held.length <= most;
  const to = ended ? head.length : head.lastIndexOf(0x0a);
  if (to < 0) return err(fault('EUP_FORMATS_LINE_LENGTH', { line: 1, most }));
  const lines = textOf(head.subarray(0, to)).split('\n');
  return ok(lines);
}
