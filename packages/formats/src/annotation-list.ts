import type { Annotation } from './recording.ts';

const most = { count: 100_000, characters: 2 ** 24, each: 4096 } as const;

/** The annotations of a recording as they come, no more of them than memory should hold; later ones are passed over. */
export class AnnotationList {
  readonly all: Annotation[] = [];
  #characters = 0;

  add(annotation: Annotation): void {
    const text = annotation.text.slice(0, most.each);
    if (text === '' || this.all.length === most.count || this.#characters + text.length > most.characters) return;
    this.#characters += text.length;
    this.all.push(text === annotation.text ? annotation : { ...annotation, text });
  }
}
