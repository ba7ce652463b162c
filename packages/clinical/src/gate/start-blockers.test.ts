import { screenQuestions } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type NewSnapshot, readLog } from '../index.ts';
import { foldVisit } from '../visit/index.ts';
import { isBlocked, safetyGate, startBlockers } from './index.ts';

const start = 1_795_364_100_000;
const base = exampleSnapshot();
const activityId = base.program.items[0]?.id ?? '';
const all = (answer: 'yes' | 'no', but: Record<string, 'yes' | 'no' | 'unknown'> = {}) =>
  Object.fromEntries(screenQuestions.map(({ id }) => [id, { answer: but[id] ?? (id === 'medication-known' ? 'yes' : answer) }]));

function snapshot(answers: ReturnType<typeof all>, more: Partial<NewSnapshot> = {}): NewSnapshot {
  const gate = safetyGate({ screening: { answers }, items: base.program.items, ageYears: 55, reasons: [] });
  const findings = gate.findings.map(({ rule, name, severity, certain, activities, ask, action }) => ({
    rule,
    name,
    severity,
    certain,
    activities: [...activities],
    ask: [...ask],
    action,
  }));
  return { ...base, ...more, safety: { answers, state: gate.state, findings, cordAtT6OrAbove: 'no' } };
}

function visit(of: NewSnapshot, more?: (write: ReturnType<typeof exampleWriter>['write'], at: number) => void) {
  const writer = exampleWriter({
    clinicId: of.clinic.id,
    visitId: '0198a5a0-0000-7000-8000-000000000001',
    userId: 'u',
    zone: of.clinic.zone,
    number: 1,
    startedAt: start,
  });
  const events = [writer.write(start, 'visit.opened', { snapshot: of })];
  const write: typeof writer.write = (...args) => {
    const event = writer.write(...args);
    events.push(event);
    return event;
  };
  more?.(write, start + 60_000);
  return foldVisit(readLog(events));
}

