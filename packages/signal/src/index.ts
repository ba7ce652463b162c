export { cutBlocks, type WholeChannels } from './blocks.ts';
export { signalErrors } from './errors.ts';
export { type Proof, type ProofFamily, proofSentence, proofs } from './proof.ts';
export type { Channel, Feature, Quality, QualityReason, SampleBlock, SampleSource, SourceEnded, SourceInfo } from './sample.ts';
export { type Quantity, quantityOf, type Track, type TrackChannel } from './track.ts';
