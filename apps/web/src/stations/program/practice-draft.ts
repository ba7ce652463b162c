import { type NewPracticeOrder, type PracticeOrder, scheduleKinds } from '@eupraxia/clinical';
import { type FeedbackPolicy, feedbackPolicies } from '@eupraxia/coach';
import { isInRange, type RuleId, type RuleRow, ruleRows } from '@eupraxia/coach/rows';
import type { DraftFlaw, PracticeDraft } from './draft-shape.ts';
import { numberOf, shownNumber } from './numbers.ts';

/** Every default: nothing of it is stored. */
export const defaultPractice: PracticeDraft = {
  feedback: undefined,
  schedule: undefined,
  variants: '',
  errors: undefined,
  rules: {},
  numbers: {},
  challenge: undefined,
  restingRate: '',
  highestRate: '',
};

/** A practice order, opened to be written. */
export function draftOfPractice(order: PracticeOrder | undefined): PracticeDraft {
  if (order === undefined) return defaultPractice;
  return {
    feedback: feedbackPolicies.find((one) => one === order.feedback),
    schedule: scheduleKinds.find((one) => one === order.schedule),
    variants: (order.variants ?? []).join(', '),
    errors: order.errors,
    rules: order.rules ?? {},
    numbers: Object.fromEntries(Object.entries(order.numbers ?? {}).map(([name, value]) => [name, shownNumber(value)])),
    challenge: order.challenge,
    restingRate: shownNumber(order.heartRate?.rest),
    highestRate: shownNumber(order.heartRate?.highest),
  };
}

/** The variants that a draft lists, each once. */
export function variantsOf({ variants }: Pick<PracticeDraft, 'variants'>): readonly string[] {
  return [...new Set(variants.split(/[,\n]/).map((one) => one.trim()))].filter((one) => one !== '');
}

/** Whether a rule is on while the order is written. */
export function isRuleOn(draft: Pick<PracticeDraft, 'rules'>, rule: RuleId): boolean {
  return draft.rules[rule] ?? ruleDefault(rule);
}

/** Whether a rule is on where nothing is ordered. */
export function ruleDefault(rule: RuleId): boolean {
  const { standing, runs }: RuleRow = ruleRows[rule];
  return standing !== 'off' && runs !== 'reference';
}

/** The draft with a rule switched; at its default it is not stored. */
export function withRule(draft: PracticeDraft, rule: RuleId, on: boolean): PracticeDraft {
  const { [rule]: _before, ...others } = draft.rules;
  return { ...draft, rules: on === ruleDefault(rule) ? others : { ...others, [rule]: on } };
}

/** The draft with a number of a rule; empty is the default again. */
export function withNumber(draft: PracticeDraft, name: string, text: string): PracticeDraft {
  const { [name]: _before, ...others } = draft.numbers;
  return { ...draft, numbers: text.trim() === '' ? others : { ...others, [name]: text } };
}

/** How many things of the practice differ from the defaults; the feedback of a target is counted by its own field. */
export function changedCount(draft: PracticeDraft, targetFeedback: FeedbackPolicy | undefined): number {
  const single = [targetFeedback ?? draft.feedback, draft.schedule, draft.errors, draft.challenge].filter(
    (one) => one !== undefined,
  );
  const lists = [draft.variants, `${draft.restingRate}${draft.highestRate}`].filter((text) => text.trim() !== '');
  return single.length + lists.length + Object.keys(draft.rules).length + Object.keys(draft.numbers).length;
}

/** Whether variants are asked for: where trials vary, or a variant is to be probed. */
export const needsVariants = (draft: PracticeDraft): boolean =>
  draft.schedule === 'variable' || isRuleOn(draft, 'transfer-probe');

/** What keeps a draft from being an order. */
export function practiceOrderFlaws(draft: PracticeDraft): readonly DraftFlaw[] {
  const flaws: DraftFlaw[] = [];
  const variants = variantsOf(draft);
  if ((needsVariants(draft) && variants.length === 0) || variants.length > 20 || variants.some((one) => one.length > 200))
    flaws.push('variants');
  if (Object.keys(draft.numbers).some((name) => isWrongNumber(draft, name))) flaws.push('practice-number');
  if (!(draft.restingRate.trim() === '' && draft.highestRate.trim() === '')) {
    const [rest, highest] = [numberOf(draft.restingRate), numberOf(draft.highestRate)];
    if (!(rest >= 20 && rest < highest && highest <= 250)) flaws.push('heart-rate');
  }
  return flaws;
}

/** Whether a number of the draft lies outside its rule's range; one that this release does not know is kept as it came. */
export function isWrongNumber({ numbers }: Pick<PracticeDraft, 'numbers'>, name: string): boolean {
  const value = numberOf(numbers[name] ?? '');
  return !Number.isFinite(value) || (isKnownNumber(name) && !isInRange(name, value));
}

const isKnownNumber = (name: string): boolean =>
  Object.values(ruleRows).some(({ numbers }: RuleRow) => numbers.some((one) => one === name));

/** The practice of an item: absent where all of it is the default. */
export function practicePart(draft: PracticeDraft): { readonly practice?: NewPracticeOrder } {
  const { feedback, schedule, errors, rules, challenge } = draft;
  const variants = variantsOf(draft);
  const numbers = Object.fromEntries(Object.entries(draft.numbers).map(([name, text]) => [name, numberOf(text)]));
  const stated = draft.restingRate.trim() !== '';
  const order: NewPracticeOrder = {
    ...(feedback === undefined ? {} : { feedback }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(variants.length === 0 ? {} : { variants: [...variants] }),
    ...(errors === undefined ? {} : { errors }),
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
    ...(Object.keys(numbers).length === 0 ? {} : { numbers }),
    ...(challenge === undefined ? {} : { challenge }),
    ...(stated ? { heartRate: { rest: numberOf(draft.restingRate), highest: numberOf(draft.highestRate) } } : {}),
  };
  return Object.keys(order).length === 0 ? {} : { practice: order };
}
