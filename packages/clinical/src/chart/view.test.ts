import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleId, exampleSnapshot, exampleVisit, seededNumbers } from '../example.ts';
import { clockIn, dayIn, readLog } from '../index.ts';
import { foldVisit, previousOf } from '../visit/index.ts';
import { type ChartBody, type ChartEntry, type ChartKind, chartView, newChartEntry, snapshotOf } from './index.ts';

const numbers = seededNumbers(3);
const t0 = 1_795_000_000_000;
const id = () => exampleId(t0, numbers);
const example = exampleSnapshot();
let at = t0;
const entry = <K extends ChartKind>(kind: K, body: ChartBody<K>): ChartEntry => {
  at += 1000;
  return { id: id(), patientId: example.patient.id, kind, body, at, by: 'u' } as ChartEntry;
};
const arat = (value: number, takenOn: string, side?: 'left' | 'right') =>
  entry('measurement', {
    id: id(),
    measureId: 'arat',
    name: 'Action Research Arm Test',
    value,
    unit: 'points',
    better: 'higher',
    takenOn,
    ...(side === undefined ? {} : { side }),
  });

const program = entry('program', { ...example.program, items: example.program.items.slice(0, 1) });
const newer = entry('program', example.program);
const goal = entry('goal', { id: id(), text: 'Drink from a cup' });
const precaution = entry('precaution', { id: id(), text: 'Support the shoulder', source: 'referral' });
const gone = entry('retraction', { id: id(), entry: newer.id, reason: 'wrong patient' });
const back = entry('retraction', { id: id(), entry: gone.id, reason: 'it was right' });
const entries = [
  entry('condition', { ...(example.conditions[0] as ChartBody<'condition'>) }),
  entry('deficit', { ...(example.deficits[0] as ChartBody<'deficit'>) }),
  arat(28, '2026-11-09', 'right'),
  arat(24, '2026-10-26', 'right'),
  arat(57, '2026-10-26', 'left'),
  program,
  newer,
  goal,
  precaution,
];
const parts = (chart: readonly ChartEntry[]) => ({
  patient: { ...example.patient, chartNumber: '17' },
  clinic: example.clinic,
  clinician: example.clinician,
  discipline: 'PT' as const,
  visitNumber: 3,
  day: '2026-11-22',
  chart: chartView(chart),
  previous: null,
  release: '0.1.0',
  catalogueRelease: '2026.11',
});

describe('chartView(entries)', () => {
  it('holds the newest program and every other thing, in whatever order entries come', () => {
    const view = chartView(entries);
    expect(view.program).toEqual(newer.body);
    expect(view.measurements.map((m) => m.value)).toEqual([24, 57, 28]);
    expect(view.entryIds[goal.body.id]).toBe(goal.id);
    expect(view.coverage).toBeNull();
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(chartView([...shuffled, ...shuffled.slice(0, 3)])).toEqual(view);
      }),
    );
  });

  it('takes back what a retraction names, and gives it back when the retraction is retracted', () => {
    expect(chartView([...entries, gone]).program).toEqual(program.body);
    expect(chartView([...entries, gone, back]).program).toEqual(newer.body);
  });

  it('keeps orders: a retraction takes one back, and a visit gets those that had not ended before its day', () => {
    const order = (until: string | null, value: 'NWB' | 'WBAT') =>
      entry('order', { id: id(), kind: 'weight-bearing', side: 'right', value, from: '2026-10-01', until, by: 'Dr. Ortega' });
    const [ended, last, open] = [order('2026-11-21', 'NWB'), order('2026-11-22', 'NWB'), order(null, 'WBAT')];
    const wrong = entry('retraction', { id: id(), entry: open.id, reason: 'wrong patient' });
    const orders = (chart: readonly ChartEntry[]) => {
      const made = snapshotOf(parts(chart));
      return made.ok ? made.value.orders : made.error.message;
    };
    expect(chartView([...entries, open, ended, last]).orders).toEqual([ended.body, last.body, open.body]);
    expect(orders([...entries, ended, last, open])).toEqual([last.body, open.body]);
    expect(orders([...entries, ended, last, open, wrong])).toEqual([last.body]);
    expect(orders(entries)).toEqual([]);
  });

  it('gives a visit every reason on record, with the facts that it rested on', () => {
    const reason = (facts?: string) =>
      entry('rule-reason', {
        ...{ id: id(), rule: 'falls', text: 'Belt and guard', on: '2026-11-20' },
        ...(facts === undefined ? {} : { facts }),
      });
    const [old, now] = [reason(), reason('falls:yes')];
    const made = snapshotOf(parts([...entries, old, now]));
    const { rule, text, on } = now.body as ChartBody<'rule-reason'>;
    expect(made.ok && made.value.safety?.reasons).toEqual([
      { rule, text, on },
      { rule, text, on, facts: 'falls:yes' },
    ]);
  });

  it('shows a thing once, in its newest form', () => {
    const changed = entry('goal', { ...(goal.body as ChartBody<'goal'>), text: 'Drink from a full cup' });
    expect(chartView([...entries, changed]).goals.map((g) => g.text)).toEqual(['Drink from a full cup']);
  });
});

