import { describe, expect, it } from 'vitest';
import { techniques } from '../../techniques/techniques.ts';
import { movementOf } from '../demands.ts';
import { techniqueDemands } from './techniques.ts';

const of = (id: string) => techniqueDemands[id] ?? expect.fail(`no demands of ${id}`);

describe('techniqueDemands', () => {
  it('holds one record for each technique of the catalog and none besides', () => {
    expect(Object.keys(techniqueDemands).sort()).toEqual(techniques.map((row) => row.id).sort());
  });

  it('takes the leg diagonal D2 extension past the midline, from the place above 90 degrees where D2 flexion ends', () => {
    expect(of('pnf-leg-d2-extension').movements).toContainEqual(movementOf('hip adduction past resisted'));
    expect(of('pnf-leg-d2-flexion').movements).toContainEqual(movementOf('hip flexion past resisted'));
    expect(of('pnf-leg-d2-extension').movements).toContainEqual(movementOf('hip flexion past active'));
  });

  it('takes the arm diagonal D2 flexion into abduction with external rotation, by hand and resisted', () => {
    expect(of('pnf-arm-d2-flexion').movements).toContainEqual(movementOf('shoulder abduction past resisted'));
    expect(of('pnf-arm-d2-flexion').movements).toContainEqual(movementOf('shoulder external-rotation past resisted'));
    expect(of('pnf-arm-d2-flexion').contact).toBe('guidance');
  });

  it('means every direction of hip and shoulder where the path is the therapist’s own', () => {
    expect(of('pnf-own-pattern').movements).toEqual([
      movementOf('shoulder all past resisted'),
      movementOf('hip all past resisted'),
    ]);
  });

  it('holds the trunk without resistance and exertion above light in trunk stability', () => {
    expect(of('trunk-stability').movements.some((move) => move.mode === 'resisted')).toBe(false);
    expect(of('trunk-stability').exertion).toBe(1);
  });

  it('delivers current in stimulation and none in EMG biofeedback', () => {
    for (const id of ['nmes', 'fes', 'emg-triggered-nmes', 'tens']) expect(of(id).agents, id).toEqual(['current']);
    expect(of('emg-biofeedback').agents).toEqual([]);
    expect(of('emg-biofeedback').features).toContain('emg');
    expect(of('tms').agents).toEqual(['magnetic']);
  });
});
