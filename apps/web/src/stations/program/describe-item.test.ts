import { exercises } from '@eupraxia/catalogue';
import type { Program } from '@eupraxia/clinical';
import type { ChartEntry, NewChartEntry } from '@eupraxia/clinical/chart';
import { FaultError, uuidV7 } from '@eupraxia/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const id = (n: number) => uuidV7(1_700_000_000_000 + n, new Uint8Array(10).fill(n));
const patient = { id: id(1), name: 'Amara Okafor', bornOn: '1971-03-09' };
const stored: ChartEntry[] = [];
/** What arrives before an append, as if somebody else had saved. */
const before: (() => void)[] = [];

const standing = (): Program | undefined => {
  const last = stored.findLast(({ kind }) => kind === 'program');
  return last?.kind === 'program' ? (last.body as Program) : undefined;
};
const store = (entry: NewChartEntry): ChartEntry => {
  const kept = { ...entry, patientId: patient.id, at: 1, by: 'u' } as ChartEntry;
  stored.push(kept);
  return kept;
};

vi.mock('../../app/client.ts', () => ({
  callFor: () => undefined,
  whenSignedOut: () => undefined,
  clinicHeader: () => ({}),
  fetchOwn: () => Promise.reject(new Error('no network')),
  client: {
    chart: {
      append: async ({ entries }: { entries: readonly NewChartEntry[] }) => {
        before.shift()?.();
        const refused = entries.some(({ kind, body }) => kind === 'program' && body.replaces !== (standing()?.id ?? null));
        if (refused) throw refusal();
        return entries.map(store);
      },
      get: async () => ({ patient, entries: [...stored], visits: [], moreVisits: false }),
    },
  },
}));

vi.mock('../../vault/the-vault.ts', async () => {
  const { memoryVault } = await import('../../vault/local-vault.ts');
  const vault = memoryVault({ code: 'EUP_TEST', message: '', remedy: '', status: 500 });
  return { theVault: async () => vault };
});

const refusal = () =>
  new FaultError({ code: 'EUP_STORE_PROGRAM_CHANGED', message: 'Somebody else saved.', remedy: 'Join.', status: 409 });
const { discardFailed } = await import('../../app/chart-writes.ts');
const { draftOfExercise, itemOf } = await import('./draft.ts');
const { joinedProgram } = await import('../../app/described-program.ts');
const { describeItem } = await import('./describe-item.ts');

const row = exercises[0];
if (row === undefined) throw new Error('the catalog has no exercise');
const item = (n: number) => {
  const made = itemOf({ ...draftOfExercise(row, id(n)), side: 'right', objective: 'reach', code: '97112', intent: 'retrain' });
  if (made === undefined) throw new Error('the draft has a flaw');
  return made;
};
const program = (n: number, ...items: readonly ReturnType<typeof item>[]) => ({ id: id(n), items }) as unknown as Program;
const traits = { agents: ['heat'], contact: 'none', features: [], by: 'Maya Lindqvist', on: '2026-11-30' };
const save = (body: Program) => store({ id: id(stored.length + 200), kind: 'program', body } as unknown as NewChartEntry);

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  discardFailed(patient.id);
  stored.length = 0;
  before.length = 0;
  vi.unstubAllGlobals();
});

describe('describeItem(patientId, program, itemId, traits)', () => {
  it('saves a program made from the newest one, with what the item does', async () => {
    save(program(2, item(10), item(11)));
    describeItem(patient.id, standing() ?? null, id(11), traits);
    await vi.waitFor(() => expect(standing()).toMatchObject({ replaces: id(2) }));
    expect(standing()?.items.map((one) => one.traits)).toEqual([undefined, traits]);
  });

  it('goes into the program that somebody else saved in between, and keeps what they changed', async () => {
    save(program(2, item(10), item(11)));
    before.push(() => save(program(3, { ...item(11), minutes: 12 }, item(12))));
    describeItem(patient.id, standing() ?? null, id(11), traits);
    await vi.waitFor(() => expect(standing()).toMatchObject({ replaces: id(3) }));
    expect(standing()?.items).toEqual([{ ...item(11), minutes: 12, traits }, item(12)]);
  });

  it('writes nothing where the program has no such item', () => {
    save(program(2, item(10)));
    describeItem(patient.id, standing() ?? null, id(11), traits);
    describeItem(patient.id, null, id(11), traits);
    expect(stored).toHaveLength(1);
  });
});

describe('joinedProgram(base, theirs, itemId, traits)', () => {
  const base = program(2, item(10));
  const mine = id(10);

  it('leaves to a person what both described differently, and an item that they took out', () => {
    const other = { ...item(10), traits: { ...traits, agents: ['cold'] } };
    expect(joinedProgram(base, program(3, other), mine, traits)).toBe('clash');
    expect(joinedProgram(base, program(3, item(12)), mine, traits)).toBe('clash');
    expect(joinedProgram(base, base, mine, traits)).toBe('clash');
  });

  it('has nothing to write where theirs says the same, whoever said it', () => {
    const same = { ...item(10), traits: { features: [], contact: 'none', agents: ['heat'], by: 'Ben Ito', on: '2026-11-29' } };
    expect(joinedProgram(base, program(3, same), mine, traits)).toBe('there');
  });
});
