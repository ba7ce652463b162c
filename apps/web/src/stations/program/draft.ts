import { codes, type ExerciseRow } from '@eupraxia/catalogue';
import { type NewProgramItem, type ProgramItem, type Side, sides } from '@eupraxia/clinical';
import type { ProgramTemplate } from '@eupraxia/clinical/chart';
import { emgTargetOf } from '@eupraxia/clinical/target';
import { doseFlaws, doseOf, draftOfDose } from './dose-draft.ts';
import { type DraftFlaw, gradingKeys, type ItemDraft } from './draft-shape.ts';
import { numberOf, within } from './numbers.ts';
import { defaultPractice, draftOfPractice, practiceOrderFlaws, practicePart } from './practice-draft.ts';
import { draftOfTarget, targetFlaws, targetPart } from './target-draft.ts';

/** A new item of an exercise: dose and zone as the catalogue proposes; side, objective, code and intent are a person's. */
export function draftOfExercise(row: ExerciseRow, id: string): ItemDraft {
  return {
    id,
    exerciseId: row.id,
    name: row.name,
    bodyPart: row.bodyPart,
    position: row.position,
    muscle: row.muscle ?? undefined,
    placement: row.placement ?? undefined,
    side: undefined,
    dose: draftOfDose(row.dose),
    minutes: String(row.minutes),
    target: row.target === null ? undefined : draftOfTarget(row.target),
    kept: undefined,
    grading: {},
    practice: defaultPractice,
    objective: '',
    traits: undefined,
    code: undefined,
    intent: '',
  };
}

/** A saved item, opened again. */
export function draftOfItem(item: ProgramItem): ItemDraft {
  const { id, side, service } = item;
  return {
    ...practiceDraft(item),
    id,
    side: side === 'unlisted' ? undefined : side,
    code: service.code,
    intent: service.intent,
  };
}

function practiceDraft(item: Omit<ProgramItem, 'id' | 'side' | 'service'>): Omit<ItemDraft, 'id' | 'side' | 'code' | 'intent'> {
  const target = emgTargetOf(item);
  return {
    exerciseId: item.exerciseId,
    name: item.name,
    bodyPart: item.bodyPart,
    position: item.position,
    muscle: item.muscle,
    placement: item.placement,
    dose: draftOfDose(item.dose),
    minutes: item.minutes === undefined ? '' : String(item.minutes),
    target: target === null ? undefined : draftOfTarget(target),
    kept: target === null ? (item.target as NewProgramItem['target']) : undefined,
    grading: item.grading ?? {},
    practice: draftOfPractice(item.practice),
    objective: item.objective,
    traits: item.traits,
  };
}

/** Everything that keeps a draft from being a program item; empty when nothing does. */
export function flawsOf(draft: ItemDraft): readonly DraftFlaw[] {
  const flaws: DraftFlaw[] = draft.side === undefined ? ['side'] : [];
  flaws.push(...practiceFlaws(draft));
  if (draft.code === undefined) flaws.push('code');
  if (draft.intent.trim() === '') flaws.push('intent');
  return flaws;
}

/** What is wrong with dose, target and objective: all that a template keeps. The bounds are those of the stored shapes. */
function practiceFlaws(draft: ItemDraft): readonly DraftFlaw[] {
  const flaws: DraftFlaw[] = [...doseFlaws(draft.dose)];
  if (draft.minutes.trim() !== '' && !within(draft.minutes, { least: 1, most: 240 })) flaws.push('minutes');
  if (draft.target !== undefined) flaws.push(...targetFlaws(draft.target));
  flaws.push(...practiceOrderFlaws(draft.practice));
  if (draft.objective.trim() === '') flaws.push('objective');
  return flaws;
}

/** The program item of a draft without flaws; undefined while it has one. */
export function itemOf(draft: ItemDraft): NewProgramItem | undefined {
  if (flawsOf(draft).length > 0 || draft.side === undefined || draft.code === undefined) return undefined;
  const { exerciseId, name, bodyPart, ...practice } = practiceOf(draft);
  return {
    id: draft.id,
    exerciseId,
    name,
    bodyPart,
    side: draft.side,
    ...practice,
    service: { code: draft.code, intent: draft.intent.trim() },
  };
}

/** All of an item but what is decided for each patient, of a draft whose practice has no flaw. */
function practiceOf(draft: ItemDraft): ProgramTemplate['items'][number] {
  const minutes = draft.minutes.trim();
  return {
    exerciseId: draft.exerciseId,
    name: draft.name,
    bodyPart: draft.bodyPart,
    ...(draft.position === undefined ? {} : { position: draft.position }),
    ...(draft.muscle === undefined ? {} : { muscle: draft.muscle }),
    ...(draft.placement === undefined ? {} : { placement: draft.placement }),
    dose: doseOf(draft.dose),
    ...(minutes === '' ? {} : { minutes: numberOf(minutes) }),
    ...targetPart(draft),
    ...gradingOf(draft),
    ...practicePart(draft.practice),
    objective: draft.objective.trim(),
    ...(draft.traits === undefined ? {} : { traits: draft.traits }),
  };
}

/** What a template keeps of a draft: nothing that is decided for each patient. Undefined while the rest has a flaw. */
export function templateItemOf(draft: ItemDraft): ProgramTemplate['items'][number] | undefined {
  if (practiceFlaws(draft).length > 0) return undefined;
  // Heart rates are one person's own.
  return practiceOf({ ...draft, practice: { ...draft.practice, restingRate: '', highestRate: '' } });
}

/** A draft from a template's item: side, code and intent are still to be chosen. */
export function draftOfTemplate(item: ProgramTemplate['items'][number], id: string): ItemDraft {
  return { ...practiceDraft(item), id, side: undefined, code: undefined, intent: '' };
}

function gradingOf({ grading }: ItemDraft): Pick<NewProgramItem, 'grading'> {
  const said = gradingKeys.flatMap((key) => {
    const text = grading[key]?.trim() ?? '';
    return text === '' ? [] : [[key, text] as const];
  });
  return said.length === 0 ? {} : { grading: Object.fromEntries(said) };
}

const sidesByPolicy = {
  choose: ['left', 'right'],
  bilateral: ['bilateral'],
  either: ['left', 'right', 'bilateral'],
  midline: ['midline'],
} as const satisfies Record<ExerciseRow['sidePolicy'], readonly Side[]>;

/** The sides that an exercise can be ordered for; all of them when the catalogue no longer knows it. Even a single one is pressed by a person. */
export function sidesFor(row: Pick<ExerciseRow, 'sidePolicy'> | undefined): readonly Side[] {
  return row === undefined ? sides : sidesByPolicy[row.sidePolicy];
}

/** The list with one item moved by one place; at an end nothing moves. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

/** Codes of the visit's timed minutes that hold on a day: what a program's service may be, beside an exercise's hints. */
export function timedCodesOn(day: string): readonly { readonly code: string; readonly name: string }[] {
  return codes.filter((row) => row.pool === 'visit' && row.effectiveFrom <= day && (row.effectiveTo ?? day) >= day);
}
