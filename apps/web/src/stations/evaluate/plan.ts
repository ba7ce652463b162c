import { conditionNamed } from '@eupraxia/catalogue';
import type { ChartView, deliveries, PlanOfCare, settings } from '@eupraxia/clinical/chart';

export type Setting = (typeof settings)[number];
export type Delivery = (typeof deliveries)[number];

/** A plan of care while it is being written: numbers are still text, what nobody has chosen is undefined. */
export interface PlanDraft {
  readonly discipline: 'PT' | 'OT' | undefined;
  readonly diagnoses: PlanOfCare['diagnoses'];
  readonly goals: readonly string[];
  readonly interventions: PlanOfCare['interventions'];
  readonly setting: Setting | undefined;
  readonly delivery: readonly Delivery[];
  readonly amount: string;
  readonly frequency: string;
  readonly duration: string;
  readonly startsOn: string;
  readonly potential: string;
  readonly change: string;
}

/** What keeps a draft from being a plan, by the place that it is said at. */
export type PlanFlaw =
  | 'discipline'
  | 'diagnoses'
  | 'goals'
  | 'interventions'
  | 'setting'
  | 'delivery'
  | 'amount'
  | 'frequency'
  | 'duration'
  | 'startsOn'
  | 'change';

/** Diagnoses of the chart that have a code, as a plan names them. */
export function codedDiagnoses(view: ChartView): PlanOfCare['diagnoses'] {
  return view.conditions.flatMap((one) =>
    one.icd10 === undefined ? [] : [{ icd10: one.icd10, name: conditionNamed(one).alone }],
  );
}

/**
 * Diagnoses of an earlier plan. One that was named before the side belonged to the name takes the name of its condition,
 * where the chart still holds that.
 */
function diagnosesAgain(plan: PlanOfCare, view: ChartView): PlanOfCare['diagnoses'] {
  return plan.diagnoses.map((one) => {
    const condition = view.conditions.find(({ icd10, name }) => icd10 === one.icd10 && name === one.name);
    return condition === undefined ? one : { ...one, name: conditionNamed(condition).alone };
  });
}

/** The newest plan opened again, or an empty one with what the chart holds: diagnoses and goals, never an amount. */
export function planDraft(view: ChartView, today: string): PlanDraft {
  const last = view.plans.at(-1);
  const goals = view.goals.map((goal) => goal.id);
  const empty = { potential: '', change: '' };
  if (last === undefined)
    return {
      ...empty,
      discipline: undefined,
      diagnoses: codedDiagnoses(view),
      goals,
      interventions: [],
      setting: undefined,
      delivery: [],
      amount: '',
      frequency: '',
      duration: '',
      startsOn: today,
    };
  return {
    ...empty,
    discipline: last.discipline,
    diagnoses: diagnosesAgain(last, view),
    goals: last.goals.filter((id) => goals.includes(id)),
    interventions: last.interventions,
    setting: last.setting,
    delivery: last.delivery,
    amount: String(last.amount),
    frequency: String(last.frequency),
    duration: String(last.duration),
    startsOn: today,
    potential: last.potential ?? '',
  };
}

const whole = (text: string, most: number, least = 1): number | undefined => {
  const value = Number(text.trim());
  return /^\d+$/.test(text.trim()) && value >= least && value <= most ? value : undefined;
};

/** The plan of a draft, or what is missing. `replaces` is the plan that it takes the place of. */
export function planOf(
  draft: PlanDraft,
  id: string,
  replaces: string | undefined,
): { readonly plan?: PlanOfCare; readonly flaws: readonly PlanFlaw[] } {
  const [amount, frequency, duration] = [whole(draft.amount, 240, 5), whole(draft.frequency, 14), whole(draft.duration, 52)];
  const flaws = (
    [
      ['discipline', draft.discipline === undefined],
      ['diagnoses', draft.diagnoses.length === 0],
      ['goals', draft.goals.length === 0],
      ['interventions', draft.interventions.length === 0],
      ['setting', draft.setting === undefined],
      ['delivery', draft.delivery.length === 0],
      ['amount', amount === undefined],
      ['frequency', frequency === undefined],
      ['duration', duration === undefined],
      ['startsOn', draft.startsOn === ''],
      ['change', replaces !== undefined && draft.change.trim() === ''],
    ] as const
  ).flatMap(([flaw, wrong]) => (wrong ? [flaw] : []));
  const { discipline, setting } = draft;
  if (
    flaws.length > 0 ||
    discipline === undefined ||
    setting === undefined ||
    amount === undefined ||
    frequency === undefined ||
    duration === undefined
  )
    return { flaws };
  return {
    flaws,
    plan: {
      id,
      discipline,
      diagnoses: [...draft.diagnoses],
      goals: [...draft.goals],
      interventions: [...draft.interventions],
      setting,
      delivery: [...draft.delivery],
      amount,
      frequency,
      duration,
      startsOn: draft.startsOn,
      ...(draft.potential.trim() === '' ? {} : { potential: draft.potential.trim() }),
      ...(replaces === undefined ? {} : { replaces, change: draft.change.trim() }),
    },
  };
}
