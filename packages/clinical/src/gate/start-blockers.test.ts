import { screenQuestions } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type NewSnapshot, readLog } from '../index.ts';
import { foldVisit } from '../visit/index.ts';
import { isBlocked, keeping, startBlockers } from './index.ts';

const start = 1_795_364_100_000;
const base = exampleSnapshot();
const activityId = base.program.items[0]?.id ?? '';
const all = (answer: 'yes' | 'no', but: Record<string, 'yes' | 'no' | 'unknown'> = {}) =>
  Object.fromEntries(screenQuestions.map(({ id }) => [id, { answer: but[id] ?? (id === 'medication-known' ? 'yes' : answer) }]));

function snapshot(answers: ReturnType<typeof all>, more: Partial<NewSnapshot> = {}): NewSnapshot {
  const safety = {
    answers,
    state: 'clear',
    findings: [],
    cordAtT6OrAbove: answers['cord-lesion-t6-or-above']?.answer ?? 'unknown',
  } as const;
  return { ...base, ...more, safety: { ...safety, findings: [] } };
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
    expect(keeping(asked('no').findings)).toEqual([]);
    expect(asked('yes').start).toBe('asks');
    const where = visit(
      open,
      (write, at) => void write(at, 'screen.answered', { question: 'broken-skin', answer: 'yes', regions: ['forearm'] }),
    );
    expect(startBlockers(where, activityId).start).toBe('blocked');
  });

  it('is opened by a reason where a rule asks for one, never where it blocks, and not by the rule’s own words', () => {
    const itchy = snapshot(all('no', { 'adhesive-allergy': 'yes' }));
    const owed = startBlockers(visit(itchy), activityId);
    expect(owed.start).toBe('reason');
    const reasoned = (text: string) =>
      startBlockers(
        visit(itchy, (write, at) => {
          for (const { rule, facts } of owed.findings) write(at, 'rule.reasoned', { rule, text, facts });
        }),
        activityId,
      ).start;
    expect(reasoned('Hydrogel electrodes, no reaction at the last three visits')).toBe('may');
    expect(reasoned('x')).toBe('reason');
    expect(reasoned('Use another gel, tape or strap')).toBe('reason');
    const allergicWound = snapshot({
      ...all('no', { 'adhesive-allergy': 'yes' }),
      'broken-skin': { answer: 'yes', regions: ['forearm'] },
    } as ReturnType<typeof all>);
    const held = visit(allergicWound, (write, at) => {
      for (const { rule } of startBlockers(visit(allergicWound), activityId).findings)
        write(at, 'rule.reasoned', { rule, text: 'Talked over with the physician' });
    });
    expect(startBlockers(held, activityId).start).toBe('blocked');
  });

  it('forgets a reason once a fact that it rested on changes', () => {
    const itchy = snapshot(all('no', { 'adhesive-allergy': 'yes' }));
    const [owed] = startBlockers(visit(itchy), activityId).findings.filter(({ severity }) => severity === 'reason');
    const later = visit(itchy, (write, at) => {
      write(at, 'rule.reasoned', { rule: owed?.rule ?? '', text: 'Hydrogel electrodes tolerated last week', facts: owed?.facts });
      write(at + 1, 'screen.answered', { question: 'adhesive-allergy', answer: 'yes', state: 'acute' });
    });
    expect(startBlockers(later, activityId).start).toBe('reason');
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
    const said = rules.map((rule, n) =>
      writer.write(start + n + 1, 'rule.reasoned', { rule, text: 'Talked over with the physician' }),
    );
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

  it('waits for vital signs where the clinician wants them first, and for a reading inside the limits after one outside', () => {
    const limits = { id: base.patient.id, systolic: { most: 170 }, vitalsFirst: true };
    const wanted = snapshot(all('no'), { limits });
    expect(startBlockers(visit(wanted), activityId)).toMatchObject({
      start: 'asks',
      findings: [{ rule: 'vitals-first', ask: ['vitals'] }],
    });
    type Write = Parameters<NonNullable<Parameters<typeof visit>[1]>>[0];
    const high = (write: Write, at: number) => write(at, 'vitals.taken', { when: 'before', systolic: 190, diastolic: 90 });
    const measured = startBlockers(visit(wanted, high), activityId);
    expect(measured.start).toBe('blocked');
    // One reading is one finding: the gate's limit, and no second one of the running session.
    expect(measured.findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule)).toEqual(['limit-systolic']);
    const cleared = (then: (write: Write, at: number) => void) =>
      startBlockers(
        visit(wanted, (write, at) => {
          high(write, at);
          const stop = write(at + 1000, 'stop.pressed', { from: 'rule' });
          write(at + 2000, 'stop.cleared', { stop: stop.id });
          then(write, at + 3000);
        }),
        activityId,
      ).start;
    expect(cleared(() => undefined)).toBe('blocked');
    expect(cleared((write, at) => void write(at, 'vitals.taken', { when: 'before', systolic: 150, diastolic: 84 }))).toBe('may');
  });

  it('asks for consent until a therapist recorded it, and blocks once it is withdrawn', () => {
    const unasked = snapshot(all('no'), { consents: [] });
    expect(startBlockers(visit(unasked), activityId)).toMatchObject({ start: 'asks', findings: [{ rule: 'consent-unasked' }] });
    const agreed = visit(
      unasked,
      (write, at) => void write(at, 'consent.agreed', { what: 'treatment', by: 'patient', mode: 'oral' }),
    );
    expect(startBlockers(agreed, activityId).start).toBe('may');
    const withdrawn = snapshot(all('no'), {
      consents: [{ id: base.patient.id, what: 'treatment', given: false, by: 'patient', on: '2026-11-01' }],
    });
    expect(startBlockers(visit(withdrawn), activityId).start).toBe('blocked');
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
