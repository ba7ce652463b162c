import { findRow, type RowKind, type RowOf, screenQuestions } from '@eupraxia/catalogue';
import type { NewProgramItem, Side } from '@eupraxia/clinical';
import type { ChartBody, NewChartEntry, Screening } from '@eupraxia/clinical/chart';
import type { NewDose, NewEmgTarget } from '@eupraxia/clinical/target';
import { demoId } from './ids.ts';

/** A synthetic person of the demo clinic. Days are counted back from the day of the seed. */
export interface DemoPatient {
  readonly id: string;
  readonly name: string;
  readonly bornOn: string;
  readonly chartNumber: string;
  /** Place in each demo day. */
  readonly slot: { readonly time: string; readonly minutes: number };
  /** Days before the seed on which the chart was written. */
  readonly evaluated: number;
  /** The chart at the evaluation; `day` is the calendar day so many days ago, the day after tomorrow at −2. */
  readonly chart: (day: (daysAgo: number) => string) => readonly NewChartEntry[];
}

type Entry<K extends NewChartEntry['kind']> = Extract<NewChartEntry, { kind: K }>;
type Body<K extends NewChartEntry['kind']> = Omit<ChartBody<K>, 'id'>;
/** Of each kind of order what it says, without its id. */
type OrderBody = ChartBody<'order'> extends infer O ? (O extends unknown ? Omit<O, 'id'> : never) : never;
type Answer = Screening['answers'][string];

const entry = <K extends NewChartEntry['kind']>(kind: K, id: string, body: Body<K>): Entry<K> =>
  ({ id, kind, body: { id, ...body } }) as unknown as Entry<K>;

function named<K extends RowKind>(kind: K, id: string): RowOf<K> {
  const row = findRow(kind, id);
  if (row === undefined) throw new Error(`The catalogue holds no ${kind} ${id}.`);
  return row;
}

