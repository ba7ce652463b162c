import { seconds } from '@eupraxia/kernel';
import type { AnnotationList } from './annotation-list.ts';
import type { EdfHeader } from './edf-header.ts';

/**
 * Turns the trigger inputs of BDF's status channel into annotations: `Trigger 5` where the low 16 bits change to 5. What
 * they are at first and their return to 0 are no events; the bits above tell of the amplifier and the battery.
 * Source: biosemi.com, "Which trigger inputs and outputs are available" (24-bit status word).
 */
export class StatusEvents {
  readonly #last: (number | undefined)[] = [];
  readonly #annotations: AnnotationList;

  constructor(annotations: AnnotationList) {
    this.#annotations = annotations;
  }

  /** Whole records that follow one another. @param at when the first begins, s */
  take(bytes: Uint8Array, { statuses, recordBytes, recordSeconds, sampleBytes }: EdfHeader, at: number): void {
    for (const [s, { offset, samples }] of statuses.entries()) {
      let last = this.#last[s] ?? -1;
      for (let r = 0; (r + 1) * recordBytes <= bytes.length; r++) {
        let from = r * recordBytes + offset;
        for (let i = 0; i < samples; i++) {
          const code = (bytes[from] as number) | ((bytes[from + 1] as number) << 8);
          if (code !== last) {
            if (last >= 0 && code !== 0) this.#event(code, at + (r + i / samples) * recordSeconds);
            last = code;
          }
          from += sampleBytes;
        }
      }
      this.#last[s] = last;
    }
  }

  #event(code: number, at: number): void {
    this.#annotations.add({ at: seconds(Number(at.toFixed(9))), text: `Trigger ${code}` });
  }
}
