import { type ScreenRow, screenQuestions } from '@eupraxia/catalogue';
import { type Answer, daysBetween } from '@eupraxia/clinical/chart';
import type { ActivityVerdict } from '@eupraxia/clinical/gate';
import { listSeenQuestion } from '../../app/safety/answer-fields.ts';
import { openQuestions } from '../../app/safety/groups.ts';

/** How many questions a follow-up visit asks at most before it offers all. */
export const followUpQuestions = 3;

export type ScreenGroup = ScreenRow['group'];

/** The screen in the order in which it is asked; a question stands at one place alone. */
export interface ScreeningPlan {
  /** What today's program waits for, most pressing first; then what the conditions of the chart make urgent. */
  readonly needed: readonly ScreenRow[];
  readonly flags: readonly ScreenRow[];
  readonly groups: readonly { readonly group: ScreenGroup; readonly rows: readonly ScreenRow[] }[];
}

/**
 * What is asked first: what today's program needs, then the red flags, then the rest by group. A question keeps its place
 * while the sheet is open, whatever is answered, so that no row moves under the finger.
 * @param verdicts of the program, as the chart stands
 * @param urgent ids of questions that the conditions of the chart make urgent
 */
export function screeningPlan(verdicts: readonly ActivityVerdict[], urgent: readonly string[] = []): ScreeningPlan {
  const rows = new Map(screenQuestions.map((row) => [row.id, row]));
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => rows.get(id) ?? []);
  const flags = screenQuestions.filter(({ redFlag }) => redFlag);
  const first = new Set([...openQuestions(verdicts).map(({ question }) => question), ...urgent]);
  const needed = rowsOf([...first]).filter(({ redFlag }) => !redFlag);
  const placed = new Set([...flags, ...needed].map(({ id }) => id));
  const rest = screenQuestions.filter(({ id }) => !placed.has(id));
  const groups = [...new Set(rest.map(({ group }) => group))];
  return { needed, flags, groups: groups.map((group) => ({ group, rows: rest.filter((row) => row.group === group) })) };
}

/**
 * Which questions of a group the button “none of these” answers with no: those that are not answered, once the group was
 * shown. It never answers a red flag, nor the list of medication, whose harmless answer is yes.
 */
export function noneOfThese(
  rows: readonly Pick<ScreenRow, 'id' | 'redFlag'>[],
  answers: Readonly<Record<string, Answer>>,
  shown: boolean,
): readonly string[] {
  if (!shown) return [];
  return rows.filter(({ id, redFlag }) => answers[id] === undefined && !redFlag && id !== listSeenQuestion).map(({ id }) => id);
}

/**
 * What a follow-up visit asks: at most three questions, those that are open for today's program and then those that it rests
 * on most, whatever was answered before. None where the program rests on no question.
 * @param now verdicts as the chart stands
 * @param unasked verdicts as if nothing had been asked
 */
export function followUpRows(now: readonly ActivityVerdict[], unasked: readonly ActivityVerdict[]): readonly ScreenRow[] {
  const ids = [...new Set([...openQuestions(now), ...openQuestions(unasked)].map(({ question }) => question))];
  const rows = new Map(screenQuestions.map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []).slice(0, followUpQuestions);
}

/** Whether a screen on record is of an earlier day, so that the visit asks what has changed since. */
export const isFollowUp = (screening: { readonly on: string } | null, today: string): boolean =>
  screening !== null && daysBetween(screening.on, today) >= 1;

/** The answers that count: those on record with those of the open sheet over them. */
export const joinedAnswers = (
  saved: Readonly<Record<string, Answer>> | undefined,
  draft: Readonly<Record<string, Answer>> | undefined,
): Readonly<Record<string, Answer>> => ({ ...saved, ...draft });
