import type { SourceStatus } from '@eupraxia/catalogue';

/** A number to hold a dose against. */
export interface DoseRow {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** 95 % confidence interval of a mean, or the range that a value stands for; null where the source gives none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
  readonly status: SourceStatus;
}

const lang = { source: 'Lang 2009 (PMC3008558): observed sessions of usual care after stroke', status: 'verified' } as const;
const feasible = {
  source: 'Waddell 2014: 289 repetitions in 47 active minutes of an hour; PMC4485917: median 340 (IQR 199–407)',
  status: 'verified',
} as const;

/** What doses are held against. None of them is an order. */
export const doseRows = {
  usualArm: { name: 'Usual care, arm', unit: 'functional repetitions a session', value: 32, low: 20, high: 44, ...lang },
  usualSteps: { name: 'Usual care, walking', unit: 'steps a session', value: 357, low: 296, high: 418, ...lang },
  feasibleArm: {
    name: 'Feasible after stroke, arm',
    unit: 'task repetitions a session',
    value: 300,
    low: 199,
    high: 407,
    ...feasible,
  },
  activeTime: {
    name: 'Time active in a structured programme',
    unit: 'share of the session',
    value: 0.64,
    low: null,
    high: null,
    source: 'PMC4485917: 63.8 % of the time active',
    status: 'verified',
  },
  balanceWeek: {
    name: 'Challenging balance work',
    unit: 'minutes a week',
    value: 120,
    low: 120,
    high: 180,
    source: 'Sherrington 2011 (PMID 21632004): two hours or more; a later review cites three',
    status: 'verified',
  },
  walkingReserve: {
    name: 'Walking intensity',
    unit: 'share of the heart-rate reserve',
    value: 0.7,
    low: 0.6,
    high: 0.8,
    source: 'PMC9951105',
    status: 'verified',
  },
  walkingCap: {
    name: 'Walking intensity, upper end',
    unit: 'share of the highest heart rate',
    value: 0.85,
    low: null,
    high: null,
    source: 'PMC9951105',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, DoseRow>>;

/** Repetitions to choose from as a target, for task practice of an arm after stroke alone. */
export const dosePresets = [100, 200, 300] as const;
