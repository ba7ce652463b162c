import { hertz } from '@eupraxia/kernel';
import { activation, EmgStream } from '@eupraxia/signal/emg';
import { muscle, times } from '../muscle.mjs';
import { line, picture } from '../plot.mjs';

const rate = hertz(1000);

/** A raw muscle signal, its live amplitude and the record's envelope. */
export function draw() {
  const raw = muscle(1000, 5, [
    [1, 2],
    [3, 4.2, 60],
  ]);
  const live = new Float32Array(raw.length);
  const made = EmgStream.of(rate);
  if (!made.ok) throw new Error(made.error.message);
  made.value.process(Float32Array.from(raw), live);
  const whole = activation(raw, rate);
  if (!whole.ok) throw new Error(whole.error.message);
  const { values, reference } = whole.value;
  const at = times(raw.length, 1000);
  return picture({
    title: 'A made muscle signal, its 50 ms RMS as it comes and the 6 Hz envelope of the record',
    legend: { given: 'raw', measured: 'live, 50 ms RMS', asked: 'record, 6 Hz envelope' },
    rows: [
      [{ x: { label: '' }, y: { label: 'µV' }, marks: [line(at, raw, 'given', { width: 0.7 })] }],
      [
        {
          x: { label: 'time, s' },
          y: { label: 'amplitude, µV' },
          marks: [
            line(at, live, 'measured', { width: 1 }),
            line(
              at,
              values.map((v) => v * reference),
              'asked',
              { width: 2 },
            ),
          ],
        },
      ],
    ],
  });
}
