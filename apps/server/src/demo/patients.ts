import { findRow, screenQuestions } from '@eupraxia/catalogue';
import type { ChartBody, NewChartEntry, ProgramItem, Side } from '@eupraxia/clinical';
import { demoId } from './ids.ts';

/** A synthetic person of the demo clinic. Days are counted back from the day of the seed. */
export interface DemoPatient {
  readonly id: string;
  readonly name: string;
  readonly bornOn: string;
  readonly chartNumber: string;
  /** Place in each demo day. */
  readonly slot: { readonly time: string; readonly minutes: number };
  /** The chart at the evaluation. */
  readonly chart: (day: (daysAgo: number) => string) => readonly NewChartEntry[];
}

type Entry<K extends NewChartEntry['kind']> = Extract<NewChartEntry, { kind: K }>;

/** How long ago the demo's patients were evaluated. */
export const evaluatedDaysAgo = 28;

const entry = <K extends NewChartEntry['kind']>(kind: K, id: string, body: Omit<ChartBody<K>, 'id'>): Entry<K> =>
  ({ id, kind, body: { id, ...body } }) as unknown as Entry<K>;

function named(kind: 'condition' | 'deficit' | 'measure' | 'exercise', id: string) {
  const row = findRow(kind, id);
  if (row === undefined) throw new Error(`The catalogue holds no ${kind} ${id}.`);
  return row;
}

/** Writes one chart; ids follow from the patient and the order. */
function chartOf(patient: string) {
  let made = 0;
  const next = () => {
    made += 1;
    return demoId(`${patient} entry ${made}`);
  };
  return {
    condition: (conditionId: string, side: Side, onset: string, icd10: string) =>
      entry('condition', next(), { conditionId, name: named('condition', conditionId).name, side, onset, icd10 }),
    deficit: (deficitId: string, detail: string, bodyPart: string, side: Side) =>
      entry('deficit', next(), { deficitId, name: named('deficit', deficitId).name, bodyPart, side, detail }),
    measured: (measureId: string, value: number, takenOn: string, side?: Side) => {
      const row = named('measure', measureId);
      if (row.kind !== 'measure') throw new Error(`${measureId} is no measure.`);
      return entry('measurement', next(), {
        measureId,
        name: row.name,
        value,
        unit: row.unit,
        better: row.better,
        ...(side === undefined ? {} : { side }),
        takenOn,
      });
    },
    precaution: (text: string) => entry('precaution', next(), { text, source: 'referral' }),
    goal: (text: string, measureId: string, from: number, target: number, by: string, side?: Side) =>
      entry('goal', next(), {
        text,
        measureId,
        baseline: from,
        target,
        by,
        course: 'restorative',
        ...(side === undefined ? {} : { side }),
      }),
    history: (of: Omit<ChartBody<'history'>, 'id'>) => entry('history', next(), of),
    consents: (on: string) =>
      (['treatment', 'recording'] as const).map((what) => entry('consent', next(), { what, given: true, by: 'patient', on })),
    /** Everything asked and answered with no, but for what is named. */
    screened: (on: string, but: Readonly<Record<string, 'yes' | 'unknown'>> = {}) =>
      entry('screening', next(), {
        on,
        answers: Object.fromEntries(
          screenQuestions.map(({ id }) => [id, { answer: id === 'medication-known' ? 'yes' : (but[id] ?? 'no') }]),
        ),
      }),
    limits: (of: Omit<ChartBody<'limits'>, 'id'>) => entry('limits', next(), of),
    plan: (of: Omit<ChartBody<'plan'>, 'id'>) => entry('plan', next(), of),
    certified: (plan: Entry<'plan'>, by: string, on: string) =>
      entry('certification', next(), { plan: plan.body.id, state: 'certified', by: { name: by, credentials: 'MD' }, on }),
    coverage: (payer: string, unitMethod: 'CMS_TOTAL' | 'CPT_MIDPOINT', assistantModifier: boolean) =>
      entry('coverage', next(), { payer, unitMethod, assistantModifier }),
    program: (...items: readonly ProgramItem[]) => entry('program', next(), { items: [...items] }),
  };
}

