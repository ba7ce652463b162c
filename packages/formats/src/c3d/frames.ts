import type { PointMarks } from '../recording.ts';
import { type C3dDetails, numbersOf, textsOf } from './details.ts';
import { floatsOf, integersOf } from './processor.ts';

/** How stored numbers of the analog channels stand for their units: (stored − offset) · scale. */
export interface AnalogScales {
  readonly unsigned: boolean;
  readonly offsets: readonly number[];
  readonly scales: readonly number[];
}

export function analogScales({ groups }: Pick<C3dDetails, 'groups'>, channels: number): AnalogScales {
  const general = numbersOf(groups, 'ANALOG', 'GEN_SCALE')[0] ?? 1;
  const unsigned = /^unsigned/i.test(textsOf(groups, 'ANALOG', 'FORMAT')[0] ?? '');
  const scales = numbersOf(groups, 'ANALOG', 'SCALE');
  const offsets = numbersOf(groups, 'ANALOG', 'OFFSET');
  return {
    unsigned,
    offsets: Array.from({ length: channels }, (_, c) => (unsigned ? (offsets[c] ?? 0) & 0xffff : (offsets[c] ?? 0))),
    scales: Array.from({ length: channels }, (_, c) => (scales[c] ?? 1) * general),
  };
}

/**
 * Turns frames into samples. A frame holds each marker's x, y, z and a word on how it was seen (negative: it wasn't;
 * else the residual in the low byte, the cameras above), then each subframe's analog channels.
 */
export class FrameReader {
  readonly frameBytes: number;
  readonly #details: C3dDetails;
  readonly #channels: number;
  readonly #analog: AnalogScales;

  constructor(details: C3dDetails, channels: number) {
    this.#details = details;
    this.#channels = channels;
    this.#analog = analogScales(details, channels);
    this.frameBytes = (4 * details.points.length + channels * details.subframes) * (details.numbers === 'float' ? 4 : 2);
  }

  /** Samples of whole frames. */
  frames(bytes: Uint8Array): {
    readonly analogs: readonly Float64Array[];
    readonly points: readonly Float64Array[];
    readonly marks: readonly PointMarks[];
  } {
    const { numbers, processor } = this.#details;
    const words = numbers === 'float' ? floatsOf(bytes, processor) : integersOf(bytes, processor);
    const count = bytes.length / this.frameBytes;
    const stride = words.length / count;
    const analogs = this.#analogs(words, count, stride);
    return { analogs, ...this.#points(words, count, stride) };
  }

  #analogs(words: Float32Array | Int16Array, count: number, stride: number): readonly Float64Array[] {
    const channels = this.#channels;
    const { subframes, points } = this.#details;
    const { unsigned, offsets, scales } = this.#analog;
    const wide = unsigned && words instanceof Int16Array;
    return Array.from({ length: channels }, (_, c) => {
      const out = new Float64Array(count * subframes);
      const offset = offsets[c] as number;
      const scale = scales[c] as number;
      let o = 0;
      for (let f = 0; f < count; f++) {
        let at = f * stride + 4 * points.length + c;
        for (let s = 0; s < subframes; s++) {
          const stored = words[at] as number;
          out[o++] = ((wide ? stored & 0xffff : stored) - offset) * scale;
          at += channels;
        }
      }
      return out;
    });
  }

  #points(words: Float32Array | Int16Array, count: number, stride: number) {
    const { numbers, pointScale, points: names } = this.#details;
    const scale = numbers === 'float' ? 1 : pointScale;
    const points: Float64Array[] = [];
    const marks: PointMarks[] = [];
    for (let p = 0; p < names.length; p++) {
      const x = new Float64Array(count);
      const y = new Float64Array(count);
      const z = new Float64Array(count);
      const residual = new Float32Array(count);
      const cameras = new Uint8Array(count);
      for (let f = 0; f < count; f++) {
        const at = f * stride + 4 * p;
        const seen = words[at + 3] as number;
        if (seen >= 0) {
          x[f] = (words[at] as number) * scale;
          y[f] = (words[at + 1] as number) * scale;
          z[f] = (words[at + 2] as number) * scale;
          residual[f] = (seen & 0xff) * pointScale;
          cameras[f] = (seen >> 8) & 0x7f;
        } else {
          x[f] = y[f] = z[f] = Number.NaN;
          residual[f] = -1;
        }
      }
      points.push(x, y, z);
      marks.push({ residual, cameras });
    }
    return { points, marks };
  }
}
