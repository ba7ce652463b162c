/** What the numbers of a family of methods have been checked against. */
export interface Proof {
  /** `recordings`: equal to a reference on real recordings; `made`: only signals made for the purpose, whose truth is known. */
  readonly by: 'recordings' | 'made';
  /** What was checked, in a sentence. */
  readonly what: string;
}

/**
 * Every family of methods of this package and how far it is proven. What shows a number of a family that rests on made signals
 * alone says so beside it (`proofSentence`).
 */
export const proofs = {
  'emg-record': { by: 'recordings', what: 'Equal to SciPy on 3 recordings; bursts as the eye finds them on 2 of them.' },
  'emg-repetitions': { by: 'made', what: 'Repetitions of a muscle: no recording of a patient with counted repetitions.' },
  'emg-contact': { by: 'made', what: 'Contact and crosstalk: no recording of a person with a known fault.' },
  'emg-reference': { by: 'made', what: 'Percent of a maximum: no recording of a true maximal contraction.' },
  'emg-fatigue': { by: 'made', what: 'Fall of the median frequency: no hold that is known to be isometric.' },
  'emg-co-contraction': { by: 'recordings', what: 'Equal to the formulas on 1 recording of a shoulder.' },
  tremor: { by: 'made', what: 'Tremor: no recording of a person with a tremor.' },
  sway: { by: 'recordings', what: 'Equal to the reference pipeline on 1 standing trial.' },
  'foot-gait': { by: 'recordings', what: 'Equal to gaitmap on 1 walk of a healthy person and 1 of a patient.' },
  'pose-gait': { by: 'made', what: 'Gait by camera: no recording with measured steps.' },
  orientation: { by: 'recordings', what: 'Equal to VQF on 2 recordings of a sensor moved by hand.' },
  'joint-angle': { by: 'made', what: 'Joint angles by sensors: the formula is proven, no recording of a person.' },
  pose: { by: 'recordings', what: 'Angles equal to the formulas on recorded poses.' },
  face: { by: 'made', what: 'Face: no recording with measured excursions.' },
  smoothness: { by: 'recordings', what: 'Equal to the authors’ code on 1 reach.' },
  'position-sense': { by: 'made', what: 'Position sense: no recording of a person’s trials.' },
  'dual-task': { by: 'made', what: 'Dual task: no recording of a person doing both tasks.' },
  'stretch-reflex': { by: 'made', what: 'Stretch reflex: no recording of stretched muscles.' },
  'timed-tests': { by: 'made', what: 'Timed tests: no recording with a stopwatch’s time.' },
  repetitions: { by: 'made', what: 'Repetitions of a movement: no recording of a patient with counted repetitions.' },
} as const satisfies Record<string, Proof>;

/** The families of methods. */
export type ProofFamily = keyof typeof proofs;

/** What stands beside the numbers of a family. */
export const proofSentence = (family: ProofFamily): string =>
  proofs[family].by === 'made'
    ? `Tested on made signals only. ${proofs[family].what}`
    : `Tested on recordings. ${proofs[family].what}`;
