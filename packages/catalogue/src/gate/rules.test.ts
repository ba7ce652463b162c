import { describe, expect, it } from 'vitest';
import { conditions } from '../conditions/conditions.ts';
import { codeDemands, type Demands, exerciseDemands, measureDemands, techniqueDemands } from '../demands/index.ts';
import { regions } from '../index.ts';
import { screenQuestions } from '../safety/rows/questions.ts';
import { gateRules } from './rules/rules.ts';
import { vitalRows } from './vital-rows.ts';
import type { GateWhen } from './when.ts';

const plan = gateRules.flatMap((row) => (row.when.phase === 'plan' ? [[row.id, row.when.is] as const] : []));
const parts = plan.flatMap(([id, is]) => partsOf(is).map((part) => ({ id, part })));

/** A condition with everything that it is made of. */
function partsOf(when: GateWhen): readonly GateWhen[] {
  if (when.kind === 'all' || when.kind === 'any') return [when, ...when.of.flatMap(partsOf)];
  return when.kind === 'not' ? [when, ...partsOf(when.of)] : [when];
}

function questionsOf(part: GateWhen): readonly string[] {
  if (part.kind === 'wells') return ['deep-vein-thrombosis'];
  if (part.kind === 'clot-treated') return ['deep-vein-thrombosis', 'anticoagulants'];
  if (part.kind === 'moves') return part.at === undefined ? [] : [part.at];
  return 'question' in part ? [part.question] : [];
}

/** All that rules ask of one kind, with the rule that asks. */
const named = (kind: GateWhen['kind']): readonly (readonly [rule: string, id: string])[] =>
  parts.flatMap(({ id, part }) => (part.kind === kind && 'any' in part ? part.any.map((one) => [id, `${one}`] as const) : []));
const strays = (kind: GateWhen['kind'], known: ReadonlySet<string>): readonly string[] =>
  named(kind).flatMap(([rule, id]) => (known.has(id) ? [] : [`${rule}: ${id}`]));

const records: readonly Demands[] = [exerciseDemands, techniqueDemands, measureDemands].flatMap((one) => Object.values(one));
const fromCodes = Object.values(codeDemands);

/** People whose vital signs have rows of their own, by the question that tells. */
const askedByVitals: Readonly<Record<string, string>> = {
  'cord-t6': 'cord-lesion-t6-or-above',
  lvad: 'lvad',
  'beta-blocker': 'beta-blocker',
  'acute-stroke': 'acute-stroke',
  'after-lysis': 'lysis-or-thrombectomy',
  insulin: 'insulin',
  'home-oxygen': 'home-oxygen',
};

/** What concerns the person as a whole: saying where it is or on which side never narrows it. */
const systemic = [
  'acute-stroke',
  'adhesive-allergy',
  'agitation',
  'anticoagulants',
  'beta-blocker',
  'brain-or-nerve-stimulator',
  'cannot-report',
  'cardiac-implant',
  'cervical-instability',
  'cochlear-implant',
  'cold-sensitivity',
  'cord-lesion-t6-or-above',
  'falls',
  'fever',
  'fragile-bone',
  'heat-sensitivity',
  'home-oxygen',
  'infection',
  'insulin',
  'latex-allergy',
  'low-platelets',
  'lvad',
  'lysis-or-thrombectomy',
  'medication-known',
  'metal-in-head',
  'motion-sickness',
  'muscle-disease',
  'orthostatic-hypotension',
  'photosensitivity',
  'pregnancy',
  'recent-eye-surgery',
  'red-flags-spine',
  'relapse',
  'seizures',
  'shunt',
  'skull-defect',
  'spinal-precautions',
  'sternal-precautions',
  'sulfonylurea',
  'swallow-or-diet-order',
  'uncontrolled-blood-pressure',
  'unstable-heart',
];

/** Features that no row has and a rule or an order still speaks of: a therapist’s own description names them. */
const describedOnly = new Set(['lifting', 'thrust']);
/** Positions that are no row’s usual one; a therapist’s own description may name them. */
const positionsDescribed = new Set(['floor', 'kneeling', 'half-kneeling']);

