import { readFileSync } from 'node:fs';
import { exercises } from '@eupraxia/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartBodies, newChartEntry } from '../../chart/entry.ts';
import { chartBodyFrom, templateItemsFrom } from '../../chart/entry-version.ts';
import { exampleSnapshot, exampleWriter } from '../../example.ts';
import { type Envelope, readLog, upcast } from '../../index.ts';
import { programTemplateSchema } from '../../program/template.ts';
import { targetSchema } from '../../target.ts';
import { minutesOf } from '../../visit/minutes.ts';
import { foldVisit } from '../../visit/visit.ts';
import { doseSchema } from '../dose.ts';
import { doseFromV1 } from './dose-v1.ts';
import { directionsV1, targetFromV1 } from './target-v1.ts';

interface V1Item {
  readonly exerciseId: string;
  readonly dose: { readonly sets: number; readonly repetitions: number; readonly minutes?: number };
  readonly target?: Parameters<typeof targetFromV1>[1];
}
interface V1Program {
  readonly id: string;
  readonly items: readonly V1Item[];
}
interface V1Visit {
  readonly envelopes: readonly Envelope[];
  readonly seconds: readonly number[];
  readonly minutes: readonly (readonly [string, number])[];
}

/** Programs and a visit as release 92d70ee wrote them, with what it counted of the visit. */
const written = readFileSync(new URL('./release-92d70ee.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly program?: V1Program; readonly visit?: V1Visit });
const programs = written.flatMap(({ program }) => program ?? []);
const visit = written.at(-1)?.visit as V1Visit;

const v1 = { metric: 'emg-amplitude', reference: 'submaximal', floor: 40, ceiling: 70, holdSeconds: 2 } as const;

describe('targetFromV1(exerciseId, target)', () => {
  it('takes the direction from a frozen table: two exercises rest below the ceiling and lose their floor', () => {
    expect(directionsV1).toEqual({
      'emg-wrist-extension': 'up',
      'emg-finger-extension': 'up',
      'emg-wrist-flexor-calm': 'down',
      'emg-deltoid': 'up',
      'emg-biceps-triceps': 'up',
      'emg-quadriceps': 'up',
      'emg-tibialis-anterior': 'up',
      'emg-gluteus-medius': 'up',
      'emg-trapezius-calm': 'down',
      'emg-frontalis': 'within',
    });
    expect(targetFromV1('emg-wrist-flexor-calm', { ...v1, floor: 2, ceiling: 20, holdSeconds: 10 })).toEqual({
      metric: 'emg-amplitude',
      unit: '%',
      reference: 'submaximal',
      direction: 'down',
      floor: null,
      ceiling: 20,
      holdSeconds: 10,
      inputs: [{ role: 'agonist', quantity: 'emg' }],
    });
    // Even where a therapist had raised the floor of rest.
    expect(targetFromV1('emg-trapezius-calm', { ...v1, floor: 10 })).toMatchObject({
      direction: 'down',
      floor: null,
      ceiling: 70,
    });
  });

  it('agrees with the catalogue of today for every exercise on a muscle’s signal', () => {
    const today = Object.fromEntries(exercises.flatMap(({ id, target }) => (target === null ? [] : [[id, target.direction]])));
    expect(directionsV1).toEqual(today);
  });

  it('leaves unset what is doubtful, with its edges: a floor below 5 %, or an exercise that the table does not know', () => {
    for (const [exerciseId, floor] of [
      ['emg-deltoid', 4.5],
      ['emg-of-a-clinic', 40],
      ['constructor', 40],
    ] as const)
      expect(targetFromV1(exerciseId, { ...v1, floor })).toMatchObject({ direction: 'unset', floor, ceiling: 70 });
    expect(targetFromV1('emg-deltoid', { ...v1, floor: 5 }).direction).toBe('up');
  });

  it('makes the antagonist’s limit an input with that role, and keeps feedback and adaptation', () => {
    expect(targetFromV1('emg-deltoid', { ...v1, antagonistLimit: 25, feedback: 'bandwidth', adapt: 'ease-only' })).toMatchObject({
      inputs: [
        { role: 'agonist', quantity: 'emg' },
        { role: 'antagonist', quantity: 'emg', limit: 25 },
      ],
      feedback: 'bandwidth',
      adapt: 'ease-only',
    });
  });

  it('gives a target that fits version 2, whatever version 1 held', () => {
    const edge = fc.double({ min: 1, max: 400, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(directionsV1), 'other'),
        edge,
        edge,
        fc.integer({ min: 0, max: 120 }),
        (id, a, b, hold) => {
          fc.pre(a !== b);
          const target = { ...v1, floor: Math.min(a, b), ceiling: Math.max(a, b), holdSeconds: hold };
          expect(targetSchema.safeParse(targetFromV1(id, target)).error).toBeUndefined();
        },
      ),
    );
  });
});

describe('doseFromV1(dose)', () => {
  it('keeps sets and repetitions in all, and the minutes as the planned length of the item', () => {
    expect(doseFromV1({ sets: 3, repetitions: 10, minutes: 15 })).toEqual({
      dose: { kind: 'repetitions', sets: 3, repetitions: 10, perSide: false },
      minutes: 15,
    });
    expect(doseFromV1({ sets: 3, repetitions: 10 })).not.toHaveProperty('minutes');
    expect(doseSchema.safeParse(doseFromV1({ sets: 50, repetitions: 1000 }).dose).success).toBe(true);
  });
});

describe('programs of release 92d70ee', () => {
  it('are read in version 2, from the chart and from an old tab: same items, sets, repetitions and minutes', () => {
    expect(programs.length).toBe(12);
    for (const program of programs) {
      const now = chartBodies.program.safeParse(chartBodyFrom('program', 1, program));
      expect(now.error).toBeUndefined();
      expect(
        now.data?.items.map(({ dose, minutes }) => [
          dose.kind,
          dose.sets,
          dose.kind === 'repetitions' && dose.repetitions,
          minutes,
        ]),
      ).toEqual(program.items.map(({ dose }) => ['repetitions', dose.sets, dose.repetitions, dose.minutes]));
      const entry = newChartEntry.safeParse({ id: program.id, kind: 'program', body: program });
      expect(entry.data?.body).toEqual(now.data);
      // Once read, it is of today: nothing is upcast twice.
      expect(newChartEntry.safeParse({ ...entry.data, v: 2 }).data?.body).toEqual(now.data);
    }
  });

  it('begin a template in version 2 as well', () => {
    const items = programs[0]?.items.map(({ ...item }) => {
      const { id: _id, side: _side, service: _service, ...kept } = item as V1Item & Record<string, unknown>;
      return kept;
    });
    const read = programTemplateSchema.safeParse({ id: programs[0]?.id, name: 'Arm', items });
    expect(read.error).toBeUndefined();
    expect(read.data?.items).toEqual(templateItemsFrom(1, items));
  });

  it('leave what does not fit version 1 as it came, to be refused', () => {
    const strange = { ...programs[0], items: [{ dose: 'much' }, null] };
    expect(chartBodyFrom('program', 1, strange)).toEqual(strange);
    expect(chartBodyFrom('program', 1, null)).toBeNull();
  });
});

describe('a visit of release 92d70ee', () => {
  it('is read whole, with the clock and the minutes that that release counted', () => {
    const log = readLog(visit.envelopes);
    expect(log.unknown).toEqual([]);
    const folded = foldVisit(log);
    expect(folded.activities.map(({ seconds }) => seconds)).toEqual(visit.seconds);
    expect(minutesOf(folded).codes.map(({ code, minutes }) => [code, minutes])).toEqual(visit.minutes);
    expect(folded.activities[0]?.zone).toMatchObject({ metric: 'emg-amplitude', direction: 'up', floor: 55, ceiling: 85 });
  });

  it('keeps its envelopes as they were sent', () => {
    const frozen = structuredClone(visit.envelopes);
    readLog(visit.envelopes);
    expect(visit.envelopes).toEqual(frozen);
  });

  it('has the same clock and minutes whatever its old targets and doses were', () => {
    const edge = fc.integer({ min: 1, max: 200 });
    const change = fc.record({
      exerciseId: fc.constantFrom(...Object.keys(directionsV1), 'other'),
      dose: fc.record({ sets: fc.integer({ min: 1, max: 50 }), repetitions: fc.integer({ min: 1, max: 1000 }) }),
      target: fc.option(
        fc.record({ floor: edge, more: edge }).map(({ floor, more }) => ({ ...v1, floor, ceiling: floor + more })),
        { nil: undefined },
      ),
      zone: fc.record({ floor: edge, more: edge }).map(({ floor, more }) => ({ floor, ceiling: floor + more, holdSeconds: 1 })),
    });
    fc.assert(
      fc.property(change, ({ exerciseId, dose, target, zone }) => {
        const envelopes = visit.envelopes.map((envelope) => {
          if (envelope.kind === 'zone.set') return { ...envelope, body: { ...(envelope.body as object), ...zone } };
          if (envelope.kind !== 'visit.opened') return envelope;
          const { snapshot } = structuredClone(envelope.body) as { snapshot: { program: { items: object[] } } };
          for (const item of snapshot.program.items) Object.assign(item, { exerciseId, dose, target });
          return { ...envelope, body: JSON.parse(JSON.stringify({ snapshot })) as unknown };
        });
        for (const envelope of envelopes) expect(upcast(envelope).unread).toBeNull();
        const folded = foldVisit(readLog(envelopes));
        expect(folded.activities.map(({ seconds }) => seconds)).toEqual(visit.seconds);
        expect(minutesOf(folded).codes.map(({ code, minutes }) => [code, minutes])).toEqual(visit.minutes);
      }),
      { numRuns: 50 },
    );
  });

  it('zone.set of version 1 was of an EMG amplitude', () => {
    const tab = exampleWriter({
      clinicId: exampleSnapshot().clinic.id,
      visitId: visit.envelopes[0]?.sessionId ?? '',
      userId: 'u',
      zone: 'UTC',
      number: 1,
      startedAt: 1.8e12,
    });
    const activityId = exampleSnapshot().program.items[0]?.id ?? '';
    const now = tab.write(1.8e12, 'zone.set', { activityId, metric: 'emg-amplitude', floor: 40, ceiling: 70, holdSeconds: 2 });
    const { metric: _metric, ...body } = now.body as Record<string, unknown>;
    expect(upcast({ ...now, v: 1, body }).event?.body).toEqual(now.body);
    expect(upcast({ ...now, body }).unread).toBe('unfit-body');
  });
});
