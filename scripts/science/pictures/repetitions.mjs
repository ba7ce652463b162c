import { hertz } from '@eupraxia/kernel';
import { exemplarRepetitions, peakRepetitions, tempoOf } from '@eupraxia/signal/segmentation';
import { noise } from '../noise.mjs';
import { dots, line, picture, span, words } from '../plot.mjs';

const rate = 50;
const lengths = [2, 1.5, 2.6, 2, 3];

/** Five bends of a knee at changing tempo and a twitch, counted by turning points and by one exemplar. */
export function draw() {
  const next = noise(7);
  const shape = (share) => Math.sin(Math.PI * share) ** 2;
  const parts = [Array(40).fill(0)];
  for (const [k, seconds] of lengths.entries()) {
    const count = seconds * rate;
    parts.push(
      Array.from({ length: count }, (_, i) => (90 - 6 * k) * shape(i / count)),
      Array(30).fill(0),
    );
    if (k === 2)
      parts.push(
        Array.from({ length: 20 }, (_, i) => 22 * shape(i / 20)),
        Array(20).fill(0),
      );
  }
  const angle = Float64Array.from(parts.flat(), (x) => x + 2 * next());
  const exemplar = Float64Array.from({ length: 100 }, (_, i) => 90 * shape(i / 100));
  const at = Array.from(angle, (_, i) => i / rate);
  const byPeaks = peakRepetitions(angle, hertz(rate), { least: 40 });
  const byExemplar = exemplarRepetitions([angle], [exemplar], hertz(rate));
  const tempo = tempoOf(byPeaks);
  const x = { label: 'time, s' };
  const y = { label: 'knee, °', from: -10, to: 100 };
  return picture({
    title: `Knee bends counted by turning points (${byPeaks.length}) and by one exemplar (${byExemplar.length})`,
    legend: { given: 'angle', measured: 'repetition found, and its top', asked: 'exemplar' },
    rows: [
      [
        {
          x: { ...x, label: '' },
          y,
          marks: [
            ...byPeaks.map(({ on, off }) => span(on, off, 'measured')),
            line(at, angle, 'given'),
            dots(
              byPeaks.map(({ on, out, hold }) => on + out + hold / 2),
              byPeaks.map(({ peak }) => peak),
              'measured',
            ),
            words(0.1, 92, `turning points: ${tempo.perMinute.toFixed(0)} per minute, range ${tempo.meanRange.toFixed(0)}°`),
          ],
          height: 160,
        },
      ],
      [
        {
          x,
          y,
          share: 4,
          marks: [
            ...byExemplar.map(({ on, off }) => span(on, off, 'measured')),
            line(at, angle, 'given'),
            words(0.1, 92, 'one exemplar'),
          ],
          height: 160,
        },
        {
          x: { label: 's' },
          y: { ...y, label: '' },
          marks: [line(at.slice(0, 100), exemplar, 'asked', { width: 2 })],
          height: 160,
        },
      ],
    ],
  });
}
