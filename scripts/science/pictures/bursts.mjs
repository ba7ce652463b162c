import { hertz } from '@eupraxia/kernel';
import { burstThresholds, centredMean, emgBandPass, emgRecord, teagerKaiser } from '@eupraxia/signal/emg';
import { filterZeroPhase } from '@eupraxia/signal/filter';
import { muscle, times } from '../muscle.mjs';
import { level, line, picture, span } from '../plot.mjs';

const rate = hertz(1000);

/** Bursts found between the two lines that the rest of the recording sets. */
export function draw() {
  const raw = muscle(
    1000,
    6,
    [
      [1, 1.8, 50],
      [2.6, 2.66, 50],
      [3.4, 4.6, 30],
      [5.2, 5.25, 12],
    ],
    3,
  );
  const made = emgRecord(raw, rate, { mains: 'none' });
  if (!made.ok) throw new Error(made.error.message);
  const { bursts } = made.value;
  const trace = new Float64Array(raw.length);
  centredMean(teagerKaiser(filterZeroPhase(emgBandPass(rate), raw)).map(Math.abs), 101, trace);
  const activity = Float32Array.from(trace, (v) => Math.sqrt(Math.max(0, v)));
  const lines = burstThresholds(activity, rate);
  const at = times(raw.length, 1000);
  const found = bursts.map(({ on, off }) => span(on, off, 'measured'));
  return picture({
    title: `${bursts.length} bursts found in a made muscle signal between the lines that its rest sets`,
    legend: { given: 'raw; activity', measured: 'burst found', asked: 'onset and release line' },
    rows: [
      [{ x: { label: '' }, y: { label: 'µV' }, marks: [...found, line(at, raw, 'given', { width: 0.7 })] }],
      [
        {
          x: { label: 'time, s' },
          y: { label: 'activity, µV' },
          marks: [
            ...found,
            line(at, activity, 'given', { width: 2 }),
            level(lines.onset, 'asked'),
            level(lines.release, 'asked'),
          ],
        },
      ],
    ],
  });
}
