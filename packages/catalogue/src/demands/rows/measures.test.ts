import { describe, expect, it } from 'vitest';
import { measures } from '../../measures/measures.ts';
import { demands, movementOf } from '../demands.ts';
import { measureDemands } from './measures.ts';

const of = (id: string) => measureDemands[id] ?? expect.fail(`no demands of ${id}`);

describe('measureDemands', () => {
  it('holds one record for each measure of the catalog and none besides', () => {
    expect(Object.keys(measureDemands).sort()).toEqual(measures.map((row) => row.id).sort());
  });

  it('asks nothing of the body in a questionnaire, a rating or a line to divide', () => {
    for (const id of ['oswestry', 'pdq-39', 'balance-confidence', 'nprs', 'fim', 'gmfcs', 'line-bisection', 'motor-activity-log'])
      expect(of(id), id).toEqual(demands({ exertion: 0 }));
  });

  it('moves one joint to the end of its active range in every measure of range', () => {
    for (const row of measures.filter((one) => one.family === 'range')) {
      const { movements, exertion, contact } = of(row.id);
      expect(movements, row.id).toHaveLength(1);
      expect(movements[0], row.id).toMatchObject({ reach: 'end', mode: 'active' });
      expect(movements[0]?.joint, row.id).toMatch(/^(shoulder|elbow|forearm|wrist|hand|hip|knee|ankle|foot|spine|neck)$/);
      expect(movements[0]?.direction, row.id).toMatch(
        /^(flexion|extension|abduction|adduction|(internal-|external-)?rotation|lateral-flexion|pronation|supination)$/,
      );
      expect([exertion, contact], row.id).toEqual([1, 'none']);
    }
  });

  it('gives clinical motions their direction', () => {
    expect(of('arom-ankle-dorsiflexion').movements).toEqual([movementOf('ankle flexion end active')]);
    expect(of('arom-subtalar-inversion').movements).toEqual([movementOf('foot supination end active')]);
    expect(of('arom-cervical-lateral-flexion').movements).toEqual([movementOf('neck lateral-flexion end active')]);
    expect(of('arom-wrist-radial-deviation').movements).toEqual([movementOf('wrist abduction end active')]);
    expect(of('arom-finger-pip-flexion').movements).toEqual([movementOf('hand flexion end active')]);
    expect(of('arom-shoulder-internal-rotation').movements).toEqual([movementOf('shoulder internal-rotation end active')]);
  });

  it('resists one muscle group by hand in every manual muscle test, harder for the large ones of the leg', () => {
    for (const row of measures.filter((one) => one.family === 'manual-muscle-test')) {
      expect(of(row.id).movements[0]?.mode, row.id).toBe('resisted');
      expect(of(row.id).contact, row.id).toBe('guidance');
    }
    expect(of('mmt-finger-abduction').exertion).toBe(1);
    expect(of('mmt-knee-extension').exertion).toBe(2);
    expect(of('mmt-ankle-plantarflexion').legWeight).toBe('single');
  });

  it('stretches a passive limb fast in every Ashworth grade', () => {
    for (const row of measures.filter((one) => /^(mas-|modified-ashworth|tardieu)/.test(one.id))) {
      expect(of(row.id).features, row.id).toEqual(['quick-stretch']);
      expect(of(row.id).exertion, row.id).toBe(0);
      for (const move of of(row.id).movements) expect(move, row.id).toMatchObject({ reach: 'end', mode: 'passive' });
    }
  });

  it('stands or walks with its weight on the legs in balance and gait tests', () => {
    for (const id of ['berg', 'mini-bestest', 'functional-gait-assessment', 'dynamic-gait-index', 'timed-up-and-go']) {
      expect(of(id).exertion, id).toBe(2);
      expect(of(id).legWeight, id).not.toBe('none');
      expect(['moderate', 'high'], id).toContain(of(id).balance);
    }
    expect(of('functional-gait-assessment').features).toContain('head-movement');
    expect(of('berg').features).toContain('eyes-closed');
    expect(of('romberg').legWeight).toBe('full');
    expect(of('trunk-impairment').balance).toBe('low');
  });

  it('is aerobic in walks of minutes and not in half a minute of chair rises', () => {
    expect(of('six-minute-walk').features).toEqual(['aerobic-effort']);
    expect(of('two-minute-walk').features).toEqual(['aerobic-effort']);
    expect(of('thirty-second-chair-stand').features).toEqual([]);
  });

  it('squeezes with maximal effort on the dynamometer', () => {
    expect(of('grip-strength').features).toContain('maximal-effort');
    expect(of('pinch-strength').features).toContain('maximal-effort');
  });
});
