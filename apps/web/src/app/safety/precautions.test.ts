import type { ChartView } from '@eupraxia/clinical/chart';
import type { Finding } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { rankPrecautions } from './precautions.ts';

const today = '2026-11-30';
const finding = (about: string, given: Partial<Finding>): Finding => ({
  rule: about,
  severity: 'block',
  certain: true,
  about: [about],
  text: '',
  wayOn: null,
  source: '',
  verified: true,
  facts: '',
  ...given,
});
const view = {
  precautions: [{ id: 'p', text: 'Support the shoulder', source: 'referral' }],
  orders: [{ id: 'o', kind: 'weight-bearing', value: 'NWB', from: '2026-11-20', until: null, by: 'Dr. Ortega' }],
  screening: {
    id: 's',
    on: '2026-11-20',
    answers: {
      seizures: { answer: 'yes' },
      'cardiac-implant': { answer: 'yes' },
      falls: { answer: 'no' },
      'unhealed-fracture': { answer: 'yes', state: 'healed' },
      'medication-known': { answer: 'yes' },
    },
  },
} as unknown as ChartView;
const ids = (...findings: readonly Finding[]) =>
  rankPrecautions(view, [{ findings }], today).map(({ id, severity }) => `${id} ${severity}`);

describe('rankPrecautions(view, verdicts, today)', () => {
  it('puts first what blocks an activity of the program, then what asks or needs a reason, then what is noted', () => {
    expect(
      ids(
        finding('order:weight-bearing', { severity: 'reason' }),
        finding('cardiac-implant', { severity: 'block' }),
        finding('seizures', { severity: 'note' }),
      ),
    ).toEqual(['cardiac-implant block', 'o reason', 'p note', 'seizures note']);
  });

  it('counts an open block as a question, and a reason on record as a note', () => {
    expect(
      ids(finding('seizures', { certain: false }), finding('cardiac-implant', { severity: 'reason', reason: 'Cleared' })),
    ).toEqual(['seizures reason', 'p note', 'cardiac-implant note', 'o none']);
  });

  it('leaves out what was answered no, what has healed, and an order that has ended', () => {
    expect(ids()).toEqual(['p note', 'o none', 'seizures none', 'cardiac-implant none']);
    const [order] = view.orders;
    const ended = { ...view, orders: [{ ...order, until: '2026-11-25' }] } as unknown as ChartView;
    expect(rankPrecautions(ended, [], today).map(({ id }) => id)).not.toContain('o');
  });
});
