/** What of the sound follows the muscle. */
export const follows = ['pitch', 'volume'] as const;
export type Follows = (typeof follows)[number];

/** Time constant of every change, in seconds: short enough to follow, long enough not to click. */
const glide = 0.015;
/** One octave and a half from rest (220 Hz) to 120 % of the reference. */
const lowest = 220;
const octaves = 1.5;
const fullLevel = 120;
/** Loudness of the tone beside the chime: it sounds for minutes. */
const loudness = 0.22;

/** Frequency in Hz for a level in percent of the reference. */
export const pitchOf = (level: number): number => lowest * 2 ** ((octaves * Math.min(fullLevel, Math.max(0, level))) / fullLevel);

/** Loudness 0 to 1 for a level in percent: quiet at rest, and by hearing's own measure even steps. */
export const volumeOf = (level: number): number => (Math.min(fullLevel, Math.max(0, level)) / fullLevel) ** 1.6;

/**
 * A tone that follows the muscle. In the zone a second voice joins a fifth above: the zone is heard, not only seen.
 * Every parameter glides (`setTargetAtTime`), so that nothing clicks. Silent until `unmute`.
 */
export class Tone {
  readonly #context: AudioContext;
  readonly #out: GainNode;
  readonly #level: GainNode;
  readonly #voice: OscillatorNode;
  readonly #fifth: OscillatorNode;
  readonly #inZone: GainNode;
  #sounding = false;

  constructor(context: AudioContext) {
    this.#context = context;
    const gain = (value: number): GainNode => {
      const node = context.createGain();
      node.gain.value = value;
      return node;
    };
    this.#out = gain(0);
    this.#level = gain(0);
    this.#inZone = gain(0);
    this.#voice = context.createOscillator();
    this.#fifth = context.createOscillator();
    this.#voice.type = 'triangle';
    this.#fifth.type = 'sine';
    this.#voice.connect(this.#level);
    this.#fifth.connect(this.#inZone).connect(this.#level);
    this.#level.connect(this.#out).connect(context.destination);
    this.#voice.start();
    this.#fifth.start();
  }

  /** Follows a level in percent of the reference; returns whether a parameter was set. */
  follow(level: number, how: Follows, inZone: boolean): boolean {
    if (!Number.isFinite(level)) {
      this.rest();
      return false;
    }
    const now = this.#context.currentTime;
    const hertz = how === 'pitch' ? pitchOf(level) : pitchOf(60);
    this.#voice.frequency.setTargetAtTime(hertz, now, glide);
    this.#fifth.frequency.setTargetAtTime(1.5 * hertz, now, glide);
    this.#level.gain.setTargetAtTime(loudness * (how === 'pitch' ? Math.min(1, level / 8) : volumeOf(level)), now, glide);
    this.#inZone.gain.setTargetAtTime(inZone ? 0.7 : 0, now, glide);
    this.#sounding = true;
    return true;
  }

  /** Silence, at once but without a click. */
  rest(): void {
    if (!this.#sounding) return;
    this.#sounding = false;
    this.#level.gain.setTargetAtTime(0, this.#context.currentTime, glide);
  }

  /** Loudness of everything, 0 to 1. */
  volume(loud: number): void {
    this.#out.gain.setTargetAtTime(Math.min(1, Math.max(0, loud)), this.#context.currentTime, glide);
  }

  /** Two rising notes: the hold is done. */
  chime(): void {
    const start = this.#context.currentTime;
    for (const [hertz, after] of [
      [784, 0],
      [1175, 0.12],
    ] as const) {
      const note = this.#context.createOscillator();
      const envelope = this.#context.createGain();
      note.frequency.value = hertz;
      envelope.gain.setValueAtTime(0, start + after);
      envelope.gain.setTargetAtTime(0.3, start + after, 0.008);
      envelope.gain.setTargetAtTime(0, start + after + 0.06, 0.08);
      note.connect(envelope).connect(this.#out);
      note.start(start + after);
      note.stop(start + after + 0.6);
    }
  }

  /** The frequency of the voice now, in Hz: for the tests of a running page. */
  get hertz(): number {
    return this.#voice.frequency.value;
  }
}
