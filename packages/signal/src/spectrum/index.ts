export { type Coherence, coherence } from './coherence.ts';
export { meanFrequency, medianFrequency, totalPower } from './frequencies.ts';
export { mainsLineShare, mainsShare } from './mains.ts';
export { type Spectrum, Welch, welch, welchWindow } from './welch.ts';
