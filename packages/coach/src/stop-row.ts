import { type SafetyRow, stopRules } from '@eupraxia/catalogue';

/** The row of a stop rule by its id in the catalogue; undefined for a rule that this release does not have. */
export function stopRow(rule: string): SafetyRow | undefined {
  return stopRules.find(({ id }) => id === rule);
}

/** Whether practice goes on easier by one step once this rule is met. */
export const easesOnce = (rule: string | null): boolean => rule !== null && stopRow(rule)?.eases === true;

/** Whether the rule is about pain. */
export const isOfPain = (rule: string | null): boolean => rule !== null && isAbout(rule, 'pain');

/** Whether the rule is about effort. */
export const isOfEffort = (rule: string | null): boolean => rule !== null && isAbout(rule, 'effort');

function isAbout(rule: string, sign: 'pain' | 'effort'): boolean {
  const when = stopRow(rule)?.when;
  if (when?.phase !== 'session') return false;
  return (when.is.kind === 'rise' || when.is.kind === 'limit') && when.is.of === sign;
}

/** Points of pain over the start that stop practice, as the catalogue's rule has it. */
export function painRiseThatStops(): number {
  const when = stopRow('stop-pain-rise')?.when;
  return when?.phase === 'session' && when.is.kind === 'rise' ? when.is.by : 2;
}
