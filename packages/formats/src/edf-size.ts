import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { edfField, wholeOf } from './edf-fields.ts';
import { edfLimits, edfPlausible } from './edf-header.ts';
import { fault } from './errors.ts';
import type { RemarkList } from './remarks.ts';

/**
 * The number of signals. The header states it twice, as a number and by its own length; where these differ, the one
 * under which numbers stand where numbers belong is right. Errors: EUP_FORMATS_TRUNCATED, _HEADER, _TOO_MANY.
 */
export async function edfSignalCount(source: ByteSource, remarks: RemarkList): Promise<Result<number, Fault>> {
  const head = await source.peek(256);
  if (head.length < 256)
    return err(fault('EUP_FORMATS_TRUNCATED', { found: head.length, expected: 256, what: 'bytes of the header' }));
  const [text, lengthText] = [edfField(head, 252, 4), edfField(head, 184, 8)];
  const count = wholeOf(text);
  const length = wholeOf(lengthText);
  if (count !== undefined && length === 256 * (count + 1) && count > 0) return checked(count);
  const byLength = length !== undefined && length % 256 === 0 ? length / 256 - 1 : undefined;
  for (const one of [count, byLength]) {
    if (one === undefined || one < 1 || one > edfLimits.signals) continue;
    if (!edfPlausible(await source.peek(256 * (one + 1)), one)) continue;
    remarks.add('FORMATS_DISAGREES', {
      what: 'the number of signals',
      told: `"${text}", and a header of "${lengthText}" bytes`,
      used: one,
    });
    return ok(one);
  }
  if (count === undefined || count < 1)
    return err(fault('EUP_FORMATS_HEADER', { field: 'number of signals', found: text, expected: 'a whole number from 1' }));
  return checked(count);
}

const checked = (count: number): Result<number, Fault> =>
  count > edfLimits.signals ? err(fault('EUP_FORMATS_TOO_MANY', { found: count, most: edfLimits.signals })) : ok(count);
