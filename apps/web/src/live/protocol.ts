import type { Fault } from '@eupraxia/kernel';
import type { Mains, QualityReason } from '@eupraxia/signal';

/** A channel as the picker shows it. */
export interface ChannelView {
  readonly name: string;
  readonly unit: string;
  /** Lowest and highest sample of each column, in turn: the whole recording drawn small. */
  readonly preview: Float32Array<ArrayBuffer>;
  /** Quality of the whole channel, 0 to 1, and what lowers it. */
  readonly quality: number;
  readonly reasons: readonly QualityReason[];
}

export interface OpenedRecording {
  readonly format: string;
  readonly rate: number;
  readonly seconds: number;
  readonly channels: readonly ChannelView[];
  readonly sha256: string;
  readonly bytes: number;
}

/** What practice aims at, as the detector needs it. `reference` is the amplitude of 100 % in the channel's unit. */
export interface Aim {
  readonly reference: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly holdSeconds: number;
}

/** What the page asks of the worker. */
export type Ask =
  | { readonly do: 'open'; readonly bytes: ArrayBuffer; readonly rate?: number }
  | { readonly do: 'play'; readonly channel: number; readonly from: number; readonly mains: Mains; readonly aim: Aim | null }
  | { readonly do: 'aim'; readonly aim: Aim | null }
  | { readonly do: 'freeze' }
  | { readonly do: 'peak'; readonly channel: number; readonly mains: Mains; readonly from: number; readonly to: number }
  | {
      readonly do: 'stretch';
      readonly channel: string;
      readonly mains: Mains;
      readonly from: number;
      readonly to: number;
      readonly columns: number;
    };

/** What the worker tells the page. */
export type Tell =
  | { readonly say: 'opened'; readonly recording: OpenedRecording }
  | { readonly say: 'refused'; readonly fault: Fault }
  | {
      readonly say: 'features';
      /** Seconds of the recording at the first value. */
      readonly t0: number;
      /** Values per second. */
      readonly rate: number;
      /** Amplitude (50 ms RMS), in the channel's unit. */
      readonly values: Float32Array<ArrayBuffer>;
      readonly quality: number;
      readonly reasons: readonly QualityReason[];
      /** Whether a repetition is under way, and how long the zone has been held by now. */
      readonly active: boolean;
      readonly holding: number;
      /** When the block's last sample arrived, on the clock that both sides share (ms since the epoch). */
      readonly arrived: number;
    }
  | {
      readonly say: 'repetition';
      readonly on: number;
      readonly off: number;
      readonly holdSeconds: number;
      readonly peak: number;
      readonly held: boolean;
    }
  | { readonly say: 'ended'; readonly at: number }
  | { readonly say: 'peak'; readonly value: number; readonly from: number; readonly to: number }
  | { readonly say: 'stretch'; readonly values: Float32Array<ArrayBuffer> };
