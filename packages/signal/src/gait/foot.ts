/** Which foot a sensor is on. */
export type Foot = 'left' | 'right';

/** What strides are told by; each default is that of the method's authors, in gaitmap's reading of it. */
export interface GaitOptions {
  /**
   * Greatest distance of a stride from the template, root mean square of the compressed pitch rate. Default 0.55: level
   * walking from about half the pace of a healthy adult. To 0.9 for shuffling steps, which also lets first and last steps in.
   */
  readonly most?: number;
  /** A stride in which the foot turns further about its own vertical is a turn's: it is left out. Degrees, default 60. */
  readonly mostTurn?: number;
  /** Shortest and longest stride, s. Default 0.6 and 3. */
  readonly shortest?: number;
  readonly longest?: number;
  /** Where the initial contact's peak of acceleration is looked for about the minimum of the pitch rate: s before and after. Default 0.08 and 0.05. */
  readonly contactBefore?: number;
  readonly contactAfter?: number;
  /** The window in which the foot is stillest, s. Default 0.1. */
  readonly still?: number;
  /** Where the tip of the toes is, seen from the sensor, in its axes, m: gives the toes' clearance. None by default. */
  readonly toe?: readonly [x: number, y: number, z: number];
}

/** What holds of `GaitOptions` unless asked otherwise. */
export const gaitDefaults = {
  most: 0.55,
  mostTurn: 60,
  shortest: 0.6,
  longest: 3,
  contactBefore: 0.08,
  contactAfter: 0.05,
  still: 0.1,
} as const satisfies GaitOptions;

/** Rates at which a foot's sensor can be analysed, Hz. Below 50 a contact is seen by one or two samples. */
export const gaitRates = { least: 50, most: 4000 } as const;
