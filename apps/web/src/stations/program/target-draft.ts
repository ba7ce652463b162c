import type { NewProgramItem } from '@eupraxia/clinical';
import {
  antagonistLimitOf,
  type EmgTarget,
  edgeFlaw,
  inputLimit,
  longestHold,
  type NewEmgTarget,
  type TargetInput,
} from '@eupraxia/clinical/target';
import { feedbackPolicies } from '@eupraxia/coach';
import type { DraftFlaw, ItemDraft, TargetDraft } from './draft-shape.ts';
import { numberOf, shownNumber, within } from './numbers.ts';

/** A target on a muscle's signal, opened to be written. */
export function draftOfTarget(target: EmgTarget): TargetDraft {
  return {
    // A reference that a later version added is chosen anew.
    reference: target.reference === 'unlisted' ? 'submaximal' : target.reference,
    direction: target.direction === 'unset' ? undefined : target.direction,
    inputs: target.inputs,
    floor: shownNumber(target.floor),
    ceiling: shownNumber(target.ceiling),
    holdSeconds: String(target.holdSeconds),
    feedback: feedbackPolicies.find((one) => one === target.feedback),
    adapt: target.adapt ?? 'success',
    antagonistLimit: shownNumber(antagonistLimitOf(target)),
  };
}

/** What keeps a draft from being a target: above all a direction that nobody has chosen. */
export function targetFlaws(draft: TargetDraft): readonly DraftFlaw[] {
  const flaws: DraftFlaw[] = [];
  if (draft.direction === undefined) flaws.push('direction');
  const { floor, ceiling } = edgesOf(draft);
  const numbers = [floor, ceiling].every((edge) => edge === null || Number.isFinite(edge));
  if (!numbers || edgeFlaw('emg-amplitude', { direction: draft.direction, floor, ceiling }) !== null) flaws.push('zone');
  if (!within(draft.holdSeconds, { least: 0, most: longestHold })) flaws.push('hold');
  if (draft.antagonistLimit.trim() !== '' && !within(draft.antagonistLimit, inputLimit)) flaws.push('antagonist');
  return flaws;
}

/** The edges that a direction has: what goes down has no floor, whatever still stands in its field. */
function edgesOf({ direction, floor, ceiling }: TargetDraft): { readonly floor: number | null; readonly ceiling: number | null } {
  const edge = (text: string): number | null => (text.trim() === '' ? null : numberOf(text));
  return { floor: direction === 'down' ? null : edge(floor), ceiling: edge(ceiling) };
}

/** The target of an item: that of the draft without flaws, or the one that is kept as it came. */
export function targetPart({ target, kept }: ItemDraft): Pick<NewProgramItem, 'target'> {
  if (target === undefined) return kept === undefined ? {} : { target: kept };
  const { direction, reference, feedback, adapt } = target;
  if (direction === undefined) return {};
  return {
    target: {
      metric: 'emg-amplitude',
      unit: '%',
      reference,
      direction,
      ...edgesOf(target),
      holdSeconds: numberOf(target.holdSeconds),
      inputs: inputsOf(target),
      ...(feedback === undefined ? {} : { feedback }),
      ...(adapt === 'success' ? {} : { adapt }),
    } satisfies NewEmgTarget,
  };
}

/** The inputs with the antagonist's limit as it was written; without one, no antagonist is ordered. */
function inputsOf({ inputs, antagonistLimit }: TargetDraft): readonly TargetInput[] {
  const others = inputs.filter(({ role }) => role !== 'antagonist');
  if (antagonistLimit.trim() === '') return others;
  return [...others, { role: 'antagonist', quantity: 'emg', limit: numberOf(antagonistLimit) }];
}
