import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRow, formOf, measures, normFor, onsetFlaw, scoreForm, targetsFor } from '../index.ts';

const named = (id: string) => findRow('measure', id) ?? expect.fail(`no measure ${id}`);

describe('formOf(measure)', () => {
  it('guides the first measures as they are taken', () => {
    expect(formOf(named('berg'))).toMatchObject({ kind: 'items' });
    expect(formOf(named('timed-up-and-go'))).toMatchObject({ kind: 'trials', practice: 1, count: 1 });
    expect(formOf(named('ten-metre-walk'))).toMatchObject({ kind: 'speed', metres: [6, 10] });
    expect(formOf(named('mas-elbow-flexors'))).toMatchObject({ kind: 'grade' });
    expect(formOf(named('nprs'))).toEqual({ kind: 'value' });
    expect(formOf(named('arom-knee-flexion'))).toEqual({ kind: 'value' });
    expect(formOf(named('mmt-knee-extension'))).toEqual({ kind: 'value' });
  });

  it('shows no item of a scale whose licence allows the total alone', () => {
    for (const row of measures.filter((one) => one.wording !== 'own-words')) expect(formOf(row).kind, row.id).not.toBe('items');
  });

  it('has as many points in the tasks as the scale has', () => {
    for (const row of measures) {
      const form = formOf(row);
      if (form.kind !== 'items') continue;
      expect(
        form.items.reduce((sum, item) => sum + item.most, row.min),
        row.id,
      ).toBe(row.max);
      expect(new Set(form.items.map((item) => item.id)).size, row.id).toBe(form.items.length);
    }
  });
});

describe('scoreForm(measure, entries)', () => {
  it('adds the fourteen tasks of the balance scale, and names the first that is missing or impossible', () => {
    const tasks = Array.from({ length: 14 }, () => 3);
    expect(scoreForm(named('berg'), { numbers: tasks })).toEqual({ kind: 'score', value: 42 });
    expect(scoreForm(named('berg'), { numbers: tasks.with(4, 5) })).toEqual({ kind: 'impossible', at: 4 });
    expect(scoreForm(named('berg'), { numbers: tasks.slice(0, 13) })).toEqual({ kind: 'missing', at: 13 });
  });

  it('makes speed of distance and seconds: 10 m in 12.5 s and 10 s is 0.9 m/s', () => {
    const walk = named('ten-metre-walk');
    expect(scoreForm(walk, { numbers: [12.5, 10], metres: 10 })).toEqual({ kind: 'score', value: 0.9 });
    expect(scoreForm(walk, { numbers: [0, 10], metres: 10 })).toEqual({ kind: 'impossible', at: 0 });
    expect(scoreForm(walk, { numbers: [12.5, 10], metres: 11 })).toEqual({ kind: 'impossible', at: 2 });
    expect(scoreForm(walk, { numbers: [12.5, 10] })).toEqual({ kind: 'missing', at: 2 });
  });

  it('keeps the best stance, the mean squeeze and the last two reaches', () => {
    expect(scoreForm(named('single-leg-stance'), { numbers: [4, 9.5, 7] })).toEqual({ kind: 'score', value: 9.5 });
    expect(scoreForm(named('grip-strength'), { numbers: [20, 22, 24] })).toEqual({ kind: 'score', value: 22 });
    expect(scoreForm(named('functional-reach'), { numbers: [10, 20, 22] })).toEqual({ kind: 'score', value: 21 });
  });

  it('takes a grade of the scale and no other: 1+ is 1.5, 2.5 is not a grade', () => {
    expect(scoreForm(named('mas-elbow-flexors'), { numbers: [1.5] })).toEqual({ kind: 'score', value: 1.5 });
    expect(scoreForm(named('mas-elbow-flexors'), { numbers: [2.5] })).toEqual({ kind: 'impossible', at: 0 });
  });

  it('never gives a value outside the scale or off its step, whatever is entered', () => {
    const number = fc.oneof(fc.constant(null), fc.integer({ min: -10, max: 200 }), fc.double(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.constantFrom(...measures),
        fc.array(number, { maxLength: 16 }),
        fc.constantFrom(6, 10, 7),
        (row, numbers, metres) => {
          const scored = scoreForm(row, { numbers, metres });
          if (scored.kind !== 'score') return;
          expect(scored.value).toBeGreaterThanOrEqual(row.min);
          expect(scored.value).toBeLessThanOrEqual(row.max ?? Infinity);
          if (scored.value < 1e9)
            expect(Math.abs(((scored.value - row.min) / row.step) % 1)).toSatisfy((rest: number) => rest < 1e-3 || rest > 0.999);
        },
      ),
    );
  });
});

describe('targetsFor(measure, aim, case)', () => {
  it('proposes the baseline and what matters to people, with the reason', () => {
    const asked = { population: 'subacute stroke', start: 20, child: false };
    expect(targetsFor(named('fma-ue'), 'restorative', asked)).toMatchObject([{ target: 30, why: 'MCID for subacute stroke' }]);
    expect(targetsFor(named('fma-ue'), 'maintenance', asked)).toEqual([{ target: 20, why: 'keeps the baseline', score: null }]);
  });

  it('goes down where less is better, and stops at the end of the scale', () => {
    const pain = { population: 'low back pain, after 1 week', child: false };
    expect(targetsFor(named('nprs'), 'restorative', { ...pain, start: 6 })).toMatchObject([{ target: 3.5 }]);
    expect(targetsFor(named('nprs'), 'restorative', { ...pain, start: 1 })).toMatchObject([{ target: 0 }]);
    expect(targetsFor(named('nprs'), 'restorative', { ...pain, start: 0 })).toEqual([]);
  });

  it('makes up no number for a population that it knows nothing of', () => {
    expect(targetsFor(named('berg'), 'restorative', { population: 'astronauts', start: 40, child: false })).toEqual([]);
  });
});

describe('normFor(measure, age)', () => {
  it('shows the range of adults to adults alone', () => {
    expect(normFor('arom-wrist-extension', 40)?.degrees).toBe(70);
    expect(normFor('arom-wrist-extension', 10)).toBeUndefined();
    expect(normFor('arom-wrist-extension', null)).toBeUndefined();
    expect(normFor('berg', 40)).toBeUndefined();
  });
});

describe('onsetFlaw(condition, onset, known)', () => {
  const known = { bornOn: '1970-03-05', today: '2026-11-22' };
  const event = { onset: 'event' } as const;
  it.each([
    ['2026-08-01', null],
    ['2024-02-29', null],
    ['', 'missing'],
    ['2026-02-29', 'impossible-date'],
    ['2026-13-01', 'impossible-date'],
    ['yesterday', 'impossible-date'],
    ['2026-11-23', 'in-the-future'],
    ['1969-12-31', 'before-birth'],
  ])('says of %j: %s', (onset, flaw) => {
    expect(onsetFlaw(event, onset, known)).toBe(flaw);
  });

  it('lets what is present from birth begin on the birthday alone', () => {
    expect(onsetFlaw({ onset: 'birth' }, '1970-03-05', known)).toBeNull();
    expect(onsetFlaw({ onset: 'birth' }, '1975-01-01', known)).toBe('not-at-birth');
  });
});
