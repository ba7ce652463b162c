import type { Finding } from '@eupraxia/clinical/gate';
import { actionsOf, type FindingAction } from '../../../app/safety/actions.ts';
import { isQuestion } from '../../../app/safety/groups.ts';
import { signOfRule } from './vitals-reading.ts';

/** One thing that a person can do about findings here. */
export type Way = FindingAction | { readonly kind: 'pain' | 'effort' };

/** Findings that the same thing settles, in the order of the gate. */
export interface Step {
  /** `answer:pregnancy`, `vitals`, `consent`, or `rule:…` for what stands alone. */
  readonly key: string;
  /** First what settles it. */
  readonly ways: readonly Way[];
  readonly findings: readonly Finding[];
}

/**
 * What can be done about a finding, what settles it first. A rule that a reading decides is opened by a reading: no words
 * stand in for one. An open rule asks one question after the other.
 */
export function waysOf(finding: Finding): readonly Way[] {
  const sign = signOfRule(finding.rule);
  if (sign !== null) return [{ kind: sign }];
  const actions = actionsOf(finding);
  if (!finding.certain) {
    const questions = actions.filter((one) => one.kind === 'answer');
    return [...actions.filter((one) => one.kind !== 'answer'), ...questions.slice(0, 1)].toSorted(answerFirst);
  }
  const byReading = finding.about.includes('vitals') && !actions.some(({ kind }) => kind === 'vitals');
  const consents = finding.about.includes('consent') && !actions.some(({ kind }) => kind === 'consent');
  return [...actions, ...(byReading ? [{ kind: 'vitals' } as const] : []), ...(consents ? [{ kind: 'consent' } as const] : [])];
}

const answerFirst = (a: Way, b: Way): number => Number(b.kind === 'answer') - Number(a.kind === 'answer');

/** The findings that keep an activity from starting, joined by what settles them, in the order in which they come. */
export function stepsOf(findings: readonly Finding[]): readonly Step[] {
  const steps = new Map<string, { ways: readonly Way[]; findings: Finding[] }>();
  for (const finding of findings) {
    const ways = waysOf(finding);
    const key = keyOf(finding, ways);
    const step = steps.get(key);
    if (step === undefined) steps.set(key, { ways, findings: [finding] });
    else step.findings.push(finding);
  }
  return [...steps].map(([key, step]) => ({ key, ...step }));
}

const joint: ReadonlySet<string> = new Set(['vitals', 'consent', 'traits', 'direction', 'pain', 'effort', 'age']);

function keyOf({ rule, certain }: Finding, ways: readonly Way[]): string {
  const first = ways[0];
  if (first?.kind === 'answer' && !certain && isQuestion(first.question)) return `answer:${first.question}`;
  return first !== undefined && joint.has(first.kind) ? first.kind : `rule:${rule}`;
}

/**
 * The keys in the order in which they are shown. What was answered here keeps its place, so that a second tap of the same
 * finger does not answer the next question; what is new comes where the gate has it, behind what stood before it.
 */
export function inPlace(before: readonly string[], now: readonly string[], answered: ReadonlySet<string>): readonly string[] {
  const kept = before.filter((key) => now.includes(key) || answered.has(key));
  const shown = [...kept];
  for (const [at, key] of now.entries()) {
    if (shown.includes(key)) continue;
    const ahead = now.slice(0, at).findLast((other) => shown.includes(other));
    // New at the very top would move what the finger is over.
    if (ahead === undefined) shown.push(key);
    else shown.splice(shown.indexOf(ahead) + 1, 0, key);
  }
  return shown;
}
