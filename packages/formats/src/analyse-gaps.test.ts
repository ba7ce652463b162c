import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { analyseEmg, type EmgReport } from './analyse.ts';
import { channelOf } from './channels.ts';
import { trackOf } from './tracks.ts';
import { madeRecording } from './write/written.fixture.ts';

const rate = 1000;

/** A muscle that works at 1 to 2 s and at 5 to 6 s, ten times as loud as at rest. */
function muscle(seed = 5): number[] {
  let state = seed;
  return Array.from({ length: 8000 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const t = i / rate;
    return (state / 2 ** 31 - 1) * ((t > 1 && t < 2) || (t > 5 && t < 6) ? 500 : 25);
  });
}

async function analyse(data: readonly (readonly number[])[], names = data.map((_, k) => `EMG ${k + 1}`)): Promise<EmgReport> {
  const track = trackOf(
    '0',
    rate,
    names.map((name) => channelOf(name, 'µV')),
  );
  const report = await analyseEmg(madeRecording([{ track, data }], {}, 700), { mains: 'none' });
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

const bursts = async (x: readonly number[]) => (await analyse([x])).channels[0]?.bursts ?? [];
const changed = (from: number, to: number, by: (i: number) => number) =>
  muscle().map((x, i) => (i >= from && i < to ? by(i) : x));
const told = (report: EmgReport) => report.remarks.map(({ message }) => message).join('\n');
/** From and to of each burst to a fifth of a second: a window of 100 ms makes each longer by some hundredths. */
const fifths = (found: readonly { readonly on: number; readonly off: number }[]) =>
  found.map(({ on, off }) => [Math.round(5 * on) / 5, Math.round(5 * off) / 5]);

describe('analyseEmg on lost and unchanging samples', () => {
  const whole = [
    [1, 2],
    [5, 6],
  ];

  it.each([
    ['lost', Number.NaN],
    ['a fallen lead at 0', 0],
    ['a fallen lead at its rail', 187_500],
  ])('analyseEmg(%s for two seconds of rest) finds the same bursts', async (_what, value) => {
    expect(fifths(await bursts(muscle()))).toEqual(whole);
    expect(fifths(await bursts(changed(2500, 4500, () => value)))).toEqual(whole);
    expect(fifths(await bursts(changed(0, 900, () => value)))).toEqual(whole);
    expect(fifths(await bursts(changed(6200, 8000, () => value)))).toEqual(whole);
  });

  it.each([
    ['lost', Number.NaN],
    ['a fallen lead', 187_500],
  ])('analyseEmg(%s in most of the rest) takes no rest from it', async (_what, value) => {
    const x = muscle().map((v, i) => ((i >= 2200 && i < 4800) || (i >= 6300 && i < 7900) ? value : v));
    expect(fifths(await bursts(x))).toEqual(whole);
  });

  it('analyseEmg(a pause within a burst) ends it there and begins another, each marked as cut', async () => {
    for (const value of [Number.NaN, 40_000]) {
      // Half a second and more of equal values are a lead that fell off.
      const found = await bursts(muscle().map((x, i) => (i >= 5200 && i < 5800 ? value : x)));
      expect(fifths(found)).toEqual([
        [1, 2],
        [5, 5.2],
        [5.8, 6],
      ]);
      expect(found.map(({ cut }) => cut)).toEqual([undefined, 'end', 'start']);
    }
  });

  it('analyseEmg(short losses within a burst) keeps it whole', async () => {
    const x = muscle().map((v, i) => (i % 40 < 5 ? Number.NaN : v));
    expect(fifths(await bursts(x))).toEqual(whole);
  });

  it('analyseEmg leaves a fallen lead out of the amplitudes, and says for how long it had fallen', async () => {
    const plain = await analyse([muscle()]);
    const fallen = await analyse([changed(2500, 4500, () => 187_500)]);
    const [a, b] = [plain.channels[0], fallen.channels[0]];
    expect(Math.abs((b?.envelopePeak ?? 0) / (a?.envelopePeak ?? 1) - 1)).toBeLessThan(0.01);
    expect(b?.unchanging).toBe(2000);
    expect(b?.quality.reasons).toEqual(['flat']);
    expect(told(fallen)).toMatch(/EMG 1: 2 s do not change/);
    const known = muscle().filter((_, i) => i < 2500 || i >= 4500);
    expect(Math.abs((b?.rms ?? 0) / ((await analyse([known])).channels[0]?.rms ?? 1) - 1)).toBeLessThan(0.02);
  });

  it('analyseEmg says flat of a channel that never changes, and saturated where it stands at its rail', async () => {
    const report = await analyse([muscle(), muscle().map(() => 3), muscle().map((_, i) => (i === 9 ? Number.NaN : -187_500))]);
    expect(report.channels.map(({ quality }) => quality.reasons)).toEqual([[], ['flat'], ['gap', 'flat', 'saturated']]);
    expect(report.channels.map(({ constant }) => constant)).toEqual([null, 3, -187_500]);
    expect(told(report)).toMatch(/EMG 2: 8 s do not change \(flat: it stays at 3 µV\)/);
    expect(told(report)).toMatch(/EMG 3: .*railed: it stays at -187500 µV/);
  });

  it('analyseEmg takes rest from a converter of few bits that shows a quiet muscle as one value', async () => {
    const coarse = muscle().map((x) => Math.round(x / 60) * 60);
    expect(fifths(await bursts(coarse))).toEqual(whole);
  });

  it('analyseEmg refuses a rest that was lost', async () => {
    const track = trackOf('0', rate, [channelOf('EMG', 'µV')]);
    const made = madeRecording([{ track, data: [changed(2500, 4500, () => Number.NaN)] }]);
    const report = await analyseEmg(made, { rest: { from: 3, to: 4 } as never });
    expect(report.ok ? '' : report.error.code).toBe('EUP_SIGNAL_REST_LOST');
  });
});

describe('analyseEmg and what it leaves out', () => {
  it('analyseEmg names every channel that it did not analyze, and why', async () => {
    const fast = trackOf('0', rate, [channelOf('EMG', 'µV'), channelOf('Fz', 'N'), channelOf('Angle', 'furlong')]);
    const slow = trackOf('1', 50, [channelOf('EMG slow', 'µV')]);
    const recording = madeRecording([
      { track: fast, data: [muscle(), muscle(), muscle()] },
      { track: slow, data: [muscle().slice(0, 400)] },
    ]);
    const report = await analyseEmg(recording);
    if (!report.ok) throw new Error(report.error.message);
    expect(report.value.notAnalyzed).toEqual([
      { name: 'Fz', track: '0', why: 'it is a force' },
      { name: 'Angle', track: '0', why: 'its unit "furlong" is not known here' },
      { name: 'EMG slow', track: '1', why: 'its 50 Hz are too slow, 100 are needed' },
    ]);
    expect(told(report.value)).toMatch(/Not analyzed: EMG slow \(its 50 Hz are too slow/);
  });

  it('analyseEmg says which mains was removed and which is left, and what a slow channel cannot show', async () => {
    const hum = muscle().map((x, i) => x + 300 * Math.sin((2 * Math.PI * 60 * i) / rate));
    const track = trackOf('0', rate, [channelOf('EMG', 'µV')]);
    const report = await analyseEmg(madeRecording([{ track, data: [hum] }]));
    if (!report.ok) throw new Error(report.error.message);
    expect(report.value.channels[0]?.mains.removed).toBe(50);
    expect(report.value.channels[0]?.mains.share60).toBeGreaterThan(0.3);
    expect(told(report.value)).toMatch(/60 Hz mains and its harmonics make \d+ % of what is left; 50 Hz was removed/);
    const slow = trackOf('0', hertz(200), [channelOf('EMG', 'µV')]);
    const second = await analyseEmg(madeRecording([{ track: slow, data: [muscle()] }]));
    if (!second.ok) throw new Error(second.error.message);
    expect(told(second.value)).toMatch(/at 200 Hz the numbers are of 20 to 90 Hz/);
  });
});