/** Writes one chart; ids follow from the patient and the order. */
export function chartOf(patient: string) {
  let made = 0;
  const next = () => {
    made += 1;
    return demoId(`${patient} entry ${made}`);
  };
  return {
    history: (of: Body<'history'>) => entry('history', next(), of),
    /** What the patient agreed to; nothing is said of the other consents. */
    consents: (on: string, ...what: readonly ChartBody<'consent'>['what'][]) =>
      what.map((one) => entry('consent', next(), { what: one, given: true, by: 'patient', mode: 'written', on })),
    refused: (on: string, what: ChartBody<'consent'>['what'], text: string) =>
      entry('consent', next(), { what, given: false, by: 'patient', on, text }),
    /** A guardian, and what the guardian agreed to with the child's own assent. */
    guardian: (who: Body<'guardian'>, on: string, ...what: readonly ChartBody<'consent'>['what'][]) => [
      entry('guardian', next(), who),
      ...what.map((one) =>
        entry('consent', next(), {
          what: one,
          given: true,
          by: 'guardian',
          name: who.name,
          assent: 'given',
          mode: 'written',
          on,
        }),
      ),
    ],
    /** Everything asked and answered with no, but for what is named. */
    screened: (on: string, but: Readonly<Record<string, Answer | Answer['answer']>> = {}) =>
      entry('screening', next(), {
        on,
        answers: Object.fromEntries(
          screenQuestions.map(({ id }): [string, Answer] => {
            const said = but[id] ?? (id === 'medication-known' ? 'yes' : 'no');
            return [id, typeof said === 'string' ? { answer: said } : said];
          }),
        ),
      }),
    /** An order of a physician or surgeon, on file. */
    order: (of: OrderBody) => {
      const id = next();
      return { id, kind: 'order', body: { id, ...of } } as unknown as Entry<'order'>;
    },
    /** Why the clinician goes on although a rule asks for a reason. */
    reason: (rule: string, text: string, on: string) =>
      entry('rule-reason', next(), { rule: named('safety', rule).id, text, on }),
    limits: (of: Body<'limits'>) => entry('limits', next(), of),
    precaution: (text: string, source: ChartBody<'precaution'>['source'] = 'referral') =>
      entry('precaution', next(), { text, source }),
    condition: (conditionId: string, side: Side, onset: string, icd10: string) =>
      entry('condition', next(), { conditionId, name: named('condition', conditionId).name, side, onset, icd10 }),
    deficit: (deficitId: string, detail: string, bodyPart: string, side: Side) =>
      entry('deficit', next(), { deficitId, name: named('deficit', deficitId).name, bodyPart, side, detail }),
    finding: (of: Body<'finding'>) =>
      entry('finding', next(), of.region === undefined ? of : { ...of, region: named('region', of.region).id }),
    measured: (measureId: string, value: number, takenOn: string, side?: Side) => {
      const { name, unit, better } = named('measure', measureId);
      const at = side === undefined ? {} : { side };
      return entry('measurement', next(), { measureId, name, value, unit, better, ...at, takenOn });
    },
    goal: (text: string, measureId: string, from: number, target: number, by: string, more: Partial<Body<'goal'>> = {}) =>
      entry('goal', next(), {
        text,
        measureId: named('measure', measureId).id,
        baseline: from,
        target,
        unit: named('measure', measureId).unit,
        by,
        course: 'restorative',
        ...more,
        ...(more.functionId === undefined ? {} : { functionId: named('goal', more.functionId).id }),
      }),
    /** A plan of care for goals of this chart, done with techniques of the catalogue, each with its reason. */
    plan: ({
      goals,
      interventions,
      ...of
    }: Omit<Body<'plan'>, 'goals' | 'interventions'> & {
      readonly goals: readonly Entry<'goal'>[];
      readonly interventions: Readonly<Record<string, string>>;
    }) =>
      entry('plan', next(), {
        ...of,
        goals: goals.map((goal) => goal.body.id),
        interventions: Object.entries(interventions).map(([techniqueId, why]) => ({
          techniqueId,
          name: named('technique', techniqueId).name,
          why,
        })),
      }),
    sent: (plan: Entry<'plan'>, on: string) => entry('certification', next(), { plan: plan.body.id, state: 'sent', on }),
    certified: (plan: Entry<'plan'>, by: string, on: string, credentials = 'MD') =>
      entry('certification', next(), { plan: plan.body.id, state: 'certified', by: { name: by, credentials }, on }),
    medicare: () => entry('coverage', next(), { payer: 'Medicare Part B', unitMethod: 'CMS_TOTAL', assistantModifier: true }),
    commercial: () =>
      entry('coverage', next(), {
        payer: 'Commercial payer, midpoint per code',
        unitMethod: 'CPT_MIDPOINT',
        assistantModifier: false,
      }),
    program: (...items: readonly NewProgramItem[]) => entry('program', next(), { items: [...items] }),
  };
}

/** What a person decides of each activity, and what may differ from the catalogue. */
type Ordered = Pick<NewProgramItem, 'side' | 'objective' | 'service'> &
  Partial<Pick<NewProgramItem, 'name' | 'bodyPart' | 'position' | 'dose' | 'minutes'>> & {
    readonly target?: Partial<NewEmgTarget>;
  };

/** An exercise of the catalogue as it was ordered; the therapist's own name for it, where there is one, stands instead. */
export function exercise(patient: string, exerciseId: string, { target, ...ordered }: Ordered): NewProgramItem {
  const row = named('exercise', exerciseId);
  return {
    id: demoId(`${patient} ${exerciseId}`),
    exerciseId,
    name: row.name,
    bodyPart: row.bodyPart,
    position: row.position.slice(0, 200),
    ...(row.muscle === null ? {} : { muscle: row.muscle }),
    ...(row.placement === null ? {} : { placement: 'Belly of the muscle, 2 cm apart along the fibres' }),
    dose: row.dose,
    minutes: row.minutes,
    ...(row.target === null ? {} : { target: { ...row.target, inputs: [...row.target.inputs], ...target } }),
    ...ordered,
  };
}

/** A dose of repetitions, in sets. */
export const reps = (sets: number, repetitions: number): NewDose => ({ kind: 'repetitions', sets, repetitions, perSide: false });

/** A code with the therapist's intent that decided it. */
const service = (code: string) => (intent: string) => ({ code, intent });
export const reEducation = service('97112');
export const task = service('97530');
export const gait = service('97116');
export const strength = service('97110');
export const stimulation = service('97032');
export const selfCare = service('97535');
export const wheelchair = service('97542');
