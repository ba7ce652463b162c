import { describe, expect, it } from 'vitest';
import { codes } from '../codes.ts';
import { codeDemands } from './codes.ts';

const of = (code: string) => codeDemands[code] ?? expect.fail(`no demands of ${code}`);

describe('codeDemands', () => {
  it('knows every code of the catalog', () => {
    expect(codes.map((row) => row.code).filter((code) => codeDemands[code] === undefined)).toEqual([]);
  });

  it('delivers current in stimulation and iontophoresis, and none in biofeedback', () => {
    for (const code of ['97014', '97032', 'G0283']) expect(of(code), code).toEqual({ agents: ['current'] });
    expect(of('97033').agents).toEqual(['iontophoresis', 'current']);
    for (const code of ['90901', '90912', '90913']) expect(of(code), code).toEqual({ features: ['emg'] });
  });

  it('names each thermal and physical agent', () => {
    expect(of('97010').agents).toEqual(['heat', 'cold']);
    expect(of('97012').agents).toEqual(['traction']);
    expect(of('97016').agents).toEqual(['compression']);
    expect(of('97018').agents).toEqual(['heat']);
    expect(of('97022')).toEqual({ agents: ['heat'], features: ['water'] });
    expect(of('97024').agents).toContain('diathermy');
    expect(of('97034')).toEqual({ agents: ['heat', 'cold'], features: ['water'] });
    expect(of('97035').agents).toEqual(['ultrasound']);
    for (const code of ['S8948', '0552T']) expect(of(code).agents, code).toEqual(['light-therapy']);
  });

  it('names the firmest touch of hands-on services, and never a thrust', () => {
    expect(of('97124').contact).toBe('firm-pressure');
    expect(of('97140').contact).toBe('mobilization');
    for (const code of ['20560', '20561']) expect(of(code).contact, code).toBe('needling');
    expect(Object.values(codeDemands).some((one) => one.contact === 'thrust')).toBe(false);
  });

  it('brings nothing by exercise, gait training, tests and evaluations, which is not unknown', () => {
    for (const code of ['97110', '97112', '97116', '97530', '97535', '97750']) expect(of(code), code).toEqual({});
    for (const code of ['97161', '97168']) expect(of(code), code).toEqual({ assesses: true });
    expect(codeDemands['97039']).toBeUndefined();
  });

  it('turns the head in canalith repositioning, and gathers a group in 97150', () => {
    expect(of('95992').features).toContain('head-movement');
    expect(of('97150').features).toEqual(['group']);
    expect(of('97113').features).toEqual(['water']);
  });
});
