import { exercises } from '@eupraxia/catalogue';
import type { NewProgramItem } from '@eupraxia/clinical';
import { chartBodies, mergePrograms, programTemplateSchema } from '@eupraxia/clinical/chart';
import { uuidV7 } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import {
  draftOfExercise,
  draftOfItem,
  draftOfTemplate,
  flawsOf,
  itemOf,
  moved,
  sidesFor,
  templateItemOf,
  timedCodesOn,
} from './draft.ts';
import { changedCount, defaultPractice, practiceOrderFlaws, practicePart, withNumber, withRule } from './practice-draft.ts';

const id = (n: number) => uuidV7(1_700_000_000_000, new Uint8Array(10).fill(n));
const wrist = exercises.find((row) => row.id === 'emg-wrist-extension');
if (wrist === undefined) throw new Error('the catalogue has no emg-wrist-extension');
const fresh = draftOfExercise(wrist, id(1));
const whole = {
  ...fresh,
  side: 'right',
  objective: 'reaching for and grasping a cup',
  code: '97112',
  intent: 'retrain activation',
} as const;

describe('draftOfExercise', () => {
  it('takes dose and zone from the catalogue and chooses neither side, objective, code nor intent', () => {
    for (const row of exercises) expect(flawsOf(draftOfExercise(row, id(1)))).toEqual(['side', 'objective', 'code', 'intent']);
  });
});

describe('itemOf', () => {
  it('gives an item that the chart takes', () => {
    const program = { id: id(2), items: [itemOf(whole)] };
    expect(chartBodies.program.safeParse(program).error).toBeUndefined();
  });

  it('gives nothing while anything is missing', () => {
    expect(itemOf(fresh)).toBeUndefined();
    expect(itemOf({ ...whole, side: undefined })).toBeUndefined();
  });

  it('comes back the same through draftOfItem', () => {
    const item = itemOf(whole);
    if (item === undefined) throw new Error('the draft has a flaw');
    expect(itemOf(draftOfItem(item))).toEqual(item);
    const { target: _target, minutes: _minutes, ...without } = item;
    expect(itemOf(draftOfItem(without))).toEqual(without);
    const doses: readonly NewProgramItem['dose'][] = [
      { kind: 'repetitions', sets: 3, repetitions: 5, perSide: true, holdSeconds: 3 },
      { kind: 'timed', sets: 3, seconds: 90, restSeconds: 20, perSide: false },
      { kind: 'distance', sets: 2, meters: 50, perSide: false },
    ];
    for (const dose of doses) expect(itemOf(draftOfItem({ ...item, dose }))).toEqual({ ...item, dose });
    const target = { ...draftOfItem(item).target, direction: 'down', floor: '40', ceiling: '20', antagonistLimit: '25' } as const;
    const rest = itemOf({ ...draftOfItem(item), target: target as never });
    expect(rest?.target).toMatchObject({
      direction: 'down',
      floor: null,
      ceiling: 20,
      inputs: [{ role: 'agonist' }, { role: 'antagonist', limit: 25 }],
    });
    if (rest !== undefined) expect(itemOf(draftOfItem(rest))).toEqual(rest);
  });

  it('keeps a target that this program does not coach as it came', () => {
    const item = itemOf(whole);
    if (item === undefined) throw new Error('the draft has a flaw');
    for (const target of [
      { metric: 'grip-work', unit: 'J', phases: [1, 2] },
      { metric: 'force', unit: 'N', direction: 'up', floor: 40, ceiling: null, holdSeconds: 2, inputs: [] } as const,
    ])
      expect(itemOf(draftOfItem({ ...item, target }))).toEqual({ ...item, target });
  });

  it('gives nothing while a target does not say which way it goes', () => {
    const item = itemOf(whole);
    if (item?.target === undefined) throw new Error('the draft has a flaw');
    const unset = { ...item, target: { ...item.target, direction: 'unset' } } as typeof item;
    expect(flawsOf(draftOfItem(unset))).toEqual(['direction']);
    expect(itemOf(draftOfItem(unset))).toBeUndefined();
  });
});

describe('templateItemOf', () => {
  it('keeps a draft whose side, code and intent nobody has chosen, and nothing of them where somebody has', () => {
    const kept = templateItemOf({ ...whole, side: undefined, code: undefined, intent: '' });
    expect(kept).toEqual(templateItemOf(whole));
    if (kept === undefined) throw new Error('the draft has a flaw');
    expect(Object.keys(kept)).not.toContain('side');
    expect(programTemplateSchema.safeParse({ id: id(3), name: 'Wrist', items: [kept] }).error).toBeUndefined();
    expect(flawsOf(draftOfTemplate(kept, id(4)))).toEqual(['side', 'code', 'intent']);
    expect(templateItemOf({ ...whole, dose: { ...whole.dose, sets: '0' } })).toBeUndefined();
  });
});

