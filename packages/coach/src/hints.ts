import { transferDue } from './retention/probes.ts';
import { type Parameters, parameterDefaults } from './rows/parameters.ts';
import { type RuleChoices, type RuleId, type RuleRow, ruleRows } from './rows/rules.ts';
import { isOn } from './rules.ts';

/** What is known of a practice that rules without a loop of their own can speak to. What is absent is unknown. */
export interface Situation {
  /** What is measured: where something is, when it comes, or how far off it is. */
  readonly measures?: 'space' | 'timing' | 'deviation';
  /** Whether a task is new to the patient, and minutes that are left of the session. */
  readonly newTask?: boolean;
  readonly minutesLeft?: number;
  /** Sessions since a variant was probed; all of them where none was. */
  readonly sessionsSinceTransfer?: number;
  /** Whether a first set is over, and enjoyment and confidence were not asked in this session. */
  readonly motivationOpen?: boolean;
}

/** What a rule has to say, beside its row. */
export type Hint = { readonly rule: RuleId; readonly row: RuleRow } & (
  | { readonly key: 'channel'; readonly channel: 'eye' | 'ear' | 'touch' }
  | { readonly key: 'not-now'; readonly minutesLeft: number }
  | { readonly key: 'transfer-probe'; readonly trials: number }
  | { readonly key: 'ask-motivation' }
);

const channels = { space: 'eye', timing: 'ear', deviation: 'touch' } as const;

/** What the rules that are on have to say to a situation; a rule that is off says nothing. */
export function hintsFor(situation: Situation, rules: RuleChoices = {}, numbers: Partial<Parameters> = {}): readonly Hint[] {
  const p: Parameters = { ...parameterDefaults, ...numbers };
  const { measures, newTask, minutesLeft, sessionsSinceTransfer, motivationOpen } = situation;
  const from = <R extends RuleId>(rule: R) => ({ rule, row: ruleRows[rule] as RuleRow });
  const hints: Hint[] = [];
  if (measures !== undefined) hints.push({ ...from('feedback-channel'), key: 'channel', channel: channels[measures] });
  if (newTask === true && minutesLeft !== undefined && minutesLeft < p.settleMinutes)
    hints.push({ ...from('night-between'), key: 'not-now', minutesLeft });
  if (sessionsSinceTransfer !== undefined && transferDue(sessionsSinceTransfer, p.transferEvery))
    hints.push({ ...from('transfer-probe'), key: 'transfer-probe', trials: p.transferTrials });
  if (motivationOpen === true) hints.push({ ...from('motivation'), key: 'ask-motivation' });
  return hints.filter(({ rule }) => isOn(rule, rules));
}
