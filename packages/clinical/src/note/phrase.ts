import { english } from './en-us/phrases.ts';
import { PhraseReader } from './phrase-book.ts';
import type { PhraseParams } from './shape.ts';

/** Version of the phrase book; a signed note names the one that it was written with. */
export const phrasesVersion = 'en-6';

/**
 * Renders a phrase: the text is a function of key and parameters alone.
 * @throws RangeError for a key that the phrase book does not hold, TypeError for parameters that do not fit it
 */
export function phrase(key: string, params: PhraseParams): string {
  const make = Object.hasOwn(english, key) ? english[key] : undefined;
  if (make === undefined) throw new RangeError(`The phrase book has no "${key}".`);
  return make(new PhraseReader(params));
}
