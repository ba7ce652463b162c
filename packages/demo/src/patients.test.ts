import { codeOn, findRow, onsetFlaw } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import {
  ageOn,
  type ChartEntry,
  type ChartKind,
  type ChartView,
  chartView,
  consentOn,
  newChartEntry,
  patientSchema,
  planStanding,
} from '@eupraxia/clinical/chart';
import { chartGate, keeping } from '@eupraxia/clinical/gate';
import { repetitionsOf } from '@eupraxia/clinical/target';
import { describe, expect, it } from 'vitest';
import type { DemoPatient } from './chart.ts';
import { pastVisits } from './past-visits.ts';
import { demoPatients } from './patients.ts';
import { demoPeople } from './people.ts';

const now = Date.UTC(2026, 10, 30, 15);
const day = (daysAgo: number): string => dayIn('UTC', now - daysAgo * 86_400_000);
const today = day(0);

function viewOf({ id: patientId, chart }: DemoPatient): ChartView {
  return chartView(chart(day).map((entry, at) => ({ ...entry, patientId, at, by: 'demo' }) as ChartEntry));
}

const verdictsOf = (patient: DemoPatient) => chartGate(viewOf(patient), patient.bornOn, today);

const called = (name: string): DemoPatient => {
  const found = demoPatients.find((patient) => patient.name === name);
  if (found === undefined) throw new Error(`no demo patient ${name}`);
  return found;
};

