import {
  codeDemands,
  conditions,
  exerciseDemands,
  measureDemands,
  regions,
  screenQuestions,
  techniqueDemands,
} from '@eupraxia/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../evaluation/order.ts';
import { type Answer, answerStates } from '../evaluation/screening.ts';
import { vitalSymptoms } from '../log/vocabulary.ts';
import { gateOf } from './evaluate.ts';
import { describe as described } from './item-demands.ts';
import type { GateItem, GatePatient, Start, Verdict, VitalReading } from './patient.ts';

const on = '2026-03-30';
const exerciseIds = Object.keys(exerciseDemands);
const measureIds = Object.keys(measureDemands);
const activities = [...exerciseIds, ...Object.keys(techniqueDemands), ...measureIds];
const questions = screenQuestions.map((row) => row.id);
const systemic = screenQuestions.flatMap((row) => (row.narrows ? [] : [row.id]));
const strictness: readonly Start[] = ['may', 'reason', 'asks', 'blocked'];
const strict = (start: Start): number => strictness.indexOf(start);

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const sideOf = fc.constantFrom('left', 'right', 'bilateral');
const dayOf = fc.constantFrom('2025-01-10', '2026-01-20', '2026-02-20', '2026-03-08', '2026-03-20', '2026-03-29');
const regionIds = regions.map((row) => row.id);

const told: fc.Arbitrary<Answer> = fc
  .record({
    answer: fc.constantFrom('yes', 'yes', 'no'),
    side: maybe(sideOf),
    regions: maybe(fc.uniqueArray(fc.constantFrom(...regionIds), { maxLength: 2 })),
    state: maybe(fc.constantFrom(...answerStates)),
    since: maybe(dayOf),
    by: maybe(fc.constant('Dr. Alvarez')),
    wells: maybe(fc.integer({ min: -2, max: 9 })),
    tissue: maybe(fc.constantFrom('bone', 'soft')),
  })
  .map((given) => present(given) as Answer);

const reading: fc.Arbitrary<VitalReading> = fc
  .record({
    when: fc.constantFrom('before', 'during'),
    posture: maybe(fc.constantFrom('supine', 'sitting', 'standing')),
    systolic: maybe(fc.integer({ min: 60, max: 230 })),
    diastolic: maybe(fc.integer({ min: 40, max: 130 })),
    heartRate: maybe(fc.integer({ min: 35, max: 190 })),
    spo2: maybe(fc.integer({ min: 80, max: 100 })),
    map: maybe(fc.integer({ min: 50, max: 110 })),
    glucose: maybe(fc.integer({ min: 50, max: 400 })),
    symptoms: maybe(fc.uniqueArray(fc.constantFrom(...vitalSymptoms), { maxLength: 2 })),
  })
  .map((given) => present(given) as unknown as VitalReading);

const order: fc.Arbitrary<Order> = fc.oneof(
  fc
    .record({
      side: maybe(sideOf),
      region: maybe(fc.constantFrom('leg', 'hip', 'arm', 'shoulder')),
      value: fc.constantFrom('NWB', 'PWB', 'WBAT'),
    })
    .map((given) => orderOf({ kind: 'weight-bearing', ...given })),
  fc
    .record({
      side: maybe(sideOf),
      region: maybe(fc.constantFrom('shoulder', 'knee')),
      allows: fc.constantFrom([], ['passive'], ['passive', 'active']),
    })
    .map((given) => orderOf({ kind: 'protocol', ...given })),
  fc
    .record({ blocks: fc.constantFrom(['hip-flexion-past-90'], ['impact'], ['eyes-closed']) })
    .map((given) => orderOf({ kind: 'movement', ...given })),
  fc.record({ of: fc.constantFrom(...questions) }).map((given) => orderOf({ kind: 'clearance', ...given })),
);

