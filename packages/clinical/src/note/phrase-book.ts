import { type Label, type Labels, type PlacedLabel, type StoredSide, typedNameWithSide } from '@eupraxia/catalogue';
import { type Display, displayed, shown } from '@eupraxia/kernel';
import type { Side } from '../log/vocabulary.ts';
import type { ActivityName, Named } from '../wording/named.ts';
import type { NestedPhrase, PhraseParam, PhraseParams } from './shape.ts';

/** The phrases of a language: each is a function of its parameters, read through `PhraseReader`. */
export type Phrases = Readonly<Record<string, (p: PhraseReader) => string>>;

/** A language of the note: its phrases and its labels of the catalogue. A second language is a second one of these. */
export interface PhraseBook {
  /** BCP 47: `en-US`. */
  readonly locale: string;
  /** A signed note names the version that it was written with. */
  readonly version: string;
  readonly phrases: Phrases;
  readonly labels: Labels;
}

/**
 * Renders a phrase: the text is a function of book, key and parameters alone.
 * @throws RangeError for a key that the phrase book does not hold, TypeError for parameters that do not fit it
 */
export function phrase(book: PhraseBook, key: string, params: PhraseParams): Display {
  const make = Object.hasOwn(book.phrases, key) ? book.phrases[key] : undefined;
  if (make === undefined) throw new RangeError(`The phrase book has no "${key}".`);
  return displayed(make(new PhraseReader(params, book)));
}

/** Reads the parameters of a phrase; a wrong type is a bug of the composer, or a note that was tampered with. */
export class PhraseReader {
  /** As the sentence has them. */
  readonly params: PhraseParams;
  readonly #book: PhraseBook;
  constructor(params: PhraseParams, book: PhraseBook) {
    this.params = params;
    this.#book = book;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.params, name);
  }
  /** An id, a day, a time or a code: never text for people. */
  id(name: string): string {
    const value = this.#own(name);
    if (typeof value !== 'string') throw new TypeError(`Phrase parameter "${name}" is not an id.`);
    return value;
  }
  number(name: string): number {
    const value = this.#own(name);
    if (typeof value !== 'number') throw new TypeError(`Phrase parameter "${name}" is not a number.`);
    return value;
  }
  ids(name: string): readonly string[] {
    return this.#list(name).map((item) => (typeof item === 'string' ? item : ''));
  }
  numbers(name: string): readonly number[] {
    return this.#list(name).map(Number);
  }
  /** A person's words, or the label of a row inside a sentence. */
  text(name: string): string {
    return this.#inside(this.#named(this.#own(name), name));
  }
  /** The same for each item of a list; '' for one that is null. */
  texts(name: string): readonly string[] {
    return this.#list(name).map((item) => (item === null ? '' : this.#inside(this.#named(item, name))));
  }
  /** An item of a list that may be null. */
  optionalNumber(name: string, at: number): number | null {
    const value = this.#list(name)[at] ?? null;
    return value === null ? null : Number(value);
  }
  /** A person's words in a list; null where the item is not one. */
  optionalText(name: string, at: number): string | null {
    const value = this.#list(name)[at] ?? null;
    return typeof value === 'object' && value !== null ? this.#inside(this.#named(value, name)) : null;
  }
  /** A person's words, or the label of a row where it stands alone or first. */
  alone(name: string): string {
    return this.#alone(this.#named(this.#own(name), name));
  }
  /** Whether this release has a label for what a parameter names; false in a stored note of another release alone. */
  isKnown(name: string): boolean {
    return this.#label(this.#named(this.#own(name), name)) !== undefined;
  }
  /** Whether a parameter is a person's words: then the phrase takes them as they are. */
  isTyped(name: string, at?: number): boolean {
    const value = at === undefined ? this.#own(name) : this.#list(name)[at];
    return 'words' in this.#named(value ?? null, name);
  }
  /** The label of a part of the body or a muscle with its side; undefined where it is a person's words. */
  placed(name: string, side: Side, at?: number): PlacedLabel | undefined {
    const item = this.#named((at === undefined ? this.#own(name) : this.#list(name)[at]) ?? null, name);
    if ('words' in item || (item.label !== 'part' && item.label !== 'muscle')) return undefined;
    return this.#book.labels.placed[item.label].get(item.id)?.[side];
  }
  /** A condition of a list with its side, inside a sentence; a person's own words with the side behind them. */
  condition(name: string, side: StoredSide, at: number): string {
    const item = this.#named(this.#list(name)[at] ?? null, name);
    if ('words' in item) return typedNameWithSide(item.words, side);
    const label = this.#book.labels.sided.get(item.id)?.[side === 'unlisted' ? 'midline' : side];
    return label === undefined ? this.#inside(item) : shown(label.inside);
  }
  /** The name of an activity, with what tells it from another of the same exercise. */
  activity(name: string): ActivityName & { readonly text: string } {
    const item = this.#named(this.#own(name), name) as ActivityName;
    return { ...item, text: this.#inside(item) };
  }
  activities(name: string): readonly (ActivityName & { readonly text: string })[] {
    return this.#list(name).map((item) => {
      const own = this.#named(item, name) as ActivityName;
      return { ...own, text: this.#inside(own) };
    });
  }
  /** Another sentence, told within this one. */
  told(name: string): string {
    const value = this.#own(name);
    if (typeof value !== 'object' || value === null || !('key' in value))
      throw new TypeError(`Phrase parameter "${name}" is not a sentence.`);
    const { key, params } = value as NestedPhrase;
    return shown(phrase(this.#book, key, params));
  }

  #own(name: string): PhraseParam | readonly PhraseParam[] | undefined {
    return Object.hasOwn(this.params, name) ? this.params[name] : undefined;
  }
  #list(name: string): readonly PhraseParam[] {
    const value = this.#own(name);
    if (!Array.isArray(value)) throw new TypeError(`Phrase parameter "${name}" is not a list.`);
    return value as readonly PhraseParam[];
  }
  #named(value: unknown, name: string): Named {
    if (typeof value === 'object' && value !== null && ('words' in value || 'label' in value)) return value as Named;
    throw new TypeError(`Phrase parameter "${name}" is not words or a label.`);
  }
  #label(item: Named): Label | undefined {
    return 'words' in item || item.label === 'part' ? undefined : this.#book.labels.names[item.label].get(item.id);
  }
  /** An id that this release does not hold stands for itself: it comes in a stored note of another release alone. */
  #inside(item: Named): string {
    const label = this.#label(item);
    return label === undefined ? ('words' in item ? item.words : item.id) : shown(label.inside);
  }
  #alone(item: Named): string {
    const label = this.#label(item);
    return label === undefined ? ('words' in item ? item.words : item.id) : shown(label.alone);
  }
}