describe('snapshotOf(parts)', () => {
  it('freezes baseline and latest of each measure and side', () => {
    const snapshot = snapshotOf(parts(entries));
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    expect(snapshot.value.baselines.map((m) => [m.side, m.value])).toEqual([
      ['left', 57],
      ['right', 24],
    ]);
    expect(snapshot.value.latest.map((m) => [m.side, m.value])).toEqual([
      ['left', 57],
      ['right', 28],
    ]);
    expect(snapshot.value.patient).toEqual(example.patient);
    expect(snapshot.value.payer.name).toBe('No payer recorded');
  });

  it('freezes the order of practice with the program, and none where it was left open', () => {
    const schedule = { kind: 'random', seed: 7 } as const;
    const ordered = snapshotOf(parts([...entries, entry('program', { ...example.program, schedule })]));
    expect(ordered.ok && ordered.value.program.schedule).toEqual(schedule);
    const open = snapshotOf(parts(entries));
    expect(open.ok && 'schedule' in open.value.program).toBe(false);
  });

  it('keeps the answers to proposals, oldest first, and gives one up with its retraction', () => {
    const answer = (accepted: boolean) =>
      entry('proposal-answer', {
        id: id(),
        proposal: 'the same for the same history',
        activityId: example.program.items[0]?.id ?? '',
        variable: 'threshold',
        direction: 'harder',
        accepted,
        at,
        ...(accepted ? {} : { reason: 'not yet' }),
      });
    const [no, yes] = [answer(false), answer(true)];
    expect(newChartEntry.safeParse({ id: no.id, kind: no.kind, body: no.body }).success).toBe(true);
    expect(chartView([yes, no]).proposalAnswers).toEqual([no.body, yes.body]);
    expect(chartView([no, yes, entry('retraction', { id: id(), entry: yes.id, reason: 'slip' })]).proposalAnswers).toEqual([
      no.body,
    ]);
  });

  it('refuses a chart without a program, and a program without a side: nothing is filled in', () => {
    const none = snapshotOf(parts(entries.filter((e) => e.kind !== 'program')));
    expect(none.ok ? '' : none.error.code).toBe('EUP_CLINICAL_NO_PROGRAM');
    const { side: _, ...sideless } = example.program.items[0] as unknown as Record<string, unknown>;
    const bare = { ...newer, body: { ...example.program, items: [sideless] } } as unknown as ChartEntry;
    const refused = snapshotOf(parts([bare]));
    expect(refused.ok ? '' : refused.error.message).toBe(
      'The visit cannot be opened from this chart: program.items[0].side is missing; expected one of "left", "right", "bilateral", "midline".',
    );
  });

  it('refuses a clinic whose zone no calendar knows', () => {
    const refused = snapshotOf({ ...parts(entries), clinic: { ...example.clinic, zone: 'Mars/Olympus' } });
    expect(refused.ok ? '' : refused.error.message).toContain(
      'clinic.zone is "Mars/Olympus"; expected a time zone by its IANA name',
    );
  });
});

