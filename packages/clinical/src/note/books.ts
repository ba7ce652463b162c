import { enUs } from './en-us/book.ts';
import type { PhraseBook } from './phrase-book.ts';

/** Every language that a note can be written in. */
export const books: readonly PhraseBook[] = [enUs];

/** The language of a note where nobody chose another. */
export const defaultLocale = enUs.locale;

/** Version of the phrase book of the default language. */
export const phrasesVersion = enUs.version;

/** Stored notes of phrase book en-6 and before name their language `en`. */
const earlier: Readonly<Record<string, string>> = { en: 'en-US' };

/** Whether a note can be written in a language. */
export const hasBook = (locale: string): boolean => books.some((book) => book.locale === (earlier[locale] ?? locale));

/**
 * The phrase book of a locale.
 * @throws RangeError for a locale without one: ask `hasBook` first where it comes from a stored note
 */
export function bookOf(locale: string): PhraseBook {
  const own = earlier[locale] ?? locale;
  const book = books.find((one) => one.locale === own);
  if (book === undefined)
    throw new RangeError(`No phrase book for "${locale}"; expected one of ${books.map((one) => one.locale).join(', ')}.`);
  return book;
}
