import {
  type CarriedText,
  contraindicationsCarried,
  type ExerciseRow,
  exercises,
  judgedOn,
  type PersonInWhom,
} from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { type Order, orderSchema } from '../evaluation/order.ts';
import type { Answer } from '../evaluation/screening.ts';
import { gateOf } from './evaluate.ts';
import type { GateItem, GatePatient, VitalReading } from './patient.ts';

const texts = new Set(exercises.flatMap((row) => row.contraindications));
const carried = Object.entries(contraindicationsCarried).flatMap(([text, entry]) =>
  'carriedBy' in entry ? [[text, entry] as const] : [],
);

describe('the contraindications that exercises name in words', () => {
  it('are all in the table, and none of the table is left over', () => {
    expect(Object.keys(contraindicationsCarried).toSorted()).toEqual([...texts].toSorted());
  });

  it('are only displayed for a reason, in one sentence', () => {
    for (const [text, entry] of Object.entries(contraindicationsCarried))
      if ('displayOnly' in entry) expect(entry.displayOnly, text).toMatch(/^[A-Z][^.]{20,}\.$/);
  });

  it('are found by the gate in every person of the table, with every exercise that names them', () => {
    const missed = carried.flatMap(([text, entry]) =>
      starts(text, entry)
        .filter(({ by }) => by === null)
        .map(({ what }) => what),
    );
    expect(missed).toEqual([]);
  });

  it('name no rule that finds none of them', () => {
    const idle = carried.flatMap(([text, entry]) => {
      const found = new Set(starts(text, entry).flatMap(({ rules }) => rules));
      return entry.carriedBy.filter((id) => !found.has(id)).map((id) => `${text}: ${id}`);
    });
    expect(idle).toEqual([]);
  });

  it('are a note only where the table says so, and leave out only exercises that name them', () => {
    for (const [text, entry] of carried) {
      const named = new Set(exercises.filter((row) => row.contraindications.includes(text)).map((row) => row.id));
      const listed = [
        ...(Array.isArray(entry.note) ? (entry.note as readonly string[]) : []),
        ...Object.keys(entry.except ?? {}),
      ];
      for (const id of listed) expect(named.has(id), `${text}: ${id}`).toBe(true);
    }
  });

  it('are not found in a healthy adult, but for vital signs before intervals', () => {
    const healthy = patientOf({}, null);
    const found = exercises.flatMap((row) => {
      const { findings } = gateOf(healthy, itemOf(row, undefined), judgedOn);
      return findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => `${row.id}: ${rule}`);
    });
    expect(found).toEqual(['treadmill-hiit: vitals-before-intervals']);
  });
});

/** Each exercise with the text, with each person of its entry, and what of the entry's rules the gate found. */
function starts(text: string, entry: CarriedText) {
  return exercises
    .filter((row) => row.contraindications.includes(text) && entry.except?.[row.id] === undefined)
    .flatMap((row) =>
      entry.persons.flatMap((person, i) =>
        placesOf(person, row).map((region) => {
          const { findings } = gateOf(patientOf(person, region), itemOf(row, entry.maximal), judgedOn);
          const noteEnough = entry.note === true || (Array.isArray(entry.note) && entry.note.includes(row.id));
          const rules = findings.filter(({ rule }) => entry.carriedBy.includes(rule));
          const by = rules.find(({ severity }) => noteEnough || severity !== 'note')?.rule ?? null;
          const what = `${text} | ${row.id} | person ${i + 1} ${region ?? ''} | ${findings.map((one) => `${one.rule}/${one.severity}`).join(' ')}`;
          return { by, what, rules: rules.map(({ rule }) => rule) };
        }),
      ),
    );
}

/** The regions that a person's answers stand for in turn, or one null where none follows the exercise. */
function placesOf(person: PersonInWhom, row: ExerciseRow): readonly (string | null)[] {
  const follows = Object.values(person.answers ?? {}).some(({ regions }) => regions === 'of-the-exercise');
  return follows && row.regions.length > 0 ? row.regions : [null];
}

function patientOf(person: PersonInWhom, region: string | null): GatePatient {
  const answers = Object.entries(person.answers ?? {}).map(([id, { regions, ...rest }]): [string, Answer] => {
    const place = regions === 'of-the-exercise' ? (region === null ? undefined : [region]) : regions;
    return [id, { ...rest, ...(place === undefined ? {} : { regions: [...place] }) }];
  });
  return {
    age: person.age ?? 54,
    conditions: person.conditions ?? [],
    answers: Object.fromEntries(answers),
    otherAnswers: 'no',
    vitals: (person.vitals ?? []) as readonly VitalReading[],
    limits: person.limits ?? {},
    treatment: person.treatment ?? 'given',
    agreedBy: 'guardian',
    orders: (person.orders ?? []).map(
      (order): Order =>
        orderSchema.parse({
          id: '00000000-0000-7000-8000-000000000000',
          from: judgedOn,
          until: null,
          by: 'Dr. Alvarez',
          ...order,
        }),
    ),
    reasons: [],
  };
}

function itemOf(row: ExerciseRow, maximal: true | undefined): GateItem {
  const sided = row.sidePolicy === 'choose' || row.sidePolicy === 'either';
  return {
    exerciseId: row.id,
    texts: [row.name],
    code: row.codeHints[0]?.code ?? null,
    side: sided ? 'left' : row.sidePolicy === 'bilateral' ? 'bilateral' : 'midline',
    bodyPart: row.bodyPart,
    ...(maximal === undefined ? {} : { maximal }),
  };
}