describe('previousOf(visit, visitId, day)', () => {
  it('keeps what the next visit compares with, and fits the snapshot of that visit', () => {
    const { envelopes, visitId } = exampleVisit({ events: 100 });
    const visit = foldVisit(readLog(envelopes));
    const previous = previousOf(visit, visitId, dayIn(visit.snapshot.clinic.zone, visit.opened.at));
    expect(previous.date).toBe('2026-11-22');
    expect(previous.activities[0]).toMatchObject({
      exerciseId: 'emg-wrist-extension',
      side: 'right',
      reference: { kind: 'submaximal', placement: example.program.items[0]?.placement },
      assistance: 'minimal',
      cues: 1,
    });
    expect(snapshotOf({ ...parts(entries), previous }).ok).toBe(true);
  });

  it('keeps the rest that was measured with 100 %, in its unit, and none where it was typed', () => {
    const { envelopes, visitId } = exampleVisit({ events: 100 });
    const told = envelopes.map((event) =>
      event.kind === 'reference.set'
        ? { ...event, body: { ...(event.body as Record<string, unknown>), rest: { mean: 4, sd: 1, noise: 1.5 } } }
        : event,
    );
    const [typed, measured] = [envelopes, told].map(
      (log) => previousOf(foldVisit(readLog(log)), visitId, '2026-11-22').activities[0]?.reference,
    );
    expect(typed).not.toHaveProperty('rest');
    expect(measured).toMatchObject({ unit: 'µV', rest: { mean: 4, sd: 1 } });
  });

  it('keeps the placement that was recorded, never the planned one, and what was measured apart from what was tapped', () => {
    const { envelopes, visitId } = exampleVisit({ events: 100 });
    const measured = { recording: visitId, from: 0, to: 3, algorithm: 'a', version: '1', params: {} };
    const told = envelopes.map((event, i) => {
      const body = { ...(event.body as Record<string, unknown>) };
      if (event.kind === 'reference.set') delete body['placement'];
      if (event.kind === 'repetition.done' && i % 2 === 0) body['measured'] = measured;
      return { ...event, body };
    });
    const [plain, seen] = [envelopes, told].map(
      (log) => previousOf(foldVisit(readLog(log)), visitId, '2026-11-22').activities[0],
    );
    expect(plain).not.toHaveProperty('measured');
    expect(seen?.reference).toEqual({ kind: 'submaximal' });
    expect(seen?.measured?.repetitions).toBeGreaterThan(0);
    expect(seen?.measured?.repetitions).toBeLessThan(seen?.repetitions ?? 0);
  });

  it('leaves out what was not practised', () => {
    const { envelopes, visitId } = exampleVisit();
    expect(previousOf(foldVisit(readLog(envelopes.slice(0, 1))), visitId, '2026-11-22').activities).toEqual([]);
  });
});

describe('clockIn(zone, at)', () => {
  it('counts 24 hours from 00:00', () => {
    expect([clockIn('UTC', Date.UTC(2026, 0, 1)), clockIn('Asia/Kolkata', Date.UTC(2026, 0, 1, 18))]).toEqual(['00:00', '23:30']);
  });
});

describe('dayIn(zone, at)', () => {
  it('tells the day of the clinic, not of the server', () => {
    const at = Date.UTC(2026, 10, 23, 3, 30);
    expect([dayIn('America/Chicago', at), dayIn('UTC', at), dayIn('Pacific/Kiritimati', at)]).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-23',
    ]);
  });
});
