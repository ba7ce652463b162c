import type { Fault, Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { headLines } from '../head-lines.ts';
import type { Opened } from '../reading.ts';
import { RemarkList } from '../remarks.ts';
import { openDiscover } from './delsys-discover.ts';
import { openEmgWorks } from './delsys-emgworks.ts';

/**
 * Opens what Delsys programs export as text: Trigno Discover (sensors with channels of several rates, each with a column
 * of times of its own, a table of markers at the right) and EMGworks (a line for each channel above, or columns named
 * `X[s]` between). Channels of one rate make one track; the times check the rates that are stated.
 * Errors: EUP_FORMATS_NO_CHANNEL, _HEADER, _RATE_UNKNOWN, _IRREGULAR, _TOO_MANY.
 */
export async function openDelsys(source: ByteSource, given?: number): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  const remarks = new RemarkList();
  // Its channels have rates of their own, so one that is given for the whole file can't be meant.
  if (given !== undefined) remarks.add('FORMATS_LEFT_OUT', { what: 'The given rate', why: 'each channel has a rate of its own' });
  const discover = /^\s*"?Application:/i.test(lines.value[0] ?? '');
  return discover ? openDiscover(source, lines.value, remarks) : openEmgWorks(source, lines.value, remarks);
}
