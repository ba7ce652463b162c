import type { Visit } from '@eupraxia/clinical/visit';

/** What is asked before a maximal contraction. The first two forbid it, the others ask for a reason. */
export const maximalQuestions = ['flaccid-face', 'fresh-repair', 'blood-pressure', 'dystrophy', 'pain'] as const;
export type MaximalQuestion = (typeof maximalQuestions)[number];
export type MaximalAnswer = 'yes' | 'no' | 'unknown';
export type MaximalAnswers = Readonly<Partial<Record<MaximalQuestion, MaximalAnswer>>>;

const forbidding: ReadonlySet<MaximalQuestion> = new Set<MaximalQuestion>(['flaccid-face', 'fresh-repair']);

export interface MaximalGate {
  /** Questions that nobody has answered. */
  readonly open: readonly MaximalQuestion[];
  /** What forbids a maximal contraction: a yes, and where it is not known too. */
  readonly blocked: readonly MaximalQuestion[];
  readonly needsReason: boolean;
}

/**
 * Whether a maximal contraction may be asked for. Unknown is not no: it forbids where a yes would forbid, and asks for a
 * reason where a yes would ask.
 */
export function maximalGate(asked: readonly MaximalQuestion[], answers: MaximalAnswers): MaximalGate {
  const open = asked.filter((question) => answers[question] === undefined);
  const weighs = asked.filter((question) => answers[question] === 'yes' || answers[question] === 'unknown');
  return {
    open,
    blocked: weighs.filter((question) => forbidding.has(question)),
    needsReason: weighs.some((question) => !forbidding.has(question)),
  };
}

/** What the chart lets a person expect; `text` is the chart's own word for it. */
export interface MaximalHint {
  readonly question: MaximalQuestion;
  readonly answer: MaximalAnswer;
  readonly text: string;
}

const words: Readonly<Record<MaximalQuestion, RegExp>> = {
  'flaccid-face': /flaccid|facial (?:palsy|paralysis)/i,
  'fresh-repair': /repair|graft|suture|reconstruct|transfer of|post-?op|surg/i,
  'blood-pressure': /blood pressure|hypertens/i,
  dystrophy: /dystroph/i,
  pain: /\bpain/i,
};

/** The questions of an activity, and what conditions, precautions and today's pain say to them. Nothing found answers nothing. */
export function maximalQuestionsFor(
  { snapshot, pain }: Pick<Visit, 'snapshot' | 'pain'>,
  bodyPart: string,
  precautions: readonly string[],
): { readonly asked: readonly MaximalQuestion[]; readonly hints: readonly MaximalHint[] } {
  const face = /face|mouth|brow|eye|cheek/i.test(bodyPart);
  const asked = maximalQuestions.filter((question) => question !== 'flaccid-face' || face);
  const texts = [...snapshot.conditions.map(({ name }) => name), ...precautions];
  const hints = asked.flatMap((question): readonly MaximalHint[] => {
    const text = texts.find((one) => words[question].test(one));
    // That a chart speaks of it does not say how it stands today: only the diagnosis itself is a yes.
    if (text !== undefined) return [{ question, answer: question === 'dystrophy' ? 'yes' : 'unknown', text }];
    const score = question === 'pain' ? pain.at(-1)?.score : undefined;
    return score === undefined ? [] : [{ question, answer: score > 0 ? 'yes' : 'no', text: `${score}/10` }];
  });
  return { asked, hints };
}
