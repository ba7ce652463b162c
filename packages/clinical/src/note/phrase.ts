import type { PhraseParams } from './shape.ts';
/** Version of the phrase book; a signed note names the one that it was written with. */
export const phrasesVersion = 'en-1';
/** Renders a phrase. */
export function phrase(key: string, params: PhraseParams): string {
  if (key === 'time.total') return `Timed minutes ${params['timed']} · total treatment minutes ${params['total']}.`;
  throw new RangeError(`No phrase "${key}".`);
}
