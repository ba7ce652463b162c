import type { PreviousActivity } from '../log/snapshot.ts';
import type { Activity } from '../visit/activity.ts';
import type { Visit } from '../visit/visit.ts';
import { probes } from './feedback.ts';
import { acceptedGap } from './gaps.ts';
import { type Naming, naming } from './naming.ts';
import { ids, practised, sentenceOf } from './sentence.ts';
import type { Statement } from './shape.ts';
import { stopStatements } from './stops.ts';
import { beganAt, painParams, quotes, remarksOf } from './subjective.ts';

/** How the patient took it: effort, pain within activities, performance, STOPs, and the patient's words. */
export function response(visit: Visit, apart: boolean): Statement[] {
  const named = naming(apart);
  const said: Statement[] = [];
  for (const activity of practised(visit)) {
    if (activity.effort.length > 0)
      said.push(
        sentenceOf(
          'effort',
          {
            ...named(activity),
            scores: activity.effort.map((e) => e.score),
            ...(activity.effort.some(({ scale }) => scale === 'child-words') ? { words: true } : {}),
          },
          ids(activity.effort),
        ),
      );
    if (activity.pain.length > 0)
      said.push(sentenceOf('pain', { ...named(activity), ...painParams(activity.pain) }, ids(activity.pain)));
    said.push(...performance(visit, activity, named), ...probes(activity, () => named(activity)));
  }
  said.push(...stopStatements(visit));
  const began = beganAt(visit);
  said.push(
    ...quotes(visit.quotes.filter((quote) => quote.at >= began)),
    ...remarksOf(visit, 'response'),
    ...acceptedGap(visit, 'response'),
  );
  return said;
}

/** What the last visit found for the same exercise on the same side. */
export function previousOfActivity(visit: Visit, activity: Activity): PreviousActivity | undefined {
  return visit.snapshot.previous?.activities.find(
    (p) => p.exerciseId === activity.item.exerciseId && p.side === activity.item.side,
  );
}

/**
 * Performance, and only that: what is done within a visit with feedback says nothing yet about learning. It is told of
 * what a sensor saw; a person's count has no share held in a zone.
 */
function performance(visit: Visit, activity: Activity, named: Naming): Statement[] {
  const { measured } = activity;
  const target = activity.targeted.at(-1);
  if (target === undefined) return [];
  const said: Statement[] = [];
  const [first, last] = [measured.sets[0], measured.sets.at(-1)];
  if (first !== undefined && last !== undefined && measured.sets.length > 1) {
    said.push(
      sentenceOf(
        'performance.sets',
        { ...named(activity), firstHeld: first.held, firstDone: first.done, lastHeld: last.held, lastDone: last.done },
        [...ids(measured.events), ...activity.setMarks],
      ),
    );
  }
  const { previous } = visit.snapshot;
  const before = previousOfActivity(visit, activity);
  if (previous === null || before === undefined || before.repetitions === 0) return said;
  // Repetitions under another reference or zone are no part of a share that is set beside another visit's.
  const { tally, reference } = target;
  const now = Math.round((100 * tally.held) / tally.done);
  const from = [...ids(tally.events), visit.opened.id, ...(reference === null ? [] : [reference.id])];
  const why = apartFor(before, reference);
  said.push(
    why === null && before.measured !== undefined
      ? sentenceOf(
          'performance.compared',
          {
            ...named(activity),
            now,
            before: Math.round((100 * before.measured.held) / before.measured.repetitions),
            date: previous.date,
          },
          from,
        )
      : sentenceOf('performance.apart', { ...named(activity), now, date: previous.date, why: why ?? 'missing' }, from),
  );
  return said;
}

/** Why two held shares may not be compared, or null. Only a placement that was recorded counts: a planned one proves nothing. */
function apartFor(before: PreviousActivity, reference: Activity['reference']): string | null {
  if (before.measured === undefined) return 'counted';
  if (reference === null || before.reference === undefined) return 'missing';
  if (reference.kind !== before.reference.kind) return 'kind';
  if (reference.placement === undefined || before.reference.placement === undefined) return 'unplaced';
  return reference.placement === before.reference.placement ? null : 'placement';
}
