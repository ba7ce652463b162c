import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { peakRepetitions } from '../segmentation/peaks.ts';
import { standing } from './body.fixture.ts';
import { evenTrack } from './even.ts';
import { poseSeries } from './series.ts';

describe('evenTrack', () => {
  it('evenTrack lies on the lines between measured frames, and is lost across a long gap', () => {
    const track = {
      at: Float64Array.of(5, 5.1, 5.15, 5.2, 5.9),
      values: Float64Array.of(0, 10, 99, 20, 30),
      lost: Uint8Array.of(0, 0, 1, 0, 0),
    };
    const even = evenTrack(track, hertz(20));
    expect(even.length).toBe(19);
    expect([...even.subarray(0, 5)].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([0, 5, 10, 15, 20]);
    expect([...even.subarray(5)].every((v) => Number.isNaN(v))).toBe(true);
    expect(evenTrack({ at: new Float64Array(), values: new Float64Array(), lost: new Uint8Array() }, hertz(20)).length).toBe(0);
    expect(() => evenTrack(track, hertz(0))).toThrow(RangeError);
  });

  it('peakRepetitions(evenTrack(…)) counts the squats of a pose whose frames come unevenly', () => {
    const frames = Array.from({ length: 360 }, (_, i) => {
      const at = i / 30 + 0.01 * Math.sin(i * 1.7);
      const bend = 40 * (1 - Math.cos((2 * Math.PI * at) / 3));
      return standing({ hipFlexion: bend, kneeFlexion: bend }, { yaw: 90, at });
    });
    const series = poseSeries(frames, ['knee-flexion-right']);
    if (!series.ok || !series.value[0]?.ok) throw new Error('refused');
    const found = peakRepetitions(evenTrack(series.value[0].value, hertz(30)), hertz(30), { least: 20 });
    expect(found.length).toBe(4);
    for (const { range } of found) expect(Math.abs(range - 80)).toBeLessThan(3);
  });
});
