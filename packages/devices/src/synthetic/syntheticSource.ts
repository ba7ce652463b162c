import type { SampleSource } from '@eupraxia/signal';
import type { Pace } from '../pace.ts';
import { replaySource } from '../replay/replaySource.ts';
import { defaultMuscle, type MuscleOptions, syntheticMuscle } from './muscle.ts';

/** A made muscle as a live source, paced like a device: for practice, demonstration and tests. */
export function syntheticSource(pace: Pace, options: Partial<MuscleOptions> = {}): SampleSource {
  return replaySource({
    kind: 'synthetic',
    label: 'made muscle',
    channels: [{ name: 'EMG (made)', unit: 'µV' }],
    rate: options.rate ?? defaultMuscle.rate,
    data: [syntheticMuscle(options).samples],
    pace,
  });
}
