import { exercises } from '@eupraxia/catalogue';
import type { VisitSnapshot } from '@eupraxia/clinical';
import { doseAgainst } from '@eupraxia/coach/dose';
import { describe, expect, it } from 'vitest';
import { doseContext } from './dose-context.ts';

const chart = (...ids: string[]): VisitSnapshot['conditions'] =>
  ids.map((conditionId) => ({
    id: '018f4e2a-0000-7000-8000-00000000000a',
    conditionId,
    name: conditionId,
    side: 'left',
    onset: '2026-01-01',
  }));

describe('doseContext', () => {
  it('doseContext(item, conditions, pain) leaves unknown what nobody said', () => {
    expect(doseContext({ exerciseId: 'reach-grasp' }, [], null)).toMatchObject({ stroke: null, dystrophy: null, pain: null });
    expect(doseContext({ exerciseId: 'not in the catalogue' }, [], 0)).toMatchObject({ work: 'other', face: null });
  });

  it('doseContext() lets high counts be offered for an arm’s tasks after stroke without pain, and for nothing else', () => {
    const offered = (conditions: VisitSnapshot['conditions'], pain: number | null): readonly string[] =>
      exercises
        .filter(({ id }) => doseAgainst(10, doseContext({ exerciseId: id }, conditions, pain)).presets.length > 0)
        .map(({ id }) => id);
    const tasks = offered(chart('stroke'), 0);
    expect(tasks).toContain('reach-grasp');
    const face = /^(?:forehead|eye|nose|cheek|mouth|leg|foot|ankle|knee|hip)$/;
    for (const id of tasks) expect(exercises.find((row) => row.id === id)?.regions.filter((r) => face.test(r))).toEqual([]);
    expect(offered(chart('stroke'), 3)).toEqual([]);
    expect(offered(chart('stroke'), null)).toEqual([]);
    expect(offered(chart('stroke', 'muscular-dystrophy'), 0)).toEqual([]);
    expect(offered(chart('stroke', 'low-back-pain'), 0)).toEqual([]);
    expect(offered(chart('multiple-sclerosis'), 0)).toEqual([]);
  });
});
