import { type EventKind, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, minutesOf } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codingOf, timedUnits } from './index.ts';

const t0 = 1_795_364_100_000;
const base = exampleSnapshot();
const code = fc.constantFrom('97112', '97530', '97150', 'G0283', '97129', '97130', '97032', '97140');
const step = fc.record({
  item: fc.nat(4),
  kind: fc.constantFrom<EventKind>(
    'activity.started',
    'activity.stopped',
    'activity.paused',
    'activity.resumed',
    'attention.changed',
    'time.corrected',
    'attention.elsewhere',
  ),
  by: fc.constantFrom('therapist', 'assistant', 'both', 'student', 'aide', 'none'),
  mode: fc.constantFrom('one-on-one', 'group', 'unattended'),
  after: fc.nat(400_000),
  seconds: fc.nat(3000),
});

describe('minutesOf(visit) and timedUnits(codingOf(visit))', () => {
  it('state the same minutes, whatever the clock went through: the note cannot differ from the bill', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.array(code, { minLength: 5, maxLength: 5 }), (steps, codes) => {
        const items = codes.map((c, i) => ({
          ...base.program.items[1],
          id: `01900000-0000-7000-8000-00000000000${i}`,
          service: { code: c, intent: 'x' },
        }));
        const snapshot = { ...base, program: { ...base.program, items } } as typeof base;
        const pen = exampleWriter({
          clinicId: base.clinic.id,
          visitId: base.clinic.id,
          userId: 'u',
          zone: 'UTC',
          number: 1,
          startedAt: t0,
        });
        let at = t0;
        const events = [pen.write(t0, 'visit.opened', { snapshot })];
        for (const { item, kind, by, mode, after, seconds } of steps) {
          at += after;
          const activityId = items[item]?.id;
          const body =
            kind === 'attention.elsewhere'
              ? { intervals: [{ from: Math.max(t0, at - seconds * 500), to: at }] }
              : kind === 'time.corrected'
                ? { activityId, seconds: seconds + 0.37, reason: 'r' }
                : kind === 'activity.started' || kind === 'attention.changed'
                  ? { activityId, by, mode }
                  : { activityId };
          events.push(pen.write(at, kind, body as never));
        }
        const visit = foldVisit(readLog(events));
        const minutes = minutesOf(visit);
        const coding = timedUnits(codingOf(visit));
        if (!coding.ok) throw new Error(coding.error.message);
        expect([minutes.timed, minutes.total]).toEqual([coding.value.timedMinutes, coding.value.totalMinutes]);
      }),
      { numRuns: 300 },
    );
  });
});
