import { contract } from '@eupraxia/api';
import { type Role, roles } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { type Deed, may } from './may.ts';

const doors: Readonly<Record<Deed, { readonly '~orpc': { readonly meta: unknown } }>> = {
  'read-charts': contract.chart.get,
  'write-charts': contract.chart.append,
  treat: contract.visit.sync,
  schedule: contract.visit.plan,
  administer: contract.admin.people,
};

describe('may', () => {
  it('offers to each role exactly what the contract opens to it', () => {
    for (const [deed, door] of Object.entries(doors) as [Deed, (typeof doors)[Deed]][]) {
      const open = (door['~orpc'].meta as { roles: readonly Role[] }).roles;
      for (const role of roles) expect(may(role, deed), `${role} ${deed}`).toBe(open.includes(role));
    }
  });
});
