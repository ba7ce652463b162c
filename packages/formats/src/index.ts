export {
  type AnalyseOptions,
  analyseEmg,
  type EmgReport,
  type PickedChannel,
  pickChannels,
} from './analyse.ts';
export type { EmgChannelReport, NotAnalyzed } from './analyse-emg-remarks.ts';
export { type AnalyseGaitOptions, analyseGait, type GaitReport, type StrideReport } from './analyse-gait.ts';
export {
  type AnalyseOrientationOptions,
  analyseOrientation,
  type OrientationHead,
  type OrientationReading,
  type OrientationTail,
} from './analyse-orientation.ts';
export { type AnalyseSwayOptions, analyseSway, type PlateReport, type SwayReport } from './analyse-sway.ts';
export { proofTold } from './analysis-proof.ts';
export type { C3dDetails, C3dGroup, C3dParameter, ForcePlatform, Processor } from './c3d/details.ts';
export { mayBeMuscle, microvoltsPer } from './channels.ts';
export { type ContainerHeader, containerEnd, containerHead, containerSamples } from './container-v1/recording-container.ts';
export { containerSource, recordingCut } from './container-v1/recording-container-read.ts';
export { formatsErrors } from './errors.ts';
export { pausesTooLong } from './long-pauses.ts';
export { openRecording } from './open.ts';
export type { OpenOptions } from './open-options.ts';
export { readingOf } from './reading-of.ts';
export type {
  Annotation,
  DigitScale,
  Format,
  PointMarks,
  RecordedChannel,
  Recording,
  SeriesChunk,
  StreamInfo,
  Track,
} from './recording.ts';
export { type Count, formatsRemarks, type Reading, type Remark, type RemarkCode } from './remarks.ts';
export {
  type ChannelSpan,
  type LostInterval,
  type RecordingSurvey,
  type SampleRun,
  surveyRecording,
  type TrackSurvey,
} from './write/survey.ts';
export { type WriteOptions, writeFormatOf, writeRecording } from './write/write.ts';
export type { WriteFormat, Writing } from './write/writing.ts';
