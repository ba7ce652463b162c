import { type NewSnapshot, readLog } from '@eupraxia/clinical';
import type { Answer, ChartView } from '@eupraxia/clinical/chart';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import type { Finding } from '@eupraxia/clinical/gate';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { rankPrecautions, visitPrecautions } from './precautions.ts';

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

  it('says once what the chart and an answer both say, as grave as either, in the words of the chart', () => {
    const twice = (text: string, answers: object, ...findings: readonly Finding[]) =>
      rankPrecautions(
        { precautions: [{ id: 'p', text }], orders: [], screening: { answers: answers as Readonly<Record<string, Answer>> } },
        [{ findings }],
        today,
      ).map(({ id, severity }) => `${id} ${severity}`);
    const falls = { falls: { answer: 'yes' } };
    expect(twice('Fall risk', falls)).toEqual(['p note']);
    expect(twice('Fall risk, belt on when he stands', falls, finding('falls', { severity: 'reason' }))).toEqual(['p reason']);
    expect(twice('Fall risk', { falls: { answer: 'no' } })).toEqual(['p note']);
    expect(twice('Falls asleep early', falls)).toEqual(['p note', 'falls none']);
  });

  it('keeps the answer where it says the side or place that the chart leaves out', () => {
    const answers = { 'deep-vein-thrombosis': { answer: 'yes', side: 'left' } } as const;
    const shown = (text: string) =>
      rankPrecautions({ precautions: [{ id: 'p', text }], orders: [], screening: { answers } }, [], today).map(({ id }) => id);
    expect(shown('Deep-vein thrombosis')).toEqual(['deep-vein-thrombosis']);
    expect(shown('Deep-vein thrombosis: stocking on')).toEqual(['p', 'deep-vein-thrombosis']);
  });
});

describe('visitPrecautions(visit, precautions)', () => {
  it('ranks what stands in the visit: its answers with those asked since, its orders, the words of the chart', () => {
    const base = exampleSnapshot();
    const at = 1_795_364_100_000;
    const [order] = view.orders;
    const safety = { answers: { falls: { answer: 'yes' } }, state: 'clear', findings: [], cordAtT6OrAbove: 'no' } as const;
    const writer = exampleWriter({
      clinicId: base.clinic.id,
      visitId: '0198a5a0-0000-7000-8000-000000000001',
      userId: 'u',
      zone: base.clinic.zone,
      number: 1,
      startedAt: at,
    });
    const orders = [{ ...order, id: '0198a5a0-0000-7000-8000-000000000002' }] as NonNullable<NewSnapshot['orders']>;
    const opened = { ...base, orders, safety: { ...safety, findings: [] } };
    const visit = foldVisit(
      readLog([
        writer.write(at, 'visit.opened', { snapshot: opened }),
        writer.write(at + 1000, 'screen.answered', { question: 'seizures', answer: 'yes' }),
      ]),
    );
    const shown = visitPrecautions(visit, [{ id: 'p', text: 'Fall risk' }]).map(({ id }) => id);
    expect(shown.toSorted()).toEqual([orders[0]?.id, 'p', 'seizures'].toSorted());
  });
});
