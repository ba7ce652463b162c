export { centreOfPressure, leastLoad, type PlateLoad, type Sway } from './balance/centre-of-pressure.ts';
export { type Mctsib, type MctsibCondition, type MctsibTrial, mctsib, rombergRatio } from './balance/conditions.ts';
export { type SwayCore, swayCore } from './balance/core.ts';
export type { Diffusion } from './balance/diffusion.ts';
export { type Covariance, type Ellipse, type EllipseKind, ellipse95 } from './balance/ellipse.ts';
export { SwayMeter } from './balance/meter.ts';
export { type SwayOptions, swayLimits } from './balance/prepared.ts';
export { type SwayRecord, swayRecord } from './balance/sway.ts';
export type { SwayDensity } from './balance/sway-density.ts';
export type { SwaySpectrum } from './balance/sway-spectrum.ts';
export { SwayStream } from './balance/sway-stream.ts';
export { swayUnits } from './balance/sway-units.ts';
export type { VelocityPeaks } from './balance/velocity.ts';
export { cutBlocks, type WholeChannels } from './blocks.ts';
export { type DualTaskCost, type DualTaskNumber, dualTaskCosts } from './dual-task/cost.ts';
export { type Activation, type ActivationOptions, activation } from './emg/activation.ts';
export { emgBand, emgBandPass, emgRates, envelopeLowPass, type Mains, mainsNotch } from './emg/band.ts';
export {
  BurstDetector,
  type BurstSpan,
  type BurstThresholds,
  type BurstTimes,
  burstDefaults,
  burstThresholds,
  findBursts,
} from './emg/bursts.ts';
export { CoContraction, coContraction } from './emg/co-contraction.ts';
export { type ContactCheck, type ContactLimits, contactCheck } from './emg/contact.ts';
export { type Crosstalk, crosstalk, crosstalkLimits } from './emg/crosstalk.ts';
export { type Fatigue, FatigueTrend, fatigue } from './emg/fatigue.ts';
export { type Burst, type EmgOptions, type EmgRecord, EmgRecorder, emgRecord } from './emg/record.ts';
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
} from './emg/reference.ts';
export { type Repetition, RepetitionDetector, type RepetitionTarget } from './emg/repetitions.ts';
export { CausalRms, centredMean, centredRms, oddWindow } from './emg/rms.ts';
export { simpleOnsets } from './emg/simple-onsets.ts';
export { EmgStream, type EmgStreamOptions } from './emg/stream.ts';
export { teagerKaiser } from './emg/teager-kaiser.ts';
export { type Tremor, type TremorBand, TremorMeter, tremor, tremorBands } from './emg/tremor.ts';
export { EmgWorkspace } from './emg/workspace.ts';
export { signalErrors } from './errors.ts';
export type { FaceAxes } from './face/axes.ts';
export { type DetectedFace, type FaceFrame, faceFrame } from './face/frame.ts';
export { FaceMeter, type FaceMeterOptions, type FaceReason, faceSmoothing } from './face/meter.ts';
export { type FaceNeutral, type FaceOptions, faceNeutral } from './face/neutral.ts';
export {
  type FaceAction,
  type FaceActionRow,
  type FaceRegion,
  type FaceSide,
  faceActions,
  facePoints,
  faceRegions,
} from './face/points.ts';
export { type FaceTrial, type FaceTrialOptions, faceTrial, type Synkinesis } from './face/trial.ts';
export { type Band, butterworth } from './filter/butterworth.ts';
export { Cascade, filterCausal } from './filter/cascade.ts';
export { harmonicNotches } from './filter/harmonics.ts';
export { notch } from './filter/notch.ts';
export type { Section } from './filter/sections.ts';
export { filterZeroPhase, ZeroPhase, zeroPhasePadding } from './filter/zero-phase.ts';
export { alignedFoot, alignFoot, type FootAlignment } from './gait/align-foot.ts';
export type { FootEvents } from './gait/events.ts';
export { type Foot, type GaitOptions, gaitDefaults, gaitRates } from './gait/foot.ts';
export { eventsOfStrides, FootGait, footStrides, type Stride, type StrideSamples } from './gait/foot-gait.ts';
export { type PoseGait, poseGait, type WalkScale } from './gait/pose-gait.ts';
export type { PoseWalkOptions } from './gait/pose-track.ts';
export type { SpatialStride } from './gait/stride-path.ts';
export {
  type GaitSummary,
  type GaitSymmetry,
  gaitSummary,
  gaitSymmetry,
  type StrideNumber,
  type SummableStride,
  type Symmetry,
  strideNumbers,
  strideUnits,
  symmetry,
} from './gait/summary.ts';
export { HingeAngle } from './orientation/hinge-angle.ts';
export { type HingeAxes, hingeAxes } from './orientation/hinge-axis.ts';
export { JointAngle, type JointAngleOptions, type JointAngles, jointAngles } from './orientation/joint-angle.ts';
export type { Motion, Orientation } from './orientation/motion.ts';
export { type OrientationMethod, orientation } from './orientation/orientation.ts';
export { type VqfParameters, vqfBasic, vqfDefaults } from './orientation/parameters.ts';
export { Vqf, type VqfRates } from './orientation/vqf.ts';
export type { PosePlane } from './pose/body.ts';
export {
  type Compensation,
  type CompensationName,
  type CompensationOptions,
  type CompensationRule,
  CompensationWatch,
  compensationRules,
  type PoseNeutral,
  poseCompensations,
  poseNeutral,
} from './pose/compensations.ts';
export { evenTrack } from './pose/even.ts';
export {
  type DetectedPose,
  type NormalisedPoint,
  type PoseFrame,
  poseFrame,
  poseFrameOfCoco,
  type WorldPoint,
} from './pose/frame.ts';
export { cocoLandmarks, type PoseLandmark, poseLandmarks } from './pose/landmarks.ts';
export { type MidMeasure, type PoseMeasure, type PoseMeasureRow, poseMeasures, type SidedMeasure } from './pose/measures.ts';
export { PoseMeter, type PoseOptions, type PoseReason, poseRefusal, poseSmoothing } from './pose/meter.ts';
export { OneEuro, type OneEuroOptions } from './pose/one-euro.ts';
export { type PoseSeriesOptions, type PoseTrack, poseSeries } from './pose/series.ts';
export { type SideSymmetry, sideSymmetry } from './pose/symmetry.ts';
export { poseView, type View, type ViewKind, type ViewOptions } from './pose/view.ts';
export { type PositionSense, type PositionTrial, positionSense } from './proprioception/position-sense.ts';
export {
  type DynamicThreshold,
  type NoThreshold,
  type Stretch,
  type StretchOptions,
  stretchOnset,
} from './reflex/stretch-onset.ts';
export { type StretchReflexThreshold, stretchLimits, stretchReflexThreshold } from './reflex/stretch-threshold.ts';
export type { Channel, Feature, Quality, QualityReason, SampleBlock, SampleSource, SourceEnded, SourceInfo } from './sample.ts';
export {
  type ExemplarOptions,
  type ExemplarRepetition,
  ExemplarRepetitions,
  exemplarDefaults,
  exemplarRepetitions,
} from './segmentation/exemplar.ts';
export { type PeakOptions, type PeakRepetition, PeakRepetitions, peakDefaults, peakRepetitions } from './segmentation/peaks.ts';
export { findMatches, type Match, type MatchLimits, SubsequenceMatcher } from './segmentation/subsequence.ts';
export { type Tempo, tempoOf } from './segmentation/tempo.ts';
export { type TurningPoint, turningPoints } from './segmentation/turning-points.ts';
export { dimensionlessJerk, logDimensionlessJerk } from './smoothness/jerk.ts';
export { type Smoothness, smoothness } from './smoothness/smoothness.ts';
export { type SparcOptions, sparc } from './smoothness/sparc.ts';
export { speedOf } from './smoothness/speed.ts';
export { type Coherence, coherence } from './spectrum/coherence.ts';
export { meanFrequency, medianFrequency, totalPower } from './spectrum/frequencies.ts';
export { mainsShare } from './spectrum/mains.ts';
export { type Spectrum, Welch, welch, welchWindow } from './spectrum/welch.ts';
export {
  type ChairStandOptions,
  type FiveTimes,
  fiveTimesSitToStand,
  type ThirtySeconds,
  thirtySecondChairStand,
} from './timed/chair-stand.ts';
export { type Standing, type StandingOptions, standingOfPose, standingOfThigh } from './timed/standing.ts';
export { type TimedUpAndGo, type TugPhase, timedUpAndGo, timedUpAndGoOfPose } from './timed/timed-up-and-go.ts';
export { type BodyTurn, bodyTurns, type TrunkMotion, trunkMotion } from './timed/turns.ts';
export { type DistanceWalk, sixMinuteWalk, sixMinuteWalkOfTurns, type TimedWalk, tenMetreWalk } from './timed/walk-tests.ts';
