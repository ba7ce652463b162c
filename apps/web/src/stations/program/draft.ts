import { codes, type ExerciseRow } from '@eupraxia/catalogue';
import { doseSchema, type NewProgramItem, type ReferenceKind, type Side, sides, targetSchema } from '@eupraxia/clinical';
import type { ProgramTemplate } from '@eupraxia/clinical/chart';
import { type FeedbackPolicy, feedbackPolicies } from '@eupraxia/coach';

/** A program item while it is being written: numbers are still text, and what nobody has chosen is undefined. */
export interface ItemDraft {
  readonly id: string;
  readonly exerciseId: string;
  readonly name: string;
  readonly bodyPart: string;
  readonly position: string | undefined;
  readonly muscle: string | undefined;
  readonly placement: string | undefined;
  readonly side: Side | undefined;
  readonly sets: string;
  readonly repetitions: string;
  readonly minutes: string;
  readonly target: TargetDraft | undefined;
  /** How it is graded, in the therapist's words; what is empty stays unsaid. */
  readonly grading: Readonly<Partial<Record<GradingKey, string | undefined>>>;
  readonly objective: string;
  readonly code: string | undefined;
  readonly intent: string;
}

export const gradingKeys = ['resistance', 'cue', 'harder', 'easier', 'stop'] as const;
export type GradingKey = (typeof gradingKeys)[number];

export interface TargetDraft {
  readonly reference: ReferenceKind;
  readonly floor: string;
  readonly ceiling: string;
  readonly holdSeconds: string;
  /** How the coach gives feedback; undefined leaves it to the coach's own default. */
  readonly feedback: FeedbackPolicy | undefined;
  /** Whether success may raise the floor. */
  readonly adapt: 'success' | 'ease-only';
  /** Percent of the antagonist's own reference; empty leaves it to the coach's default. */
  readonly antagonistLimit: string;
}

/** What is wrong with a draft, by the place that it is said at. */
export type DraftFlaw =
  | 'side'
  | 'sets'
  | 'repetitions'
  | 'minutes'
  | 'zone'
  | 'hold'
  | 'antagonist'
  | 'objective'
  | 'code'
  | 'intent';

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
    sets: String(row.dose.sets),
    repetitions: String(row.dose.repetitions),
    minutes: String(row.dose.minutes),
    target:
      row.target === null
        ? undefined
        : {
            reference: row.target.reference,
            floor: String(row.target.floor),
            ceiling: String(row.target.ceiling),
            holdSeconds: String(row.target.holdSeconds),
            feedback: undefined,
            adapt: 'success',
            antagonistLimit: '',
          },
    grading: {},
    objective: '',
    code: undefined,
    intent: '',
  };
}

/** A saved item, opened again. */
export function draftOfItem(item: NewProgramItem): ItemDraft {
  const { id, side, service } = item;
  return { ...practiceDraft(item), id, side, code: service.code, intent: service.intent };
}

function practiceDraft(item: ProgramTemplate['items'][number]): Omit<ItemDraft, 'id' | 'side' | 'code' | 'intent'> {
  return {
    exerciseId: item.exerciseId,
    name: item.name,
    bodyPart: item.bodyPart,
    position: item.position,
    muscle: item.muscle,
    placement: item.placement,
    sets: String(item.dose.sets),
    repetitions: String(item.dose.repetitions),
    minutes: item.dose.minutes === undefined ? '' : String(item.dose.minutes),
    target:
      item.target === undefined
        ? undefined
        : {
            reference: item.target.reference as ReferenceKind,
            floor: String(item.target.floor),
            ceiling: String(item.target.ceiling),
            holdSeconds: String(item.target.holdSeconds),
            feedback: feedbackPolicies.find((one) => one === item.target?.feedback),
            adapt: item.target.adapt ?? 'success',
            antagonistLimit: item.target.antagonistLimit === undefined ? '' : String(item.target.antagonistLimit),
          },
    grading: item.grading ?? {},
    objective: item.objective,
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
  const flaws: DraftFlaw[] = [];
  const { sets, repetitions, minutes } = doseSchema.shape;
  if (!fits(sets, draft.sets)) flaws.push('sets');
  if (!fits(repetitions, draft.repetitions)) flaws.push('repetitions');
  if (draft.minutes.trim() !== '' && !fits(minutes, draft.minutes)) flaws.push('minutes');
  if (draft.target !== undefined) {
    const { floor, ceiling, holdSeconds, antagonistLimit } = draft.target;
    const { shape } = targetSchema;
    if (!fits(shape.floor, floor) || !fits(shape.ceiling, ceiling) || numberOf(floor) >= numberOf(ceiling)) flaws.push('zone');
    if (!fits(shape.holdSeconds, holdSeconds)) flaws.push('hold');
    if (antagonistLimit.trim() !== '' && !fits(shape.antagonistLimit, antagonistLimit)) flaws.push('antagonist');
  }
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
    dose: {
      sets: numberOf(draft.sets),
      repetitions: numberOf(draft.repetitions),
      ...(minutes === '' ? {} : { minutes: numberOf(minutes) }),
    },
    ...(draft.target === undefined
      ? {}
      : {
          target: {
            metric: 'emg-amplitude' as const,
            reference: draft.target.reference,
            floor: numberOf(draft.target.floor),
            ceiling: numberOf(draft.target.ceiling),
            holdSeconds: numberOf(draft.target.holdSeconds),
            ...(draft.target.feedback === undefined ? {} : { feedback: draft.target.feedback }),
            ...(draft.target.adapt === 'success' ? {} : { adapt: draft.target.adapt }),
            ...(draft.target.antagonistLimit.trim() === '' ? {} : { antagonistLimit: numberOf(draft.target.antagonistLimit) }),
          },
        }),
    ...gradingOf(draft),
    objective: draft.objective.trim(),
  };
}

/** What a template keeps of a draft: nothing that is decided for each patient. Undefined while the rest has a flaw. */
export function templateItemOf(draft: ItemDraft): ProgramTemplate['items'][number] | undefined {
  return practiceFlaws(draft).length > 0 ? undefined : practiceOf(draft);
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

export function numberOf(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

/** Whether a typed number is one that the stored shape takes. */
function fits(shape: { safeParse(value: unknown): { readonly success: boolean } }, text: string): boolean {
  return text.trim() !== '' && shape.safeParse(numberOf(text)).success;
}
