import { roles } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { type Access, contract } from './index.ts';

const procedures = Object.entries(contract).flatMap(([station, named]) =>
  Object.entries(named).map(([name, procedure]) => ({ path: `${station}.${name}`, access: procedure['~orpc'].meta as Access })),
);

describe('contract', () => {
  it('names who may call each procedure, by roles that exist', () => {
    for (const { path, access } of procedures) {
      expect(access.roles.length, path).toBeGreaterThan(0);
      for (const role of access.roles) expect(roles, path).toContain(role);
    }
  });

  it('lets no administrator near a chart, and neither a biller nor the front desk change what is treated', () => {
    for (const { path, access } of procedures.filter(({ access: { chart } }) => chart === 'read' || chart === 'write')) {
      // Who manages the clinic answers a patient who asks who has seen their chart: names of people, and nothing of the chart.
      expect([path, access.roles.includes('admin')]).toEqual([path, path === 'patients.accessReport']);
      // Whoever has a visit open may stop it.
      if (access.chart === 'write') expect([path, access.roles.includes('biller')]).toEqual([path, path === 'visit.stop']);
    }
    expect(procedures.filter(({ access }) => access.chart === 'summary').map(({ path }) => path)).toEqual(['today.list']);
    const inClinic = procedures.filter(({ access: { of, roles } }) => of !== 'person' && roles.includes('front-desk'));
    expect(inClinic.map(({ path }) => path)).toEqual([
      'me.get',
      'today.list',
      'patients.search',
      'patients.create',
      'visit.plan',
      'visit.change',
      'vault.mine',
    ]);
  });
});
