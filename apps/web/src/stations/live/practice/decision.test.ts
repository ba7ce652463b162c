import { type Envelope, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { lastDecision, policyOf } from './decision.ts';

const example = exampleSnapshot();
const [item] = example.program.items;
if (item === undefined) throw new Error('the example has no program');
const activityId = item.id;
const run = '018f4e2a-0000-7000-8000-0000000000aa';

function visitOf(write: (tab: ReturnType<typeof exampleWriter>, log: Envelope[]) => void) {
  const tab = exampleWriter({
    clinicId: example.clinic.id,
    visitId: '018f4e2a-0000-7000-8000-00000000000b',
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: 0,
  });
  const log: Envelope[] = [tab.write(1, 'visit.opened', { snapshot: example })];
  write(tab, log);
  const visit = foldVisit(readLog(log));
  const [activity] = visit.activities;
  if (activity === undefined) throw new Error('no activity');
  return { visit, activity };
}
const started = (tab: ReturnType<typeof exampleWriter>) =>
  tab.write(2, 'coach.started', { activityId, run, plan: { feedback: 'faded' }, coach: '3', chain: 'taps' });

describe('lastDecision(visit, activity, said)', () => {
  it('is null before the first, and the policy is what was ordered', () => {
    const { visit, activity } = visitOf((tab, log) => log.push(started(tab)));
    expect(lastDecision(visit, activity, [])).toBeNull();
    expect(policyOf(activity)).toBe('faded');
  });

  it('takes the newest of the log where the page was opened since', () => {
    const { visit, activity } = visitOf((tab, log) => {
      log.push(started(tab));
      log.push(tab.write(3, 'feedback.changed', { activityId, run, at: 1, policy: 'faded', share: 75 }));
    });
    expect(lastDecision(visit, activity, [])).toEqual({
      at: 3,
      what: 'Feedback: faded, 75 % of the trials.',
      cause: 'The success of the set before.',
      rule: 'faded-feedback',
    });
    const helped = visitOf((tab, log) => {
      log.push(started(tab));
      log.push(tab.write(3, 'feedback.changed', { activityId, run, at: 1, policy: 'terminal' }));
      log.push(tab.write(4, 'coach.helped', { activityId, run, at: 2, what: 'question', why: 'no-recovery' }));
    });
    expect(lastDecision(helped.visit, helped.activity, [])).toMatchObject({ at: 4, rule: null, cause: 'No recovery.' });
  });

  it('takes what the coach said last before that, but no report of a signal, and says how the trials went', () => {
    const { visit, activity } = visitOf((tab, log) => {
      log.push(started(tab));
      for (const [i, held] of [true, true, false].entries()) log.push(tab.write(3 + i, 'repetition.done', { activityId, held }));
    });
    const decision = lastDecision(visit, activity, [
      { at: 1, to: 'therapist', key: 'feedback-faded', share: 75 },
      { at: 2, to: 'patient', key: 'in-band' },
      { at: 3, to: 'therapist', key: 'signal-lost' },
    ]);
    expect(decision).toMatchObject({ rule: 'faded-feedback', cause: '2 of the last 3 trials succeeded.' });
  });
});
