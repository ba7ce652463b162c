import { existsSync, readFileSync } from 'node:fs';
import { bodySchemas } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { coachPlan, tappedPlan } from '../plan.ts';
import { isOn, standpoints, whyOf } from '../rules.ts';
import { parameterDefaults } from './parameters.ts';
import { type RuleId, type RuleRow, ruleRows } from './rules.ts';
import { dysreflexiaSteps, stopRows, symptoms } from './stops.ts';

const findings = new URL('../../../../../shared/data/clinical/motor-learning.json', import.meta.url);
const page = readFileSync(new URL('../../../../docs/science/coach.md', import.meta.url), 'utf8');
const rows = Object.entries(ruleRows) as [RuleId, RuleRow][];

describe('ruleRows', () => {
  it('number each finding once, from 1 on', () => {
    expect(rows.map(([, { row }]) => row)).toEqual(Array.from({ length: 33 }, (_, i) => i + 1));
  });

  it.skipIf(!existsSync(findings))('hold every finding of the collection, and none is trusted more than it is there', () => {
    const collected = JSON.parse(readFileSync(findings, 'utf8')) as { id: string; status: string }[];
    expect(collected.map(({ id }) => Number(id.slice(3)))).toEqual(rows.map(([, { row }]) => row));
    for (const [i, { status }] of collected.entries()) {
      const mine = rows[i]?.[1].status;
      if (status.startsWith('unsourced')) expect([i + 1, mine]).toEqual([i + 1, 'unsourced']);
      else if (status !== 'seen') expect([i + 1, mine]).toEqual([i + 1, 'unverified']);
    }
  });

  it('what is not verified is off, or waits to be chosen, or says why it is not', () => {
    for (const [rule, { status, standing, because }] of rows)
      if (status !== 'verified' && (standing === 'on' || standing === 'always'))
        expect([rule, because]).toEqual([rule, expect.any(String)]);
  });

  it('and the table of docs/science/coach.md are the same, both ways', () => {
    const table = page.slice(page.indexOf('| rule | row |')).split('\n\n', 1)[0]?.trim().split('\n').slice(2);
    expect(table).toEqual(
      rows.map(
        ([rule, { row, finding, does, standing, because, source, status }]) =>
          `| \`${rule}\` | ${row} | ${finding} | ${does} | ${standing}${because === undefined ? '' : `: ${because}`} | ${source} | ${status} |`,
      ),
    );
  });
});

describe('isOn(rule, choices), whyOf(rule, plan), standpoints(plan)', () => {
  it('a rule of safety stays on whatever was chosen; others follow the therapist', () => {
    expect(isOn('stop-rules', { 'stop-rules': false })).toBe(true);
    expect([isOn('staircase'), isOn('staircase', { staircase: true })]).toEqual([false, true]);
    expect([isOn('faded-feedback'), isOn('faded-feedback', { 'faded-feedback': false })]).toEqual([true, false]);
    expect(isOn('bandwidth-feedback')).toBe(true);
  });

  it('show all rules, on or off, with the numbers in force and who decided', () => {
    const plan = tappedPlan({ activityId: 'a', rules: { staircase: true }, parameters: { stairsUp: 4 } });
    const all = standpoints(plan);
    expect(all).toHaveLength(33);
    expect(whyOf('staircase', plan)).toMatchObject({
      on: true,
      by: 'therapist',
      row: { status: 'unsourced' },
      numbers: [
        { name: 'stairsUp', value: 4, changed: true },
        { name: 'stairsDown', value: 1, changed: false },
        { name: 'step' },
      ],
    });
    expect(all.filter(({ by }) => by === 'always').map(({ rule }) => rule)).toEqual([
      'learning-not-performance',
      'one-change',
      'stop-rules',
    ]);
  });

  it('coachPlan leaves every rule as its row has it, and knows no limit that nobody set', () => {
    const source = { recording: 'r', channel: 'c', unit: 'µV', reference: 1, startsAt: 0 };
    const plan = coachPlan({ activityId: 'a', zone: { floor: 20, ceiling: 60, holdSeconds: 1 }, source });
    expect(plan).toMatchObject({ rules: {}, vitalLimits: null, usualSystolic: null, vitalsFirst: false, errors: 'errorful' });
    expect(plan.parameters).toEqual(parameterDefaults);
  });
});

describe('stopRows', () => {
  it('say what to do about each symptom, and every one that stops can be given as the reason of a STOP', () => {
    expect(Object.keys(stopRows)).toEqual([...symptoms]);
    const { why } = bodySchemas['stop.explained'].shape;
    for (const what of symptoms)
      if (stopRows[what].does === 'stop' && what !== 'autonomic-dysreflexia') expect(why.options).toContain(what);
    expect(dysreflexiaSteps.map(({ id }) => id).slice(0, 3)).toEqual(['stop', 'sit-up', 'loosen']);
    expect(dysreflexiaSteps.at(-1)?.id).toBe('call');
  });
});
