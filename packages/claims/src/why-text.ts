import { whyInEnglish } from './en-us/why.ts';
import type { Why, WhyBook } from './why.ts';

/** The phrase books, by locale. */
export const whyBooks: ReadonlyMap<string, WhyBook> = new Map([['en-US', whyInEnglish]]);

/**
 * A reason in words, as a sentence.
 * @param locale a BCP 47 tag; a locale without a book of its own is answered in American English
 */
export function whyText({ key, params }: Why, locale: string): string {
  const book = whyBooks.get(locale) ?? whyInEnglish;
  return (book[key] as (params: Why['params']) => string)(params);
}
