import type { MinutesRule } from '../log/vocabulary.ts';
import { type CodeMinutes, secondsBeyond } from '../visit/minutes.ts';
import type { PhraseParams } from './shape.ts';

/**
 * The time of a service as a phrase takes it: whole minutes, and the seconds beyond them where there are any. A clinic that
 * floors each code by itself states whole minutes alone. Neither is ever more than the clock.
 */
export function clockParams(code: CodeMinutes, rule: MinutesRule): PhraseParams {
  const seconds = rule === 'per-code' ? 0 : secondsBeyond(code);
  return { minutes: code.minutes, ...(seconds > 0 ? { seconds } : {}) };
}
