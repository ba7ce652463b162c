import { isDeepStrictEqual } from 'node:util';
import type { Screening } from '@eupraxia/clinical/chart';
import { tightenedAnswer } from '@eupraxia/clinical/visit';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

type Answers = Screening['answers'];

/**
 * The answers of the safety screen that got tighter, or may have, with the last of the fresh entries that changed the
 * screen. A part of an answer that got looser stays as it was: who is in the visit can ask again.
 */
export function screeningChanges(steps: readonly ChartStep[]): readonly ServerEntry[] {
  const was = steps[0]?.from.screening?.answers ?? {};
  const is = steps.at(-1)?.to.screening?.answers ?? {};
  const by = steps.findLast(({ from, to }) => !isDeepStrictEqual(from.screening, to.screening));
  const answers = tightened(was, is);
  if (by === undefined || Object.keys(answers).length === 0) return [];
  return [{ kind: 'screening.changed', body: { answers, entry: by.entry } }];
}

/** A question that was not asked, or is no longer answered, is unknown. */
function tightened(was: Answers, is: Answers): Answers {
  const questions = new Set([...Object.keys(was), ...Object.keys(is)]);
  return Object.fromEntries(
    [...questions].flatMap((question) => {
      const answer = tightenedAnswer(was[question], is[question] ?? { answer: 'unknown' }, question);
      return answer === null ? [] : [[question, answer]];
    }),
  ) as Answers;
}
