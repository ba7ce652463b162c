import { type Envelope, type NewBodies, type NewPracticeOrder, type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { offersFor } from './offers.ts';

const hour = 3_600_000;
const start = 1.7e12;
const example = exampleSnapshot();
const [first] = example.program.items;
if (first === undefined) throw new Error('the example has no program');
const activityId = first.id;

type Tap = 'x' | 'set' | 'stop' | 'rated' | NewBodies['probe.ended'];

function visitOf(at: number, taps: readonly Tap[], practice?: NewPracticeOrder, falls: NewSnapshot['falls'] = 'no'): Visit {
  const items = example.program.items.map((item) => ({ ...item, minutes: 10, ...(practice === undefined ? {} : { practice }) }));
  const snapshot = { ...example, falls, program: { ...example.program, items } };
  const visitId = `018f4e2a-0000-7000-8000-${String(Math.round(at / 1e6)).padStart(12, '0')}`;
  const tab = exampleWriter({ clinicId: example.clinic.id, visitId, userId: 'pt', zone: 'UTC', number: 1, startedAt: at });
  const log: Envelope[] = [tab.write(at, 'visit.opened', { snapshot })];
  const began = taps.some((tap) => tap !== 'rated');
  if (began) log.push(tab.write(at, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }));
  for (const [i, tap] of taps.entries()) {
    const when = at + 1000 * (i + 1);
    if (tap === 'x') log.push(tab.write(when, 'repetition.done', { activityId, held: true }));
    else if (tap === 'set') log.push(tab.write(when, 'set.finished', { activityId }));
    else if (tap === 'stop') log.push(tab.write(when, 'activity.stopped', { activityId }));
    else if (tap === 'rated') log.push(tab.write(when, 'motivation.rated', { enjoyment: 4 }));
    else log.push(tab.write(when, 'probe.ended', tap));
  }
  return foldVisit(readLog(log));
}

const offers = (visit: Visit, history: Parameters<typeof offersFor>[2], hours = 0) => {
  const activity = visit.activities[0];
  if (activity === undefined) throw new Error('no activity');
  return offersFor(visit, activity, history, start + hours * hour);
};
const before = visitOf(start, ['x', 'x', 'set', 'stop']);
const today = (taps: readonly Tap[] = [], practice?: NewPracticeOrder, falls?: NewSnapshot['falls']) =>
  visitOf(start + 100 * hour, taps, practice, falls);
const probe = { activityId, run: activityId, at: 3, label: 'learning', cold: true, complete: true, held: 1, of: 2 } as const;

describe('offersFor(visit, activity, history, now)', () => {
  it('offers a retention probe after a day, a week and two weeks, before any practice alone', () => {
    expect(offers(today(), [before], 2)).toEqual([]);
    expect(offers(today(), [before], 25)).toEqual([{ kind: 'retention', due: '1-day', cold: true }]);
    expect(offers(today(), [before], 170)).toEqual([{ kind: 'retention', due: '1-week', cold: true }]);
    expect(offers(today(), [before], 400)).toEqual([{ kind: 'retention', due: '2-weeks', cold: true }]);
    expect(offers(today(['x']), [before], 25)).toEqual([]);
    expect(offers(today([probe]), [before], 25)).toEqual([]);
  });

  it('offers no cold probe where a fall is possible, and none where the record is not known or the rule is off', () => {
    expect(offers(today([], undefined, 'yes'), [before], 25)).toEqual([{ kind: 'retention', due: '1-day', cold: false }]);
    expect([offers(today(), null, 25), offers(today(), 'away', 25)]).toEqual([[], []]);
    expect(offers(today([], { rules: { 'retention-probe': false } }), [before], 25)).toEqual([]);
  });

  it('offers a variant to be probed every few sessions, after a first set, where the rule is on and variants are listed', () => {
    const ordered = { variants: ['tall cup'], rules: { 'transfer-probe': true, motivation: false } };
    const history = [0, 1, 2].map((n) => visitOf(start + n * hour, ['x', 'stop']));
    expect(offers(today(['x', 'set'], ordered), history, 25)).toEqual([{ kind: 'transfer', variant: 'tall cup' }]);
    expect(offers(today(['x', 'set'], ordered), history.slice(1), 25)).toEqual([]);
    expect(offers(today(['x', 'set'], { ...ordered, rules: { motivation: false } }), history, 25)).toEqual([]);
    expect(offers(today(['x', 'set', { ...probe, variant: 'tall cup' }], ordered), history, 25)).toEqual([]);
  });

  it('asks for enjoyment and confidence once, after the first set, unless the rule is off', () => {
    expect(offers(today(['x', 'set']), [])).toEqual([{ kind: 'motivation' }]);
    expect(offers(today(['x', 'set', 'rated']), [])).toEqual([]);
    expect(offers(today(['x']), [])).toEqual([]);
    expect(offers(today(['x', 'set'], { rules: { motivation: false } }), [])).toEqual([]);
  });

  it('advises against a new task when little of the session is left, where the rule is on', () => {
    const ordered = { rules: { 'night-between': true }, numbers: { settleMinutes: 30 } };
    expect(offers(today([], ordered), [])).toEqual([{ kind: 'not-now', minutesLeft: 10 * example.program.items.length }]);
    expect(offers(today([], ordered), [before], 2)).toEqual([]);
    expect(offers(today(), [])).toEqual([]);
  });
});
