import type { Cue } from '@eupraxia/coach';
import type { Disturbance, Intention, SyntheticOptions } from '@eupraxia/devices';
import type { Fault } from '@eupraxia/kernel';
import type { PersonInput, PracticeEvent } from '@eupraxia/practice';
import type { Mains } from '@eupraxia/signal/emg';
import { webFault } from '../../app/errors.ts';
import { freshId } from '../../app/fresh-id.ts';
import type { CoachView, Command, Listening, LiveReason, Loop, Message, OpenedRecording, Practice } from '../protocol.ts';
import { type Capability, missingCapabilities } from './capabilities.ts';

export type Features = Extract<Message, { kind: 'features' }>;
export type PeakMessage = Extract<Message, { kind: 'peak' }>;

/**
 * What the log and the vault receive, in the order in which it happened. `made`: a synthetic source was opened, whose
 * pieces follow. `lost`: the worker broke off, at this second of the recording.
 */
export type LiveEvent =
  | Extract<Message, { kind: 'began' | 'stopped' | 'input' | 'event' | 'chunk' | 'finished' }>
  | { readonly kind: 'made'; readonly recording: string }
  | { readonly kind: 'lost'; readonly at: number; readonly recording: string | null };

/** What the source is doing. `frozen` is STOP: nothing moves until somebody resumes. */
export type Motion = 'idle' | 'playing' | 'paused' | 'ended';

/** What the screen shows of the source; a new object after a change. Features do not come this way: they go to their listeners directly. */
export interface LiveState {
  readonly phase: 'none' | 'reading' | 'choosing' | 'ready';
  readonly name: string;
  /** Null where there is no source. */
  readonly kind: 'replay' | 'synthetic' | null;
  readonly recording: OpenedRecording | null;
  /** The id of the recording that a synthetic source is kept as; null for a file, which has its id from the log. */
  readonly recordingId: string | null;
  /** The agonist: the channel that practice is about. */
  readonly channel: number;
  readonly antagonist: number | null;
  readonly mains: Mains;
  readonly motion: Motion;
  /** Seconds of the recording per second, 0.25 to 4; a source that is made now runs at 1. */
  readonly speed: number;
  readonly loop: Loop | null;
  /** Length of the recording in seconds; null while it is being made. */
  readonly seconds: number | null;
  /** Why there is no source, or why it ended. */
  readonly fault: Fault | null;
  /** Something of the source that should be known; it plays all the same. */
  readonly notice: Fault | null;
  /** Nothing has come for half a second while it should: feedback is off, clocks go on. */
  readonly stalled: boolean;
  /** Null until somebody practises under the coach. */
  readonly coach: CoachView | null;
  /** What this browser cannot do. */
  readonly missing: readonly Capability[];
}

/** Milliseconds without a block after which a source has stalled, and how often that is looked at. */
const stalledAfter = 500;
const lookEvery = 250;

