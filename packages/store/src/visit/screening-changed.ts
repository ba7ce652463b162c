import { isDeepStrictEqual } from 'node:util';
import type { Screening } from '@eupraxia/clinical/chart';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

type Answers = Screening['answers'];
type Answer = Answers[string];

/** The answers of the safety screen that got tighter, with the last of the fresh entries that changed the screen. */
export function screeningChanges(steps: readonly ChartStep[]): readonly ServerEntry[] {
  const was = steps[0]?.from.screening?.answers ?? {};
  const is = steps.at(-1)?.to.screening?.answers ?? {};
  const by = steps.findLast(({ from, to }) => !isDeepStrictEqual(from.screening, to.screening));
  const answers = tightened(was, is);
  if (by === undefined || Object.keys(answers).length === 0) return [];
  return [{ kind: 'screening.changed', body: { answers, entry: by.entry } }];
}

/** A question that was not asked, or is no longer answered, is unknown. */
const unasked: Answer = { answer: 'unknown' };

function tightened(was: Answers, is: Answers): Answers {
  const questions = new Set([...Object.keys(was), ...Object.keys(is)]);
  return Object.fromEntries(
    [...questions].flatMap((question): [string, Answer][] => {
      const answer = is[question] ?? unasked;
      return isTighter(question, was[question] ?? unasked, answer) ? [[question, answer]] : [];
    }),
  );
}

/**
 * Whether an answer asks for more care than the one before. Of two that both say that there is something, one that
 * differs in place, state or date counts as tighter, since it may be; one that says healed or cleared does not.
 */
function isTighter(question: string, was: Answer, is: Answer): boolean {
  // The one question whose good answer is yes: whether the list of medication was seen.
  const reassuring = question === 'medication-known' ? 'yes' : 'no';
  if (is.answer === reassuring) return false;
  if (is.answer === 'unknown') return was.answer === reassuring;
  if (is.state === 'healed' || is.state === 'cleared') return false;
  return !isDeepStrictEqual(readOf(was), readOf(is));
}

/** What of an answer a rule reads. */
const readOf = ({ answer, side, regions, state, since, wells, tissue }: Answer) => ({
  answer,
  side,
  regions,
  state,
  since,
  wells,
  tissue,
});
