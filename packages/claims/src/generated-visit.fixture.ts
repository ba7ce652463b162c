import { type Envelope, type EventKind, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import fc from 'fast-check';

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

export interface GeneratedVisit {
  readonly visit: Visit;
  readonly events: readonly Envelope[];
}

/** Visits of five services whose clock went through anything: overlaps, corrections, other patients, any furnisher and mode. */
export const generatedVisits: fc.Arbitrary<GeneratedVisit> = fc
  .tuple(fc.array(step, { maxLength: 25 }), fc.array(code, { minLength: 5, maxLength: 5 }))
  .map(([steps, codes]) => {
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
    return { visit: foldVisit(readLog(events)), events };
  });
