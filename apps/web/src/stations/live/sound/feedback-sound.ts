import type { Features, LiveSession } from '../../../live/page/live-session.ts';
import { keepSound, keptSound, type SoundSettings } from './settings.ts';
import { Tone } from './tone.ts';

/** What is heard against what: percent of the reference, and the seconds to hold. */
export interface SoundAim {
  /** Amplitude of 100 %; 0 where there is none, and nothing sounds. */
  readonly reference: number;
  /** Null where the zone has no such edge. */
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  /** Whether the patient has live feedback now: without it nothing sounds or shakes. */
  readonly given: boolean;
}

export interface SoundState extends SoundSettings {
  /** Why nothing is heard although it is on. */
  readonly blocked: boolean;
  readonly canSound: boolean;
  readonly canVibrate: boolean;
}

/** Vibration on reaching the zone, and on a hold that is done, in ms. */
const reached = 35;
const holdDone = [60, 50, 60];

/** Sound and vibration of the tab: they follow the features themselves, not the frames, so that a slow screen does not slow them. */
export class FeedbackSound {
  #state: SoundState;
  #tone: Tone | null = null;
  #context: AudioContext | null = null;
  #aim: SoundAim | null = null;
  #held = 0;
  readonly #listeners = new Set<() => void>();
  /** Told the ms from a block's arrival to the moment its level was handed to the sound. */
  onSounded: ((ms: number) => void) | null = null;

  constructor() {
    this.#state = {
      ...keptSound(),
      blocked: false,
      canSound: typeof AudioContext === 'function',
      canVibrate: typeof navigator.vibrate === 'function',
    };
  }

  state = (): SoundState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears a session until the answer is called. */
  attach(live: LiveSession): () => void {
    const unhear = live.onFeatures((features) => this.#play(features));
    const unwatch = live.subscribe(() => {
      const { motion, stalled } = live.state();
      if (motion !== 'playing' || stalled) this.#tone?.rest();
    });
    return () => {
      unhear();
      unwatch();
      this.#tone?.rest();
    };
  }

  aim(aim: SoundAim | null): void {
    this.#aim = aim;
    if (aim === null || !aim.given) this.#tone?.rest();
  }

  /** Called from a tap: browsers let a page sound only then. */
  async change(change: Partial<SoundSettings>): Promise<void> {
    this.#set(change);
    keepSound(this.#state);
    if (!this.#state.canSound) return;
    if (this.#state.on) await this.#wake();
    this.#tone?.volume(this.#state.on ? this.#state.volume : 0);
  }

  /** The delay of the device's own output in ms, where the browser tells it. */
  outputLatency(): number | null {
    const context = this.#context;
    if (context === null) return null;
    const seconds = (context.outputLatency ?? 0) + (context.baseLatency ?? 0);
    return seconds > 0 ? Math.round(1000 * seconds) : null;
  }

  /** The frequency that sounds now, in Hz; null while nothing can. */
  hertz(): number | null {
    return this.#tone?.hertz ?? null;
  }

  async #wake(): Promise<void> {
    if (this.#context === null) {
      try {
        this.#context = new AudioContext({ latencyHint: 'interactive' });
        this.#tone = new Tone(this.#context);
      } catch {
        // No device, or one too many on this page: the picture goes on without it.
        this.#context = null;
        return this.#set({ canSound: false, on: false });
      }
      this.#context.onstatechange = () => this.#set({ blocked: this.#state.on && this.#context?.state !== 'running' });
    }
    // A browser that holds sound back never answers: it is asked, and what it says is shown.
    void this.#context.resume().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
    this.#set({ blocked: this.#context.state !== 'running' });
  }

  #play(features: Features): void {
    const aim = this.#aim;
    if (aim === null || !aim.given || aim.reference <= 0) return;
    this.#touch(features.holding, features.late, aim.holdSeconds);
    const tone = this.#tone;
    if (tone === null || !this.#state.on) return;
    // What comes too late would be a lie about now.
    if (features.late) {
      tone.rest();
      return;
    }
    const level = (100 * (features.values.at(-1) ?? Number.NaN)) / aim.reference;
    if (tone.follow(level, this.#state.follows, level >= (aim.floor ?? 0) && level <= (aim.ceiling ?? Number.POSITIVE_INFINITY)))
      this.onSounded?.(performance.timeOrigin + performance.now() - features.arrived);
  }

  #touch(holding: number, late: boolean, holdSeconds: number): void {
    const before = this.#held;
    this.#held = holding;
    if (late) return;
    const { vibration, canVibrate, chime, on } = this.#state;
    const done = before < holdSeconds && holding >= holdSeconds && holding > 0;
    if (done && chime && on) this.#tone?.chime();
    if (!vibration || !canVibrate) return;
    if (done) navigator.vibrate(holdDone);
    else if (before === 0 && holding > 0) navigator.vibrate(reached);
  }

  #set(change: Partial<SoundState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

let sound: FeedbackSound | null = null;

/** The tab's one sound. */
export function feedbackSound(): FeedbackSound {
  sound ??= new FeedbackSound();
  return sound;
}
