import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { hertz, percent, seconds } from '@eupraxia/kernel';
import { expect, it } from 'vitest';
import { SwayMeter } from './balance/meter.ts';
import { SwayStream } from './balance/sway-stream.ts';
import { BurstDetector } from './emg/bursts.ts';
import { CoContraction } from './emg/co-contraction.ts';
import { FatigueTrend } from './emg/fatigue.ts';
import { RepetitionDetector } from './emg/repetitions.ts';
import { CausalRms } from './emg/rms.ts';
import { EmgStream } from './emg/stream.ts';
import { TremorMeter } from './emg/tremor.ts';
import { butterworth } from './filter/butterworth.ts';
import { Cascade } from './filter/cascade.ts';
import { noise } from './shared.fixture.ts';
import { Welch } from './spectrum/welch.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const rate = hertz(1000);
const length = 20;
const samples = Float64Array.from({ length }, noise(1));
const other = Float64Array.from({ length }, noise(2));
const single = Float32Array.from(samples);
const output = new Float64Array(length);
const singleOutput = new Float32Array(length);

function emgStream(): EmgStream {
  const made = EmgStream.of(rate, { mains: 50 });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** Each makes a stream and gives what takes one block of 20 samples. To add one: what a live chain calls per block. */
const streams: readonly (readonly [string, () => () => void])[] = [
  [
    'Cascade.process',
    () => {
      const cascade = new Cascade(butterworth(2, { kind: 'band-pass', low: hertz(20), high: hertz(450) }, rate));
      return () => cascade.process(samples, output);
    },
  ],
  [
    'CausalRms.process',
    () => {
      const rms = new CausalRms(50);
      return () => rms.process(samples, output);
    },
  ],
  [
    'EmgStream.process',
    () => {
      const stream = emgStream();
      return () => stream.process(single, singleOutput);
    },
  ],
  [
    'Welch.push',
    () => {
      const welch = new Welch(rate);
      return () => welch.push(samples);
    },
  ],
  [
    'BurstDetector.process',
    () => {
      const detector = new BurstDetector(
        { onset: 2, release: 1 },
        rate,
        { minimumOn: seconds(0.05), minimumOff: seconds(0.3) },
        stop,
      );
      return () => detector.process(samples);
    },
  ],
  [
    'RepetitionDetector.process',
    () => {
      const target = { reference: 10, zone: { floor: percent(20), ceiling: percent(40) }, hold: seconds(1) };
      const detector = new RepetitionDetector(target, rate, stop);
      const t0 = seconds(0);
      return () => detector.process(single, t0);
    },
  ],
  [
    'CoContraction.process',
    () => {
      const both = new CoContraction();
      return () => both.process(samples, other);
    },
  ],
  [
    'FatigueTrend.process',
    () => {
      const trend = new FatigueTrend(rate);
      return () => trend.process(samples);
    },
  ],
  [
    'TremorMeter.process',
    () => {
      const meter = new TremorMeter(rate, 3);
      return () => meter.process(samples, other, samples);
    },
  ],
  [
    'SwayStream.process',
    () => {
      const stream = new SwayStream(rate);
      return () => stream.process(samples, other);
    },
  ],
  [
    'SwayMeter.process',
    () => {
      const meter = new SwayMeter();
      return () => meter.process(samples, other);
    },
  ],
];

function stop(): never {
  throw new Error('quiet noise has neither burst nor repetition');
}

// An empty view takes more than 100 bytes, the least object 24. A number or so that the engine boxes on its way is let pass.
const allowed = 20;
const blocks = 2000;

/**
 * Bytes that one block leaves on the heap between two collections, at the least of many runs: while the engine still compiles,
 * it boxes numbers; whatever else allocates can only make a run look worse; a run with a collection in it doesn't count.
 */
function bytesPerBlock(take: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 100 && least > allowed; run++) {
    collect();
    const before = getHeapStatistics().used_heap_size;
    for (let k = 0; k < blocks; k++) take();
    const grown = getHeapStatistics().used_heap_size - before;
    if (grown >= 0) least = Math.min(least, grown / blocks);
  }
  return least;
}

it.each(streams)('%s allocates nothing per block', (_name, make) => {
  expect(bytesPerBlock(make())).toBeLessThan(allowed);
});

it('bytesPerBlock sees a view, and an object, per block', () => {
  const kept: unknown[] = [undefined];
  const viewing = () => {
    kept[0] = samples.subarray(1);
  };
  const making = () => {
    kept[0] = { a: kept };
  };
  expect(bytesPerBlock(viewing)).toBeGreaterThan(allowed);
  expect(bytesPerBlock(making)).toBeGreaterThan(allowed);
});
