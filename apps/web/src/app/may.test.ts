import { contract } from '@eupraxia/api';
import { type Role, roles } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { type Deed, may } from './may.ts';

const procedures: Readonly<Record<Deed, { readonly '~orpc': { readonly meta: unknown } }>> = {
  'read-charts': contract.chart.get,
  'write-charts': contract.chart.append,
  treat: contract.visit.sync,
  schedule: contract.visit.plan,
  'read-access': contract.patients.accessReport,
  administer: contract.admin.people,
};

describe('may', () => {
  it('offers to each role exactly what the contract opens to it', () => {
    for (const [deed, procedure] of Object.entries(procedures) as [Deed, (typeof procedures)[Deed]][]) {
      const open = (procedure['~orpc'].meta as { roles: readonly Role[] }).roles;
      for (const role of roles) expect(may(role, deed), `${role} ${deed}`).toBe(open.includes(role));
    }
  });
});
