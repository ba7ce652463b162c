import { describe, expect, it } from 'vitest';
import { rulesInForce } from './in-force.ts';

const plain = { order: undefined, policy: 'faded', measured: 'tap', work: 'other' } as const;
const names = (practiced: Parameters<typeof rulesInForce>[0]) => rulesInForce(practiced).map(({ rule }) => rule);

describe('rulesInForce(practiced)', () => {
  it('names the rules of the policy that is in force, and of no other', () => {
    expect(names(plain)).toContain('faded-feedback');
    for (const other of [
      'bandwidth-feedback',
      'summary-feedback',
      'self-controlled-feedback',
      'terminal-after-concurrent',
    ] as const)
      expect(names(plain)).not.toContain(other);
    expect(names({ ...plain, policy: 'average' })).toContain('summary-feedback');
    expect(names({ ...plain, policy: 'summary' })).not.toContain('faded-feedback');
  });

  it('names dose rules for their kind of work, and heart rate and variants only where they were stated', () => {
    expect(names(plain)).not.toContain('balance-dose');
    expect(names({ ...plain, work: 'balance' })).toContain('balance-dose');
    expect(names({ ...plain, work: 'arm-task' })).toEqual(expect.arrayContaining(['high-dose', 'dose-against-usual']));
    expect(names({ ...plain, order: { heartRate: { rest: 60, highest: 150 } } })).toContain('walking-intensity');
    expect(names({ ...plain, order: { schedule: 'variable', variants: ['far'] } })).toContain('variable-practice');
    expect(names({ ...plain, order: { schedule: 'variable' } })).not.toContain('variable-practice');
  });

  it('puts first what the therapist decided, with the numbers in force, and never a reference', () => {
    const [first, ...others] = rulesInForce({
      ...plain,
      policy: 'terminal',
      order: { rules: { 'good-trials': true, automaticity: true }, numbers: { goodOf: 4 } },
    });
    expect(first).toMatchObject({ rule: 'good-trials', by: 'therapist', numbers: [{ name: 'goodOf', value: 4, changed: true }] });
    expect(others.map(({ row }) => row.runs)).not.toContain('reference');
  });
});