describe('the rules of the gate', () => {
  it('have ids of their own, a source and a status', () => {
    const ids = [...gateRules.map((row) => row.id), ...vitalRows.map((row) => row.id)];
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const row of [...gateRules, ...vitalRows]) {
      expect(row.source.length, row.id).toBeGreaterThan(10);
      expect(['verified', 'unverified'], row.id).toContain(row.status);
    }
    for (const row of gateRules) expect(row.when.phase, row.id).toBe('plan');
  });

  it('say what is found as a phrase and what would change it in whole sentences', () => {
    for (const { id, name, action } of gateRules) {
      expect(name, id).toMatch(/^[A-Z].*[^.]$/);
      expect(action, id).toMatch(/^[A-Z].*\.$/);
    }
    for (const { id, text, wayOn } of vitalRows) {
      expect(text, id).toMatch(/^[A-Z].*[^.]$/);
      expect(wayOn, id).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('ask only questions that the screen has, and the screen asks none that nothing decides by', () => {
    const known = new Set(screenQuestions.map((row) => row.id));
    const asked = parts.flatMap(({ id, part }) => questionsOf(part).map((question) => [id, question] as const));
    expect(asked.filter(([, question]) => !known.has(question))).toEqual([]);
    const people = new Set(vitalRows.flatMap((row) => [...row.who, ...(row.but ?? [])]));
    const byVitals = Object.entries(askedByVitals).flatMap(([who, question]) =>
      [...people].includes(who as never) ? [question] : [],
    );
    const decided = new Set([...asked.map(([, question]) => question), ...byVitals]);
    expect([...known].filter((question) => !decided.has(question))).toEqual([]);
    expect(conditions.flatMap((row) => row.asks.filter((question) => !known.has(question)))).toEqual([]);
  });

  it('speak of demands that a record or a code brings, or that only a therapist describes', () => {
    const features = new Set<string>([
      ...records.flatMap((one) => one.features),
      ...fromCodes.flatMap((one) => one.features ?? []),
      ...describedOnly,
    ]);
    const contacts = new Set<string>([
      ...records.map((one) => one.contact),
      ...fromCodes.map((one) => one.contact ?? 'none'),
      ...describedOnly,
    ]);
    const agents = new Set<string>([...records.flatMap((one) => one.agents), ...fromCodes.flatMap((one) => one.agents ?? [])]);
    const usual = new Set<string>([...records.flatMap((one) => one.positions.slice(0, 1)), ...positionsDescribed]);
    expect(strays('feature', features)).toEqual([]);
    expect(strays('contact', contacts)).toEqual([]);
    expect(strays('agent', agents)).toEqual([]);
    expect(strays('position', usual)).toEqual([]);
    expect(strays('leg-weight', new Set(records.map((one) => one.legWeight)))).toEqual([]);
    expect(strays('arm-weight', new Set(records.map((one) => one.armWeight)))).toEqual([]);
    expect(strays('balance', new Set(records.map((one) => one.balance)))).toEqual([]);
    const joints = new Set<string>(records.flatMap((one) => one.movements.map((move) => move.joint)));
    const moved = parts.flatMap(({ part }) => (part.kind === 'moves' ? (part.joints ?? []) : []));
    expect(moved.filter((joint) => !joints.has(joint))).toEqual([]);
  });

  it('name regions, exercises and conditions that the catalog has', () => {
    const places = new Set(regions.map((row) => row.id));
    expect([...strays('region', places), ...strays('place', places)]).toEqual([]);
    expect(strays('exercise', new Set(Object.keys({ ...exerciseDemands, ...techniqueDemands, ...measureDemands })))).toEqual([]);
    expect(strays('condition', new Set(conditions.map((row) => row.id)))).toEqual([]);
  });
});

describe('the questions of the safety screen', () => {
  it('of what concerns the person as a whole are never narrowed by side or place, and all others are', () => {
    expect(screenQuestions.flatMap((row) => (row.narrows ? [] : [row.id])).toSorted()).toEqual(systemic);
  });

  it('have ids of their own, end as questions, and ask for a side only where it can matter', () => {
    const ids = screenQuestions.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of screenQuestions) {
      expect(row.question, row.id).toMatch(/^[A-Z].*\?$/);
      expect(row.source.length, row.id).toBeGreaterThan(10);
      expect(['verified', 'unverified'], row.id).toContain(row.status);
    }
  });
});