/** The worker's side of the wire; a test gives its own. */
export interface Wire {
  postMessage(command: Command, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((message: MessageEvent<Message>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const spawn = (): Wire => new Worker(new URL('../worker/index.ts', import.meta.url), { type: 'module', name: 'live' });

const nothing = {
  phase: 'none',
  name: '',
  kind: null,
  recording: null,
  recordingId: null,
  antagonist: null,
  motion: 'idle',
  loop: null,
  seconds: null,
  stalled: false,
  notice: null,
} as const;

/** One source at a time, in a worker. Lives as long as the tab, so that a look at the note does not end it. */
export class LiveSession {
  readonly #spawn: () => Wire;
  #wire: Wire | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #featureListeners = new Set<(features: Features) => void>();
  readonly #cues = new Set<(cue: Cue, late: boolean) => void>();
  readonly #trials = new Set<(event: PracticeEvent) => void>();
  readonly #back = new Set<(at: number) => void>();
  #state: LiveState;
  #bytes: Uint8Array<ArrayBuffer> | null = null;
  #rate: number | undefined;
  #at = 0;
  #turn = 0;
  #receivedAt = 0;
  #look: ReturnType<typeof setInterval> | undefined;
  #practice: Practice | null = null;
  /** Where a file stood whose worker broke off. */
  #again: { readonly channel: number; antagonist: number | null; mains: Mains; at: number; notice: Fault } | null = null;
  /** Who waits for an answer, oldest first: the worker answers in the order in which it was asked. */
  readonly #peaks: ((peak: PeakMessage) => void)[] = [];
  readonly #amplitudes: ((values: Float32Array) => void)[] = [];
  /** Who writes the log and keeps the recording; one at a time. */
  onEvent: ((event: LiveEvent) => void) | null = null;

  constructor(make: () => Wire = spawn, missing: readonly Capability[] = missingCapabilities()) {
    this.#spawn = make;
    this.#state = { ...nothing, channel: 0, mains: 'none', speed: 1, fault: null, coach: null, missing };
  }

  state = (): LiveState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls the listener with every block of features while it plays, in the order of time. What it wants to keep it copies. */
  onFeatures(listener: (features: Features) => void): () => void {
    this.#featureListeners.add(listener);
    return () => this.#featureListeners.delete(listener);
  }

  /** Calls the listener with the cues of the coach, to the patient or to the therapist; `late` cues are read, not sounded. */
  onCue(listener: (cue: Cue, late: boolean) => void): () => void {
    this.#cues.add(listener);
    return () => this.#cues.delete(listener);
  }

  /** Calls the listener with each event of the coach as it happens, before the log has it: for marks on the trace. */
  onCoachEvent(listener: (event: PracticeEvent) => void): () => void {
    this.#trials.add(listener);
    return () => this.#trials.delete(listener);
  }

  /** Calls the listener when a repetition is taken back, with the second of the recording at which it had ended. */
  onTakenBack(listener: (at: number) => void): () => void {
    this.#back.add(listener);
    return () => this.#back.delete(listener);
  }

  /** Informs the listeners that a repetition was taken back. */
  takeBack(at: number): void {
    for (const listener of this.#back) listener(at);
  }

  /** Seconds of the recording that have been played. */
  get at(): number {
    return this.#at;
  }

  /** The bytes of the open recording; null for a source that is being made. */
  get bytes(): Uint8Array<ArrayBuffer> | null {
    return this.#bytes;
  }

  /** Reads a recording; `rate` answers for a file that does not say. */
  open(name: string, bytes: Uint8Array<ArrayBuffer>, rate?: number): void {
    this.#leave();
    this.#bytes = bytes;
    this.#rate = rate;
    this.#set({ ...nothing, phase: 'reading', name, kind: 'replay', speed: 1, fault: null });
    this.#send({ do: 'open', bytes: bytes.slice().buffer, ...(rate === undefined ? {} : { rate }) });
  }

  /** Makes a muscle that obeys `intend`, and records it like a device. The channels are offered as those of a file. */
  openSynthetic(options: Partial<SyntheticOptions> = {}): void {
    this.#leave();
    const recordingId = freshId();
    this.#set({ ...nothing, phase: 'reading', kind: 'synthetic', recordingId, speed: 1, fault: null });
    this.onEvent?.({ kind: 'made', recording: recordingId });
    this.#send({ do: 'synthetic', recording: recordingId, options });
  }

  /** What the patient who is played intends, each 0 to 1. Heard by a synthetic source alone. */
  intend(intention: Intention): void {
    if (this.#state.kind === 'synthetic') this.#send({ do: 'intend', intention });
  }

  /** Disturbs a synthetic source, to practise what to do then. */
  disturb(what: Disturbance): void {
    if (this.#state.kind === 'synthetic') this.#send({ do: 'disturb', what });
  }

  /** Says why a file was not opened at all. */
  refuse(fault: Fault): void {
    this.#leave();
    this.#set({ ...nothing, fault });
  }

  /** Confirms the channels that are listened to. */
  choose({ agonist, antagonist, mains }: Listening): void {
    this.freeze();
    this.#set({ phase: 'ready', channel: agonist, antagonist: antagonist === agonist ? null : antagonist, mains });
  }

  /** Back to the picker, or to no recording at all. */
  reopen(): void {
    this.freeze();
    this.#set(this.#state.recording === null ? { phase: 'none', fault: null } : { phase: 'choosing', fault: null });
  }

  close(): void {
    this.#leave();
    this.practise(null);
    this.#set({ ...nothing, fault: null });
  }

  play(): void {
    if (this.#state.phase !== 'ready') return;
    if (this.#state.motion === 'ended') this.#at = this.#state.loop?.from ?? 0;
    this.#start();
  }

  /** Goes back to the recording's start. */
  rewind(): void {
    if (this.#state.kind === 'replay') this.#at = 0;
    if (this.#state.motion !== 'idle') this.#set({ motion: 'idle' });
  }

  /** Goes to another second of a recording; it plays on from there if it was playing. */
  seek(to: number): void {
    const { kind, seconds, motion } = this.#state;
    if (kind !== 'replay' || !Number.isFinite(to)) return;
    this.#at = Math.min(seconds ?? 0, Math.max(0, to));
    if (motion === 'playing') this.#start();
    else this.#set({ motion: motion === 'ended' ? 'paused' : motion });
  }

  /** Seconds of the recording per second; a source that is made now keeps its own pace. */
  speed(times: number): void {
    if (this.#state.kind !== 'replay' || !Number.isFinite(times)) return;
    const speed = Math.min(4, Math.max(0.25, times));
    this.#set({ speed });
    this.#send({ do: 'speed', speed });
  }

  /** Repeats a stretch of a recording, at least half a second long; null plays on to its end. */
  loop(range: Loop | null): void {
    const { kind, seconds } = this.#state;
    if (kind !== 'replay') return;
    const from = Math.max(0, range?.from ?? 0);
    const to = Math.min(seconds ?? 0, range?.to ?? 0);
    const loop = range !== null && to - from >= 0.5 ? { from, to } : null;
    this.#set({ loop });
    this.#send({ do: 'loop', loop });
  }

  /** Stops at once: what the worker has already sent is not shown any more. */
  freeze(): void {
    if (this.#wire !== null) this.#send({ do: 'freeze' });
    this.#watch(false);
    if (this.#state.motion === 'playing') this.#set({ motion: 'paused', stalled: false });
  }

  /** Who coaches what is played; a run that was known before goes on where it stood. */
  practise(practice: Practice | null): void {
    if (this.#wire === null && practice === null) return;
    this.#practice = practice;
    this.#send({ do: 'practise', practice });
    if (practice === null) this.#set({ coach: null });
  }

  /** Sends the coach what a person said or did; `of` is the event of the log that records it. */
  sendInput(input: PersonInput, of: string | null = null): void {
    if (this.#practice !== null) this.sendInputTo(this.#practice.run, input, of);
  }

  /** Tells one run of the coach, also one that is not practising now. */
  sendInputTo(run: string, input: PersonInput, of: string | null): void {
    if (this.#wire !== null) this.#send({ do: 'input', run, input, of });
  }

  /** Ends what is being recorded; its last samples go to `onEvent`. */
  finish(): void {
    if (this.#state.kind !== 'synthetic') return;
    this.freeze();
    this.#send({ do: 'finish' });
    this.#set({ ...nothing, fault: null });
  }

  /** The strongest half second of a stretch of the chosen channel. */
  peak(from: number, to: number, channel: number = this.#state.channel): Promise<PeakMessage> {
    return new Promise((resolve) => {
      this.#peaks.push(resolve);
      this.#send({ do: 'peak', channel, mains: this.#state.mains, from, to });
    });
  }

  /** The amplitude of a stretch, for evidence. */
  amplitudes(channel: string, mains: Mains, from: number, to: number, columns: number): Promise<Float32Array> {
    return new Promise((resolve) => {
      this.#amplitudes.push(resolve);
      this.#send({ do: 'stretch', channel, mains, from, to, columns });
    });
  }

  #start(): void {
    this.#turn++;
    const { channel: agonist, antagonist, mains, speed, loop } = this.#state;
    const listening = { agonist, antagonist, mains };
    this.#send({ do: 'play', turn: this.#turn, listening, from: this.#at, speed, loop });
    this.#watch(true);
    this.#set({ motion: 'playing', stalled: false });
  }

  /** Leaves the source that is open: a made one is recorded to its end first. */
  #leave(): void {
    this.finish();
    this.freeze();
    this.#bytes = null;
    this.#at = 0;
  }

  #watch(on: boolean): void {
    clearInterval(this.#look);
    this.#receivedAt = performance.now();
    if (!on) return;
    this.#look = setInterval(() => {
      const stalled = performance.now() - this.#receivedAt > stalledAfter;
      if (stalled !== this.#state.stalled) this.#set({ stalled });
    }, lookEvery);
  }

  #send(command: Command): void {
    try {
      this.#wire ??= this.#connect();
    } catch {
      this.#set({ ...nothing, fault: webFault('EUP_WEB_NO_WORKER') });
      return;
    }
    this.#wire.postMessage(command, command.do === 'open' ? [command.bytes] : command.do === 'back' ? [command.buffer] : []);
  }

  #connect(): Wire {
    const wire = this.#spawn();
    wire.onmessage = ({ data }) => {
      if (wire === this.#wire) this.#receive(data);
    };
    wire.onerror = (event) => {
      if (wire === this.#wire) this.#crashed(event.message);
    };
    return wire;
  }

  /** The worker is gone; the visit is not. A file is read again by a new worker, a made source has ended. */
  #crashed(why: string): void {
    const { kind, channel, antagonist, mains, name } = this.#state;
    this.#wire?.terminate();
    this.#wire = null;
    this.#practice = null;
    this.#watch(false);
    for (const answer of this.#peaks.splice(0)) answer({ kind: 'peak', value: 0, from: this.#at, to: this.#at });
    for (const answer of this.#amplitudes.splice(0)) answer(new Float32Array(0));
    this.onEvent?.({ kind: 'lost', at: this.#at, recording: this.#state.recordingId });
    const fault = webFault('EUP_WEB_LIVE_WORKER', { why: why === '' ? 'no reason was given' : why });
    const bytes = this.#bytes;
    const at = this.#at;
    if (kind !== 'replay' || bytes === null || this.#state.phase !== 'ready') {
      this.#set({ ...nothing, fault, coach: null });
      return;
    }
    this.#set({ motion: 'paused', stalled: false, coach: null, notice: fault });
    this.#again = { channel, antagonist, mains, at, notice: fault };
    this.#set({ phase: 'reading', name });
    this.#send({ do: 'open', bytes: bytes.slice().buffer, ...(this.#rate === undefined ? {} : { rate: this.#rate }) });
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #receive(message: Message): void {
    switch (message.kind) {
      case 'opened':
        this.#opened(message);
        return;
      case 'refused':
        this.#again = null;
        this.#watch(false);
        // What was going on has ended with its source, and is put together as far as it went.
        if (this.#state.phase === 'ready') this.onEvent?.({ kind: 'lost', at: this.#at, recording: this.#state.recordingId });
        this.#set({ ...nothing, fault: message.fault });
        return;
      case 'notice':
        this.#set({ notice: message.fault });
        return;
      case 'features':
        this.#features(message);
        return;
      case 'ended':
        this.#watch(false);
        if (this.#state.motion === 'playing' && message.turn === this.#turn) this.#set({ motion: 'ended', stalled: false });
        return;
      case 'coach':
        if (this.#practice?.run === message.view.run) this.#set({ coach: message.view });
        return;
      case 'cue':
        for (const listener of this.#cues) listener(message.cue, message.late);
        return;
      case 'event':
        this.onEvent?.(message);
        for (const listener of this.#trials) listener(message.event);
        return;
      case 'began':
      case 'stopped':
      case 'input':
      case 'chunk':
      case 'finished':
        this.onEvent?.(message);
        return;
      case 'peak':
        this.#peaks.shift()?.(message);
        return;
      case 'stretch':
        this.#amplitudes.shift()?.(message.values);
    }
  }

  #opened({ recording, notice }: Extract<Message, { kind: 'opened' }>): void {
    const again = this.#again;
    this.#again = null;
    const channel = again?.channel ?? best(recording);
    const seconds = this.#state.kind === 'synthetic' ? null : recording.seconds;
    this.#set({ phase: 'choosing', recording, channel, seconds, fault: null, notice });
    if (again === null) return;
    this.#at = again.at;
    const { antagonist, mains } = again;
    this.#set({ phase: 'ready', antagonist, mains, motion: 'paused', notice: again.notice });
  }

  #features(features: Features): void {
    if (this.#state.motion === 'playing' && features.turn === this.#turn) {
      this.#at = features.t0 + features.values.length / features.rate;
      this.#receivedAt = performance.now();
      if (this.#state.stalled) this.#set({ stalled: false });
      for (const listener of this.#featureListeners) listener(features);
    }
    this.#send({ do: 'back', buffer: features.values.buffer });
  }
}

/** The channel that is offered first: the best signal. Nothing is begun with it until somebody confirms. */
function best(recording: OpenedRecording): number {
  return recording.channels.reduce((b, c, i, all) => (c.quality > (all[b]?.quality ?? 0) ? i : b), 0);
}

/** What a reason of low quality means to the person at the electrode. */
export const qualityTexts = {
  gap: 'samples are missing',
  saturated: 'signal is cut off: lower the gain',
  flat: 'no signal: check the lead',
  mains: 'mains hum: check contact, choose the notch',
  contact: 'the electrode does not hold: press it on',
  'not-a-number': 'values cannot be read',
  short: 'too short to judge',
} as const satisfies Record<LiveReason, string>;

let session: LiveSession | null = null;

/** The tab's one live session. */
export function liveSession(): LiveSession {
  session ??= new LiveSession();
  return session;
}

let owner: string | null = null;

/** Gives the tab's live session to a visit: another patient's signal is closed before this one's screen is drawn. */
export function claimLive(visitId: string): void {
  if (owner !== null && owner !== visitId) session?.close();
  owner = visitId;
}

/** Whether a signal of this visit plays in this tab now, and its samples come. */
export function livePlays(visitId: string): boolean {
  if (owner !== visitId || session === null) return false;
  const { motion, stalled } = session.state();
  return motion === 'playing' && !stalled;
}

/** Stops whatever plays in this tab, at once; a tab in which nothing was ever played is left as it is. */
export function freezeLive(): void {
  session?.freeze();
}
