import { deficits, type ExerciseRow, exercises, techniques } from '@eupraxia/catalogue';
import { type ChartEntry, chartView } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { suggestedExercises } from './suggest.ts';

const [deficit] = deficits.filter((row) => row.techniques.length > 0);
const [technique] = techniques.filter((row) => deficit?.techniques.includes(row.id));
const model = exercises[0] as ExerciseRow;
const fitting: ExerciseRow = { ...model, id: 'fitting', name: 'Fitting', techniques: [technique?.id ?? ''], objectives: [] };
const other: ExerciseRow = { ...model, id: 'other', name: 'Other', techniques: [], objectives: [] };
const chart = (...bodies: readonly [string, object][]) =>
  chartView(
    bodies.map(
      ([kind, body], n) =>
        ({ id: `e${n}`, patientId: 'p', at: n, by: 'u', kind, body: { id: `b${n}`, ...body } }) as unknown as ChartEntry,
    ),
  );
const weak = ['deficit', { deficitId: deficit?.id, name: 'Weakness of the wrist' }] as const;
const names = (view: ReturnType<typeof chart>) =>
  suggestedExercises(view, '1971-03-09', '2026-11-22', [other, fitting]).map(({ row, because }) => [row.id, because]);

describe('suggestedExercises(view, bornOn, today)', () => {
  it('names an exercise only with a reason that the chart holds', () => {
    expect(names(chart())).toEqual([]);
    expect(names(chart([...weak]))).toEqual([['fitting', ['Weakness of the wrist']]]);
  });

  it('leaves out what the program holds already', () => {
    const program = { items: [{ id: 'i', exerciseId: 'fitting', name: 'Fitting' }] };
    expect(names(chart([...weak], ['program', program]))).toEqual([]);
  });

  it('counts what is still to be asked while the safety screen is empty, and names the rule once it is met', () => {
    const stimulated = { ...exercises.find((row) => row.id === 'nmes-wrist'), techniques: fitting.techniques } as ExerciseRow;
    const asked = (...screening: Parameters<typeof chart>) =>
      suggestedExercises(chart([...weak], ...screening), '1971-03-09', '2026-11-22', [stimulated])[0];
    expect(asked()).toMatchObject({ blockedBy: [] });
    expect(asked()?.ask).toContain('cardiac-implant');
    const answered = asked(['screening', { on: '2026-11-22', answers: { 'cardiac-implant': { answer: 'yes' } } }]);
    expect(answered?.blockedBy.length).toBeGreaterThan(0);
    expect(answered?.ask).not.toContain('cardiac-implant');
  });
});
