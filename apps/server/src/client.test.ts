import type { Contract } from '@eupraxia/api';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let client: ContractRouterClient<Contract>;

beforeAll(async () => {
  bed = await testServer();
  const { cookie } = await bed.signIn('therapist');
  client = createORPCClient(new RPCLink({ url: `${bed.url}/rpc`, headers: () => ({ cookie, origin: bed.url }) }));
});
afterAll(() => bed?.remove());

describe('the typed client of the contract', () => {
  it('calls procedures with and without input', async () => {
    const now = Date.now() + 5000;
    vi.useFakeTimers({ toFake: ['Date'], now });
    const me = await client.me.get().finally(() => vi.useRealTimers());
    expect([me.role, me.credentials, me.clinic.demo]).toEqual(['therapist', 'PT, NCS', true]);
    expect(me.serverTime).toBe(now);
    const { visits, counts } = await client.today.list({});
    expect([visits.length, counts.visits]).toEqual([12, 12]);
    const chart = await client.chart.get({ patientId: visits[0]?.patient.id as string });
    expect(chart.entries.map(({ kind }) => kind)).toContain('program');
  });

  it('throws a refusal with its code, status, sentence and remedy', async () => {
    const refusal = await client.visit.read({ visitId: newId(), have: {} }).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal).toMatchObject({
      code: 'EUP_STORE_VISIT_UNKNOWN',
      status: 404,
      data: { code: 'EUP_STORE_VISIT_UNKNOWN', remedy: expect.any(String) },
    });
    // For one release the remedy goes over the wire under its old name too.
    const { remedy, mend } = (refusal as ORPCError<string, { remedy: string; mend: string }>).data;
    expect(mend).toBe(remedy);
  });
});
