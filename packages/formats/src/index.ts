export { type AnalyseOptions, analyseEmg, type EmgChannelReport, type EmgReport } from './analyse.ts';
export { type AnalyseGaitOptions, analyseGait, type GaitReport, type StrideReport } from './analyse-gait.ts';
export {
  type AnalyseOrientationOptions,
  analyseOrientation,
  type OrientationHead,
  type OrientationReading,
  type OrientationTail,
} from './analyse-orientation.ts';
export { type AnalyseSwayOptions, analyseSway, type SwayReport } from './analyse-sway.ts';
export { microvoltsPer } from './channel-kind.ts';
export { formatsErrors } from './errors.ts';
export { type OpenOptions, openRecording } from './open.ts';
export type { Annotation, ChannelKind, Format, RecordedChannel, Recording, SeriesChunk, Track } from './recording.ts';
