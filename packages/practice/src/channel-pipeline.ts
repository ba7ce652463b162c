import { type Fault, hertz, ok, type Result } from '@eupraxia/kernel';
import type { Quality, QualityReason } from '@eupraxia/signal';
import { EmgStream, type Mains } from '@eupraxia/signal/emg';
import { Contact } from './contact.ts';

/** Seconds of signal before a stretch that settle its filters, so that it does not begin with a step. */
export const leadIn = 0.5;
/** Seconds over which the amplitude looks: behind a gap as long it still speaks of what was before it. */
const window = 0.05;
/** Share of mains in the band above which it is no hum but an electrode that does not hold. */
const noContact = 0.6;

/** A channel's quality; `contact` is an electrode that does not hold. */
export interface Trust {
  readonly quality: number;
  readonly reasons: readonly (QualityReason | 'contact')[];
}

/**
 * The live way of one channel: amplitude (50 ms RMS) in the channel's unit, which samples are lost, and how far it can be
 * trusted. Memory is used again with each block, and grows only with the longest.
 */
export class ChannelPipeline {
  readonly #stream: EmgStream;
  readonly #contact: Contact;
  readonly #window: number;
  /** Samples of the gap under way, and those after it that are not believed. */
  #gap = 0;
  #left = 0;
  amplitude: Float32Array<ArrayBuffer> = new Float32Array(0);
  lost: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** 1 right behind a gap, where the amplitude is made of samples from before it; lost as well. */
  settles: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** 1 where the band is mostly mains, whether a notch takes it out or not. */
  hums: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  trust: Trust = { quality: 1, reasons: [] };

  private constructor(stream: EmgStream) {
    this.#stream = stream;
    this.#contact = new Contact(stream.rate);
    this.#window = Math.round(window * stream.rate);
  }

  /** Errors: EUP_SIGNAL_RATE. */
  static of(rate: number, mains: Mains): Result<ChannelPipeline, Fault> {
    const stream = EmgStream.of(hertz(rate), { mains });
    return stream.ok ? ok(new ChannelPipeline(stream.value)) : stream;
  }

  /** Takes the next samples; the fields then speak of them, index by index. */
  take(samples: Float32Array): void {
    if (this.amplitude.length < samples.length) {
      this.amplitude = new Float32Array(samples.length);
      this.lost = new Uint8Array(samples.length);
      this.settles = new Uint8Array(samples.length);
      this.hums = new Uint8Array(samples.length);
    }
    const quality = this.#stream.process(samples, this.amplitude, this.lost, this.hums);
    this.#contact.mark(samples, samples.length, this.lost);
    this.#settle(samples);
    this.#judge(quality);
  }

  /** A gap is no rest: the amplitude rises out of it and would pass for a muscle that leaves rest. */
  #settle(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      this.settles[i] = 0;
      if (!Number.isFinite(samples[i])) {
        this.#gap++;
        if (this.#gap >= this.#window) this.#left = this.#window;
        continue;
      }
      this.#gap = 0;
      if (this.#left === 0) continue;
      this.#left--;
      this.lost[i] = 1;
      this.settles[i] = 1;
    }
  }

  /** A new object only when the verdict changed. */
  #judge({ score, reasons }: Quality): void {
    const loose = reasons.includes('mains') && score < 1 - noContact;
    const { quality, reasons: before } = this.trust;
    const count = reasons.length + (loose ? 1 : 0);
    const same = before.length === count && reasons.every((reason, i) => before[i] === reason);
    if (same && Math.abs(quality - score) < 0.05) return;
    this.trust = { quality: score, reasons: loose ? [...reasons, 'contact'] : [...reasons] };
  }
}
