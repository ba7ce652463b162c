import { hertz } from '@eupraxia/kernel';
import { emgBandPass } from '@eupraxia/signal/emg';
import { filterCausal } from '@eupraxia/signal/filter';
import { coherence, medianFrequency, welch } from '@eupraxia/signal/spectrum';
import { noise } from '../noise.mjs';
import { line, picture, post } from '../plot.mjs';

const rate = hertz(1000);

/** The spectrum of a made muscle signal with hum, its median and mean, and the coherence of two that share a part. */
export function draw() {
  const own = [1, 2, 3].map((seed) => Float64Array.from({ length: 30_000 }, noise(seed)));
  const [x, y, z] = own.map((white) => filterCausal(emgBandPass(rate), white));
  const hum = x.map((v, i) => v + 0.3 * Math.sin(0.1 * Math.PI * i));
  const spectrum = welch(hum, rate);
  const at = Array.from(spectrum.density, (_, k) => k * spectrum.step);
  const slow = filterCausal(emgBandPass(hertz(1000)), z).map((v, i, all) => v + (all[i - 1] ?? 0) + (all[i - 2] ?? 0));
  const found = coherence(
    x.map((v, i) => v + slow[i]),
    y.map((v, i) => v + slow[i]),
    rate,
    256,
  );
  return picture({
    title: 'A made muscle’s spectrum with mains hum, its median frequency; and how coherent two channels with a common part are',
    legend: { measured: 'density; coherence', asked: 'median frequency', given: 'by chance alone' },
    rows: [
      [
        {
          x: { label: 'frequency, Hz', from: 0, to: 500 },
          y: { label: 'dB' },
          marks: [
            line(
              at,
              spectrum.density.map((p) => 10 * Math.log10(p)),
              'measured',
            ),
            post(medianFrequency(spectrum), 'asked', 'median'),
          ],
        },
        {
          x: { label: 'frequency, Hz', from: 0, to: 500 },
          y: { label: 'coherence', from: 0, to: 1 },
          marks: [
            line(
              Array.from(found.coherence, (_, k) => k * found.step),
              found.coherence,
              'measured',
            ),
            line([0, 500], [1 / found.windows, 1 / found.windows], 'given', { dash: true }),
          ],
        },
      ],
    ],
  });
}
