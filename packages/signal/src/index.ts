export { cutBlocks, type WholeChannels } from './blocks.ts';
export { signalErrors } from './errors.ts';
export type { Channel, Feature, Quality, QualityReason, SampleBlock, SampleSource, SourceEnded, SourceInfo } from './sample.ts';
