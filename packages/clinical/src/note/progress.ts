import type { VisitSnapshot } from '../log/snapshot.ts';
import type { Activity, Recorded } from '../visit/activity.ts';
import type { Visit } from '../visit/visit.ts';
import { rowNamed } from '../wording/named.ts';
import { acceptedGap } from './gaps.ts';
import { previousOfActivity } from './response.ts';
import { definedParams, practised, rounded, sentenceOf } from './sentence.ts';
import type { PhraseParams, Statement } from './shape.ts';
import { remarksOf } from './subjective.ts';

/** How it compares with before, measure by measure and activity by activity, and what the therapist wrote of the plan. */
export function progressAndPlan(visit: Visit): Statement[] {
  const active = practised(visit);
  return [
    ...visit.measurements.map((taken) => measured(visit, taken)),
    ...standing(visit),
    ...active.flatMap((activity) => compared(visit, activity)),
    ...withoutBefore(visit, active),
    ...remarksOf(visit, 'progress-and-plan'),
    ...acceptedGap(visit, 'plan'),
  ];
}

type Measured = Pick<VisitSnapshot['latest'][number], 'measureId' | 'side'>;

const sameMeasure = (a: Measured, b: Measured): boolean => a.measureId === b.measureId && a.side === b.side;

/** A measure taken in this visit; change is stated only against a baseline in the same unit. */
function measured(visit: Visit, taken: Recorded<'measurement.taken'>): Statement {
  const baseline = visit.snapshot.baselines.find((b) => sameMeasure(b, taken) && b.unit === taken.unit);
  const params: PhraseParams = {
    name: rowNamed('measure', taken.measureId, taken.name),
    value: rounded(taken.value),
    unit: taken.unit,
    better: taken.better,
    ...definedParams({ side: taken.side }),
  };
  if (baseline === undefined) return sentenceOf('measure.taken', params, [taken.id]);
  return sentenceOf(
    'measure.taken',
    { ...params, baseline: rounded(baseline.value), baselineOn: baseline.takenOn, change: rounded(taken.value - baseline.value) },
    [taken.id, visit.opened.id],
  );
}

/** Measures on record that this visit did not take, in one sentence. */
function standing(visit: Visit): Statement[] {
  if (visit.journal.length < 2) return [];
  const rows = visit.snapshot.baselines
    .filter((baseline) => !visit.measurements.some((taken) => sameMeasure(baseline, taken)))
    .map((baseline) => {
      const latest = visit.snapshot.latest.find(
        (l) => sameMeasure(l, baseline) && l.unit === baseline.unit && l.takenOn !== baseline.takenOn,
      );
      return { baseline, latest, shown: latest ?? baseline };
    });
  if (rows.length === 0) return [];
  const params: PhraseParams = {
    names: rows.map(({ baseline }) => rowNamed('measure', baseline.measureId, baseline.name)),
    sides: rows.map(({ baseline }) => baseline.side ?? ''),
    values: rows.map(({ shown }) => rounded(shown.value)),
    units: rows.map(({ baseline }) => baseline.unit),
    days: rows.map(({ shown }) => shown.takenOn),
    changes: rows.map(({ baseline, latest }) => (latest === undefined ? null : rounded(latest.value - baseline.value))),
    since: rows.map(({ baseline }) => baseline.takenOn),
    better: rows.map(({ baseline }) => baseline.better),
  };
  return [sentenceOf('measure.standing', params, [visit.opened.id])];
}

/** Says whether a note tells how an activity compares with before, be it that there is nothing to compare with. */
export function speaksOfBefore(visit: Visit, activity: Activity): boolean {
  return previousOfActivity(visit, activity) === undefined || compared(visit, activity).length > 0;
}

/** The activities that the last visit did not hold, in one sentence; where there is none to compare with, that alone. */
function withoutBefore(visit: Visit, active: readonly Activity[]): Statement[] {
  const { previous } = visit.snapshot;
  const fresh = active.filter((activity) => previousOfActivity(visit, activity) === undefined);
  if (fresh.length === 0) return [];
  const { visitNumber, discipline } = visit.snapshot;
  // A visit is compared with the last signed one of its own discipline: others may be in the chart.
  const params: PhraseParams =
    previous !== null
      ? { activities: fresh.map((activity) => activity.name), date: previous.date }
      : visitNumber > 1
        ? { discipline }
        : {};
  return [sentenceOf('progress.first', params, [visit.opened.id])];
}

/** How an activity compares with the last visit; empty where there is nothing that both visits recorded. */
function compared(visit: Visit, activity: Activity): Statement[] {
  const { previous } = visit.snapshot;
  const before = previousOfActivity(visit, activity);
  if (previous === null || before === undefined) return [];
  const assistance = activity.assistance.at(-1);
  const counted = activity.repetitions.done > 0;
  const params: PhraseParams = {
    activity: activity.name,
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
  return [sentenceOf('progress.practice', params, from)];
}