describe('flawsOf', () => {
  it('holds every number to its bounds', () => {
    const dosed = (more: Partial<typeof whole.dose>) => flawsOf({ ...whole, dose: { ...whole.dose, ...more } });
    expect(dosed({ sets: '0' })).toEqual(['sets']);
    expect(dosed({ sets: '2.5' })).toEqual(['sets']);
    expect(dosed({ repetitions: '' })).toEqual(['repetitions']);
    expect(dosed({ holdSeconds: '601' })).toEqual(['dose-hold']);
    expect(dosed({ kind: 'timed', seconds: '', restSeconds: '-1' })).toEqual(['seconds', 'rest']);
    expect(dosed({ kind: 'distance', meters: 'far' })).toEqual(['meters']);
    expect(flawsOf({ ...whole, minutes: '241' })).toEqual(['minutes']);
    expect(flawsOf({ ...whole, minutes: '' })).toEqual([]);
  });

  it('wants the floor below the ceiling', () => {
    const target = {
      reference: 'MVIC',
      direction: 'up',
      inputs: [],
      floor: '70',
      ceiling: '70',
      holdSeconds: '-1',
      feedback: undefined,
      adapt: 'success',
      antagonistLimit: '',
    } as const;
    expect(flawsOf({ ...whole, target })).toEqual(['zone', 'hold']);
    expect(
      flawsOf({
        ...whole,
        target: { ...target, floor: '39,5', holdSeconds: '0', feedback: undefined, adapt: 'success', antagonistLimit: '' },
      }),
    ).toEqual([]);
  });
});

describe('moved', () => {
  it('moves one place and stays inside the list', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('sidesFor', () => {
  it('follows the exercise’s own rule', () => {
    expect(sidesFor({ sidePolicy: 'choose' })).toEqual(['left', 'right']);
    expect(sidesFor(undefined)).toContain('midline');
  });
});

describe('timedCodesOn', () => {
  it('offers the timed codes that hold on the day', () => {
    const offered = timedCodesOn('2026-11-22').map((row) => row.code);
    expect(offered).toContain('97112');
    expect(offered).not.toContain('97150');
  });
});

describe('the practice of an item', () => {
  const item = itemOf(whole);
  if (item === undefined) throw new Error('the draft has a flaw');
  const practice = {
    feedback: 'terminal',
    schedule: 'variable',
    variants: ['tall cup', 'heavy cup'],
    errors: 'errorless',
    rules: { 'good-trials': true, 'retention-probe': false, 'rule-of-later': true },
    numbers: { restPerWork: 2 },
    challenge: 'high',
    heartRate: { rest: 62, highest: 150 },
  } as const;

  it('stores nothing while all of it is the default', () => {
    expect(item).not.toHaveProperty('practice');
    expect(itemOf(draftOfItem(item))).toEqual(item);
    expect(changedCount(defaultPractice, undefined)).toBe(0);
  });

  it('comes back the same, what a later release named included, and goes into a template without heart rates', () => {
    const ordered = { ...item, practice: { ...practice, variants: [...practice.variants] } };
    expect(itemOf(draftOfItem(ordered))).toEqual(ordered);
    const { heartRate: _heartRate, ...kept } = ordered.practice;
    const template = templateItemOf(draftOfItem(ordered));
    expect(template?.practice).toEqual(kept);
    if (template === undefined) throw new Error('no template');
    const id4 = id(4);
    expect(programTemplateSchema.parse({ id: id4, v: 2, name: 'arm', items: [template] }).items[0]?.practice).toEqual(kept);
    expect(draftOfTemplate(template, id4).practice).toMatchObject({ errors: 'errorless', restingRate: '' });
  });

  it('is kept where two people save: what one of them ordered is taken, what both did differently is asked', () => {
    const base = draftOfItem(item);
    const mine = { ...base, practice: withRule(base.practice, 'good-trials', true) };
    expect(mergePrograms([base], [mine], [base])).toEqual({ items: [mine], clashes: [] });
    expect(mergePrograms([base], [base], [mine]).items).toEqual([mine]);
    const theirs = { ...base, practice: withRule(base.practice, 'good-trials', true), objective: 'another' };
    expect(mergePrograms([base], [mine], [theirs]).clashes).toHaveLength(1);
  });

  it('a rule or a number at its default is not stored', () => {
    const on = withRule(defaultPractice, 'good-trials', true);
    expect(practicePart(on)).toEqual({ practice: { rules: { 'good-trials': true } } });
    expect(practicePart(withRule(on, 'good-trials', false))).toEqual({});
    const number = withNumber(defaultPractice, 'goodOf', '4');
    expect(practicePart(number)).toEqual({ practice: { numbers: { goodOf: 4 } } });
    expect(practicePart(withNumber(number, 'goodOf', ' '))).toEqual({});
  });

  it('marks variants that are missing, a number out of its range, and heart rates upside down', () => {
    const flaws = (more: Partial<typeof defaultPractice>) => practiceOrderFlaws({ ...defaultPractice, ...more });
    expect(flaws({ schedule: 'variable' })).toEqual(['variants']);
    expect(flaws({ schedule: 'variable', variants: 'near, far' })).toEqual([]);
    expect(flaws({ rules: { 'transfer-probe': true } })).toEqual(['variants']);
    expect([flaws({ numbers: { goodOf: '99' } }), flaws({ numbers: { goodOf: 'x' } })]).toEqual([
      ['practice-number'],
      ['practice-number'],
    ]);
    expect([flaws({ restingRate: '150', highestRate: '62' }), flaws({ restingRate: '62' })]).toEqual([
      ['heart-rate'],
      ['heart-rate'],
    ]);
  });
});
