import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type NewSnapshot, readLog } from '../index.ts';
import { foldVisit } from '../visit/index.ts';
import { ruleOfStop, rulesMet } from './index.ts';

const start = 1_795_364_100_000;
const base = exampleSnapshot();
const limits = { id: base.patient.id, systolic: { most: 170 }, pain: 6, spo2: { least: 90 }, vitalsFirst: false };
const screened = (cordAtT6OrAbove: 'yes' | 'no' | 'unknown') => ({
  answers: {},
  state: 'clear' as const,
  findings: [],
  cordAtT6OrAbove,
});

function visit(
  snapshot: NewSnapshot,
  ...said: readonly ((say: ReturnType<typeof exampleWriter>['write'], at: number) => unknown)[]
) {
  const writer = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: '0198a5a0-0000-7000-8000-000000000001',
    userId: 'u',
    zone: snapshot.clinic.zone,
    number: 1,
    startedAt: start,
  });
  const events = [writer.write(start, 'visit.opened', { snapshot })];
  for (const [n, one] of said.entries()) events.push(one(writer.write, start + (n + 1) * 60_000) as (typeof events)[number]);
  return foldVisit(readLog(events));
}
type Say = Parameters<Parameters<typeof visit>[1]>[0];
const pain = (score: number, when: 'before' | 'during') => (say: Say, at: number) => say(at, 'pain.rated', { score, when });
const pressure = (systolic: number, when: 'before' | 'during') => (say: Say, at: number) =>
  say(at, 'vitals.taken', { when, systolic, diastolic: 80 });
const names = (...of: Parameters<typeof visit>) => rulesMet(visit(...of))?.rules.map((rule) => rule.id) ?? [];

describe('rulesMet(visit)', () => {
  it('says nothing before anything was rated, nor of a first rating without limits', () => {
    expect(names(base)).toEqual([]);
    expect(names(base, pain(9, 'before'))).toEqual([]);
  });

  it('stops for pain two points over the start, and over the clinician’s own limit', () => {
    expect(names(base, pain(2, 'before'), pain(3.5, 'during'))).toEqual([]);
    expect(names(base, pain(2, 'before'), pain(4, 'during'))).toEqual(['stop-pain-rise']);
    expect(names({ ...base, limits }, pain(6, 'before'), pain(6.5, 'during'))).toEqual(['stop-pain-limit']);
  });

  it('judges the newest of each sign: what fell again stops no more, and what was not taken again still does', () => {
    expect(names(base, pain(2, 'before'), pain(5, 'during'), pain(2, 'during'))).toEqual([]);
    expect(names(base, pain(2, 'before'), pain(5, 'during'), pressure(120, 'during'))).toEqual(['stop-pain-rise']);
    const heart = (say: Say, at: number) => say(at, 'vitals.taken', { when: 'during', heartRate: 80 });
    expect(names({ ...base, limits }, pressure(171, 'during'), heart)).toContain('stop-pressure-limit');
    expect(names({ ...base, limits }, pressure(171, 'during'), heart, pressure(150, 'during'))).toEqual([]);
  });

  it('stops for vital signs outside the limits', () => {
    expect(names({ ...base, limits }, pressure(171, 'during'))).toContain('stop-pressure-limit');
    expect(names({ ...base, limits }, pressure(170, 'during'))).toEqual([]);
    expect(names({ ...base, limits }, (say, at) => say(at, 'vitals.taken', { when: 'during', spo2: 89 }))).toEqual([
      'stop-oxygen-limit',
    ]);
  });

  it('takes a systolic rise of 20 for dysreflexia where the cord is, or may be, injured at T6 or above', () => {
    const rise = [pressure(110, 'before'), pressure(130, 'during')] as const;
    expect(names({ ...base, safety: screened('yes') }, ...rise)[0]).toBe('autonomic-dysreflexia');
    expect(names({ ...base, safety: screened('unknown') }, ...rise)).toContain('autonomic-dysreflexia');
    expect(names({ ...base, safety: screened('no') }, ...rise)).toEqual([]);
    expect(
      names({ ...base, safety: screened('yes'), limits: { ...limits, usualSystolic: 95 } }, pressure(116, 'during')),
    ).toContain('autonomic-dysreflexia');
  });

  it('takes the newest answer of the visit for whether the cord is injured at T6 or above', () => {
    const answered = (answer: 'yes' | 'no') => (say: Say, at: number) =>
      say(at, 'screen.answered', { question: 'cord-lesion-t6-or-above', answer });
    const rise = [pressure(95, 'before'), pressure(120, 'during')] as const;
    const chart = (answer: 'yes' | 'no') => ({ ...base, safety: screened(answer) });
    expect(names(chart('no'), answered('yes'), ...rise)).toContain('autonomic-dysreflexia');
    expect(names(base, answered('yes'), ...rise)).toContain('autonomic-dysreflexia');
    expect(names(chart('no'), ...rise, answered('yes'))).toContain('autonomic-dysreflexia');
    expect(names(chart('yes'), answered('no'), ...rise)).toEqual([]);
    expect(names(chart('no'), answered('yes'), answered('no'), ...rise)).toEqual([]);
  });
});

describe('ruleOfStop(why)', () => {
  it('has the steps of every emergency that a STOP can name', () => {
    for (const why of ['chest-pain', 'fainting', 'new-neurological-sign', 'seizure', 'fall'])
      expect(ruleOfStop(why)?.steps.length, why).toBeGreaterThan(2);
    expect(ruleOfStop('by-mistake')).toBeUndefined();
  });
});
