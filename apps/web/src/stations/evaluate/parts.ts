/** The parts of an evaluation, in the order in which they are usually gone through; each has an address of its own. */
export const evaluationParts = ['problem', 'history', 'examination', 'safety', 'agreements', 'plan'] as const;
export type EvaluationPart = (typeof evaluationParts)[number];

/** The part that an address names; undefined for the first one and for anything else. */
export function partOf(search: Record<string, unknown>): { part?: EvaluationPart } {
  const part = evaluationParts.find((one) => one === search['part']);
  return part === undefined || part === 'problem' ? {} : { part };
}
