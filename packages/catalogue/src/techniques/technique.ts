import type { CodeHint, SourceStatus } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { Deliverer, DoseRange, Evidence, MayDeliver, TechniqueRow } from '../row.ts';

/** What a technique must say itself; the rest has a value that says "nothing known". */
type TechniqueFields = Pick<
  TechniqueRow,
  'id' | 'name' | 'plain' | 'synonyms' | 'group' | 'summary' | 'indications' | 'records' | 'progression' | 'source' | 'status'
> &
  Partial<Omit<TechniqueRow, 'kind'>>;

const practiceActs =
  'State practice acts and positions of the professional associations, as generally known; the act of the state decides';

/** The people who may deliver a technique, and what the state's law decides. */
export const by = (who: readonly Deliverer[], stateLaw: string | null = null): MayDeliver => ({
  by: who,
  stateLaw,
  source: practiceActs,
  status: 'unverified',
});

/** Physical and occupational therapists and their assistants. */
export const anyTherapist = ['PT', 'PTA', 'OT', 'OTA'] as const satisfies readonly Deliverer[];

/** Current: some states ask an occupational therapist for more than the license. */
export const byCurrentRules = by(
  anyTherapist,
  'Some states require added certification before an occupational therapist or assistant applies electrical agents.',
);

/** A technique's row. */
export function technique(given: TechniqueFields): TechniqueRow {
  return {
    kind: 'technique',
    mayDeliver: by(anyTherapist),
    dosedAs: null,
    doses: [],
    mind: [],
    cues: [],
    sensors: [],
    codeHints: [],
    evidence: [],
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    ...given,
  };
}

/** A lead is a work that is believed to hold the fact and was not read. */
export const unsourced = (lead?: string): { readonly source: string; readonly status: 'unsourced' } => ({
  source: lead === undefined ? 'unsourced' : `unsourced; to look up: ${lead}`,
  status: 'unsourced',
});

export const seen = (source: string): { readonly source: string; readonly status: 'verified' } => ({
  source,
  status: 'verified',
});

export const toCheck = (source: string): { readonly source: string; readonly status: 'unverified' } => ({
  source,
  status: 'unverified',
});

/** A technique that is described from practice, while what is claimed of it names its source where it stands. */
export const described = toCheck('Clinical practice, to be reviewed; doses and evidence name their own sources');

type From = { readonly source: string; readonly status: SourceStatus };

export function dose(what: string, min: number, max: number, unit: string, population: string | null, given: From): DoseRange {
  return { what, min, max, unit, population, ...given };
}

export function evidence(says: string, grade: string | null, given: From): Evidence {
  return { says, grade, ...given };
}

/** Reasons why a code may fit, in words that name the intent. */
export const hints = {
  reeducation: { code: '97112', why: 'where the intent is to retrain movement, balance, posture or position sense, one-on-one' },
  exercise: { code: '97110', why: 'where the intent is strength, range or endurance for its own sake' },
  activity: { code: '97530', why: 'where a functional task itself is practiced' },
  gait: { code: '97116', why: 'where walking itself is trained' },
  manual: { code: '97140', why: 'where hands-on mobilization is a service of its own, apart from the exercise' },
  selfCare: { code: '97535', why: 'where dressing, washing, eating or managing at home is taught' },
  sensory: { code: '97533', why: 'where sensory processing itself is the aim' },
  cognition: { code: '97129', why: 'where thinking, attention or strategy is the service' },
  wheelchair: { code: '97542', why: 'where handling the wheelchair is taught' },
  current: { code: '97032', why: 'where a clinician attends the stimulation throughout' },
  currentAlone: { code: 'G0283', why: 'where stimulation runs without constant attendance and the payer is Medicare' },
  biofeedback: { code: '90901', why: 'where biofeedback itself is the service; never for minutes that another code takes' },
  group: { code: '97150', why: 'where two or more people are treated at once; untimed' },
} as const satisfies Record<string, CodeHint>;
