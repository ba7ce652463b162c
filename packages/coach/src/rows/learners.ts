import type { SourceStatus } from '@eupraxia/catalogue';
import type { Parameters } from './parameters.ts';

/** How practice is to be for somebody, as far as it differs from the defaults. */
export interface LearnerRow {
  readonly name: string;
  readonly parameters: Partial<Parameters>;
  /** The same once the clinician has progressed it. */
  readonly progressed?: Partial<Parameters>;
  /** Repetitions of a set. */
  readonly repetitions?: { readonly least: number; readonly most: number };
  /** Whether load that lengthens a working muscle is left out. */
  readonly noEccentric?: true;
  readonly source: string;
  readonly status: SourceStatus;
}

const own = { source: 'Unsourced: our choice, to be reviewed by a clinician', status: 'unsourced' } as const;
const sooner = { helpAfter: 3 } as const;
/** Where a loss of performance harms or lasts: it is fatigue from a tenth on, and the therapist is asked to stop or rest. */
const stopsAtLoss = { peakDecline: 0.1, lossStops: 0.1 } as const;

/** Who learns otherwise. Conditions by their ids in the catalogue; the others by what is known of the person. */
export const learnerNeedRows = {
  'multiple-sclerosis': {
    name: 'Multiple sclerosis: moderate effort, long rests',
    parameters: { effortLimit: 5, restLeast: 120, restMost: 240, ...stopsAtLoss },
    progressed: { effortLimit: 7 },
    source:
      'Kim 2019 (doi:10.1097/PHM.0000000000001174), table 1: effort 11 to 13 of 20, to 15 when advanced, rests of 2 to 4 minutes; on the scale to 10 that is 3 to 5, to 7',
    status: 'verified',
  },
  'guillain-barre': {
    name: 'Guillain-Barré while it worsens or is early: light effort',
    parameters: { effortLimit: 3, restLeast: 60, ...stopsAtLoss },
    progressed: { effortLimit: 5 },
    ...own,
  },
  myasthenia: {
    name: 'Myasthenia: light effort',
    parameters: { effortLimit: 3, restLeast: 120, ...stopsAtLoss },
    ...own,
  },
  'muscular-dystrophy': {
    name: 'Muscular dystrophy: light effort, no eccentric load',
    parameters: { effortLimit: 3, restLeast: 60, ...stopsAtLoss },
    noEccentric: true,
    source:
      'Lott 2021 (doi:10.1002/mus.27137): mild to moderate isometric exercise without signs of damage in boys with Duchenne; the number is ours',
    status: 'unverified',
  },
  'post-polio': {
    name: 'Post-polio syndrome: paced, light effort',
    parameters: { effortLimit: 3, restLeast: 120, ...stopsAtLoss },
    ...own,
  },
  'motor-neuron-disease': {
    name: 'Motor neuron disease: light effort',
    parameters: { effortLimit: 3, restLeast: 120, ...stopsAtLoss },
    ...own,
  },
  child: {
    name: 'A child: feedback first on every trial and faded slowly, small sets, help sooner',
    parameters: { fadeAfter: 3, fadeStep: 15, fadeEnd: 50, ...sooner },
    repetitions: { least: 5, most: 8 },
    source:
      'Sullivan 2008 (doi:10.2522/ptj.20070196): 20 children of 8 to 14 kept less with reduced feedback, and need longer practice and slower fading; the numbers are ours',
    status: 'unverified',
  },
  aphasia: { name: 'Aphasia: help sooner', parameters: sooner, ...own },
  depression: { name: 'Depression: help sooner', parameters: sooner, ...own },
  'first-session': { name: 'A first session: help sooner', parameters: sooner, ...own },
  amnesia: {
    name: 'Severe loss of explicit memory: errorless, with vanishing cues',
    parameters: { fadeEnd: 100, ...sooner },
    source:
      'Middleton & Schwartz 2012 (doi:10.1080/09602011.2011.639619), review; Riley 2004 for vanishing cues; the numbers are ours',
    status: 'unverified',
  },
} as const satisfies Readonly<Record<string, LearnerRow>>;
export type LearnerId = keyof typeof learnerNeedRows;

/** Years below which somebody is a child, and from which the scale of effort with pictures can be asked for. */
export const adultAt = 18;
export const omniFrom = 8;