describe.each(demoPatients.map((patient) => [patient.name, patient] as const))('the chart of %s', (_, patient) => {
  const entries = patient.chart(day);
  const view = viewOf(patient);

  it('passes the schemas that a browser’s entries pass, each entry with an id of its own', () => {
    expect(patientSchema.safeParse({ id: patient.id, name: patient.name, bornOn: patient.bornOn }).error).toBeUndefined();
    const refused = entries.flatMap((entry) => {
      const { error } = newChartEntry.safeParse(entry);
      return error === undefined ? [] : [`${entry.kind}: ${JSON.stringify(entry.body)}`];
    });
    expect(refused).toEqual([]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('names only rows of the catalogue, with codes that hold today and sides that the exercise has', () => {
    const unknown = [
      ...view.conditions.filter((one) => findRow('condition', one.conditionId) === undefined).map((one) => one.conditionId),
      ...view.deficits.filter((one) => findRow('deficit', one.deficitId) === undefined).map((one) => one.deficitId),
      ...view.measurements.filter((one) => findRow('measure', one.measureId) === undefined).map((one) => one.measureId),
      ...(view.program?.items ?? [])
        .filter((one) => findRow('exercise', one.exerciseId) === undefined)
        .map((one) => one.exerciseId),
      ...(view.program?.items ?? [])
        .filter((one) => codeOn(one.service.code, today) === undefined)
        .map((one) => one.service.code),
    ];
    expect(unknown).toEqual([]);
    const valid = new Set(
      view.conditions
        .flatMap(({ conditionId }) => findRow('condition', conditionId)?.icd10 ?? [])
        .flatMap((one) => (one.effectiveFrom <= today && today <= (one.effectiveTo ?? today) ? [one.code] : [])),
    );
    const coded = [
      ...view.conditions.map((one) => one.icd10 ?? ''),
      ...view.plans.flatMap((plan) => plan.diagnoses.map((one) => one.icd10)),
    ];
    expect(coded.filter((code) => !valid.has(code))).toEqual([]);
    const allowed = {
      choose: ['left', 'right'],
      bilateral: ['bilateral'],
      either: ['left', 'right', 'bilateral'],
      midline: ['midline'],
    };
    const beside = (view.program?.items ?? []).filter((item) => {
      const policy = findRow('exercise', item.exerciseId)?.sidePolicy;
      return policy !== undefined && !allowed[policy].includes(item.side);
    });
    expect(beside.map(({ name, side }) => `${name}: ${side}`)).toEqual([]);
  });

  it('holds what a visit rests on: history, consents, screening, limits, findings, measured goals, a plan, a program', () => {
    const kinds = new Set<ChartKind>(entries.map(({ kind }) => kind));
    const needed: readonly ChartKind[] = [
      'history',
      'consent',
      'screening',
      'limits',
      'condition',
      'deficit',
      'finding',
      'measurement',
      'precaution',
      'goal',
      'plan',
      'coverage',
      'program',
    ];
    expect(needed.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(consentOn('treatment', today, view).state).toBe('given');
    for (const { conditionId, onset } of view.conditions) {
      const row = findRow('condition', conditionId);
      expect(row === undefined ? 'no row' : onsetFlaw(row, onset, { bornOn: patient.bornOn, today })).toBeNull();
    }
    for (const { text, measureId, side, baseline, target, by } of view.goals) {
      const measured = view.measurements.find((one) => one.measureId === measureId && one.side === side);
      expect([text, baseline]).toEqual([text, measured?.value]);
      const row = findRow('measure', measureId ?? '');
      expect([text, row?.better === 'lower' ? (baseline ?? 0) : (target ?? 0)]).toEqual([
        text,
        Math.max(baseline ?? 0, target ?? 0),
      ]);
      expect((by ?? '') > today, text).toBe(true);
    }
    for (const { measureId, value } of view.measurements) {
      const row = findRow('measure', measureId);
      expect([measureId, value >= (row?.min ?? 0) && value <= (row?.max ?? 1e6)]).toEqual([measureId, true]);
    }
    const goals = new Set(view.goals.map(({ id }) => id));
    expect(view.plans.at(-1)?.goals.filter((id) => !goals.has(id))).toEqual([]);
  });

  it('plans nothing that a rule of safety blocks, and every reason that one asks for is on record', () => {
    const owed = verdictsOf(patient).map(({ name, findings }) => [
      name,
      keeping(findings)
        // What only vital signs settle is measured at the visit.
        .filter(({ ask }) => ask === undefined || ask.some((id) => id !== 'vitals'))
        .map(({ rule, severity }) => `${severity} ${rule}`),
    ]);
    expect(owed.filter(([, rules]) => rules?.length !== 0)).toEqual([]);
  });
});

describe('demoPatients', () => {
  it('keep places in the day that do not overlap, in the order of the day', () => {
    const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    demoPatients.slice(1).forEach(({ slot }, before) => {
      const earlier = demoPatients[before]?.slot ?? { time: '00:00', minutes: 0 };
      expect(minutesOf(slot.time)).toBeGreaterThanOrEqual(minutesOf(earlier.time) + earlier.minutes);
    });
  });

  it('show plans of care in every state that a physician leaves them in', () => {
    const states = demoPatients.map((patient) => {
      const { plans, certifications } = viewOf(patient);
      const standing = planStanding(plans, certifications, today);
      return [patient.name, standing?.state, standing?.sentOn !== null, standing?.version];
    });
    expect(states).toEqual([
      ['Amara Okafor', 'certified', false, 1],
      ['Lena Marsh', 'certified', false, 1],
      ['Theo Brandt', 'due', true, 1],
      ['Samuel Reyes', 'certified', true, 1],
      ['Haruto Sato', 'overdue', true, 1],
      ['Elif Vural', 'due', false, 1],
      ['Ruth Adler', 'expired', false, 1],
      ['Marcus Bell', 'certified', false, 1],
      ['Jonas Clark', 'certified', false, 1],
      ['Helen Costa', 'due', true, 1],
      ['Owen Price', 'certified', false, 1],
      ['Priya Nair', 'certified', true, 2],
    ]);
  });

  it('hold what each story turns on: guardians with an end, a usual systolic, an open answer, a small dose for a face', () => {
    const theo = viewOf(called('Theo Brandt'));
    expect(theo.guardians[0]).toMatchObject({ scope: ['treatment', 'recording', 'information'], until: '2034-05-01' });
    expect(theo.consents.map(({ by, assent }) => [by, assent])).toEqual([
      ['guardian', 'given'],
      ['guardian', 'given'],
    ]);
    expect([theo.history?.gmfcs, ageOn(called('Theo Brandt').bornOn, today) < 18]).toEqual([2, true]);
    const owen = viewOf(called('Owen Price'));
    expect(consentOn('treatment', day(-241), owen).state).toBe('lapsed');
    expect(owen.screening?.answers['seizures']?.answer).toBe('unknown');
    const marcus = viewOf(called('Marcus Bell'));
    expect(marcus.limits).toMatchObject({ usualSystolic: 104, vitalsFirst: true });
    const face = viewOf(called('Elif Vural')).program?.items ?? [];
    expect(face.map(({ dose }) => repetitionsOf(dose)).filter((all) => all > 30)).toEqual([]);
  });

  it('have a fresh graft that blocks resistance at that knee, with the words why', () => {
    const jonas = called('Jonas Clark');
    const view = viewOf(jonas);
    const item = { ...(view.program?.items ?? [])[0], exerciseId: 'knee-extension', name: 'Knee extension' } as NonNullable<
      typeof view.program
    >['items'][number];
    const [verdict] = chartGate({ ...view, program: { items: [item] } }, jonas.bornOn, today);
    expect(verdict?.start).toBe('blocked');
    expect(view.orders.map(({ kind }) => kind)).toEqual(['weight-bearing', 'brace']);
    expect(verdict?.findings[0]).toMatchObject({ rule: 'ligament-open-chain', severity: 'block', about: ['fresh-repair'] });
  });
});

describe('pastVisits', () => {
  it('are of demo patients by demo therapists, oldest first, after the evaluation, of activities in the program', () => {
    for (const visit of pastVisits) {
      const patient = called(visit.patient);
      expect(demoPeople.some(({ email, role }) => email === visit.by && role === 'therapist')).toBe(true);
      expect(visit.daysAgo).toBeLessThan(patient.evaluated);
      const items = new Set(viewOf(patient).program?.items.map(({ id }) => id));
      const strangers: string[] = [];
      visit.record((_after, _kind, body) => {
        if ('activityId' in body && body.activityId !== undefined && !items.has(body.activityId)) strangers.push(body.activityId);
        return patient.id;
      });
      expect([visit.patient, strangers]).toEqual([visit.patient, []]);
    }
    expect(pastVisits.map(({ daysAgo }) => daysAgo)).toEqual(pastVisits.map(({ daysAgo }) => daysAgo).toSorted((a, b) => b - a));
  });
});
