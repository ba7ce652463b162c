import { stopRules } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { stopReasons } from '../log/vocabulary.ts';
import { clearFlaws, openStop } from './index.ts';
import { activityId, base, chart, TestVisit } from './visit.fixture.ts';

const words = 'Looked at with the patient, settled after rest';
const running = (told = new TestVisit()) => told.start();
const limits = { id: base.patient.id, systolic: { most: 160 }, pain: 6, vitalsFirst: false };

describe('the table of stop rules', () => {
  it('has one row with what practice waits for, for every reason that a card offers', () => {
    const reasons = stopRules.flatMap(({ why }) => why ?? []);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(new Set(reasons)).toEqual(new Set(stopReasons.filter((why) => why !== 'by-mistake')));
    for (const row of stopRules) if (row.severity === 'block') expect(row.recovery, row.id).toBeDefined();
  });

  it('has at least three steps for every emergency', () => {
    for (const { id, emergency, steps } of stopRules) if (emergency) expect(steps.length, id).toBeGreaterThan(2);
  });
});

describe('openStop(visit)', () => {
  it('ends the visit for a new neurological sign: nothing in this visit lets practice go on', () => {
    const visit = running();
    visit.stop('new-neurological-sign');
    expect(openStop(visit.fold())).toMatchObject({
      ends: true,
      exceptions: [],
      needs: [{ kind: 'order', who: 'physician', met: false }],
    });
    expect(clearFlaws(visit.fold(), { text: words, exception: 'stable-angina' }, 'therapist')).toContain('ends-visit');
  });

  it('lets chest pain go on only as known angina, with a new reading and a therapist’s words', () => {
    const visit = running();
    visit.stop('chest-pain');
    const clear = { text: words, exception: 'stable-angina' };
    expect(clearFlaws(visit.fold(), { text: words }, 'therapist')).toEqual(['no-exception', 'no-reading']);
    expect(clearFlaws(visit.fold(), clear, 'therapist')).toEqual(['no-reading']);
    visit.say('vitals.taken', { when: 'during', systolic: 130, diastolic: 80, heartRate: 80, symptoms: ['chest-pain'] });
    expect(clearFlaws(visit.fold(), clear, 'therapist')).toEqual(['no-reading']);
    visit.say('vitals.taken', { when: 'during', systolic: 128, diastolic: 80, heartRate: 76, symptoms: [] });
    expect(clearFlaws(visit.fold(), clear, 'therapist')).toEqual([]);
    expect(clearFlaws(visit.fold(), clear, 'assistant')).toEqual(['therapist-only']);
    expect(clearFlaws(visit.fold(), { ...clear, text: 'ok' }, 'therapist')).toEqual(['no-words']);
  });

  it('waits for a pain score after pain, which an assistant may take and clear', () => {
    const visit = running(new TestVisit(chart({}, { limits })));
    visit.stop('pain');
    expect(clearFlaws(visit.fold(), {}, 'assistant')).toEqual(['no-pain-score']);
    visit.say('pain.rated', { score: 7, when: 'during' });
    expect(clearFlaws(visit.fold(), {}, 'assistant')).toEqual(['no-pain-score']);
    visit.say('pain.rated', { score: 3, when: 'during' });
    expect(clearFlaws(visit.fold(), {}, 'assistant')).toEqual([]);
    expect(clearFlaws(visit.fold(), {}, 'front-desk')).toEqual(['not-a-clinician']);
  });

  it('waits for a reading inside the limits after a pressure outside, whatever words come', () => {
    const visit = running(new TestVisit(chart({}, { limits })));
    const reading = visit.say('vitals.taken', { when: 'during', systolic: 190, diastolic: 80 });
    visit.say('stop.pressed', { from: 'rule', rule: 'limit-systolic' }, { evidence: [reading.id] });
    expect(openStop(visit.fold())?.rows.map(({ id }) => id)).toEqual(['stop-pressure-limit']);
    expect(clearFlaws(visit.fold(), { text: words }, 'therapist')).toEqual(['no-reading']);
    visit.say('vitals.taken', { when: 'during', systolic: 165, diastolic: 80, symptoms: [] });
    expect(clearFlaws(visit.fold(), { text: words }, 'therapist')).toEqual(['no-reading']);
    visit.say('vitals.taken', { when: 'during', systolic: 150, diastolic: 80 });
    expect(clearFlaws(visit.fold(), {}, 'therapist')).toEqual([]);
  });

  it('wants a reason before anything else, and a therapist reached for an assistant’s words', () => {
    const visit = running();
    visit.stop(undefined, 'patient');
    expect(clearFlaws(visit.fold(), { text: words }, 'therapist')).toEqual(['no-reason']);
    const asked = running();
    asked.stop('asked-to-stop', 'patient');
    expect(clearFlaws(asked.fold(), { text: words }, 'assistant')).toEqual(['therapist-not-reached']);
    const reached = { name: 'D. Rivera', how: 'phone', at: 1 };
    expect(clearFlaws(asked.fold(), { text: words, reached }, 'assistant')).toEqual([]);
  });

  it('adds a reason to a rule and does not replace it', () => {
    const visit = running();
    const pain = visit.say('pain.rated', { score: 7, when: 'during' });
    const { id } = visit.say('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { evidence: [pain.id] });
    visit.say('stop.explained', { stop: id, why: 'seizure' });
    expect(openStop(visit.fold())).toMatchObject({ ends: true, rows: [{ id: 'stop-seizure' }, { id: 'stop-pain-rise' }] });
  });
});

describe('the fold of a visit', () => {
  it('ignores a clearance without what the table asks for, so that nothing runs, and says so', () => {
    const visit = running();
    const stop = visit.stop('chest-pain');
    const { id } = visit.say('stop.cleared', { stop, text: words });
    visit.say('activity.resumed', { activityId });
    expect(visit.fold()).toMatchObject({
      stop: { id: stop },
      running: null,
      contradictions: [{ id, what: 'clearance-ignored' }, { what: 'started-under-stop' }],
    });
  });

  it('takes a clearance that has what the table asks for, with its words, exception and person', () => {
    const visit = running();
    const stop = visit.stop('fatigue');
    visit.say('stop.cleared', { stop, text: words });
    visit.say('activity.resumed', { activityId });
    expect(visit.fold()).toMatchObject({
      stop: null,
      running: activityId,
      stops: [{ cleared: { text: words, by: { role: 'therapist' } } }],
    });
  });

  it('leaves a clearance of before the table as it was', () => {
    const visit = running();
    const stop = visit.stop('chest-pain');
    const { id } = visit.say('stop.cleared', { stop });
    const before = visit.events.map((event) => ({ ...event, at: event.at - 40 * 86_400_000 }));
    expect(before.some((event) => event.id === id)).toBe(true);
    visit.events.splice(0, visit.events.length, ...before);
    expect(visit.fold().stop).toBeNull();
  });

  it('voids a STOP by a rule only once its entry was taken back, and a press only by a therapist or who pressed', () => {
    const wrong = running();
    const pain = wrong.say('pain.rated', { score: 9, when: 'during' });
    const { id: stop } = wrong.say('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { evidence: [pain.id] });
    expect(openStop(wrong.fold())?.mayBeVoided).toBeNull();
    wrong.say('event.retracted', {}, { corrects: pain.id });
    expect(openStop(wrong.fold())?.mayBeVoided).toBe('wrong-entry');
    wrong.say('stop.voided', { stop, because: 'wrong-entry' });
    expect(wrong.fold()).toMatchObject({ stop: null, stops: [{ cleared: { voided: 'wrong-entry' } }] });
    const standing = running();
    const high = standing.say('pain.rated', { score: 9, when: 'during' });
    const { id: held } = standing.say('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { evidence: [high.id] });
    standing.say('stop.voided', { stop: held, because: 'wrong-entry' });
    expect(standing.fold().stop?.id).toBe(held);
    const pressed = running();
    const press = pressed.as('assistant', 'stop.pressed', { from: 'therapist' });
    expect(openStop(pressed.fold())?.mayBeVoided).toBe('mistaken-press');
    pressed.as('front-desk', 'stop.voided', { stop: press.id, because: 'mistaken-press' });
    expect(pressed.fold().stop).not.toBeNull();
    pressed.as('assistant', 'stop.voided', { stop: press.id, because: 'mistaken-press' });
    expect(pressed.fold()).toMatchObject({ stop: null, stops: [{ cleared: { voided: 'mistaken-press' } }] });
    const patient = running();
    const asked = patient.stop(undefined, 'patient');
    patient.say('stop.voided', { stop: asked, because: 'mistaken-press' });
    expect(patient.fold().stop).not.toBeNull();
  });
});
