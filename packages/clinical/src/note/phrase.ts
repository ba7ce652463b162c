import { english } from './english.ts';
import type { PhraseParams } from './shape.ts';

/** Version of the phrase book; a signed note names the one that it was written with. */
export const phrasesVersion = 'en-6';

/** A language's phrase book: each phrase is a function of its parameters, read through `PhraseReader`. */
export type PhraseBook = Readonly<Record<string, (p: PhraseReader) => string>>;

/** Reads the parameters of a phrase; a wrong type is a bug of the composer, or a note that was tampered with. */
export class PhraseReader {
  readonly #params: PhraseParams;
  constructor(params: PhraseParams) {
    this.#params = params;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#params, name);
  }
  text(name: string): string {
    const value = this.#own(name);
    if (typeof value !== 'string') throw new TypeError(`Phrase parameter "${name}" is no text.`);
    return value;
  }
  number(name: string): number {
    const value = this.#own(name);
    if (typeof value !== 'number') throw new TypeError(`Phrase parameter "${name}" is no number.`);
    return value;
  }
  texts(name: string): readonly string[] {
    return this.#list(name).map(String);
  }
  numbers(name: string): readonly number[] {
    return this.#list(name).map(Number);
  }

  #own(name: string): PhraseParams[string] | undefined {
    return Object.hasOwn(this.#params, name) ? this.#params[name] : undefined;
  }
  #list(name: string): readonly (string | number)[] {
    const value = this.#own(name);
    if (!Array.isArray(value)) throw new TypeError(`Phrase parameter "${name}" is no list.`);
    return value as readonly (string | number)[];
  }
}

/**
 * Renders a phrase: the text is a function of key and parameters alone.
 * @throws RangeError for a key that the phrase book does not hold, TypeError for parameters that do not fit it
 */
export function phrase(key: string, params: PhraseParams): string {
  const make = Object.hasOwn(english, key) ? english[key] : undefined;
  if (make === undefined) throw new RangeError(`The phrase book has no "${key}".`);
  return make(new PhraseReader(params));
}
