import type { SourceStatus, Trait } from '../base.ts';
import { liesWithin } from '../body/regions.ts';
import type { SafetyRow, SafetyWhen, ScreenAnswer, Severity } from './row.ts';
import { planRules } from './rows/plan-rules.ts';
import { screenQuestions } from './rows/questions.ts';

type BodySide = 'left' | 'right' | 'bilateral';

/** One reply to a question of the screen. A yes may name the side and the regions that it concerns; without them it concerns all. */
export interface ScreenReply {
  readonly answer: ScreenAnswer;
  readonly side?: BodySide;
  readonly regions?: readonly string[];
}

/** What is known of a person: replies by question id, and the age in whole years. A missing reply or age is unknown. */
export interface SafetyAnswers {
  readonly replies: Readonly<Record<string, ScreenReply>>;
  readonly ageYears: number | null;
}

/** One activity that is planned. An empty list of regions means that nobody named any. */
export interface PlannedActivity {
  readonly id: string;
  readonly side: BodySide | null;
  readonly regions: readonly string[];
  readonly techniques: readonly string[];
  readonly traits: readonly Trait[];
}

export interface SafetyFinding {
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  /** False where the rule would apply if an open question were answered badly: unknown is not no. */
  readonly certain: boolean;
  /** Ids of the activities that it concerns; empty where it concerns the person as such. */
  readonly activities: readonly string[];
  /** Ids of the questions whose answers met the rule. */
  readonly because: readonly string[];
  /** Ids of the questions whose answer would settle it. */
  readonly ask: readonly string[];
  readonly action: string;
  readonly source: string;
  readonly status: SourceStatus;
}

export interface SafetyVerdict {
  /** `blocked` while any block stands or may stand, `reason` while one is owed, else `clear`. */
  readonly gate: 'blocked' | 'reason' | 'clear';
  /** Blocks first, then reasons, then notes; certain ones before open ones; within that, the order of the rules. */
  readonly findings: readonly SafetyFinding[];
  /** Ids of every question that is open and matters to this plan, in the order of the screen. */
  readonly ask: readonly string[];
}

type Truth = 'true' | 'false' | 'unknown';

interface Tested {
  readonly truth: Truth;
  readonly because: readonly string[];
  readonly ask: readonly string[];
}

/**
 * Holds a plan to the rules of safety. Pure: the same answers and plan give the same verdict.
 *
 * Logic is three-valued (Kleene): a rule whose part is unknown is neither met nor cleared, and is reported as not
 * certain with the questions that would settle it. A yes for one side or region meets a rule only for activities that
 * touch it; an activity whose side nobody named may touch either.
 */
export function safetyOf(
  answers: SafetyAnswers,
  plan: readonly PlannedActivity[],
  rules: readonly SafetyRow[] = planRules,
): SafetyVerdict {
  const findings: SafetyFinding[] = [];
  for (const rule of rules) {
    if (rule.when.phase !== 'plan') continue;
    const { is } = rule.when;
    const met = new Map<'true' | 'unknown', { activities: string[]; because: Set<string>; ask: Set<string> }>();
    const subjects = concernsActivity(is) ? plan : [undefined];
    for (const activity of subjects) {
      const { truth, because, ask } = test(is, answers, activity);
      if (truth === 'false') continue;
      const kept = met.get(truth) ?? { activities: [], because: new Set(), ask: new Set() };
      if (activity !== undefined) kept.activities.push(activity.id);
      for (const id of because) kept.because.add(id);
      for (const id of ask) kept.ask.add(id);
      met.set(truth, kept);
    }
    for (const [truth, kept] of met) {
      findings.push({
        rule: rule.id,
        name: rule.name,
        severity: rule.severity,
        certain: truth === 'true',
        activities: kept.activities,
        because: [...kept.because],
        ask: truth === 'true' ? [] : [...kept.ask],
        action: rule.action,
        source: rule.source,
        status: rule.status,
      });
    }
  }
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
  const open = new Set(ordered.flatMap((one) => one.ask));
  return {
    gate: gateOf(ordered),
    findings: ordered,
    ask: screenQuestions.map((row) => row.id).filter((id) => open.has(id)),
  };
}

