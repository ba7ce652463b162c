import { hertz } from '@eupraxia/kernel';
import { inBlocks, type Member, noisy } from '../family.fixture.ts';
import { coherence } from './coherence.ts';
import { meanFrequency, medianFrequency, totalPower } from './frequencies.ts';
import { mainsShare } from './mains.ts';
import { Welch, welch } from './welch.ts';

const rate = hertz(1000);
const none = new Float64Array();

export const spectrumFamily: readonly Member[] = [
  {
    name: 'welch = Welch',
    input: noisy(5000),
    whole: ([x = none]) => ({ density: welch(x, rate).density }),
    stream: ([x = none], cuts) => {
      const pieces = new Welch(rate);
      inBlocks(cuts, (from, to) => pieces.push(x, from, to));
      return { density: pieces.spectrum().density };
    },
    tolerance: 0,
    scale: { density: 2 },
    lost: 'kept',
  },
  {
    name: 'medianFrequency, meanFrequency, totalPower, mainsShare of welch',
    input: noisy(5000),
    whole: ([x = none]) => {
      const spectrum = welch(x, rate);
      return {
        median: medianFrequency(spectrum),
        mean: meanFrequency(spectrum),
        power: totalPower(spectrum),
        mains: mainsShare(spectrum),
      };
    },
    scale: { median: 0, mean: 0, power: 2, mains: 0 },
    lost: 'kept',
  },
  {
    name: 'coherence',
    input: noisy(5000, 2),
    whole: ([x = none, y = none]) => ({ coherence: coherence(x, y, rate, 256).coherence }),
    scale: { coherence: 0 },
    lost: 'kept',
  },
];