function exercise(
  patient: string,
  exerciseId: string,
  ordered: Pick<ProgramItem, 'side' | 'objective' | 'service'> & Partial<Pick<ProgramItem, 'dose'>>,
): ProgramItem {
  const row = named('exercise', exerciseId);
  if (row.kind !== 'exercise') throw new Error(`${exerciseId} is no exercise.`);
  const { sets, repetitions, minutes } = row.dose;
  return {
    id: demoId(`${patient} ${exerciseId}`),
    exerciseId,
    name: row.name,
    bodyPart: row.bodyPart,
    position: row.position.slice(0, 200),
    ...(row.muscle === null ? {} : { muscle: row.muscle }),
    ...(row.placement === null ? {} : { placement: 'Belly of the muscle, 2 cm apart along the fibres' }),
    dose: { sets, repetitions, minutes },
    ...(row.target === null ? {} : { target: row.target }),
    ...ordered,
  };
}

/** An activity as the therapist wrote it: whole in itself, under the therapist's own name. */
const ownActivity = (patient: string, item: Omit<ProgramItem, 'id'>): ProgramItem => ({
  id: demoId(`${patient} ${item.exerciseId}`),
  ...item,
});

const reEducation = (intent: string) => ({ code: '97112', intent });
const task = (intent: string) => ({ code: '97530', intent });