const patient: fc.Arbitrary<GatePatient> = fc
  .record({
    age: fc.option(fc.integer({ min: 1, max: 95 })),
    conditions: fc.uniqueArray(fc.constantFrom(...conditions.map((row) => row.id)), { maxLength: 2 }),
    answers: fc.dictionary(fc.constantFrom(...questions), told, { maxKeys: 6 }),
    vitals: fc.array(reading, { maxLength: 3 }),
    orders: fc.array(order, { maxLength: 2 }),
    treatment: fc.constantFrom('given', 'given', 'unasked', null),
  })
  .map((given) => ({ ...given, otherAnswers: 'no', limits: {}, agreedBy: 'guardian', reasons: [] }) as GatePatient);

const item: fc.Arbitrary<GateItem> = fc
  .record({
    exerciseId: fc.constantFrom(...activities, 'own-exercise'),
    text: fc.constantFrom('', 'Gentle joint work', 'With TENS', 'Dry needling of the calf'),
    code: fc.constantFrom(null, ...Object.keys(codeDemands), '97039'),
    side: fc.constantFrom('left', 'right', 'bilateral', 'midline'),
    bodyPart: fc.constantFrom('', 'left knee', 'shoulder', 'trunk', 'the stiff joint'),
    maximal: fc.boolean(),
  })
  .map(({ text, maximal, ...given }) => ({
    ...given,
    texts: [text],
    ...(maximal ? { maximal } : {}),
    ...(measureIds.includes(given.exerciseId) && !exerciseIds.includes(given.exerciseId) ? { measure: true } : {}),
  }));

function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function orderOf(given: object): Order {
  return { id: '00000000-0000-7000-8000-000000000000', from: on, until: null, by: 'Dr. Alvarez', ...present(given) } as Order;
}

const answering = (of: GatePatient, question: string, answer: Answer): GatePatient => ({
  ...of,
  answers: { ...of.answers, [question]: answer },
});

/** What a verdict decides, without the words of its facts. */
const decided = ({ start, findings }: Verdict) => ({
  start,
  findings: findings.map(({ rule, severity, certain, ask = [] }) => ({ rule, severity, certain, ask })),
});

