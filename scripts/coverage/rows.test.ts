import { type ChartEntry, chartView, newChartEntry } from '@eupraxia/clinical/chart';
import { gateOf } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { proposedTechniques } from '../../apps/web/src/stations/evaluate/proposals.ts';
import { factsOf } from '../../apps/web/src/stations/library/row-facts.ts';
import { suggestedExercises } from '../../apps/web/src/stations/program/suggest.ts';
import {
  type CatalogueRow,
  conditionNamed,
  exercises,
  findRow,
  icdFor,
  liesWithin,
  type RowKind,
  type RowOf,
  searchCatalogue,
  takesSide,
  techniques,
} from '../../packages/catalogue/src/index.ts';
import { timedUnits } from '../../packages/claims/src/index.ts';
import { items } from './items.mjs';
import { day, id, prescribed, visitOf } from './row-visit.fixture.ts';

const given = <T>(value: T | undefined, what: string): T => value ?? expect.fail(what);
const lower = (text: string) => text.toLowerCase();

/** A chart with one entry, which must pass as one that a browser sends. */
function chartWith(kind: string, body: object) {
  const entry = { id: id(10), kind, body: { id: id(11), ...body } };
  const read = newChartEntry.safeParse(entry);
  expect(read.success ? [] : read.error.issues).toEqual([]);
  return chartView([{ ...entry, patientId: id(12), at: 0, by: 'u' } as ChartEntry]);
}

/** A word of the exercise's name that its note can be known by: the longest. No note says biofeedback of what nobody measured. */
const wordOf = (name: string) =>
  lower(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== 'biofeedback')
    .toSorted((a, b) => b.length - a.length)[0] ?? '';

function practiced(exercise: RowOf<'exercise'>): void {
  const item = prescribed(exercise);
  const { visit, note, coding } = visitOf(item);
  expect(visit.activities.map((one) => [one.item.exerciseId, one.item.side])).toEqual([[exercise.id, item.side]]);
  expect(lower(note)).toContain(wordOf(exercise.name));
  expect(note).toMatch(/\b3 (?:of 3 )?(?:repetitions|bouts)/);
  expect(coding.lines.map(({ code }) => code)).toContain(item.service.code);
  expect(coding.totalMinutes + coding.timedMinutes).toBeGreaterThan(0);
}

