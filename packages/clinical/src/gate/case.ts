import { exerciseDemands, measureDemands, screenQuestions, techniqueDemands } from '@eupraxia/catalogue';
import { z } from 'zod';
import { consentKinds } from '../evaluation/consent.ts';
import { orderKinds, orderSchema } from '../evaluation/order.ts';
import { answerStates, screeningAnswers, tissues } from '../evaluation/screening.ts';
import { type ConsentState, day, finite, label, line, vitalSymptoms, words } from '../log/vocabulary.ts';
import type { GateItem, GatePatient, VitalReading } from './patient.ts';

/** The newer questions, which a case may answer as plain facts. */
export const factQuestions = [
  'insulin',
  'sulfonylurea',
  'lvad',
  'home-oxygen',
  'swallow-or-diet-order',
  'sternal-precautions',
  'no-cuff-arm',
  'latex-allergy',
  'acute-stroke',
  'lysis-or-thrombectomy',
  'fever',
  'low-platelets',
  'recent-eye-surgery',
] as const;

const questionIds = new Set(screenQuestions.map(({ id }) => id));
const question = label.refine((id) => questionIds.has(id), { message: 'an id of a question of the safety screen' });
const range = z.strictObject({ least: finite.optional(), most: finite.optional() });

const answer = z.strictObject({
  answer: z.enum(screeningAnswers),
  side: z.enum(['left', 'right', 'bilateral']).optional(),
  regions: z.array(label).max(60).optional(),
  state: z.enum(answerStates).optional(),
  since: day.optional(),
  by: label.optional(),
  wells: z.number().int().min(-2).max(9).optional(),
  tissue: z.enum(tissues).optional(),
  detail: words.optional(),
});

const vital = z.strictObject({
  when: z.enum(['before', 'during', 'after']),
  position: z
    .string()
    .regex(/^(supine|sitting|standing)( \d{1,3} min)?(, after \d{1,3} min)?$/)
    .optional(),
  systolic: finite.min(0).max(350).optional(),
  diastolic: finite.min(0).max(250).optional(),
  map: finite.min(0).max(250).optional(),
  heartRate: finite.min(0).max(350).optional(),
  spo2: finite.min(0).max(100).optional(),
  glucose: finite.min(0).max(2000).optional(),
  temperature: finite.min(70).max(120).optional(),
  respirations: finite.min(0).max(120).optional(),
  pain: finite.min(0).max(10).optional(),
  effort: finite.min(0).max(10).optional(),
  symptoms: z.array(z.enum(vitalSymptoms)).max(vitalSymptoms.length).optional(),
});

const consent = z.strictObject({
  state: z.enum(['given', 'refused', 'withdrawn', 'lapsed', 'unasked']),
  by: z.enum(['patient', 'guardian', 'representative']).optional(),
  name: label.optional(),
  mode: label.optional(),
  on: day.optional(),
  until: day.optional(),
});

/** An order as a case has it: without the id that a chart gives it. */
const order = z.looseObject({ kind: z.enum(orderKinds) }).transform((given, context) => {
  const read = orderSchema.safeParse({ ...given, id: caseOrderId });
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue, code: 'custom', message: issue.message, path: issue.path });
  return z.NEVER;
});

/** Stands where a case names no id: nothing of the verdict shows it. */
const caseOrderId = '00000000-0000-7000-8000-000000000000';

const patient = z.strictObject({
  age: z.number().int().min(0).max(130).nullable(),
  conditions: z.array(label).max(50),
  answers: z.record(question, answer),
  otherAnswers: z.enum(['no', 'unknown']).optional(),
  facts: z.partialRecord(z.enum(factQuestions), z.boolean()).optional(),
  vitals: z.array(vital).max(500),
  limits: z.strictObject({
    systolic: range.optional(),
    diastolic: range.optional(),
    heartRate: range.optional(),
    spo2: z.strictObject({ least: finite }).optional(),
    pain: finite.optional(),
    effort: finite.optional(),
    usualSystolic: finite.optional(),
    vitalsFirst: z.boolean().optional(),
  }),
  consents: z.partialRecord(z.enum(consentKinds), consent),
  orders: z.array(order).max(100),
});

const item = z.strictObject({
  exerciseId: label,
  name: line.max(400),
  code: label,
  side: z.enum(['left', 'right', 'bilateral', 'midline']),
  bodyPart: line.max(200).optional(),
});

/** Two answers to one question are none. */
const onePerQuestion = patient.superRefine(({ facts = {}, answers }, context) => {
  for (const [id, is] of Object.entries(facts)) {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (given !== undefined && given.answer !== (is ? 'yes' : 'no'))
      context.addIssue({ code: 'custom', path: ['facts', id], message: `the same as answers.${id}, which is ${given.answer}` });
  }
});

/** One case of the gate; keys beside these four are ignored, keys inside `patient` and `item` are not. */
export const gateCase = z.object({ id: label, asOf: day, patient: onePerQuestion, item });
export type GateCase = z.output<typeof gateCase>;

/** A case as the evaluator takes it. */
export function partsOfCase(given: GateCase): { readonly patient: GatePatient; readonly item: GateItem; readonly on: string } {
  const { patient: from, item: activity, asOf } = given;
  const facts = Object.entries(from.facts ?? {}).map(([id, is]) => [id, { answer: is ? 'yes' : 'no' }] as const);
  const { treatment } = from.consents;
  const { vitalsFirst, usualSystolic, pain, effort, spo2, ...ranges } = from.limits;
  return {
    on: asOf,
    patient: {
      age: from.age,
      conditions: from.conditions,
      answers: { ...Object.fromEntries(facts), ...from.answers },
      otherAnswers: from.otherAnswers ?? 'unknown',
      vitals: from.vitals.map(readingOf),
      limits: {
        ...(ranges.systolic === undefined ? {} : { systolic: ranges.systolic }),
        ...(ranges.diastolic === undefined ? {} : { diastolic: ranges.diastolic }),
        ...(ranges.heartRate === undefined ? {} : { heartRate: ranges.heartRate }),
        ...(spo2 === undefined ? {} : { spo2 }),
        ...(pain === undefined ? {} : { pain }),
        ...(effort === undefined ? {} : { effort }),
        ...(usualSystolic === undefined ? {} : { usualSystolic }),
        ...(vitalsFirst === undefined ? {} : { vitalsFirst }),
      },
      treatment: treatmentOf(treatment, asOf),
      agreedBy: treatment?.by ?? null,
      orders: from.orders,
      reasons: [],
    },
    item: {
      exerciseId: activity.exerciseId,
      texts: [activity.name],
      code: activity.code,
      side: activity.side,
      bodyPart: activity.bodyPart ?? '',
      ...(isMeasure(activity.exerciseId) ? { measure: true } : {}),
    },
  };
}

const has = (table: object, id: string): boolean => Object.hasOwn(table, id);
const isMeasure = (id: string): boolean => has(measureDemands, id) && !has(exerciseDemands, id) && !has(techniqueDemands, id);

function treatmentOf(given: z.output<typeof consent> | undefined, on: string): ConsentState {
  if (given === undefined) return 'unasked';
  return given.state === 'given' && given.until !== undefined && given.until < on ? 'lapsed' : given.state;
}

function readingOf({ position, ...reading }: z.output<typeof vital>): VitalReading {
  const posture = position?.split(/[ ,]/)[0] as VitalReading['posture'];
  const known = Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined)) as unknown as VitalReading;
  return posture === undefined ? known : { ...known, posture };
}
