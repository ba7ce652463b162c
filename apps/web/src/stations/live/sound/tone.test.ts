import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pitchOf, Tone, volumeOf } from './tone.ts';

/** Records what is asked of each parameter, as a browser's audio graph would take it. */
class FakeParam {
  value = 0;
  readonly targets: number[] = [];
  setTargetAtTime(target: number): void {
    this.targets.push(target);
  }
  setValueAtTime(value: number): void {
    this.value = value;
  }
}
class FakeNode {
  readonly gain = new FakeParam();
  readonly frequency = new FakeParam();
  type = 'sine';
  connect<T>(node: T): T {
    return node;
  }
  readonly #times: number[] = [];
  start(at = 0): void {
    this.#times.push(at);
  }
  stop(at = 0): void {
    this.#times.push(at);
  }
}
function fakeContext() {
  const nodes: FakeNode[] = [];
  const make = () => {
    const node = new FakeNode();
    nodes.push(node);
    return node;
  };
  const context = { currentTime: 0, destination: new FakeNode(), createGain: make, createOscillator: make };
  return { context: context as unknown as AudioContext, nodes };
}

describe('the sound of a level', () => {
  it('pitchOf() and volumeOf() rise with the level and stay within what an ear bears', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 500, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (level, more) => {
        expect(pitchOf(level + more)).toBeGreaterThanOrEqual(pitchOf(level));
        expect(volumeOf(level + more)).toBeGreaterThanOrEqual(volumeOf(level));
        expect(pitchOf(level)).toBeGreaterThanOrEqual(220);
        expect(pitchOf(level)).toBeLessThan(630);
        expect(volumeOf(level)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('follow() glides every parameter and opens the second voice in the zone alone', () => {
    const { context, nodes } = fakeContext();
    const tone = new Tone(context);
    expect(tone.follow(50, 'pitch', false)).toBe(true);
    expect(tone.follow(55, 'pitch', true)).toBe(true);
    const [, level, inZone, voice] = nodes;
    expect(voice?.frequency.targets).toEqual([pitchOf(50), pitchOf(55)]);
    expect(inZone?.gain.targets).toEqual([0, 0.7]);
    expect(level?.gain.targets.at(-1)).toBeGreaterThan(0);
  });

  it('follow() of a value that is lost falls silent and sets nothing', () => {
    const { context, nodes } = fakeContext();
    const tone = new Tone(context);
    tone.follow(50, 'volume', false);
    expect(tone.follow(Number.NaN, 'volume', true)).toBe(false);
    expect(nodes[1]?.gain.targets.at(-1)).toBe(0);
  });
});