/** Six people, after the conditions that re-education is given for most. All of them are invented. */
export const demoPatients: readonly DemoPatient[] = [
  {
    id: demoId('Amara Okafor'),
    name: 'Amara Okafor',
    bornOn: '1971-03-09',
    chartNumber: 'DEMO-1',
    slot: { time: '10:15', minutes: 45 },
    chart: (day) => {
      const chart = chartOf('Amara Okafor');
      const cup = chart.goal('Reach for a full cup with the right hand and drink', 'arat', 24, 32, day(-26), 'right');
      const rising = chart.goal('Rise five times from a chair without the arms', 'five-times-sit-to-stand', 21.4, 15, day(-26));
      const plan = chart.plan({
        discipline: 'PT',
        diagnoses: [{ icd10: 'I69.351', name: 'Hemiplegia after cerebral infarction, right dominant side' }],
        goals: [cup.body.id, rising.body.id],
        interventions: [
          { name: 'EMG biofeedback of the wrist extensors', why: 'Weakness of the wrist: activation and timing.' },
          { name: 'Practice of rising', why: 'Rises over the left leg.' },
        ],
        setting: 'clinic',
        delivery: ['individual'],
        amount: 45,
        frequency: 2,
        duration: 8,
        startsOn: day(evaluatedDaysAgo),
        potential: 'Moves the wrist against gravity in part, practises at home, lives with a daughter.',
      });
      return [
        chart.history({
          reason: 'My right hand does not do what I want at breakfast.',
          course: 'Stroke four months ago; two weeks in hospital, then rehabilitation at home.',
          priorFunction: 'Independent in everything; taught at a primary school.',
          living: 'Second floor with a lift, lives with a daughter.',
          occupation: 'Teacher; cooks for the family, sings in a choir.',
          wish: 'Hold my cup and turn the pages of the song book.',
          dominance: 'right',
          factors: [{ name: 'High blood pressure, treated', bearsOnPlan: true }],
        }),
        ...chart.consents(day(evaluatedDaysAgo)),
        chart.screened(day(evaluatedDaysAgo), { falls: 'yes' }),
        chart.limits({ systolic: { most: 170 }, heartRate: { most: 130 }, pain: 5, vitalsFirst: true }),
        chart.condition('stroke', 'right', day(120), 'I69.351'),
        chart.deficit('weakness', 'The hand hangs when she reaches', 'wrist', 'right'),
        chart.deficit('reach-and-grasp', 'The cup slips at breakfast', 'hand', 'right'),
        chart.deficit('rising', 'Rises over the left leg', 'legs', 'right'),
        chart.measured('arat', 24, day(evaluatedDaysAgo), 'right'),
        chart.measured('arom-wrist-extension', 18, day(evaluatedDaysAgo), 'right'),
        chart.measured('mmt-wrist-extension', 2, day(evaluatedDaysAgo), 'right'),
        chart.measured('five-times-sit-to-stand', 21.4, day(evaluatedDaysAgo)),
        chart.precaution('Support the right shoulder'),
        chart.precaution('Fall risk'),
        cup,
        rising,
        plan,
        chart.certified(plan, 'Dr Ada Boye', day(evaluatedDaysAgo - 6)),
        chart.coverage('Medicare Part B', 'CMS_TOTAL', true),
        chart.program(
          exercise('Amara Okafor', 'emg-wrist-extension', {
            side: 'right',
            objective: 'reaching for a cup',
            service: reEducation('retraining activation and timing of the wrist extensors'),
          }),
          ownActivity('Amara Okafor', {
            exerciseId: 'pnf-arm-d2-flexion',
            name: 'Drawing the sword',
            bodyPart: 'arm',
            side: 'right',
            position: 'Seated, right shoulder supported',
            dose: { sets: 2, repetitions: 10, minutes: 8 },
            objective: 'reaching for a cup on the shelf',
            service: reEducation('retraining the order and timing of shoulder, elbow and wrist in one diagonal'),
          }),
          exercise('Amara Okafor', 'sit-to-stand', {
            side: 'bilateral',
            objective: 'rising from a chair without using the arms',
            service: task('practising rising as a task of the day'),
          }),
          ownActivity('Amara Okafor', {
            exerciseId: 'standing-balance',
            name: 'Standing balance',
            bodyPart: 'legs and trunk',
            side: 'bilateral',
            position: 'Standing before a table, a chair behind',
            dose: { sets: 1, repetitions: 4, minutes: 8 },
            objective: 'standing at the kitchen counter with both hands free',
            service: reEducation('retraining balance reactions in standing'),
          }),
        ),
      ];
    },
  },
  {
    id: demoId('Lena Marsh'),
    name: 'Lena Marsh',
    bornOn: '1984-11-21',
    chartNumber: 'DEMO-2',
    slot: { time: '11:15', minutes: 45 },
    chart: (day) => {
      const chart = chartOf('Lena Marsh');
      return [
        chart.screened(day(evaluatedDaysAgo), { 'heat-sensitivity': 'yes', falls: 'yes' }),
        chart.condition('multiple-sclerosis', 'bilateral', day(1900), 'G35.D'),
        chart.deficit('balance', 'Holds the wall in the dark', 'legs and trunk', 'bilateral'),
        chart.measured('berg', 44, day(evaluatedDaysAgo)),
        chart.measured('five-times-sit-to-stand', 17.2, day(evaluatedDaysAgo)),
        chart.precaution('Heat sensitivity: rest between sets'),
        chart.goal('Rise and stand steady without touching the table', 'five-times-sit-to-stand', 17.2, 13, day(-30)),
        chart.coverage('Commercial payer, midpoint per code', 'CPT_MIDPOINT', false),
        chart.program(
          exercise('Lena Marsh', 'sit-to-stand', {
            side: 'bilateral',
            objective: 'rising and standing steady',
            service: reEducation('retraining balance and timing of rising'),
          }),
        ),
      ];
    },
  },
  {
    id: demoId('Theo Brandt'),
    name: 'Theo Brandt',
    bornOn: '2016-05-02',
    chartNumber: 'DEMO-3',
    slot: { time: '12:00', minutes: 30 },
    chart: (day) => {
      const chart = chartOf('Theo Brandt');
      return [
        chart.screened(day(evaluatedDaysAgo)),
        chart.condition('cerebral-palsy', 'right', '2016-05-02', 'G80.2'),
        chart.deficit('walking', 'Right foot lands on the toes', 'legs', 'right'),
        chart.deficit('coordination', 'Hurries when he rises', 'legs', 'right'),
        chart.measured('ten-metre-walk', 0.9, day(evaluatedDaysAgo)),
        chart.precaution('Guardian present'),
        chart.goal('Rise from the school bench with both feet flat', 'ten-metre-walk', 0.9, 1.1, day(-40)),
        chart.coverage('Commercial payer, midpoint per code', 'CPT_MIDPOINT', false),
        chart.program(
          exercise('Theo Brandt', 'sit-to-stand', {
            side: 'bilateral',
            dose: { sets: 2, repetitions: 8, minutes: 12 },
            objective: 'rising from the school bench with both feet flat',
            service: reEducation('retraining even loading of both legs'),
          }),
        ),
      ];
    },
  },
  {
    id: demoId('Haruto Sato'),
    name: 'Haruto Sato',
    bornOn: '1956-08-14',
    chartNumber: 'DEMO-4',
    slot: { time: '13:30', minutes: 45 },
    chart: (day) => {
      const chart = chartOf('Haruto Sato');
      return [
        chart.screened(day(evaluatedDaysAgo), { falls: 'yes', 'orthostatic-hypotension': 'yes' }),
        chart.condition('parkinson-disease', 'bilateral', day(1500), 'G20.A1'),
        chart.deficit('rising', 'Starts twice before he is up', 'legs and trunk', 'bilateral'),
        chart.deficit('walking', 'Small steps at doors', 'legs', 'bilateral'),
        chart.measured('timed-up-and-go', 14.8, day(evaluatedDaysAgo)),
        chart.measured('five-times-sit-to-stand', 19.5, day(evaluatedDaysAgo)),
        chart.precaution('Blood pressure may fall on standing'),
        chart.goal('Rise at the first start, with a large movement', 'five-times-sit-to-stand', 19.5, 16, day(-20)),
        chart.coverage('Medicare Part B', 'CMS_TOTAL', true),
        chart.program(
          exercise('Haruto Sato', 'sit-to-stand', {
            side: 'bilateral',
            objective: 'rising from the dining chair',
            service: reEducation('retraining size and timing of rising'),
          }),
        ),
      ];
    },
  },
  {
    id: demoId('Elif Vural'),
    name: 'Elif Vural',
    bornOn: '1992-01-30',
    chartNumber: 'DEMO-5',
    slot: { time: '14:30', minutes: 30 },
    chart: (day) => {
      const chart = chartOf('Elif Vural');
      return [
        chart.screened(day(evaluatedDaysAgo)),
        chart.condition('facial-palsy', 'left', day(75), 'G51.0'),
        chart.deficit('facial-expression', 'The left corner of the mouth lags', 'face', 'left'),
        chart.measured('sunnybrook', 52, day(7), 'left'),
        chart.precaution('Small, slow, symmetrical; effort at most 3 of 10'),
        chart.coverage('Commercial payer, midpoint per code', 'CPT_MIDPOINT', false),
      ];
    },
  },
  {
    id: demoId('Jonas Clark'),
    name: 'Jonas Clark',
    bornOn: '1998-06-17',
    chartNumber: 'DEMO-6',
    slot: { time: '16:30', minutes: 45 },
    chart: (day) => {
      const chart = chartOf('Jonas Clark');
      return [
        chart.screened(day(evaluatedDaysAgo), { 'fresh-repair': 'yes' }),
        chart.condition('acl-reconstruction', 'left', day(42), 'S83.512D'),
        chart.deficit('proprioception', 'Unsure where the knee is on stairs', 'knee', 'left'),
        chart.measured('single-leg-stance', 11, day(evaluatedDaysAgo), 'left'),
        chart.precaution('Graft at week 6: no pivoting, brace as the surgeon says'),
        chart.goal('Stand on the left leg for 30 s', 'single-leg-stance', 11, 30, day(-28), 'left'),
        chart.coverage('Commercial payer, midpoint per code', 'CPT_MIDPOINT', false),
        chart.program(
          exercise('Jonas Clark', 'sit-to-stand', {
            side: 'bilateral',
            objective: 'rising with even weight on both legs',
            service: reEducation('retraining position sense and even loading'),
          }),
        ),
      ];
    },
  },
];
