import { describe, expect, it } from 'vitest';
import { changeScoresFor, findRow, measures, muscles, norms, regions } from '../index.ts';

const named = (id: string) => findRow('measure', id) ?? expect.fail(`no measure ${id}`);
const adult = { child: false, direction: 'better' } as const;

describe('measures', () => {
  it('are the sixty-two and more, with scales that hold their own change scores', () => {
    expect(measures.filter((row) => row.family === undefined).length).toBeGreaterThanOrEqual(62);
    for (const row of measures) {
      expect(row.step, row.id).toBeGreaterThan(0);
      if (row.max !== null) expect(row.min, row.id).toBeLessThan(row.max);
      for (const score of row.changes) {
        expect(score.value, row.id).toBeGreaterThan(0);
        if (score.to !== undefined) expect(score.to, row.id).toBeGreaterThan(score.value);
        if (row.max !== null && score.percent === undefined)
          expect(score.to ?? score.value, row.id).toBeLessThanOrEqual(row.max - row.min);
      }
      for (const grade of row.grades ?? []) expect(Number.isInteger((grade.value - row.min) / row.step), row.id).toBe(true);
    }
  });

  it.each([
    'mini-bestest',
    'mds-updrs-3',
    'pdq-39',
    'msis-29',
    'msws-12',
    'fim',
    'oswestry',
    'neck-disability',
    'quickdash',
    'lower-extremity-function',
    'gmfm',
    'promis-physical-function',
  ])('keep to the licence of %s: the total score alone', (id) => {
    expect(named(id).wording).toBe('total-only');
  });

  it('show numbers alone for exertion, whose sheet is licensed', () => {
    expect(named('exertion-0-10').wording).toBe('number-only');
    expect(named('exertion-6-20').wording).toBe('number-only');
  });

  it('call no healthy face 100', () => {
    expect(named('sunnybrook').cutOffs[0]?.says).toContain('65–100');
  });

  it('give one muscle no verdict from a mean of many', () => {
    for (const row of measures.filter((one) => one.family === 'modified-ashworth')) {
      expect(row.changes, row.id).toEqual([]);
      expect(
        row.grades?.map((grade) => grade.label),
        row.id,
      ).toContain('1+');
    }
  });
});

describe('changeScoresFor(measure, case)', () => {
  it('takes the band of the starting score: Berg needs 4, 5, 7 or 5 points', () => {
    const least = (start: number) =>
      measures
        .filter((row) => row.id === 'berg')
        .flatMap((row) => row.changes.filter((one) => one.start !== undefined).map((one) => one.population))
        .flatMap((population) => changeScoresFor(named('berg'), { ...adult, kind: 'MDC', population, start }))
        .map((one) => one.least);
    expect([least(50), least(40), least(30), least(10)]).toEqual([[4], [5], [7], [5]]);
  });

  it('tells better from worse: MDS-UPDRS III wants 3.25 down and 4.63 up', () => {
    const of = (direction: 'better' | 'worse') =>
      changeScoresFor(named('mds-updrs-3'), {
        kind: 'MCID',
        population: 'Parkinson disease',
        start: 40,
        direction,
        child: false,
      }).map((one) => one.least);
    expect(of('better')).toEqual([3.25]);
    expect(of('worse')).toEqual([4.63]);
  });

  it('asks walking speed before it judges six minutes of a slow walker', () => {
    const slow = { ...adult, kind: 'MCID', population: 'stroke, walking below 0.40 m/s', start: 120 } as const;
    const walk = named('six-minute-walk');
    expect(changeScoresFor(walk, slow)).toEqual([]);
    expect(changeScoresFor(walk, { ...slow, starts: { 'ten-metre-walk': 0.3 } }).map((one) => one.least)).toEqual([44, 34]);
    expect(changeScoresFor(walk, { ...slow, starts: { 'ten-metre-walk': 0.7 } })).toEqual([]);
  });

  it('turns percent into units of the start, and keeps a range a range', () => {
    const [walk] = changeScoresFor(named('timed-25-foot-walk'), {
      ...adult,
      kind: 'MDC',
      population: 'multiple sclerosis',
      start: 10,
    });
    expect(walk).toMatchObject({ least: 2, most: 2 });
    const [balance] = changeScoresFor(named('mini-bestest'), {
      ...adult,
      kind: 'MCID',
      population: 'Parkinson disease',
      start: 15,
    });
    expect(balance).toMatchObject({ least: 3.4, most: 4 });
  });

  it('gives a child no change score of adults', () => {
    const asked = { ...adult, kind: 'MDC', population: 'chronic stroke', start: 40, child: true } as const;
    expect(changeScoresFor(named('berg'), asked)).toEqual([]);
    expect(changeScoresFor(named('berg'), { ...asked, child: false }).length).toBe(1);
  });

  it('keeps the two versions of the Barthel index apart', () => {
    const of = (id: string) =>
      changeScoresFor(named(id), { ...adult, kind: 'MCID', population: 'stroke', start: 10 }).map((one) => one.least);
    expect(of('barthel')).toEqual([9.25]);
    expect(of('barthel-20')).toEqual([1.85]);
  });
});

describe('the body', () => {
  it('has a view for every region, a face of its own, and no circle of parents', () => {
    for (const row of regions) {
      expect(row.views.length, row.id).toBeGreaterThan(0);
      const seen = new Set<string>();
      for (let at: string | null = row.id; at !== null; at = findRow('region', at)?.within ?? null) {
        expect(seen.has(at), row.id).toBe(false);
        seen.add(at);
      }
    }
    expect(regions.filter((row) => row.views.includes('face')).length).toBeGreaterThan(6);
    expect(regions.some((row) => !row.sided)).toBe(true);
  });

  it('names a region for every joint with a norm', () => {
    const joints = new Set(regions.map((row) => row.joint));
    for (const row of norms) expect(joints.has(row.joint), row.id).toBe(true);
  });

  it('places electrodes only where the skin can read the muscle, and names each once', () => {
    expect(muscles.filter((row) => row.placement !== null).length).toBeGreaterThan(40);
    expect(muscles.filter((row) => row.placement === null).map((row) => row.id)).toEqual(
      expect.arrayContaining(['transversus-abdominis', 'iliopsoas', 'tibialis-posterior']),
    );
  });
});
