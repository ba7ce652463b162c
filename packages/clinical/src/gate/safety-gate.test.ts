import { screenQuestions } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import type { ProgramItem } from '../index.ts';
import { blockingFindings, plannedOf, safetyGate } from './index.ts';

const wrist = exampleSnapshot().program.items[0] as ProgramItem;
const maximal: ProgramItem = {
  ...wrist,
  id: 'maximal',
  target: { ...(wrist.target as NonNullable<ProgramItem['target']>), reference: 'MVIC' },
};
const all = (answer: 'yes' | 'no') => ({ answers: Object.fromEntries(screenQuestions.map((row) => [row.id, { answer }])) });
const gate = (more: Partial<Parameters<typeof safetyGate>[0]> = {}) =>
  safetyGate({ screening: all('no'), items: [wrist], ageYears: 55, reasons: [], ...more });

describe('safetyGate(parts)', () => {
  it('is clear for EMG practice once every question was answered with no', () => {
    expect(gate()).toMatchObject({ state: 'clear', ask: [] });
  });

  it('takes unknown for no answer at all: an empty screen asks what matters to the program', () => {
    const open = gate({ screening: null });
    expect(open.state).not.toBe('clear');
    expect(open.ask.length).toBeGreaterThan(0);
    expect(open.findings.every((one) => one.certain || one.ask.length > 0)).toBe(true);
  });

  it('opens a rule that asks a reason by a reason on record, and never one that blocks', () => {
    const yes = gate({ screening: all('yes'), items: [wrist, maximal] });
    expect(yes.state).toBe('blocked');
    const reasons = yes.findings.map((one) => ({ rule: one.rule, text: 'Talked over with the referring physician' }));
    const answered = gate({ screening: all('yes'), items: [wrist, maximal], reasons });
    expect(answered.state).toBe('blocked');
    expect(answered.findings.filter((one) => one.severity === 'reason').every((one) => one.reason !== undefined)).toBe(true);
    const relative = gate({ screening: all('yes'), items: [wrist, maximal], reasons });
    expect(blockingFindings(relative, 'maximal').every((one) => one.severity === 'block')).toBe(true);
  });

  it('looks at the regions of the exercise, not only at the words of its body part', () => {
    const { target: _zone, ...unaimed } = wrist;
    const hip: ProgramItem = { ...unaimed, id: 'hip', exerciseId: 'pnf-leg-d1-flexion', bodyPart: 'lower limb' };
    expect(plannedOf(hip).regions).toContain('hip');
    const screening = { answers: { ...all('no').answers, 'posterior-hip-replacement': { answer: 'yes' as const } } };
    expect(safetyGate({ screening, items: [hip], ageYears: 55, reasons: [] }).state).toBe('blocked');
    expect(safetyGate({ screening, items: [wrist], ageYears: 55, reasons: [] }).state).toBe('clear');
  });

  it('holds a maximal contraction to more than a comfortable one', () => {
    const screening = all('yes');
    const held = (item: ProgramItem) =>
      blockingFindings(safetyGate({ screening, items: [item], ageYears: 55, reasons: [] }), item.id).length;
    expect(held(maximal)).toBeGreaterThan(held(wrist));
  });
});
