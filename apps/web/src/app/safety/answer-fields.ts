import { type AnswerState, answerStates, findRow, type GateWhen, gateRules } from '@eupraxia/catalogue';

/** What the rules read of a yes to one question, beside the yes itself. */
export interface AnswerFields {
  /** States that some rule tells apart; empty where none does. */
  readonly states: readonly AnswerState[];
  readonly since: boolean;
  readonly side: boolean;
  readonly place: boolean;
  readonly tissue: boolean;
  readonly wells: boolean;
}

/** The question whose likelihood is scored. */
export const clotQuestion = 'deep-vein-thrombosis';

/** The question whose harmless answer is yes. */
export const listSeenQuestion = 'medication-known';

const known = new Map<string, AnswerFields>();

/** Which details of a yes decide a rule: what the form asks first. Read from the rules, so that a new rule asks by itself. */
export function answerFields(question: string): AnswerFields {
  const before = known.get(question);
  if (before !== undefined) return before;
  const row = findRow('screen', question);
  const parts = gateRules.flatMap((rule) => (rule.when.phase === 'plan' ? partsOf(rule.when.is) : [])).filter(concerns(question));
  const states = new Set<AnswerState>();
  for (const part of parts) {
    if (part.kind === 'answer') for (const state of [...(part.states ?? []), ...(part.not ?? [])]) states.add(state);
    if (part.kind === 'cleared') states.add('cleared');
  }
  const placed = row !== undefined && row.region === null;
  const fields: AnswerFields = {
    states: answerStates.filter((state) => states.has(state)),
    since: parts.some((part) => part.kind === 'weeks' || part.kind === 'clot-treated'),
    side: row?.sided === true,
    place: placed && (row.narrows !== false || parts.some((part) => part.kind === 'place' || part.kind === 'moves')),
    tissue: parts.some((part) => part.kind === 'tissue'),
    wells: parts.some((part) => part.kind === 'wells'),
  };
  known.set(question, fields);
  return fields;
}

/** Whether a clearance on record opens what this question blocks. */
export const mayBeCleared = (question: string): boolean => answerFields(question).states.includes('cleared');

const concerns =
  (question: string) =>
  (part: GateWhen): boolean => {
    switch (part.kind) {
      case 'answer':
      case 'weeks':
      case 'place':
      case 'tissue':
      case 'cleared':
        return part.question === question;
      case 'moves':
        return part.at === question;
      case 'wells':
      case 'clot-treated':
        return question === clotQuestion;
      default:
        return false;
    }
  };

/** A condition with every condition inside it. */
export function partsOf(when: GateWhen): readonly GateWhen[] {
  switch (when.kind) {
    case 'all':
    case 'any':
      return [when, ...when.of.flatMap(partsOf)];
    case 'not':
      return [when, ...partsOf(when.of)];
    default:
      return [when];
  }
}
