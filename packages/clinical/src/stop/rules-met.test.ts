import { describe, expect, it } from 'vitest';
import type { NewSnapshot } from '../index.ts';
import { ruleStopOf, stopParts, stopRulesMet } from './index.ts';
import { activityId, base, chart, TestVisit } from './visit.fixture.ts';

const limits = { id: base.patient.id, systolic: { most: 170 }, pain: 6, effort: 5, spo2: { least: 90 }, vitalsFirst: false };
const names = (told: TestVisit) => stopRulesMet(stopParts(told.fold(), activityId)).map(({ id }) => id);
const pain = (told: TestVisit, score: number, when: 'before' | 'during' = 'during') => told.say('pain.rated', { score, when });
const pressure = (told: TestVisit, systolic: number, when: 'before' | 'during' = 'during') =>
  told.say('vitals.taken', { when, systolic, diastolic: 80, position: 'sitting' });
const told = (snapshot: NewSnapshot = chart()) => new TestVisit(snapshot);

describe('stopRulesMet(parts)', () => {
  it('judges pain by its rise over the rating of before practice, and by the clinician’s limit', () => {
    const visit = told();
    pain(visit, 2, 'before');
    visit.start();
    pain(visit, 3.5);
    expect(names(visit)).toEqual([]);
    pain(visit, 4);
    expect(names(visit)).toEqual(['stop-pain-rise']);
    const limited = told(chart({}, { limits })).start();
    pain(limited, 6.5);
    expect(names(limited)).toEqual(['stop-pain-limit']);
  });

  it('has one baseline: the newest rating of before practice began, never one of during and none made up', () => {
    const visit = told();
    pain(visit, 1, 'before');
    pain(visit, 4, 'before');
    visit.start();
    pain(visit, 5);
    expect(names(visit)).toEqual([]);
    const late = told().start();
    pain(late, 9);
    expect(names(late)).toEqual([]);
    const again = told();
    pain(again, 2, 'before');
    again.start();
    pain(again, 6, 'before');
    pain(again, 6);
    expect(names(again)).toEqual(['stop-pain-rise']);
  });

  it('stops for effort over the limit of the chart, or over the tighter order on file', () => {
    const order = {
      id: '0198a5a0-0000-7000-8000-0000000000aa',
      kind: 'parameter',
      what: 'effort',
      most: 3,
      from: '2026-11-01',
      until: null,
      by: 'Dr. Lee',
    } as const;
    const effort = (snapshot: NewSnapshot, score: number) => {
      const visit = told(snapshot).start();
      visit.say('effort.rated', { activityId, score, scale: 'CR10' });
      return names(visit);
    };
    expect(effort(chart({}, { limits }), 5)).toEqual([]);
    expect(effort(chart({}, { limits }), 6)).toEqual(['stop-effort-limit']);
    expect(effort(chart({}, { limits, orders: [order] }), 4)).toEqual(['stop-effort-limit']);
  });

  it('judges vital signs and symptoms as the gate does, for what is practiced', () => {
    const high = told(chart({}, { limits })).start();
    pressure(high, 171);
    expect(names(high)).toEqual(['limit-systolic']);
    const chest = told().start();
    chest.say('vitals.taken', { when: 'during', systolic: 130, diastolic: 80, symptoms: ['chest-pain'] });
    expect(names(chest)).toEqual(['symptom-chest-pain']);
    const fine = told().start();
    pressure(fine, 150);
    expect(names(fine)).toEqual([]);
  });

  it('takes a systolic rise of 20 for dysreflexia where the cord is, or may be, injured at T6 or above', () => {
    const rise = (answer: 'yes' | 'no' | 'unknown', now = 125) => {
      const visit = told(chart({ 'cord-lesion-t6-or-above': { answer } }));
      pressure(visit, 105, 'before');
      visit.start();
      pressure(visit, now);
      return names(visit);
    };
    expect(rise('yes')).toContain('autonomic-dysreflexia');
    expect(rise('unknown')).toContain('autonomic-dysreflexia');
    expect(rise('yes', 124)).not.toContain('autonomic-dysreflexia');
    expect(rise('no')).toEqual([]);
  });

  it('judges the newest value of each sign: what fell again stops no more, what was not taken again still does', () => {
    const visit = told(chart({}, { limits }));
    pain(visit, 2, 'before');
    visit.start();
    pain(visit, 5);
    pressure(visit, 120);
    expect(names(visit)).toEqual(['stop-pain-rise']);
    pain(visit, 2);
    expect(names(visit)).toEqual([]);
  });

  it('has a row with steps for every emergency that it finds', () => {
    const visit = told(chart({ 'cord-lesion-t6-or-above': { answer: 'yes' } })).start();
    visit.say('vitals.taken', { when: 'during', systolic: 110, diastolic: 70, symptoms: ['pounding-headache', 'fainting'] });
    const met = stopRulesMet(stopParts(visit.fold(), activityId));
    expect(met.map(({ id }) => id)).toEqual(expect.arrayContaining(['symptom-fainting', 'symptom-pounding-headache']));
    for (const { row, id } of met) expect(row?.steps.length, id).toBeGreaterThan(2);
  });
});

describe('ruleStopOf(all, rating)', () => {
  it('calls for one STOP, by the rating that met the rule, while something runs and none is open', () => {
    const visit = told();
    pain(visit, 2, 'before');
    const early = pain(visit, 6, 'before');
    expect(ruleStopOf(visit.events, early)).toBeNull();
    const other = told();
    pain(other, 2, 'before');
    other.start();
    const met = pain(other, 6);
    expect(ruleStopOf(other.events, met)).toEqual({ rule: 'stop-pain-rise', of: met.id });
    const harmless = pressure(other, 120);
    expect(ruleStopOf(other.events, harmless)).toBeNull();
    other.stop();
    expect(ruleStopOf(other.events, pain(other, 7))).toBeNull();
  });
});
