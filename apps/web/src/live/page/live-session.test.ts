import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, Message, OpenedRecording } from '../protocol.ts';
import { missingCapabilities } from './capabilities.ts';
import { type Features, type LiveEvent, LiveSession, type Wire } from './live-session.ts';

const channel = { unit: 'µV', preview: new Float32Array(0), reasons: [] };
const recording: OpenedRecording = {
  format: 'csv',
  rate: 1000,
  seconds: 30,
  channels: [
    { ...channel, name: 'ECR', quality: 0.4 },
    { ...channel, name: 'FCR', quality: 0.9 },
  ],
  remarks: [],
  sha256: 'a'.repeat(64),
  bytes: 4,
};
const features = (t0: number, turn = 1): Features => ({
  kind: 'features',
  turn,
  t0,
  rate: 250,
  values: new Float32Array(5),
  other: null,
  quality: 1,
  reasons: [],
  channels: {},
  active: false,
  holding: 0,
  arrived: 0,
  late: false,
});

/** A session whose worker the test plays; every worker that was made, what each was asked, and what the log was sent. */
function session() {
  const wires: (Wire & { readonly commands: Command[] })[] = [];
  const live = new LiveSession(() => {
    const commands: Command[] = [];
    const wire = {
      commands,
      postMessage: (command: Command) => commands.push(command),
      terminate: vi.fn(),
      onmessage: null,
      onerror: null,
    };
    wires.push(wire);
    return wire;
  }, []);
  const events: LiveEvent[] = [];
  live.onEvent = (one) => events.push(one);
  const post = (message: Message): void => wires.at(-1)?.onmessage?.({ data: message } as MessageEvent<Message>);
  const commands = (what: Command['do']): Command[] => (wires.at(-1)?.commands ?? []).filter((command) => command.do === what);
  const ready = (): void => {
    live.open('a.csv', new Uint8Array(4));
    post({ kind: 'opened', recording, notice: null });
    live.choose({ agonist: 0, antagonist: 1, mains: 50 });
  };
  return { live, wires, events, post, commands, ready };
}

describe('LiveSession', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('open(), choose() and play() lead to features; the best channel is offered, none is taken', () => {
    const { live, post, commands, ready } = session();
    live.open('a.csv', new Uint8Array(4));
    post({ kind: 'opened', recording, notice: null });
    expect(live.state()).toMatchObject({ phase: 'choosing', kind: 'replay', channel: 1, seconds: 30, motion: 'idle' });
    ready();
    const received: number[] = [];
    live.onFeatures(({ t0 }) => received.push(t0));
    live.play();
    post(features(0));
    live.freeze();
    post(features(0.02));
    expect(received).toEqual([0]);
    expect(live.at).toBeCloseTo(0.02, 9);
    // Every buffer goes back, received or not.
    expect(commands('back')).toHaveLength(2);
    live.play();
    post(features(9, 1));
    expect(received).toEqual([0]);
    expect(commands('play').at(-1)).toMatchObject({
      turn: 2,
      from: live.at,
      listening: { agonist: 0, antagonist: 1, mains: 50 },
    });
  });

  it('speed(), loop() and seek() stay within what a recording allows, and have no effect on a source that is made now', () => {
    const { live, commands, ready, post } = session();
    ready();
    live.speed(9);
    live.loop({ from: 3, to: 3.2 });
    expect(live.state()).toMatchObject({ speed: 4, loop: null });
    live.loop({ from: -1, to: 99 });
    expect(live.state().loop).toEqual({ from: 0, to: 30 });
    live.seek(12);
    expect(commands('play')).toHaveLength(0);
    live.play();
    live.seek(99);
    expect(commands('play').at(-1)).toMatchObject({ from: 30, speed: 4, loop: { from: 0, to: 30 } });
    live.openSynthetic();
    post({ kind: 'opened', recording, notice: null });
    live.speed(2);
    live.seek(5);
    expect(live.state()).toMatchObject({ kind: 'synthetic', speed: 1, seconds: null });
  });

  it('a source that sends nothing for half a second has stalled, until it sends again', () => {
    const { live, post, ready } = session();
    ready();
    live.play();
    post(features(0));
    vi.advanceTimersByTime(400);
    expect(live.state().stalled).toBe(false);
    vi.advanceTimersByTime(400);
    expect(live.state()).toMatchObject({ stalled: true, motion: 'playing' });
    post(features(0.02));
    expect(live.state().stalled).toBe(false);
    vi.advanceTimersByTime(1000);
    live.freeze();
    expect(live.state()).toMatchObject({ stalled: false, motion: 'paused' });
  });

  it('a worker that breaks off is replaced: a file stands where it stood, a made source has ended, the log is informed', () => {
    const { live, wires, events, post, ready, commands } = session();
    ready();
    live.play();
    post(features(4));
    wires[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
    expect(events).toEqual([{ kind: 'lost', at: live.at, recording: null }]);
    expect(wires).toHaveLength(2);
    expect(commands('open')).toHaveLength(1);
    post({ kind: 'opened', recording, notice: null });
    expect(live.state()).toMatchObject({
      phase: 'ready',
      channel: 0,
      antagonist: 1,
      mains: 50,
      motion: 'paused',
      notice: { code: 'EUP_WEB_LIVE_WORKER' },
    });
    live.play();
    expect(commands('play').at(-1)).toMatchObject({ from: live.at });
    live.openSynthetic();
    post({ kind: 'opened', recording, notice: null });
    live.choose({ agonist: 0, antagonist: null, mains: 'none' });
    const id = live.state().recordingId;
    wires.at(-1)?.onerror?.({ message: '' } as ErrorEvent);
    expect(live.state()).toMatchObject({ phase: 'none', recordingId: null, fault: { code: 'EUP_WEB_LIVE_WORKER' } });
    expect(events.at(-1)).toMatchObject({ kind: 'lost', recording: id });
  });

  it('stretch() and peak() give each who asks their own answer, and an empty one where the worker breaks off', async () => {
    const { live, wires, post, ready } = session();
    ready();
    const commands = [
      live.amplitudes('ECR', 50, 0, 1, 2),
      live.amplitudes('ECR', 50, 5, 6, 2),
      live.amplitudes('ECR', 50, 7, 8, 2),
    ];
    post({ kind: 'stretch', values: Float32Array.of(1) });
    post({ kind: 'stretch', values: Float32Array.of(2) });
    const peak = live.peak(0, 1);
    wires.at(-1)?.onerror?.({ message: 'gone' } as ErrorEvent);
    expect((await Promise.all(commands)).map((values) => [...values])).toEqual([[1], [2], []]);
    expect(await peak).toMatchObject({ value: 0 });
  });

  it('a browser without workers is reported by the state, and taps go on', () => {
    const live = new LiveSession(
      () => {
        throw new ReferenceError('Worker is not defined');
      },
      missingCapabilities({ navigator: {} }),
    );
    live.openSynthetic();
    expect(live.state()).toMatchObject({ phase: 'none', fault: { code: 'EUP_WEB_NO_WORKER' } });
    expect(live.state().missing).toEqual(['worker', 'audio', 'vibration', 'storage', 'encryption', 'locks', 'canvas']);
    live.freeze();
    live.close();
  });

  it('missingCapabilities() of a whole browser is nothing', () => {
    const whole = {
      Worker: class {},
      AudioContext: class {},
      navigator: { vibrate: () => true, locks: {} },
      indexedDB: {},
      crypto: { subtle: {} },
      CanvasRenderingContext2D: class {},
    };
    expect(missingCapabilities(whole)).toEqual([]);
  });
});
