import type { ParameterRow } from '../rows/parameter.ts';

const smith =
  'Smith, Ghazizadeh & Shadmehr 2006 (doi:10.1371/journal.pbio.0040179), for reaching in a force field; the number as others quote it';
const assumed = 'Assumption of the model';

/** Numbers of the simulated learner. Aims and errors are in lengths of the aim. */
export const learnerRows = {
  fastKept: {
    unit: 'share per trial',
    effect: 'keeps the fast memory longer',
    default: 0.59,
    least: 0,
    most: 1,
    source: smith,
    status: 'unverified',
  },
  fastLearned: {
    unit: 'share of the error',
    effect: 'lets the fast memory follow each error further',
    default: 0.21,
    least: 0,
    most: 1,
    source: smith,
    status: 'unverified',
  },
  slowKept: {
    unit: 'share per trial',
    effect: 'keeps the slow memories longer',
    default: 0.992,
    least: 0,
    most: 1,
    source: smith,
    status: 'unverified',
  },
  slowLearned: {
    unit: 'share of the error',
    effect: 'lets a slow memory follow each error further',
    default: 0.02,
    least: 0,
    most: 1,
    source: smith,
    status: 'unverified',
  },
  guidance: {
    unit: 'share of the error',
    effect: 'lets a live signal correct more of the movement while it is made, so that less error is left to learn from',
    default: 0.7,
    least: 0,
    most: 1,
    source: `${assumed}. That the motor system gives up effort where error is taken from it: Reinkensmeyer 2009 (doi:10.1109/IEMBS.2009.5333978)`,
    status: 'unsourced',
  },
  senseLearned: {
    unit: 'share per trial',
    effect: 'trains the own sense of error faster by trials with feedback',
    default: 0.1,
    least: 0,
    most: 1,
    source: assumed,
    status: 'unsourced',
  },
  motorNoise: {
    unit: 'lengths of the aim',
    effect: 'makes movements less alike',
    default: 0.1,
    least: 0,
    most: 1,
    source: assumed,
    status: 'unsourced',
  },
  senseNoise: {
    unit: 'lengths of the aim',
    effect: 'makes the own sense of error less sure',
    default: 0.1,
    least: 0,
    most: 1,
    source: assumed,
    status: 'unsourced',
  },
  keptOvernight: {
    unit: 'share per day',
    effect: 'keeps more of the slow memories from one day to the next',
    default: 0.9,
    least: 0,
    most: 1,
    source: assumed,
    status: 'unsourced',
  },
} as const satisfies Readonly<Record<string, ParameterRow>>;

export type LearnerParameters = { readonly [K in keyof typeof learnerRows]: number };

/** Every number of the learner at its default. */
export const learnerDefaults: LearnerParameters = Object.fromEntries(
  Object.entries(learnerRows).map(([name, row]) => [name, row.default]),
) as LearnerParameters;
