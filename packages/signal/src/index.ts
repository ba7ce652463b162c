export type { Channel, Feature, Quality, QualityReason, SampleBlock, SampleSource, SourceEnded, SourceInfo } from './sample.ts';
