import { z } from 'zod';
import { consentSchema, guardianSchema } from '../evaluation/consent.ts';
import { findingSchema } from '../evaluation/finding.ts';
import { historySchema } from '../evaluation/history.ts';
import { orderSchema } from '../evaluation/order.ts';
import { limitsSchema, ruleReasonSchema, screeningSchema } from '../evaluation/screening.ts';
import { conditionSchema, deficitSchema, measurementSchema, programSchema } from '../log/snapshot.ts';
import { day, instant, label, line, payerPrograms, unitMethods, uuid, words } from '../log/vocabulary.ts';
import { certificationSchema, goalSchema, planSchema } from '../plan/plan-of-care.ts';
import { chartBodyFrom, chartBodyVersion } from './entry-version.ts';

/** What a chart can hold beside its visits, one body per kind. Entries are appended, never edited; `retracts` takes one back. */
export const chartBodies = {
  condition: conditionSchema,
  deficit: deficitSchema,
  measurement: measurementSchema,
  precaution: z.strictObject({ id: uuid, text: label, source: z.enum(['patient', 'referral', 'chart', 'therapist']) }),
  history: historySchema,
  finding: findingSchema,
  consent: consentSchema,
  guardian: guardianSchema,
  screening: screeningSchema,
  limits: limitsSchema,
  order: orderSchema,
  'rule-reason': ruleReasonSchema,
  goal: goalSchema,
  plan: planSchema,
  certification: certificationSchema,
  coverage: z.strictObject({
    id: uuid,
    payer: label,
    unitMethod: z.enum(unitMethods),
    assistantModifier: z.boolean(),
    program: z.enum(payerPrograms).optional(),
  }),
  /**
   * The whole program; the newest one holds. `replaces` is the id of the program that it was made from, or null for the
   * first: where another has come in between, it is refused, so that two people who edit at once never overwrite unseen.
   */
  program: programSchema.extend({ replaces: uuid.nullable().optional() }),
  /** The therapist's answer to a change of practice that the coach proposed: nothing is proposed again until more was practised. */
  'proposal-answer': z.strictObject({
    id: uuid,
    /** The proposal as the coach named it: the same for the same history. */
    proposal: line.min(1).max(400),
    /** The program item that it is about. */
    activityId: uuid,
    /** What is to change (the coach's names: threshold, hold, assistance…). */
    variable: label,
    direction: z.enum(['harder', 'easier', 'other']),
    accepted: z.boolean(),
    at: instant,
    reason: words.optional(),
  }),
  retraction: z.strictObject({ id: uuid, entry: uuid, reason: words }),
} as const;

export type ChartKind = keyof typeof chartBodies;
export type ChartBody<K extends ChartKind> = z.infer<(typeof chartBodies)[K]>;

/** One entry of a chart. `id` is a UUIDv7 made at the edge, so that sending twice is harmless. */
export type ChartEntry = {
  [K in ChartKind]: {
    readonly id: string;
    readonly patientId: string;
    readonly kind: K;
    readonly body: ChartBody<K>;
    /** UTC ms by the server's clock. */
    readonly at: number;
    readonly by: string;
  };
}[ChartKind];

const entryOf = <K extends ChartKind>(kind: K) =>
  z.strictObject({
    id: uuid,
    kind: z.literal(kind),
    v: z.literal(chartBodyVersion(kind)).optional(),
    body: chartBodies[kind],
  });

const currentEntry = z.discriminatedUnion('kind', [
  entryOf('condition'),
  entryOf('deficit'),
  entryOf('measurement'),
  entryOf('precaution'),
  entryOf('history'),
  entryOf('finding'),
  entryOf('consent'),
  entryOf('guardian'),
  entryOf('screening'),
  entryOf('limits'),
  entryOf('order'),
  entryOf('rule-reason'),
  entryOf('goal'),
  entryOf('plan'),
  entryOf('certification'),
  entryOf('coverage'),
  entryOf('program'),
  entryOf('proposal-answer'),
  entryOf('retraction'),
]);
export type NewChartEntry = z.infer<typeof currentEntry>;

/**
 * A new entry as a browser sends it; the server adds patient, time and author. `v` is the version of the body, and absent
 * from a program that knew only version 1; what is read is of today's version.
 */
export const newChartEntry = z.preprocess(ofToday, currentEntry) as unknown as z.ZodType<NewChartEntry, NewChartEntry>;

function ofToday(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const { kind, v = 1, body } = input as { kind?: unknown; v?: unknown; body?: unknown };
  if (typeof kind !== 'string' || typeof v !== 'number' || v >= chartBodyVersion(kind)) return input;
  return { ...input, v: chartBodyVersion(kind), body: chartBodyFrom(kind, v, body) };
}

/** Entries with the version that this program writes their bodies in: what goes over the wire. */
export const versioned = (entries: readonly NewChartEntry[]): NewChartEntry[] =>
  entries.map((entry) => ({ ...entry, v: chartBodyVersion(entry.kind) }));

export const patientSchema = z.strictObject({
  id: uuid,
  name: label,
  bornOn: day,
  /** The clinic's own number for the chart. */
  chartNumber: label.optional(),
});
export type Patient = z.infer<typeof patientSchema>;

/** Bounds of a visit's place in the day. */
export const plannedVisitSchema = z.strictObject({
  id: uuid,
  patientId: uuid,
  startsAt: instant,
  minutes: z.number().int().min(5).max(480),
});
