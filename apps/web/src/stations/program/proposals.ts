import type { ScheduleOrder } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import type { Visit } from '@eupraxia/clinical/visit';
import {
  ladderFor,
  type Proposal,
  type ProposalAnswer,
  progressVariables,
  proposalFor,
  sessionsOf,
} from '@eupraxia/coach/progress';
import { orderedPractice, parameterDefaults, parameterRows } from '@eupraxia/coach/rows';
import { doseContext } from '../../app/dose-context.ts';
import type { ItemDraft, TargetDraft } from './draft-shape.ts';
import { numberOf } from './numbers.ts';
import { practicePart } from './practice-draft.ts';

/** The draft and the order as a proposal would leave them. */
export interface Taken {
  readonly draft: ItemDraft;
  readonly schedule: ScheduleOrder | undefined;
}

/** What the signed visits speak for in one item of the program; null where there is nothing, or no side yet. */
export function proposalOf(
  draft: Pick<ItemDraft, 'exerciseId' | 'side' | 'target' | 'practice'>,
  view: Pick<ChartView, 'conditions' | 'proposalAnswers'>,
  visits: readonly Visit[],
  order: { readonly schedule: ScheduleOrder | undefined; readonly tasks: number },
): Proposal | null {
  const { exerciseId, side } = draft;
  if (side === undefined) return null;
  const newest = visits.reduce<Visit | null>((a, b) => (a === null || b.opened.at > a.opened.at ? b : a), null);
  const pain = newest?.pain.at(-1)?.score ?? null;
  const { rules, parameters } = orderedPractice(practicePart(draft.practice).practice);
  return proposalFor(sessionsOf(visits, { exerciseId, side }), {
    ladder: ladderFor(draft.target === undefined ? 'tap' : 'signal', doseContext({ exerciseId }, view.conditions, pain)),
    answers: view.proposalAnswers.flatMap(answerOf),
    rules,
    parameters,
    ...(order.schedule === undefined ? {} : { schedule: { kind: order.schedule.kind, tasks: order.tasks, lowCognition: null } }),
  });
}

/** An answer of the chart; none where this program no longer knows the variable. */
function answerOf({ id: _id, variable: name, reason, ...rest }: ChartView['proposalAnswers'][number]): readonly ProposalAnswer[] {
  const variable = progressVariables.find((one) => one === name);
  return variable === undefined ? [] : [{ ...rest, variable, ...(reason === undefined ? {} : { reason }) }];
}

/** Half a second is the least that a patient can tell in a hold. Our choice. */
const holdStep = 0.5;
/** A tenth of the repetitions, one at least. Our choice. */
const repetitionShare = 0.1;

/**
 * The draft with one step of what is proposed, where the program has a field for it; null where it has none (help, cues,
 * resistance…): that is then done in the visit.
 */
export function taken(proposal: Proposal, draft: ItemDraft, schedule: ScheduleOrder | undefined): Taken | null {
  const { variable, direction, because } = proposal;
  const up = direction === 'easier' ? -1 : 1;
  const { target } = draft;
  switch (variable) {
    case 'threshold': {
      const moved = target === undefined ? null : thresholdMoved(target, up);
      return moved === null ? null : { draft: { ...draft, target: moved }, schedule };
    }
    case 'hold': {
      if (target === undefined) return null;
      const holdSeconds = numberOf(target.holdSeconds) + up * holdStep;
      return holdSeconds < 0 ? null : { draft: { ...draft, target: { ...target, holdSeconds: String(holdSeconds) } }, schedule };
    }
    case 'repetitions': {
      if (draft.dose.kind !== 'repetitions') return null;
      const now = numberOf(draft.dose.repetitions);
      const repetitions = now + up * Math.max(1, Math.round(now * repetitionShare));
      return repetitions < 1
        ? null
        : { draft: { ...draft, dose: { ...draft.dose, repetitions: String(repetitions) } }, schedule };
    }
    case 'schedule':
      return because.what === 'stage' && schedule !== undefined
        ? { draft, schedule: { ...schedule, kind: because.schedule } }
        : null;
    default:
      return null;
  }
}

/** One step of the threshold: harder is a higher floor, or a lower ceiling where it goes down. Null where no step is left. */
function thresholdMoved(target: TargetDraft, up: 1 | -1): TargetDraft | null {
  const { step, narrowest } = parameterDefaults;
  const lowest = parameterRows.lowest.default;
  if (target.direction === undefined) return null;
  if (target.direction === 'down') {
    const ceiling = numberOf(target.ceiling) - up * step;
    return ceiling >= lowest && ceiling <= 400 ? { ...target, ceiling: String(ceiling) } : null;
  }
  const floor = numberOf(target.floor) + up * step;
  const most = target.ceiling.trim() === '' ? 400 : numberOf(target.ceiling) - narrowest;
  return floor >= lowest && floor <= most ? { ...target, floor: String(floor) } : null;
}
