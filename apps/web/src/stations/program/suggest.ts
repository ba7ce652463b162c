import { type ExerciseRow, exercises, findRow } from '@eupraxia/catalogue';
import type { ProgramItem } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type GatePatient, gateItem, gateOf, keeping, patientOfChart } from '@eupraxia/clinical/gate';
import { isQuestion } from '../../app/safety/groups.ts';

/** An exercise that the chart speaks for, with the reasons, and what speaks against it. */
export interface Suggestion {
  readonly row: ExerciseRow;
  /** Names of what it answers: deficits, conditions, goals. */
  readonly because: readonly string[];
  /** Names of the rules of safety that block it by what is known. */
  readonly blockedBy: readonly string[];
  /** Ids of the questions of the safety screen that are open and could block it until they are answered. */
  readonly ask: readonly string[];
}

/**
 * Exercises for what the chart holds: those whose techniques belong to its deficits and conditions or that serve its
 * goals, most reasons first; what a rule of safety blocks comes last and says so. Nothing is added by itself.
 */
export function suggestedExercises(
  view: ChartView,
  bornOn: string,
  today: string,
  rows: readonly ExerciseRow[] = exercises,
): readonly Suggestion[] {
  const reasons = reasonsByTechnique(view);
  const patient = patientOfChart(view, bornOn, today);
  const goals = new Map(
    view.goals.flatMap((goal) => (goal.functionId === undefined ? [] : [[goal.functionId, goal.text] as const])),
  );
  const planned = new Set((view.program?.items ?? []).map((item) => item.exerciseId));
  return rows
    .filter((row) => !planned.has(row.id))
    .flatMap((row) => {
      const because = new Set([
        ...(row.techniques ?? []).flatMap((id) => reasons.get(id) ?? []),
        ...row.objectives.flatMap((id) => goals.get(id) ?? []),
      ]);
      return because.size === 0 ? [] : [{ row, because: [...because], ...blockersOf(row, patient, today) }];
    })
    .sort((a, b) => weight(a) - weight(b) || b.because.length - a.because.length);
}

function reasonsByTechnique(view: ChartView): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  const because = (ids: readonly string[], name: string) => {
    for (const id of ids) reasons.set(id, [...(reasons.get(id) ?? []), name]);
  };
  for (const one of view.deficits) because(findRow('deficit', one.deficitId)?.techniques ?? [], one.name);
  for (const one of view.conditions) because(findRow('condition', one.conditionId)?.techniques ?? [], one.name);
  return reasons;
}

/** What speaks against it: nothing, an open question, a rule. */
const weight = ({ blockedBy, ask }: Suggestion): number => (blockedBy.length > 0 ? 2 : ask.length > 0 ? 1 : 0);

function blockersOf(row: ExerciseRow, patient: GatePatient, today: string): Pick<Suggestion, 'blockedBy' | 'ask'> {
  // No service is chosen yet, so none brings anything of its own.
  const { findings } = gateOf(patient, { ...gateItem(asItem(row)), code: null }, today);
  const against = keeping(findings);
  return {
    blockedBy: [...new Set(against.filter((one) => one.certain && one.severity === 'block').map((one) => one.text))],
    ask: [...new Set(against.filter((one) => !one.certain).flatMap((one) => (one.ask ?? []).filter(isQuestion)))],
  };
}

/** The exercise as a program item on no side yet, for the rules to look at. */
function asItem(row: ExerciseRow): ProgramItem {
  return {
    id: row.id,
    exerciseId: row.id,
    name: row.name,
    bodyPart: row.bodyPart,
    side: 'bilateral',
    dose: row.dose,
    ...(row.target === null ? {} : { target: row.target }),
    objective: row.name,
    service: { code: '00000', intent: row.name },
  };
}
