/**
 * What steers the filter. Each has its unit, its default (Laidig & Seel 2023) and what more of it does.
 * Times are in seconds, angles in degrees, accelerations in m/s², magnetic norms relative to the reference.
 */
export interface VqfParameters {
  /** Time constant of the low-pass on acceleration, s, above 0. Default 3. More: trusts the gyroscope longer. */
  readonly tauAcc: number;
  /** Time constant of the heading correction, s. Default 9; 0 takes each sample whole, below 0 none. */
  readonly tauMag: number;
  /** Estimates the gyroscope's bias during motion. Default true. */
  readonly motionBias: boolean;
  /** Detects rest, and estimates the bias there. Default true. */
  readonly restBias: boolean;
  /** Detects a disturbed magnetic field and stops following it. Default true. */
  readonly rejectDisturbance: boolean;
  /** Standard deviation of the bias before anything was seen, °/s. Default 0.5. */
  readonly biasSigmaInit: number;
  /** Time in which an unobserved bias grows uncertain by 0.1 °/s, s. Default 100. */
  readonly biasForgettingTime: number;
  /** Largest bias believed, °/s; a greater angular rate is never rest. Default 2. */
  readonly biasClip: number;
  /** Uncertainty of the bias that motion converges to, °/s. Default 0.1. More: slower. */
  readonly biasSigmaMotion: number;
  /** Share by which a bias about the vertical, which motion cannot see, is pulled to 0. Default 0.0001. */
  readonly biasVerticalForgetting: number;
  /** Uncertainty of the bias that rest converges to, °/s. Default 0.03. More: slower. */
  readonly biasSigmaRest: number;
  /** How long all must be still to count as rest, s. Default 1.5. */
  readonly restMinTime: number;
  /** Time constant of the low-pass that rest is judged against, s. Default 0.5. */
  readonly restTau: number;
  /** Deviation of the angular rate from its low-pass that still is rest, °/s. Default 2. */
  readonly restGyr: number;
  /** Deviation of the acceleration from its low-pass that still is rest, m/s². Default 0.5. */
  readonly restAcc: number;
  /** Time constant of the low-pass on the field's norm and dip, s; 0 is none. Default 0.05. */
  readonly magCurrentTau: number;
  /** Time constant with which the reference field follows the undisturbed one, s. Default 20. */
  readonly magRefTau: number;
  /** Deviation of the norm from its reference that is still undisturbed, as a share. Default 0.1. */
  readonly magNormThreshold: number;
  /** Deviation of the dip from its reference that is still undisturbed, °. Default 10. */
  readonly magDipThreshold: number;
  /** How long a new steady field must last, in motion, to become the reference, s. Default 20. */
  readonly magNewTime: number;
  /** The same for the first field, s. Default 5. */
  readonly magNewFirstTime: number;
  /** Angular rate from which time counts as motion for a new field, °/s. Default 20. */
  readonly magNewMinGyr: number;
  /** How long the field must be undisturbed to be followed again, s. Default 0.5. */
  readonly magMinUndisturbedTime: number;
  /** How long a disturbance is rejected wholly, s. Default 60. */
  readonly magMaxRejectionTime: number;
  /** By what the correction is slowed after that. Default 2. */
  readonly magRejectionFactor: number;
}

/** The parameters of the paper. */
export const vqfDefaults: VqfParameters = {
  tauAcc: 3,
  tauMag: 9,
  motionBias: true,
  restBias: true,
  rejectDisturbance: true,
  biasSigmaInit: 0.5,
  biasForgettingTime: 100,
  biasClip: 2,
  biasSigmaMotion: 0.1,
  biasVerticalForgetting: 0.0001,
  biasSigmaRest: 0.03,
  restMinTime: 1.5,
  restTau: 0.5,
  restGyr: 2,
  restAcc: 0.5,
  magCurrentTau: 0.05,
  magRefTau: 20,
  magNormThreshold: 0.1,
  magDipThreshold: 10,
  magNewTime: 20,
  magNewFirstTime: 5,
  magNewMinGyr: 20,
  magMinUndisturbedTime: 0.5,
  magMaxRejectionTime: 60,
  magRejectionFactor: 2,
};

/** The basic filter: inclination and heading correction alone, no bias estimation, no rejection. */
export const vqfBasic: VqfParameters = { ...vqfDefaults, motionBias: false, restBias: false, rejectDisturbance: false };
