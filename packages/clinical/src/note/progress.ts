import type { Measurement } from '../log/snapshot.ts';
import type { Activity, Noted, Visit } from '../visit/visit.ts';
import { previousOfActivity } from './response.ts';
import { given, practised, rounded, say } from './sentence.ts';
import type { PhraseParams, Sentence } from './shape.ts';
import { remarksOf } from './subjective.ts';

/** How it compares with before, measure by measure and activity by activity, and what the therapist wrote of the plan. */
export function progressAndPlan(visit: Visit): Sentence[] {
  return [
    ...visit.measurements.map((taken) => measured(visit, taken)),
    ...standing(visit),
    ...practised(visit).flatMap((activity) => compared(visit, activity)),
    ...remarksOf(visit, 'progress-and-plan'),
  ];
}

const sameMeasure = (a: Pick<Measurement, 'measureId' | 'side'>, b: Pick<Measurement, 'measureId' | 'side'>): boolean =>
  a.measureId === b.measureId && a.side === b.side;

/** A measure taken in this visit; change is stated only against a baseline in the same unit. */
function measured(visit: Visit, taken: Noted<'measurement.taken'>): Sentence {
  const baseline = visit.snapshot.baselines.find((b) => sameMeasure(b, taken) && b.unit === taken.unit);
  const params: PhraseParams = {
    name: taken.name,
    value: rounded(taken.value),
    unit: taken.unit,
    better: taken.better,
    ...given({ side: taken.side }),
  };
  if (baseline === undefined) return say('measure.taken', params, [taken.id]);
  return say(
    'measure.taken',
    { ...params, baseline: rounded(baseline.value), baselineOn: baseline.takenOn, change: rounded(taken.value - baseline.value) },
    [taken.id, visit.opened.id],
  );
}

/** Measures on record that this visit did not take. */
function standing(visit: Visit): Sentence[] {
  if (visit.journal.length < 2) return [];
  return visit.snapshot.baselines
    .filter((baseline) => !visit.measurements.some((taken) => sameMeasure(baseline, taken)))
    .map((baseline) => {
      const latest = visit.snapshot.latest.find(
        (l) => sameMeasure(l, baseline) && l.unit === baseline.unit && l.takenOn !== baseline.takenOn,
      );
      return say(
        'measure.standing',
        {
          name: baseline.name,
          unit: baseline.unit,
          better: baseline.better,
          baseline: rounded(baseline.value),
          baselineOn: baseline.takenOn,
          ...given({
            side: baseline.side,
            value: latest === undefined ? undefined : rounded(latest.value),
            on: latest?.takenOn,
            change: latest === undefined ? undefined : rounded(latest.value - baseline.value),
          }),
        },
        [visit.opened.id],
      );
    });
}

/** How an activity compares with the last visit; empty where there is nothing that both visits recorded. */
export function compared(visit: Visit, activity: Activity): Sentence[] {
  const { previous } = visit.snapshot;
  const { item } = activity;
  if (previous === null) return [say('progress.first', { activity: item.name }, [visit.opened.id])];
  const before = previousOfActivity(visit, activity);
  if (before === undefined) return [say('progress.first', { activity: item.name, date: previous.date }, [visit.opened.id])];
  const assistance = activity.assistance.at(-1);
  const counted = activity.repetitions.done > 0;
  const params: PhraseParams = {
    activity: item.name,
    date: previous.date,
    ...(counted ? { done: activity.repetitions.done, doneBefore: before.repetitions } : {}),
    ...(assistance !== undefined && before.assistance !== undefined
      ? { assistance: assistance.level, assistanceBefore: before.assistance }
      : {}),
    ...(activity.cues.length > 0 ? { cues: activity.cues.length, cuesBefore: before.cues } : {}),
  };
  if (Object.keys(params).length === 2) return [];
  const from = [
    visit.opened.id,
    ...activity.repetitions.ids,
    ...(assistance === undefined ? [] : [assistance.id]),
    ...activity.cues.map((cue) => cue.id),
  ];
  return [say('progress.practice', params, from)];
}
