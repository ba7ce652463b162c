import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';

const counting = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
const at = (places: readonly number[], rate: number, digits: number): readonly string[] =>
  places.map((place) => (place / rate).toFixed(digits));
const noraxon = (times: readonly string[], rate: number | string): string =>
  `type,begin_time,frequency,count\nrecord,0,${rate},${times.length}\n\ntime,Activity,LT TA (uV)\n${times.map((time, i) => `${time},REST,${i}\n`).join('')}`;
const mot = (times: readonly string[]): string =>
  `Coordinates\nversion=1\nnRows=${times.length}\nnColumns=2\ninDegrees=yes\nendheader\ntime\tknee\n${times.map((time, i) => `${time}\t${i}\n`).join('')}`;
const trc = (times: readonly string[], frames: readonly number[], rate: number): string =>
  `PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tNumFrames\tNumMarkers\tUnits\n${rate}\t${times.length}\t1\tmm\nFrame#\tTime\tA\t\t\n\t\tX1\tY1\tZ1\n\n${times.map((time, i) => `${(frames[i] as number) + 1}\t${time}\t${i}\t2\t3\n`).join('')}`;
const told = async (text: string) => {
  const { recording, tracks } = await samplesOf(text);
  const samples = tracks[0]?.[0] ?? [];
  return {
    rate: recording.rate,
    lost: samples.filter(Number.isNaN).length,
    kept: samples.filter((x) => !Number.isNaN(x)),
    codes: recording.remarks.map(({ code }) => code),
  };
};

describe('the times of every table are judged in one way', () => {
  it('960 Hz in whole milliseconds is found in a MOT and a Noraxon export, and no row is lost', async () => {
    const times = at(counting(300), 960, 3);
    for (const text of [mot(times), noraxon(times, 960)])
      expect(await told(text)).toEqual({ rate: 960, lost: 0, kept: counting(300), codes: [] });
  });

  it('a closer last row moves neither the rate nor the rows before it: openRecording(MOT)', async () => {
    const times = [...at(counting(100), 960, 3), (99.5 / 960).toFixed(5)];
    const { rate, lost, kept } = await told(mot(times));
    expect([rate, lost, kept.slice(0, 100)]).toEqual([960, 0, counting(100)]);
  });

  it('rates of cameras and sensors are those that devices have, not the nearest whole ones', async () => {
    expect((await told(mot(at(counting(300), 60 / 1.001, 3)))).rate).toBeCloseTo(60 / 1.001, 9);
    const sensor = 1000 / (27 / 52);
    expect((await told(mot(at(counting(300), sensor, 6)))).rate).toBeCloseTo(sensor, 6);
    // As the header states it, rounded to its decimals.
    expect(await told(noraxon(at(counting(300), sensor, 9), '1925.93'))).toMatchObject({ rate: 1925.93, lost: 0, codes: [] });
  });

  it('a pause that is no whole number of steps leaves the rate as it is', async () => {
    const times = at(
      counting(300).map((i) => (i < 100 ? i : i + 30.4)),
      100,
      4,
    );
    for (const text of [mot(times), noraxon(times, 100), `time,EMG (uV)\n${times.map((t, i) => `${t},${i}\n`).join('')}`])
      expect(await told(text)).toEqual({ rate: 100, lost: 30, kept: counting(300), codes: ['FORMATS_GAPS'] });
  });

  it('the stated rate places rows among which every fifth is missing, and without it they are refused', async () => {
    const places = counting(300).map((i) => i + Math.floor(i / 4));
    const times = at(places, 100, 3);
    const sound = { rate: 100, lost: 74, kept: counting(300), codes: ['FORMATS_GAPS'] };
    expect(await told(trc(times, places, 100))).toEqual(sound);
    const rows = times.map((t, i) => `${t},${i}\n`).join('');
    expect(await told(`# Sampling rate: 100 Hz\ntime,EMG (uV)\n${rows}`)).toEqual(sound);
    expect(await readAll(`time,EMG (uV)\n${rows}`)).toBe('EUP_FORMATS_IRREGULAR');
    expect(await readAll(mot(times))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it('a row at the time of the row before, with other samples, is refused before others: openRecording(MOT)', async () => {
    const times = at(
      counting(40).map((i) => (i > 20 ? i - 1 : i)),
      100,
      3,
    );
    expect(await readAll(mot(times))).toBe('EUP_FORMATS_ORDER');
  });

  it('times that are uneven and right on the whole are refused, where a program computed them', async () => {
    const times = at(
      counting(300).map((i) => i + 0.33 * Math.sin(i * 1.7)),
      100,
      4,
    );
    expect(await readAll(noraxon(times, 100))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it('a rate that few rows tell is said to be rough', async () => {
    expect(await told(mot(['0.00', '0.03']))).toMatchObject({ codes: ['FORMATS_RATE_ROUGH'] });
  });
});
