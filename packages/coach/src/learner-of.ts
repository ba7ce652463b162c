import { adultAt, type LearnerId, type LearnerRow, learnerNeedRows, omniFrom } from './rows/learners.ts';
import type { ParameterName, Parameters } from './rows/parameters.ts';

/** What was asked of the person. `unknown` and absent are not yes; an answer is never read as another question's. */
export interface LearnerAnswers {
  readonly aphasia?: 'yes' | 'no' | 'unknown';
  readonly depression?: 'yes' | 'no' | 'unknown';
  /** Severe loss of explicit memory, which is neither aphasia nor low cognition as such. */
  readonly amnesia?: 'yes' | 'no' | 'unknown';
  readonly firstSession?: boolean;
  /** Whether the clinician has progressed effort beyond the beginning. */
  readonly progressed?: boolean;
}

/** How somebody learns, for the plan of the coach. */
export interface LearnerNeeds {
  readonly parameters: Partial<Parameters>;
  readonly child: boolean;
  readonly firstSession: boolean;
  readonly errors: 'errorful' | 'errorless';
  /** The scale of effort: pictures for children who can use them, none below that age. */
  readonly effortScale: 'CR10' | 'OMNI' | null;
  readonly repetitions: { readonly least: number; readonly most: number } | null;
  readonly noEccentric: boolean;
  /** The rows that decided, with their sources. */
  readonly rows: readonly (LearnerRow & { readonly id: LearnerId })[];
}

/** Numbers of which the more careful one is the lower; of the others it is the higher. */
const carefulLow: ReadonlySet<ParameterName> = new Set<ParameterName>([
  'effortLimit',
  'helpAfter',
  'fadeStep',
  'peakDecline',
  'lossStops',
]);

/**
 * How practice is to be for a person. Of several rows the more careful number holds. What is not known changes nothing: that
 * somebody cannot report (`cannot-report` of the screen) speaks of aphasia as well as of memory, and decides neither.
 * @param conditions ids of the catalogue
 * @param age years; null where unknown
 */
export function learnerOf(conditions: readonly string[], age: number | null, answers: LearnerAnswers = {}): LearnerNeeds {
  const child = age !== null && age < adultAt;
  const ids: LearnerId[] = [
    ...conditions.filter((id): id is LearnerId => Object.hasOwn(learnerNeedRows, id) && !persons.has(id)),
    ...(child ? (['child'] as const) : []),
    ...(['aphasia', 'depression', 'amnesia'] as const).filter((id) => answers[id] === 'yes'),
    ...(answers.firstSession === true ? (['first-session'] as const) : []),
  ];
  const rows = [...new Set(ids)].map((id) => ({ id, ...(learnerNeedRows[id] as LearnerRow) }));
  const parameters: Partial<Record<ParameterName, number>> = {};
  for (const row of rows) {
    const given = { ...row.parameters, ...(answers.progressed === true ? row.progressed : {}) };
    for (const [name, value] of Object.entries(given) as [ParameterName, number][]) {
      const before = parameters[name];
      parameters[name] = before === undefined ? value : (carefulLow.has(name) ? Math.min : Math.max)(before, value);
    }
  }
  return {
    parameters,
    child,
    firstSession: answers.firstSession === true,
    errors: answers.amnesia === 'yes' ? 'errorless' : 'errorful',
    effortScale: !child ? 'CR10' : (age ?? 0) >= omniFrom ? 'OMNI' : null,
    repetitions: rows.find(({ repetitions }) => repetitions !== undefined)?.repetitions ?? null,
    noEccentric: rows.some(({ noEccentric }) => noEccentric === true),
    rows,
  };
}

/** Rows that speak of a person and not of a condition. */
const persons: ReadonlySet<string> = new Set(['child', 'aphasia', 'depression', 'first-session', 'amnesia']);
