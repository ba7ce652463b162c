import type { PracticeOrder } from '@eupraxia/clinical';
import { orderedPractice } from './ordered.ts';
import type { FeedbackPolicy } from './plan.ts';
import { type Parameters, parameterDefaults } from './rows/parameters.ts';
import type { RuleId } from './rows/rules.ts';
import { type Standpoint, standpoints } from './rules.ts';

/** The rules that a feedback policy brings, and those that need it. */
const rulesOfPolicy: Readonly<Record<FeedbackPolicy, readonly RuleId[]>> = {
  faded: ['faded-feedback'],
  bandwidth: ['bandwidth-feedback'],
  summary: ['summary-feedback'],
  average: ['summary-feedback'],
  'self-controlled': ['self-controlled-feedback'],
  concurrent: ['terminal-after-concurrent'],
  terminal: ['terminal-after-concurrent', 'good-trials'],
};
const policyRules: ReadonlySet<RuleId> = new Set(Object.values(rulesOfPolicy).flat());

/** What of an activity decides which of its rules have anything to do. */
export interface Practiced {
  readonly order: PracticeOrder | undefined;
  readonly policy: FeedbackPolicy;
  readonly measured: 'signal' | 'tap';
  readonly work: 'arm-task' | 'walking' | 'balance' | 'other';
  /** The numbers that the coach began with, where it began. */
  readonly numbers?: Partial<Parameters>;
}

/**
 * The rules that are on for an activity and have something to do in it: those of its feedback policy, those of its kind of
 * work, and those that its order switched on. The ones that the therapist decided come first.
 */
export function rulesInForce({ order, policy, measured, work, numbers = {} }: Practiced): readonly Standpoint[] {
  const { rules, parameters: ordered } = orderedPractice(order);
  const parameters: Parameters = { ...parameterDefaults, ...ordered, ...numbers };
  const applies = (rule: RuleId): boolean => {
    if (policyRules.has(rule)) return rulesOfPolicy[policy].includes(rule);
    switch (rule) {
      case 'variable-practice':
        return order?.schedule === 'variable' && (order.variants ?? []).length > 0;
      case 'walking-intensity':
        return order?.heartRate !== undefined;
      case 'balance-dose':
        return work === 'balance';
      case 'high-dose':
        return work === 'arm-task';
      case 'dose-against-usual':
        return work === 'arm-task' || work === 'walking';
      case 'staircase':
        return measured === 'signal';
      default:
        return true;
    }
  };
  const found = standpoints({ rules, parameters }).filter(({ on, rule }) => on && applies(rule));
  return [...found.filter(({ by }) => by === 'therapist'), ...found.filter(({ by }) => by !== 'therapist')];
}
