import { hertz } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member, type Output } from '../family.fixture.ts';
import { noise } from '../shared.fixture.ts';
import { type ExemplarRepetition, ExemplarRepetitions, exemplarRepetitions } from './exemplar.ts';
import { type PeakRepetition, PeakRepetitions, peakRepetitions } from './peaks.ts';

const rate = hertz(50);
const bend = (share: number) => 80 * Math.sin(Math.PI * share) ** 2;
const exemplar = Float64Array.from({ length: 100 }, (_, i) => bend(i / 100));

/** A joint that bends again and again, at a tempo that changes. */
function exercise(seed: number): Input {
  const next = noise(seed);
  let share = 0;
  return [
    Float64Array.from({ length: 1500 }, (_, i) => {
      share += (0.35 + 0.2 * Math.sin(i / 300)) / rate;
      return bend(share - Math.floor(share)) + 3 * next();
    }),
  ];
}

const channel = (x: Input): Float64Array => x[0] ?? new Float64Array();

const ofPeaks = (found: readonly PeakRepetition[]): Output => ({
  on: Float64Array.from(found, ({ on }) => on),
  off: Float64Array.from(found, ({ off }) => off),
  hold: Float64Array.from(found, ({ hold }) => hold),
  range: Float64Array.from(found, ({ range }) => range),
});

const ofExemplars = (found: readonly ExemplarRepetition[]): Output => ({
  on: Float64Array.from(found, ({ on }) => on),
  off: Float64Array.from(found, ({ off }) => off),
  distance: Float64Array.from(found, ({ distance }) => distance),
  range: Float64Array.from(found, ({ ranges }) => ranges[0] ?? 0),
});

const fixedUnit = 'the least range and the exemplar are in the unit of the signal';

export const segmentationFamily: readonly Member[] = [
  {
    name: 'peakRepetitions = PeakRepetitions',
    input: exercise,
    whole: (x) => ofPeaks(peakRepetitions(channel(x), rate, { least: 40 })),
    stream: (x, cuts) => {
      const found: PeakRepetition[] = [];
      const counter = new PeakRepetitions({ least: 40 }, rate, (one) => found.push(one));
      inBlocks(cuts, (from, to) => {
        for (const value of channel(x).subarray(from, to)) counter.push(value);
      });
      counter.finish();
      return ofPeaks(found);
    },
    tolerance: 0,
    scale: fixedUnit,
    lost: 'marked',
  },
  {
    name: 'exemplarRepetitions = ExemplarRepetitions',
    input: exercise,
    whole: (x) => ofExemplars(exemplarRepetitions([channel(x)], [exemplar], rate)),
    stream: (x, cuts) => {
      const found: ExemplarRepetition[] = [];
      const counter = new ExemplarRepetitions([exemplar], rate, (one) => found.push(one));
      inBlocks(cuts, (from, to) => {
        for (const value of channel(x).subarray(from, to)) counter.push([value]);
      });
      counter.finish();
      return ofExemplars(found);
    },
    tolerance: 0,
    scale: fixedUnit,
    lost: 'marked',
  },
];