/** What is to be seen of a row of each kind beside its name, its source and that a search finds it. */
const uses: { readonly [K in RowKind]?: (row: RowOf<K>) => void } = {
  exercise: practiced,
  condition(row) {
    const side = takesSide(row) ? 'right' : 'midline';
    const { fitting } = icdFor(row, { side: takesSide(row) ? 'right' : null, handedness: 'right', day });
    const icd10 = given(fitting[0], `${row.id} has no code on ${day}`).code;
    const body = { conditionId: row.id, name: row.name, side, onset: '2026-10-03', icd10 } as const;
    expect(chartWith('condition', body).conditions.map((one) => one.icd10)).toEqual([icd10]);
    const { note } = visitOf(prescribed(given(exercises[0], 'no exercise')), [], { conditions: [{ id: id(11), ...body }] });
    expect(lower(note)).toContain(lower(conditionNamed(body).inside));
  },
  deficit(row) {
    const body = { deficitId: row.id, name: row.name, bodyPart: 'wrist', side: 'right' } as const;
    const view = chartWith('deficit', body);
    expect(proposedTechniques(view).map((one) => one.row.id)).toEqual(expect.arrayContaining([...row.techniques]));
    expect(suggestedExercises(view, '1971-03-09', day).filter(({ because }) => because.includes(row.name))).not.toEqual([]);
    const { note } = visitOf(prescribed(given(exercises[0], 'no exercise')), [], { deficits: [{ id: id(11), ...body }] });
    expect(lower(note)).toContain(lower(row.name));
  },
  technique(row) {
    const plan = chartWith('plan', {
      discipline: 'PT',
      diagnoses: [{ icd10: 'I69.351', name: 'Hemiparesis after stroke' }],
      goals: [id(20)],
      interventions: [{ techniqueId: row.id, name: row.name }],
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 8,
      startsOn: day,
    });
    expect(plan.plans[0]?.interventions[0]?.techniqueId).toBe(row.id);
    expect(row.summary.length).toBeGreaterThan(20);
    const with_ = exercises.filter((one) => one.techniques?.includes(row.id));
    // What only a referrer does is in the plan and nowhere else.
    if (row.group === 'referral') expect(with_).toEqual([]);
    else practiced(given(with_[0], `no exercise of ${row.id}`));
  },
  goal(row) {
    const [measureId] = row.measures;
    const view = chartWith('goal', {
      text: row.text,
      functionId: row.id,
      ...(measureId === undefined ? {} : { measureId, baseline: 10, target: 20, by: '2027-02-01' }),
    });
    expect(view.goals[0]?.functionId).toBe(row.id);
    const serving = given(
      exercises.find((one) => one.objectives.includes(row.id)),
      `no exercise serves ${row.id}`,
    );
    expect(lower(visitOf(prescribed(serving, row.text)).note)).toContain(lower(row.text));
  },
  measure(row) {
    const value = row.max === null ? row.min + row.step : Math.min(row.max, row.min + row.step);
    const body = { measureId: row.id, name: row.name, value, unit: row.unit, better: row.better } as const;
    const sided = row.sided ? ({ ...body, side: 'right' } as const) : body;
    expect(chartWith('measurement', { ...sided, takenOn: day }).measurements[0]?.value).toBe(value);
    const { note } = visitOf(prescribed(given(exercises[0], 'no exercise')), [['measurement.taken', sided]]);
    expect(lower(note)).toContain(lower(row.name));
    expect(note).toContain(String(value));
  },
  cue(row) {
    const offered = [...exercises, ...techniques].filter((one) => one.cues.includes(row.id));
    expect(offered).not.toEqual([]);
    const activityId = id(1);
    const cue = { activityId, channel: row.channel, level: 'some', text: row.text } as const;
    const { visit, note } = visitOf(prescribed(given(exercises[0], 'no exercise')), [['cue.given', cue]]);
    expect(JSON.stringify(visit.activities[0])).toContain(JSON.stringify(row.text).slice(1, -1));
    expect(lower(note)).toContain(row.channel);
  },
  equipment(row) {
    expect(row.use.length + row.check.length).toBeGreaterThan(20);
    expect(exercises.filter((one) => one.equipment.includes(row.id))).not.toEqual([]);
  },
  muscle(row) {
    expect(findRow('region', row.region), row.region).toBeDefined();
    expect(liesWithin(row.region, row.region)).toBe(true);
    expect(row.action.length).toBeGreaterThan(5);
    if (row.placement === null) expect(row.crosstalk).not.toEqual([]);
    else expect(row.placement.where.length).toBeGreaterThan(10);
  },
  term(row) {
    expect(row.text.length).toBeGreaterThan(5);
    expect(searchCatalogue(row.abbreviation ?? row.name, 'term').map((one) => one.id)).toContain(row.id);
  },
  code(row) {
    const coding = timedUnits({
      date: day,
      discipline: row.disciplines[0] ?? 'PT',
      payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
      bouts: [{ code: row.code, seconds: 1800, by: 'therapist' }],
    });
    expect(coding.ok && coding.value.lines.map(({ code, units }) => [code, units])).toEqual([
      [row.code, row.unitMinutes === null ? 1 : 30 / row.unitMinutes],
    ]);
  },
  safety(row) {
    expect(row.id).toBe('child');
    const { id: exerciseId, name } = given(exercises[0], 'no exercise');
    const { findings } = gateOf(
      {
        age: 10,
        conditions: [],
        answers: {},
        otherAnswers: 'no',
        vitals: [],
        limits: {},
        treatment: 'given',
        agreedBy: 'guardian',
        orders: [],
        reasons: [],
      },
      { exerciseId, texts: [name], code: null, side: 'left', bodyPart: '' },
      day,
    );
    expect(findings.map(({ rule }) => rule)).toContain(row.id);
  },
};

const named = [
  ...new Map(
    items.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'row' ? [[part.title, part] as const] : []))),
  ).values(),
];

describe('catalog rows in use', () => {
  for (const { row: kind, id: rowId, title } of named) {
    it(title.slice(title.indexOf(' > ') + 3), () => {
      const row: CatalogueRow = given(findRow(kind, rowId), `no row ${kind} ${rowId}`);
      expect(row.name.trim()).not.toBe('');
      expect(row.source.trim()).not.toBe('');
      const found = searchCatalogue(row.name, kind).map((one) => one.id);
      expect(found.slice(0, 8)).toContain(row.id);
      if (kind !== 'term') expect(factsOf(row)).not.toEqual([]);
      const use = given(uses[kind] as ((row: CatalogueRow) => void) | undefined, `nothing shows a use of ${kind}`);
      use(row);
    });
  }
});
