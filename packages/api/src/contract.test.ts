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
      expect([path, access.roles.includes('admin')]).toEqual([path, false]);
      // Whoever has a visit open may stop it.
      if (access.chart === 'write') expect([path, access.roles.includes('biller')]).toEqual([path, path === 'visit.stop']);
    }
    expect(procedures.filter(({ access }) => access.chart === 'summary').map(({ path }) => path)).toEqual(['today.list']);
    const frontDesk = procedures.filter(({ access }) => access.roles.includes('front-desk')).map(({ path }) => path);
    expect(frontDesk).toEqual(['me.get', 'today.list', 'patients.search', 'patients.create', 'visit.plan']);
  });
});
