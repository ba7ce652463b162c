import { stopRowOfRule, vitalRows } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { startBlockers } from '../gate/start-blockers.ts';
import type { NewBodies } from '../index.ts';
import { clearFlaws, openStop, ruleStopOf, stopParts, stopRulesMet } from './index.ts';
import { activityId, base, chart, TestVisit } from './visit.fixture.ts';

const words = 'Looked at with the patient, settled after rest';
const running = (told = new TestVisit()) => told.start();
const calm: NewBodies['vitals.taken'] = { when: 'during', systolic: 124, diastolic: 78, heartRate: 76, spo2: 97, symptoms: [] };
const names = (told: TestVisit) => stopRulesMet(stopParts(told.fold())).map(({ id }) => id);

describe('every rule of a vital sign that blocks', () => {
  it('has a row of the stop table by its own id', () => {
    const without = vitalRows.filter(({ id, means }) => means.includes('block') && stopRowOfRule(id) === undefined);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('is no mere pressure where it is dysreflexia or an emergency, and no low sugar where sugar is high', () => {
    expect(stopRowOfRule('dysreflexia-pressure')?.id).toBe('autonomic-dysreflexia');
    expect(stopRowOfRule('pressure-emergency')?.recovery?.ends).toBe(true);
    expect(stopRowOfRule('glucose-very-high')?.id).toBe('stop-high-glucose');
  });
});

describe('reasons of a STOP', () => {
  it('add up: a milder one that is given later weakens nothing, and cannot be voided', () => {
    const visit = running();
    const stop = visit.stop('chest-pain');
    visit.as('assistant', 'stop.explained', { stop, why: 'pain' });
    visit.as('assistant', 'pain.rated', { score: 2, when: 'during' });
    expect(clearFlaws(visit.fold(), { text: words }, 'assistant')).toContain('therapist-only');
    expect(openStop(visit.fold())).toMatchObject({ ends: true, mayBeVoided: null, whys: ['chest-pain', 'pain'] });
  });

  it('open the STOP again from then on where an emergency is named after the clearance, and leave the time before', () => {
    const visit = running();
    const stop = visit.stop('fatigue');
    visit.say('stop.cleared', { stop, text: words });
    visit.say('activity.resumed', { activityId });
    visit.say('remark.written', { section: 'response', text: 'Goes on.' });
    const before = visit.fold().activities[0]?.seconds ?? 0;
    visit.say('stop.explained', { stop, why: 'new-neurological-sign' });
    const after = visit.fold();
    expect(after).toMatchObject({ running: null, stop: { id: stop } });
    expect(after.activities[0]?.seconds).toBeGreaterThanOrEqual(before);
    // What opened it again is judged again: the words that cleared the first reason clear this one no more.
    visit.say('stop.cleared', { stop, text: words });
    visit.say('activity.resumed', { activityId });
    expect(visit.fold()).toMatchObject({ running: null, stop: { id: stop } });
  });

  it('keep a press that was explained from being voided as a mistake', () => {
    const visit = running();
    const stop = visit.stop('breathlessness');
    visit.say('stop.voided', { stop, because: 'mistaken-press' });
    expect(visit.fold().stop?.id).toBe(stop);
  });
});

describe('a sign of an emergency', () => {
  it('is a STOP of its own where nothing runs and where a STOP is open already', () => {
    const idle = new TestVisit();
    const sign = idle.say('vitals.taken', { when: 'before', systolic: 120, diastolic: 80, symptoms: ['chest-pain'] });
    expect(ruleStopOf(idle.events, sign)?.rule).toBe('symptom-chest-pain');
    const open = running();
    open.stop('dizziness');
    const second = open.say('vitals.taken', { ...calm, symptoms: ['new-neurological-sign'] });
    expect(ruleStopOf(open.events, second)?.rule).toBe('symptom-new-neurological-sign');
    expect(clearFlaws(open.fold(), {}, 'assistant')).toContain('no-reading');
    // The sign that a STOP is open for already is no second one.
    const chest = running();
    chest.stop('chest-pain');
    expect(ruleStopOf(chest.events, chest.say('vitals.taken', { ...calm, symptoms: ['chest-pain'] }))).toBeNull();
  });

  it('is the strictest of several in one reading', () => {
    for (const symptoms of [['fainting', 'new-neurological-sign'] as const, ['new-neurological-sign', 'fainting'] as const]) {
      const visit = running();
      const sign = visit.say('vitals.taken', { ...calm, symptoms: [...symptoms] });
      expect(ruleStopOf(visit.events, sign)?.rule).toBe('symptom-new-neurological-sign');
    }
  });
});

describe('a clearance', () => {
  it('answers the rules of its own STOP alone, and a void answers none', () => {
    const visit = new TestVisit();
    visit.say('pain.rated', { score: 1, when: 'before' });
    visit.start();
    const stop = visit.stop('equipment');
    visit.say('pain.rated', { score: 9, when: 'during' });
    visit.say('stop.cleared', { stop, text: words });
    expect(startBlockers(visit.fold(), activityId).findings.map(({ rule }) => rule)).toContain('stop-pain-rise');
    const press = visit.stop();
    visit.say('stop.voided', { stop: press, because: 'mistaken-press' });
    expect(startBlockers(visit.fold(), activityId).findings.map(({ rule }) => rule)).toContain('stop-pain-rise');
  });

  it.each([
    ['a pressure that is far too high', { ...calm, systolic: 225, diastolic: 114 }],
    ['a pressure that is far too low', { ...calm, systolic: 60, diastolic: 35 }],
    ['symptoms that nobody asked for', { when: 'during', systolic: 124, diastolic: 78, heartRate: 76, spo2: 97 } as const],
    ['the symptom that stopped', { ...calm, symptoms: ['dizziness'] }],
  ])('does not rest on %s', (_, reading) => {
    const visit = running();
    visit.stop('dizziness');
    visit.say('vitals.taken', reading as NewBodies['vitals.taken']);
    expect(clearFlaws(visit.fold(), { text: words }, 'therapist')).toContain('no-reading');
  });

  it('does not rest on a score that is no better, nor on an old entry that was corrected', () => {
    const visit = new TestVisit();
    const before = visit.say('pain.rated', { score: 3, when: 'before' });
    visit.start();
    visit.say('pain.rated', { score: 9, when: 'during' });
    visit.stop('pain');
    visit.say('pain.rated', { score: 9, when: 'during' });
    expect(clearFlaws(visit.fold(), {}, 'therapist')).toEqual(['no-pain-score']);
    visit.say('pain.rated', { score: 2, when: 'before' }, { corrects: before.id });
    expect(clearFlaws(visit.fold(), {}, 'therapist')).toEqual(['no-pain-score']);
    visit.say('pain.rated', { score: 3, when: 'during' });
    expect(clearFlaws(visit.fold(), {}, 'therapist')).toEqual([]);
  });

  it('waits for the usual pressure after dysreflexia, and for a pressure alone once the cord is known to be whole', () => {
    const high = new TestVisit(chart({ 'cord-lesion-t6-or-above': { answer: 'yes' } }));
    high.say('vitals.taken', { when: 'before', systolic: 105, diastolic: 65 });
    high.start();
    high.stop('dysreflexia');
    high.say('vitals.taken', { ...calm, systolic: 140 });
    const clear = { text: words, exception: 'cause-removed' };
    expect(clearFlaws(high.fold(), clear, 'therapist')).toEqual(['no-reading']);
    high.say('vitals.taken', { ...calm, systolic: 110 });
    expect(clearFlaws(high.fold(), clear, 'therapist')).toEqual([]);
    const unknown = new TestVisit(chart({ 'cord-lesion-t6-or-above': { answer: 'unknown' } }));
    unknown.say('vitals.taken', { when: 'before', systolic: 110, diastolic: 70 });
    unknown.start();
    const rise = unknown.say('vitals.taken', { when: 'during', systolic: 140, diastolic: 80 });
    unknown.say('stop.pressed', { from: 'rule', rule: 'autonomic-dysreflexia' }, { evidence: [rise.id] });
    unknown.say('screen.answered', { question: 'cord-lesion-t6-or-above', answer: 'no' });
    unknown.say('vitals.taken', calm);
    expect(openStop(unknown.fold())).toMatchObject({ ends: false });
    expect(clearFlaws(unknown.fold(), {}, 'therapist')).toEqual([]);
  });

  it('stays as it was judged when what it rested on is corrected or taken back later', () => {
    const visit = running(
      new TestVisit(chart({}, { limits: { id: base.patient.id, systolic: { most: 150 }, vitalsFirst: false } })),
    );
    const stop = visit.stop('vital-signs');
    const reading = visit.say('vitals.taken', calm);
    visit.say('stop.cleared', { stop });
    visit.say('activity.resumed', { activityId });
    visit.say('vitals.taken', { ...calm, systolic: 126 }, { corrects: reading.id });
    expect(visit.fold()).toMatchObject({ running: activityId, stop: null });
  });
});

describe('what is practiced', () => {
  it('is all that runs: the strictest of them decides', () => {
    const stand = base.program.items.find(({ exerciseId }) => exerciseId === 'sit-to-stand')?.id ?? base.program.items[1]?.id;
    const visit = new TestVisit();
    visit.say('activity.started', { activityId: stand ?? '', by: 'therapist', mode: 'one-on-one' });
    visit.start();
    visit.say('vitals.taken', { when: 'during', spo2: 84 });
    visit.say('vitals.taken', { when: 'during', spo2: 84 });
    expect(names(visit).length).toBeGreaterThan(0);
  });
});

describe('a log that was made to be slow', () => {
  it('is folded with work that grows by its length: each clearance looks at the newest readings', () => {
    const visit = running();
    for (let i = 0; i < 300; i++) {
      const stop = visit.stop('dizziness');
      visit.say('vitals.taken', calm);
      visit.say('stop.cleared', { stop });
    }
    expect(visit.fold().stops.filter(({ cleared }) => cleared === null)).toEqual([]);
  });
});
