export { type Activation, type ActivationOptions, activation } from './activation.ts';
export { emgBand, emgBandPass, emgRates, envelopeLowPass, type Mains, mainsNotch } from './band.ts';
export {
  BurstDetector,
  type BurstSpan,
  type BurstThresholds,
  type BurstTimes,
  burstDefaults,
  burstThresholds,
  findBursts,
} from './bursts.ts';
export { CoContraction, coContraction } from './co-contraction.ts';
export { type ContactCheck, type ContactLimits, contactCheck } from './contact.ts';
export { type Crosstalk, crosstalk, crosstalkLimits } from './crosstalk.ts';
export type { Burst, EmgOptions, EmgRecord, MainsLeft } from './emg-record.ts';
export { type Fatigue, FatigueTrend, fatigue } from './fatigue.ts';
export { EmgRecorder, emgRecord } from './record.ts';
export {
  type Comparable,
  type EmgReference,
  emgReference,
  type Normalisation,
  type PercentOfReference,
  percentOfReference,
  type ReferenceOptions,
  type ReferenceReason,
  referenceDefaults,
} from './reference.ts';
export { type Repetition, RepetitionDetector, type RepetitionTarget } from './repetitions.ts';
export { CausalRms, centredMean, centredRms, oddWindow } from './rms.ts';
export { simpleOnsets } from './simple-onsets.ts';
export { EmgStream, type EmgStreamOptions } from './stream.ts';
export { teagerKaiser } from './teager-kaiser.ts';
export { type Tremor, type TremorBand, TremorMeter, tremor, tremorBands } from './tremor.ts';
export { EmgWorkspace } from './workspace.ts';
