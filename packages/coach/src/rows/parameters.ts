import type { SourceStatus } from '@eupraxia/catalogue';

/** One number that the coach follows. */
export interface ParameterRow {
  readonly unit: string;
  /** What a larger value does. */
  readonly effect: string;
  readonly default: number;
  /** The range that a therapist may choose from, both ends included. */
  readonly least: number;
  readonly most: number;
  readonly source: string;
  /** How far the source carries the number itself, not only the idea. */
  readonly status: SourceStatus;
}

const own = 'Unsourced: our choice, to be reviewed by a clinician';
const band = 'Challenge point: Guadagnoli & Lee 2004 (PMID 15130871) for the idea';
const fading = 'Winstein 1991 (Phys Ther 71:140) and Aoyagi 2019 (doi:10.1589/jpts.31.687): guides, not exact';

/** Every number of the coach with unit, effect, default, range and source. docs/science/coach.md shows the same table. */
export const parameterRows = {
  successLow: {
    unit: 'share',
    effect: 'calls more sets under-performing',
    default: 0.7,
    least: 0.3,
    most: 0.95,
    source: `${band}; the number is ours`,
    status: 'unverified',
  },
  successHigh: {
    unit: 'share',
    effect: 'raises the threshold later',
    default: 0.85,
    least: 0.5,
    most: 1,
    source: `${band}; the number leans on Wilson 2019 (Nat Commun 10:4646), derived for classifiers`,
    status: 'unverified',
  },
  window: {
    unit: 'trials',
    effect: 'judges success over a longer past (at most ten are remembered)',
    default: 10,
    least: 3,
    most: 10,
    source: band,
    status: 'unverified',
  },
  fewest: {
    unit: 'trials',
    effect: 'waits for more trials in the same zone before anything is changed',
    default: 5,
    least: 3,
    most: 10,
    source: own,
    status: 'unsourced',
  },
  step: {
    unit: '% of reference',
    effect: 'moves the threshold further at once',
    default: 5,
    least: 1,
    most: 10,
    source: own,
    status: 'unsourced',
  },
  narrowest: {
    unit: '% of reference',
    effect: 'keeps the threshold further below the ceiling',
    default: 10,
    least: 2,
    most: 50,
    source: own,
    status: 'unsourced',
  },
  lowest: {
    unit: '% of reference',
    effect: 'eases less far down, and sees no attempt below it',
    default: 5,
    least: 1,
    most: 50,
    source: own,
    status: 'unsourced',
  },
  underSets: {
    unit: 'sets',
    effect: 'steps down later',
    default: 3,
    least: 1,
    most: 10,
    source: 'Progression table in PMC7783996: three under-performing sessions; applied to sets here',
    status: 'unverified',
  },
  shortest: {
    unit: 's',
    effect: 'takes longer rises for flickers',
    default: 0.25,
    least: 0,
    most: 2,
    source: own,
    status: 'unsourced',
  },
  attempt: {
    unit: 'share of the threshold',
    effect: 'sees only stronger attempts that fall short of the threshold; 1 sees none',
    default: 0.5,
    least: 0.3,
    most: 1,
    source: own,
    status: 'unsourced',
  },
  attemptShortest: {
    unit: 's',
    effect: 'takes longer weak rises for no attempt',
    default: 0.5,
    least: 0.25,
    most: 3,
    source: own,
    status: 'unsourced',
  },
  lostBearable: {
    unit: 's',
    effect: 'bridges longer losses of signal within a trial',
    default: 0.25,
    least: 0,
    most: 1,
    source: own,
    status: 'unsourced',
  },
  antagonistBearable: {
    unit: 's',
    effect: 'lets the antagonist stay over its limit longer in a success',
    default: 0.25,
    least: 0,
    most: 2,
    source: own,
    status: 'unsourced',
  },
  painRise: {
    unit: 'points of 10',
    effect: 'stops later',
    default: 2,
    least: 1,
    most: 5,
    source: 'House stop rule; the clinician sets limits',
    status: 'unsourced',
  },
  effortLimit: {
    unit: 'CR10',
    effect: 'takes harder work for fatigue',
    default: 7,
    least: 1,
    most: 10,
    source: own,
    status: 'unsourced',
  },
  peakDecline: {
    unit: 'share',
    effect: 'bears a larger fall of the peaks',
    default: 0.2,
    least: 0.05,
    most: 0.9,
    source: own,
    status: 'unsourced',
  },
  fadeStart: {
    unit: '% of trials',
    effect: 'gives more feedback at first',
    default: 100,
    least: 0,
    most: 100,
    source: fading,
    status: 'unverified',
  },
  fadeStep: {
    unit: '% of trials',
    effect: 'takes more feedback away at once',
    default: 25,
    least: 0,
    most: 100,
    source: fading,
    status: 'unverified',
  },
  fadeEnd: {
    unit: '% of trials',
    effect: 'keeps more feedback to the end',
    default: 25,
    least: 0,
    most: 100,
    source: fading,
    status: 'unverified',
  },
  fadeAt: {
    unit: 'share',
    effect: 'fades later',
    default: 0.8,
    least: 0,
    most: 1,
    source: 'House rule of adaptive fading',
    status: 'unverified',
  },
  concurrentLate: {
    unit: '% of trials',
    effect: 'shows the signal in more trials after the first set, under concurrent feedback',
    default: 30,
    least: 0,
    most: 100,
    source: 'General knowledge: concurrent feedback guides, and can create dependence',
    status: 'unsourced',
  },
  bandwidth: {
    unit: '% of the hold; % of reference above the ceiling',
    effect: 'stays silent about larger errors',
    default: 10,
    least: 0,
    most: 50,
    source: 'Bandwidth feedback (Schmidt) for the idea; the number is ours',
    status: 'unsourced',
  },
  summaryEvery: {
    unit: 'trials',
    effect: 'sums up more trials at once; fewer suit a complex task',
    default: 5,
    least: 2,
    most: 10,
    source: 'Schmidt 1989 and Winstein 1991, as teaching notes give them',
    status: 'unverified',
  },
  promptAfter: {
    unit: 'trials',
    effect: 'reminds later that one may ask, once, under self-controlled feedback',
    default: 10,
    least: 1,
    most: 100,
    source: 'Wulf & Lewthwaite 2016 (doi 10.3758/s13423-015-0999-9) for the idea; the number is ours',
    status: 'unsourced',
  },
  resultDelay: {
    unit: 's',
    effect: 'leaves more time to judge oneself before the result shows',
    default: 2,
    least: 0,
    most: 10,
    source: 'Teaching notes: 2 to 5 s',
    status: 'unverified',
  },
  resultShown: {
    unit: 's',
    effect: 'shows a result longer, unless the next trial begins',
    default: 6,
    least: 1,
    most: 60,
    source: own,
    status: 'unsourced',
  },
  probeTrials: {
    unit: 'trials',
    effect: 'probes longer',
    default: 5,
    least: 1,
    most: 20,
    source: 'Retention tests without feedback: Aoyagi 2019 (doi:10.1589/jpts.31.687) for the idea; the number is ours',
    status: 'unverified',
  },
  retentionHours: {
    unit: 'h',
    effect: 'calls a cold probe learning only after a longer pause',
    default: 24,
    least: 12,
    most: 720,
    source: 'Aoyagi 2019 (doi:10.1589/jpts.31.687) tested retention from one day on',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, ParameterRow>>;

export type ParameterName = keyof typeof parameterRows;
export type Parameters = { readonly [K in ParameterName]: number };

/** Every parameter at its default. */
export const parameterDefaults: Parameters = Object.fromEntries(
  Object.entries(parameterRows).map(([name, row]) => [name, row.default]),
) as Parameters;