describe('gateOf(patient, item, on), of any patient and activity', () => {
  it('starts nothing on an open question that one of its answers would not start', () => {
    fc.assert(
      fc.property(patient, item, fc.constantFrom(...questions), told, (who, what, question, answer) => {
        const answered = gateOf(answering(who, question, answer), what, on);
        const open = gateOf(answering(who, question, { answer: 'unknown' }), what, on);
        if (answered.start !== 'may') expect(open.start, question).not.toBe('may');
      }),
      { numRuns: 1200 },
    );
  });

  it('takes a question that nobody asked for an open one, or for a no, as the patient’s other answers count', () => {
    fc.assert(
      fc.property(patient, item, fc.constantFrom(...questions), (who, what, question) => {
        const { [question]: _, ...rest } = who.answers;
        const silent = { ...who, answers: rest };
        const no = question === 'medication-known' ? 'yes' : 'no';
        expect(gateOf(silent, what, on)).toEqual(gateOf(answering(who, question, { answer: no }), what, on));
      }),
      { numRuns: 300 },
    );
  });

  it('decides the same wherever an answer about the whole person is placed', () => {
    fc.assert(
      fc.property(
        patient,
        item,
        fc.constantFrom(...systemic),
        told,
        sideOf,
        fc.constantFrom(...regionIds),
        (who, what, question, answer, side, region) => {
          const { side: _, regions: __, ...bare } = answer;
          const anywhere = gateOf(answering(who, question, bare), what, on);
          const placed = gateOf(answering(who, question, { ...bare, side: side as 'left', regions: [region] }), what, on);
          expect(decided(placed)).toEqual(decided(anywhere));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never tightens by a clearance on file', () => {
    fc.assert(
      fc.property(patient, item, fc.constantFrom(...questions), told, (other, what, question, answer) => {
        const who = answering(other, question, answer);
        const before = gateOf(who, what, on).start;
        const clearance = orderOf({ kind: 'clearance', of: question });
        const after = gateOf({ ...who, orders: [...who.orders, clearance] }, what, on).start;
        expect(strict(after), `${question}: ${before} became ${after}`).toBeLessThanOrEqual(strict(before));
      }),
      { numRuns: 300 },
    );
  });

  it('blocks all that treats once consent is refused or withdrawn, and nothing else by it', () => {
    fc.assert(
      fc.property(patient, item, fc.constantFrom('refused', 'withdrawn'), (who, what, treatment) => {
        const { start, findings } = gateOf({ ...who, treatment }, what, on);
        const { demands, assesses, whole } = described(what);
        const acts =
          demands.exertion > 0 || demands.movements.length > 0 || demands.contact !== 'none' || demands.agents.length > 0;
        const found = findings.some(({ rule }) => rule === `consent-${treatment}`);
        if (found) expect(start).toBe('blocked');
        if (!assesses && (acts || !whole)) expect(found).toBe(true);
        if (!acts && whole) expect(found).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same verdict twice, changes nothing that it was given, and minds no order of answers', () => {
    fc.assert(
      fc.property(patient, item, (who, what) => {
        const before = structuredClone([who, what]);
        const first = gateOf(who, what, on);
        expect(gateOf(who, what, on)).toEqual(first);
        const turned = { ...who, answers: Object.fromEntries(Object.entries(who.answers).reverse()) };
        expect(gateOf(turned, what, on)).toEqual(first);
        expect([who, what]).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it('starts by its findings alone, blocks first', () => {
    fc.assert(
      fc.property(patient, item, (who, what) => {
        const { start, findings } = gateOf(who, what, on);
        const certain = findings.filter((one) => one.certain);
        expect(start === 'blocked').toBe(certain.some(({ severity }) => severity === 'block'));
        if (start === 'may')
          expect(findings.filter(({ severity, reason }) => severity !== 'note' && reason === undefined)).toEqual([]);
        if (start === 'asks') expect(findings.some(({ ask }) => (ask ?? []).length > 0)).toBe(true);
        if (start === 'blocked' && findings[0] !== undefined) expect(findings[0].severity).toBe('block');
      }),
      { numRuns: 400 },
    );
  });

  it('opens by reasons only what asks for one', () => {
    fc.assert(
      fc.property(patient, item, (who, what) => {
        const before = gateOf(who, what, on);
        const text = 'Surgeon and physician agreed by phone this morning';
        const reasons = before.findings.map(({ rule, facts }) => ({ rule, text, on, facts }));
        const after = gateOf({ ...who, reasons }, what, on);
        const bare = after.findings.map(({ reason: _, ...rest }) => rest);
        expect(bare).toEqual(before.findings);
        for (const one of after.findings)
          if (one.reason !== undefined) expect([one.severity, one.certain]).toEqual(['reason', true]);
        expect(after.start).toBe(before.start === 'reason' ? 'may' : before.start);
      }),
      { numRuns: 300 },
    );
  });

  it('throws at no text: unknown ids, codes, parts, sides and answers', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '(', '\\', '\u0000'),
    );
    fc.assert(
      fc.property(patient, fc.array(odd, { minLength: 12, maxLength: 12 }), fc.boolean(), (who, words, measure) => {
        const [
          id = '',
          text = '',
          code = '',
          side = '',
          part = '',
          question = '',
          region = '',
          condition = '',
          move = '',
          agent = '',
          reason = '',
          rule = '',
        ] = words;
        const what = {
          exerciseId: id,
          texts: [text],
          code,
          side,
          bodyPart: part,
          measure,
          traits: { movements: [move], agents: [agent], contact: region, positions: [part] },
        } as unknown as GateItem;
        const odder = {
          ...answering(who, question, { answer: 'yes', regions: [region], side: 'left' }),
          conditions: [condition],
          reasons: [{ rule, text: reason, on }],
        };
        const { traits: _, ...bare } = what;
        for (const one of [what, bare as GateItem]) expect(strictness).toContain(gateOf(odder, one, on).start);
      }),
      { numRuns: 500 },
    );
  });
});
