import { type ContainerHeader, containerEnd, containerHead, containerSamples } from '@eupraxia/formats';
import type { Message } from '../protocol.ts';

/** Seconds of a sealed piece: what a killed tab may lose at most. */
const pieceSeconds = 1;
/** Seconds that are remembered, for references and for the lead-in of the next stretch. */
const remembered = 120;

/**
 * Keeps what a made source gives: sealed pieces for the vault as they come, and the newest two minutes in memory. The
 * head goes out with the first piece, so that a source that never played leaves nothing behind.
 */
export class RecordingBuffer {
  readonly #header: ContainerHeader;
  readonly #post: (message: Message, transfer: Transferable[]) => void;
  readonly #piece: readonly Float32Array[];
  readonly #length: number;
  readonly #ring: readonly Float32Array[];
  readonly #size: number;
  #filled = 0;
  #number = 0;
  #samples = 0;

  constructor(header: ContainerHeader, post: (message: Message, transfer: Transferable[]) => void) {
    this.#header = header;
    this.#post = post;
    this.#length = Math.round(pieceSeconds * header.rate);
    this.#size = Math.round(remembered * header.rate);
    this.#piece = header.channels.map(() => new Float32Array(this.#length));
    this.#ring = header.channels.map(() => new Float32Array(this.#size));
  }

  /** Samples so far. */
  get samples(): number {
    return this.#samples;
  }

  take(data: readonly Float32Array[]): void {
    const count = data[0]?.length ?? 0;
    for (let i = 0; i < count; i++) {
      const place = this.#samples % this.#size;
      for (let c = 0; c < data.length; c++) {
        const x = (data[c] as Float32Array)[i] as number;
        (this.#piece[c] as Float32Array)[this.#filled] = x;
        (this.#ring[c] as Float32Array)[place] = x;
      }
      this.#samples++;
      this.#filled++;
      if (this.#filled === this.#length) this.seal();
    }
  }

  /** Hands over what is not handed over yet. */
  seal(): void {
    if (this.#filled === 0) return;
    if (this.#number === 0) this.#postPiece(containerHead(this.#header));
    this.#postPiece(containerSamples(this.#samples - this.#filled, this.#piece, this.#filled));
    this.#filled = 0;
  }

  /** Ends the recording; one that never began has no end. */
  end(): void {
    this.seal();
    if (this.#number === 0) return;
    this.#postPiece(containerEnd(this.#samples));
    const { recording, rate } = this.#header;
    this.#post({ kind: 'finished', recording, seconds: this.#samples / rate }, []);
  }

  /** Samples `from` to `to` of a channel, as far as they are remembered. */
  read(channel: number, from: number, to: number): Float32Array {
    const ring = this.#ring[channel];
    const first = Math.max(from, 0, this.#samples - this.#size);
    const end = Math.min(to, this.#samples);
    if (ring === undefined || end <= first) return new Float32Array(0);
    return Float32Array.from({ length: end - first }, (_, i) => ring[(first + i) % this.#size] as number);
  }

  #postPiece(bytes: Uint8Array<ArrayBuffer>): void {
    const { recording } = this.#header;
    this.#post({ kind: 'chunk', recording, number: this.#number++, bytes }, [bytes.buffer]);
  }
}