const severities: readonly Severity[] = ['block', 'reason', 'note'];

function rank(finding: SafetyFinding): number {
  return severities.indexOf(finding.severity) * 2 + (finding.certain ? 0 : 1);
}

function gateOf(findings: readonly SafetyFinding[]): SafetyVerdict['gate'] {
  if (findings.some((one) => one.severity === 'block')) return 'blocked';
  return findings.some((one) => one.severity === 'reason') ? 'reason' : 'clear';
}

function concernsActivity(when: SafetyWhen): boolean {
  if (when.kind === 'all' || when.kind === 'any') return when.of.some(concernsActivity);
  return when.kind === 'trait' || when.kind === 'technique' || when.kind === 'region';
}

const truthOf = (holds: boolean): Tested => ({ truth: holds ? 'true' : 'false', because: [], ask: [] });

function test(when: SafetyWhen, answers: SafetyAnswers, activity: PlannedActivity | undefined): Tested {
  switch (when.kind) {
    case 'trait':
      return truthOf(activity?.traits.some((trait) => when.any.includes(trait)) ?? false);
    case 'technique':
      return truthOf(activity?.techniques.some((id) => when.any.includes(id)) ?? false);
    case 'region':
      if (activity === undefined || activity.regions.length === 0) return { truth: 'unknown', because: [], ask: [] };
      return truthOf(activity.regions.some((id) => when.any.some((outer) => meets(id, outer))));
    case 'age':
      return answers.ageYears === null ? { truth: 'unknown', because: [], ask: [] } : truthOf(answers.ageYears < when.below);
    case 'answer':
      return testAnswer(when, answers, activity);
    case 'all':
    case 'any':
      return join(
        when.kind,
        when.of.map((one) => test(one, answers, activity)),
      );
  }
}

function testAnswer(
  when: Extract<SafetyWhen, { kind: 'answer' }>,
  answers: SafetyAnswers,
  activity: PlannedActivity | undefined,
): Tested {
  const reply = Object.hasOwn(answers.replies, when.question) ? answers.replies[when.question] : undefined;
  if (reply === undefined || reply.answer === 'unknown') return { truth: 'unknown', because: [], ask: [when.question] };
  if (reply.answer !== when.is) return truthOf(false);
  if (activity !== undefined && !touches(placed(reply, when.question), activity)) return truthOf(false);
  return { truth: 'true', because: [when.question], ask: [] };
}

const regionOf = new Map(screenQuestions.map((row) => [row.id, row.region]));

/** A reply that names no region, with the one that its question is about. */
function placed(reply: ScreenReply, question: string): ScreenReply {
  const region = regionOf.get(question) ?? null;
  return region === null || (reply.regions ?? []).length > 0 ? reply : { ...reply, regions: [region] };
}

/** Whether what a reply concerns and what an activity works on may be the same part of the body. */
function touches(reply: ScreenReply, activity: PlannedActivity): boolean {
  if (reply.side !== undefined && activity.side !== null) {
    const apart = reply.side !== 'bilateral' && activity.side !== 'bilateral' && reply.side !== activity.side;
    if (apart) return false;
  }
  const { regions } = reply;
  if (regions === undefined || regions.length === 0 || activity.regions.length === 0) return true;
  return activity.regions.some((id) => regions.some((other) => meets(id, other)));
}

function meets(id: string, other: string): boolean {
  return liesWithin(id, other) || liesWithin(other, id);
}

/** Kleene's conjunction or disjunction, keeping what decided it and what would settle it. */
function join(kind: 'all' | 'any', parts: readonly Tested[]): Tested {
  const decisive: Truth = kind === 'all' ? 'false' : 'true';
  const decided = parts.filter((part) => part.truth === decisive);
  const open = parts.filter((part) => part.truth === 'unknown');
  if (decided.length > 0) return { truth: decisive, because: decided.flatMap((part) => part.because), ask: [] };
  const because = parts.filter((part) => part.truth === 'true').flatMap((part) => part.because);
  if (open.length > 0) return { truth: 'unknown', because, ask: open.flatMap((part) => part.ask) };
  return { truth: kind === 'all' ? 'true' : 'false', because, ask: [] };
}
