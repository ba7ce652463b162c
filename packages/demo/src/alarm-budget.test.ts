import { conditions } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import { type ChartEntry, chartView } from '@eupraxia/clinical/chart';
import { type Finding, gateItem, gateOf, keeping, patientOfChart, type VitalReading } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { type FollowUp, followUps, on } from './alarm-budget.fixture.ts';
import type { DemoPatient } from './chart.ts';
import { demoPatients } from './patients.ts';

const now = Date.UTC(2026, 10, 30, 15);
const day = (daysAgo: number): string => dayIn('UTC', now - daysAgo * 86_400_000);

const sitting = (systolic: number, diastolic: number, heartRate: number): VitalReading => ({
  ...{ when: 'before', posture: 'sitting', systolic, diastolic, heartRate, spo2: 97, symptoms: [] },
});
/** What is measured at a follow-up visit of the demo patients whose pressure is not the usual one. */
const measured: Readonly<Record<string, readonly VitalReading[]>> = {
  'Marcus Bell': [sitting(106, 64, 62)],
  'Haruto Sato': [sitting(134, 80, 70), { ...sitting(122, 76, 74), posture: 'standing' }],
  'Theo Brandt': [sitting(102, 64, 86)],
  'Owen Price': [sitting(104, 64, 84)],
};

function followUpOf(patient: DemoPatient): FollowUp {
  const view = chartView(
    patient.chart(day).map((entry, at) => ({ ...entry, patientId: patient.id, at, by: 'demo' }) as ChartEntry),
  );
  return {
    who: patient.name,
    patient: { ...patientOfChart(view, patient.bornOn, on), vitals: measured[patient.name] ?? [sitting(128, 78, 72)] },
    items: (view.program?.items ?? []).map((item) => gateItem(item)),
    blockedBy: {},
  };
}

const visits = [...demoPatients.map(followUpOf), ...followUps];
/** What the gate finds over the program of a follow-up visit, each rule on the same facts once: one reason answers it. */
const found = visits.map(({ who, patient, items, blockedBy }) => {
  const all = items.flatMap((item) => gateOf(patient, item, on).findings.map((one) => ({ ...one, item: item.exerciseId })));
  const once = [
    ...new Map(keeping(all).map((one) => [`${one.rule} ${(one as Finding).facts}`, one as Finding & { item: string }])).values(),
  ];
  return { who, blockedBy, findings: once };
});
const shown = ({ item, rule, text }: Finding & { item: string }): string => `${item}: ${rule} (${text})`;

describe('the alarm budget, over the demo patients and forty others at a follow-up visit', () => {
  it('has a patient for each condition of the catalog, with three to five exercises', () => {
    const there = new Set(followUps.flatMap(({ patient }) => patient.conditions));
    expect(conditions.filter(({ id }) => !there.has(id)).map(({ id }) => id)).toEqual([]);
    expect([demoPatients.length, followUps.length]).toEqual([12, 40]);
    expect(followUps.filter(({ items }) => items.length < 3 || items.length > 5).map(({ who }) => who)).toEqual([]);
  });

  it('asks no reason of half of them, and at most one of nine in ten', () => {
    const owed = found.map(({ who, findings }) => ({ who, reasons: findings.filter(({ severity }) => severity === 'reason') }));
    const counts = owed.map(({ reasons }) => reasons.length).toSorted((a, b) => a - b);
    const at = (share: number) => counts[Math.ceil(share * counts.length) - 1];
    const list = owed.flatMap(({ who, reasons }) => (reasons.length === 0 ? [] : [`${who}: ${reasons.map(shown).join('; ')}`]));
    // Somebody owes one, or nothing was counted.
    expect(list.length).toBeGreaterThan(0);
    expect(at(0.5), list.join('\n')).toBe(0);
    expect(at(0.9), list.join('\n')).toBeLessThanOrEqual(1);
  });

  it('blocks nobody without a stated cause', () => {
    const blocked = found.flatMap(({ who, findings, blockedBy }) =>
      findings
        .filter(({ severity, certain, rule }) => severity === 'block' && certain && blockedBy[rule] === undefined)
        .map((one) => `${who}: ${shown(one)}`),
    );
    expect(blocked).toEqual([]);
  });

  it('asks nothing that a complete chart has answered', () => {
    const asked = found.flatMap(({ who, findings }) =>
      findings
        .filter(({ severity, certain }) => severity === 'ask' || !certain)
        .map((one) => `${who}: ${shown(one)} [${one.ask}]`),
    );
    expect(asked).toEqual([]);
  });
});
