import type { PracticeOrder } from '@eupraxia/clinical';
import { type CoachPlan, type FeedbackPolicy, feedbackPolicies } from './plan.ts';
import { type ParameterName, type Parameters, parameterDefaults, parameterRows } from './rows/parameters.ts';
import { type RuleChoices, type RuleId, type RuleRow, ruleRows } from './rows/rules.ts';

/** What a program item orders of practice, as far as this release knows it; what it leaves open is the coach's default. */
export interface OrderedPractice {
  readonly rules: RuleChoices;
  readonly parameters: Partial<Parameters>;
  readonly errors: CoachPlan['errors'];
  readonly feedback: FeedbackPolicy | undefined;
}

/**
 * The practice order of a program item for the coach. A rule, a number or a policy that this release does not know, a number
 * out of its range, a success band upside down, and a choice about a rule that nobody can switch, are left out: an order never
 * keeps the coach from beginning.
 */
export function orderedPractice(order: PracticeOrder | undefined): OrderedPractice {
  const rules = Object.entries(order?.rules ?? {}).filter(([rule]) => isSwitchable(rule));
  return {
    rules: Object.fromEntries(rules),
    parameters: numbersOf(order?.numbers ?? {}),
    errors: order?.errors ?? 'errorful',
    feedback: feedbackPolicies.find((one) => one === order?.feedback),
  };
}

/** Every number that some rule of learning goes by. */
const ruleNumbers: ReadonlySet<string> = new Set(Object.values(ruleRows).flatMap(({ numbers }: RuleRow) => numbers));

function numbersOf(ordered: Readonly<Record<string, number>>): Partial<Parameters> {
  // Only what a rule of learning goes by: limits of effort or pain are the clinician's, in the chart.
  const fits = Object.entries(ordered).filter(([name, value]) => ruleNumbers.has(name) && isInRange(name, value));
  const numbers: Partial<Parameters> = Object.fromEntries(fits);
  const { successLow, successHigh } = { ...parameterDefaults, ...numbers };
  if (successLow <= successHigh) return numbers;
  const { successLow: _low, successHigh: _high, ...others } = numbers;
  return others;
}

/** Whether a name is of a rule that a therapist may switch on or off. */
export function isSwitchable(rule: string): rule is RuleId {
  if (!Object.hasOwn(ruleRows, rule)) return false;
  const { standing, runs } = ruleRows[rule as RuleId];
  return standing !== 'always' && runs !== 'reference';
}

/** Whether a number is one of the coach's, within the range that a therapist may choose from. */
export function isInRange(name: string, value: number): name is ParameterName {
  if (!Object.hasOwn(parameterRows, name)) return false;
  const { least, most } = parameterRows[name as ParameterName];
  return value >= least && value <= most;
}