describe('startBlockers(visit, activityId)', () => {
  it('holds nothing back where every question was answered well, and nothing of a visit older than the gate', () => {
    expect(isBlocked(startBlockers(visit(snapshot(all('no'))), activityId))).toBe(false);
    expect(isBlocked(startBlockers(visit(base), activityId))).toBe(false);
  });

  it('startBlockers() lists what an open question may block, until it is asked in the visit', () => {
    const open = snapshot(all('no', { 'broken-skin': 'unknown' }));
    const held = startBlockers(visit(open), activityId);
    expect(held.findings.flatMap(({ ask }) => ask)).toContain('broken-skin');
    const asked = (answer: 'yes' | 'no') =>
      startBlockers(
        visit(open, (write, at) => void write(at, 'screen.answered', { question: 'broken-skin', answer })),
        activityId,
      );
    expect(asked('no').findings).toEqual([]);
    expect(asked('yes').findings.some(({ certain }) => certain)).toBe(true);
  });

  it('is opened by a reason where a rule asks for one, and never where it blocks', () => {
    const bad = snapshot(all('yes'));
    const rules = startBlockers(visit(bad), activityId).findings;
    const reasoned = visit(bad, (write, at) => {
      for (const { rule } of rules) write(at, 'rule.reasoned', { rule, text: 'Talked over with the physician' });
    });
    expect(startBlockers(reasoned, activityId).findings.every(({ severity }) => severity === 'block')).toBe(true);
  });

  it('takes a reason from a therapist alone', () => {
    const bad = snapshot(all('yes'));
    const rules = startBlockers(visit(bad), activityId).findings.map(({ rule }) => rule);
    const writer = exampleWriter({
      clinicId: bad.clinic.id,
      visitId: '0198a5a0-0000-7000-8000-000000000001',
      userId: 'a',
      role: 'assistant',
      zone: bad.clinic.zone,
      number: 2,
      startedAt: start,
    });
    const said = rules.map((rule, n) => writer.write(start + n + 1, 'rule.reasoned', { rule, text: 'Go on' }));
    const opened = exampleWriter({
      ...{
        clinicId: bad.clinic.id,
        visitId: '0198a5a0-0000-7000-8000-000000000001',
        userId: 'u',
        zone: bad.clinic.zone,
        number: 1,
        startedAt: start,
      },
    });
    const fold = foldVisit(readLog([opened.write(start, 'visit.opened', { snapshot: bad }), ...said]));
    expect(fold.ruleReasons).toEqual([]);
    expect(startBlockers(fold, activityId).findings.map(({ rule }) => rule)).toEqual(rules);
  });

  it('waits for vital signs where the clinician wants them first, and for a clearance after what a rule stops', () => {
    const limits = { id: base.patient.id, systolic: { most: 170 }, vitalsFirst: true };
    const wanted = snapshot(all('no'), { limits });
    expect(startBlockers(visit(wanted), activityId).vitalsMissing).toBe(true);
    const high = (write: Parameters<NonNullable<Parameters<typeof visit>[1]>>[0], at: number) =>
      write(at, 'vitals.taken', { when: 'before', systolic: 190, diastolic: 90 });
    const measured = startBlockers(visit(wanted, high), activityId);
    expect(measured.vitalsMissing).toBe(false);
    expect(measured.rulesMet?.rules.map(({ id }) => id)).toEqual(['stop-pressure-limit']);
    const cleared = visit(wanted, (write, at) => {
      high(write, at);
      const stop = write(at + 1000, 'stop.pressed', { from: 'rule' });
      write(at + 2000, 'stop.cleared', { stop: stop.id });
    });
    expect(isBlocked(startBlockers(cleared, activityId))).toBe(false);
  });

  it('asks which way a target goes that an older release left open, until a therapist has answered in the visit', () => {
    const answered = snapshot(all('no'));
    const open = {
      ...answered,
      program: {
        ...answered.program,
        items: answered.program.items.map((item) =>
          item.target === undefined ? item : { ...item, target: { ...item.target, direction: 'unset', floor: 3, ceiling: 20 } },
        ),
      },
    };
    const zone = { activityId, metric: 'emg-amplitude', floor: null, ceiling: 20, holdSeconds: 10 } as const;
    expect([startBlockers(visit(open), activityId).directionUnset, isBlocked(startBlockers(visit(open), activityId))]).toEqual([
      true,
      true,
    ]);
    expect(startBlockers(visit(open), open.program.items[1]?.id ?? '').directionUnset).toBe(false);
    const moved = visit(open, (write, at) => void write(at, 'zone.set', { ...zone, floor: 4 }));
    expect(startBlockers(moved, activityId).directionUnset).toBe(true);
    const said = visit(open, (write, at) => void write(at, 'zone.set', { ...zone, direction: 'down' }));
    expect(isBlocked(startBlockers(said, activityId))).toBe(false);
    expect(said.activities[0]?.zone).toMatchObject({ direction: 'down', floor: null, ceiling: 20 });
  });

  it('takes the direction of a target from a therapist alone: it is part of the order', () => {
    const base = snapshot(all('no'));
    const items = base.program.items.map((item) =>
      item.target === undefined ? item : { ...item, target: { ...item.target, direction: 'unset' } },
    );
    const of = { ...base, program: { ...base.program, items } };
    const shared = {
      clinicId: of.clinic.id,
      visitId: '0198a5a0-0000-7000-8000-000000000001',
      zone: of.clinic.zone,
      startedAt: start,
    };
    const therapist = exampleWriter({ ...shared, userId: 'u', number: 1 });
    const assistant = exampleWriter({ ...shared, userId: 'a', role: 'assistant', number: 2 });
    const opened = therapist.write(start, 'visit.opened', { snapshot: of });
    const zone = { activityId, metric: 'emg-amplitude', floor: 40, ceiling: 70, holdSeconds: 2, direction: 'up' } as const;
    const directionBy = (...events: (typeof opened)[]) => foldVisit(readLog([opened, ...events])).activities[0]?.zone?.direction;
    expect(directionBy(assistant.write(start + 1000, 'zone.set', zone))).toBe('unset');
    expect(directionBy(therapist.write(start + 1000, 'zone.set', zone))).toBe('up');
  });
});
