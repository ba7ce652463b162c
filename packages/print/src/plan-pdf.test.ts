import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChartEntry, chartView, type NewChartEntry } from '@eupraxia/clinical/chart';
import { afterAll, describe, expect, it } from 'vitest';
import { interFonts } from './note.fixture.ts';
import { type PlanPdf, planPdf } from './plan-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const poppler = spawnSync('pdfinfo', ['-v']).error === undefined;
const whyNot = poppler ? '' : ' (skipped: no pdfinfo and pdftotext of poppler)';

const id = (n: number) => `0198a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const entry = (n: number, entryOf: Omit<NewChartEntry, 'id'>): ChartEntry =>
  ({ id: id(n), patientId: id(99), at: 1_795_000_000_000 + n, by: 'u', ...entryOf }) as ChartEntry;
const goal = entry(1, {
  kind: 'goal',
  body: {
    id: id(11),
    text: 'Reach for a full cup and drink',
    measureId: 'arat',
    side: 'right',
    baseline: 24,
    target: 32,
    unit: 'points',
    course: 'restorative',
    by: '2026-12-20',
  },
} as never);
const plan = (n: number, more: object = {}) =>
  entry(n, {
    kind: 'plan',
    body: {
      id: id(20 + n),
      discipline: 'PT',
      diagnoses: [{ icd10: 'I69.351', name: 'Hemiplegia after stroke' }],
      goals: [id(11)],
      interventions: [{ name: 'EMG biofeedback', why: 'For weakness.' }],
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 8,
      startsOn: '2026-11-02',
      ...more,
    },
  } as never);
const certified = entry(5, {
  kind: 'certification',
  body: { id: id(30), plan: id(22), state: 'certified', by: { name: 'Dr Ada Boye', npi: '1234567893' }, on: '2026-11-10' },
} as never);
const print = (...entries: readonly ChartEntry[]): PlanPdf => ({
  patient: { id: id(99), name: 'Amara Okafor', bornOn: '1971-03-09', chartNumber: 'DEMO-1' },
  clinic: { name: 'Riverside', zone: 'America/Chicago' },
  chart: chartView(entries),
  today: '2026-11-22',
  printedAt: 1_795_364_100_000,
  demo: true,
  fonts: interFonts,
});

async function read(input: PlanPdf): Promise<string> {
  const file = join(folder, 'plan.pdf');
  writeFileSync(file, (await planPdf(input)) ?? new Uint8Array());
  return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
}

describe('planPdf(input)', () => {
  it('is null for a chart without a plan, and the same bytes for the same chart', async () => {
    expect(planPdf(print(goal))).toBeNull();
    expect(await planPdf(print(goal, plan(2)))).toEqual(await planPdf(print(goal, plan(2))));
  });

  it('is tagged and names its language', async () => {
    const text = new TextDecoder('latin1').decode((await planPdf(print(goal, plan(2)))) ?? new Uint8Array());
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(en-US\)/);
    for (const tag of ['H1', 'H2', 'P', 'Table', 'TH', 'TD']) expect(text, tag).toContain(`/S /${tag}\n`);
  });

  it.skipIf(!poppler)(`says goals with baseline, target and date, amount, frequency and duration${whyNot}`, async () => {
    const text = await read(print(goal, plan(2)));
    for (const words of ['I69.351', '24 points', '32 points', 'Dec 20, 2026', '45 minutes a visit, 2 visits a week for 8 weeks'])
      expect(text).toContain(words);
    expect(text).toContain('Not certified');
    expect(text).toMatch(/Signature/);
  });

  it('names a diagnosis by the side of the body, also in a plan from before the name had it', async () => {
    const stroke = entry(7, {
      kind: 'condition',
      body: { id: id(40), conditionId: 'stroke', name: 'Stroke', side: 'left', onset: '2026-10-02', icd10: 'I69.354' },
    } as never);
    const named = (name: string, icd10 = 'I69.354') =>
      planPdf(print(goal, stroke, plan(8, { diagnoses: [{ icd10, name }] }))) ?? expect.fail('no plan');
    // The bytes are a function of what is printed: the old name prints as the new one, and only for the same code.
    expect(await named('Stroke')).toEqual(await named('Left hemiparesis after stroke'));
    expect(await named('Stroke', 'I69.351')).not.toEqual(await named('Left hemiparesis after stroke', 'I69.351'));
  });

  it.skipIf(!poppler)(`says who certified, and asks anew for a new version${whyNot}`, async () => {
    const text = await read(print(goal, plan(2), certified));
    expect(text).toContain('Dr Ada Boye');
    expect(text).not.toContain('Not certified');
    const next = await read(print(goal, plan(2), certified, plan(6, { replaces: id(22), change: 'Plateau in grasp' })));
    expect(next).toContain('Not certified');
    expect(next).toContain('Plateau in grasp');
  });
});
