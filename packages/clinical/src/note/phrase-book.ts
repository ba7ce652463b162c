import type { PhraseParams } from './shape.ts';

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
