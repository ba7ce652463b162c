import { type Actor, authorOf, type PersonActor, type SignInLogRow, type TenantTx } from '@eupraxia/store';
import { describe, expect, it } from 'vitest';
import { auditRecorder } from './recorder.ts';

const actor: PersonActor = { kind: 'person', clinicId: 'c', userId: 'u', name: 'D. Rivera', role: 'therapist' };

function bench({ failing = false } = {}) {
  const rows: string[] = [];
  const log: SignInLogRow[] = [];
  const lines: string[] = [];
  const time = { now: 0 };
  const store = {
    async tenant<T>(who: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
      if (failing) throw new Error('the database is away');
      const pending: string[] = [];
      const value = await work({
        audit: (action: string, subject: string) => pending.push(`${authorOf(who).userId} ${action} ${subject}`),
      } as never);
      rows.push(...pending);
      return value;
    },
    signInLog: {
      async add(added: readonly SignInLogRow[]) {
        log.push(...added);
      },
      read: async () => log,
      shorten: async () => 0,
    },
  };
  const unsealed = new Set<string>();
  const recorder = auditRecorder({ store, clock: () => time.now, unsealed, report: (line) => lines.push(line) });
  return { recorder, rows, log, lines, time, unsealed, store };
}

const attempt = (account: string) => ({ what: 'sign-in.failed', account, network: '203.0.113.0/24', device: 'Computer' });

describe('auditRecorder()', () => {
  it('folded() writes the first and, a minute later, how many more there were', async () => {
    const { recorder, rows, time, unsealed } = bench();
    for (let i = 0; i < 1000; i++) await recorder.folded('k', 'refused.role', 'procedure:a', async () => [actor]);
    expect(rows).toEqual(['u refused.role procedure:a']);
    await recorder.flush();
    expect(rows.length).toBe(1);
    time.now = 60_000;
    await recorder.flush();
    expect(rows.slice(1)).toEqual(['u refused.role procedure:a x999']);
    expect([...unsealed]).toEqual(['c']);
    await recorder.flush(true);
    expect(rows.length).toBe(2);
  });

  it('listing() records a list once in five minutes, in the transaction that reads it, and not one that failed', async () => {
    const { recorder, rows, time, store } = bench();
    const list = (fails = false) =>
      recorder.listing(actor, (note) =>
        store.tenant(actor, async (tx) => {
          note(tx, 'patients.search', 'clinic:c');
          if (fails) throw new Error('the list could not be read');
          return 1;
        }),
      );
    await expect(list(true)).rejects.toThrow();
    expect(rows).toEqual([]);
    for (let i = 0; i < 3; i++) expect(await list()).toBe(1);
    expect(rows).toEqual(['u patients.search clinic:c']);
    time.now = 300_000;
    await list();
    expect(rows.length).toBe(2);
  });

  it('logged() gives sixty kinds of attempts a minute their own row, and folds what goes beyond into one', async () => {
    const { recorder, log, time } = bench();
    for (let i = 0; i < 5000; i++) await recorder.logged(attempt(`a${i}`));
    expect(log.length).toBe(61);
    expect(log.at(-1)).toMatchObject({ account: '', network: 'many' });
    time.now = 60_000;
    await recorder.flush();
    expect(log.length).toBe(62);
    expect(log.reduce((sum, { times }) => sum + times, 0)).toBe(5000);
  });

  it('write() and later() let nothing fail that they only record, and say so in a line that names nobody', async () => {
    const { recorder, lines } = bench({ failing: true });
    await recorder.write([actor], 'sign-out', 'person:u');
    recorder.later(async () => {
      throw new Error('the database is away');
    });
    await recorder.flush(true);
    expect(lines).toEqual(Array(2).fill('An act could not be recorded in the audit trail.'));
  });
});
