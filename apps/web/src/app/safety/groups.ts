import { findRow } from '@eupraxia/catalogue';
import type { ActivityVerdict, Finding } from '@eupraxia/clinical/gate';

/** A finding with the activities that it concerns, by id. */
export interface SharedFinding {
  readonly finding: Finding;
  readonly activities: readonly string[];
}

/** A question of the safety screen that keeps activities from being judged, with what hangs on it. */
export interface OpenQuestion {
  readonly question: string;
  readonly activities: readonly string[];
  /** Names of the rules that its answer decides, blocks first. */
  readonly rules: readonly string[];
  readonly blocks: boolean;
}

/** The findings of a program in the shape in which a person reads them. */
export interface GroupedFindings {
  /** Open questions, most pressing first: one answer settles every rule that hangs on it. */
  readonly questions: readonly OpenQuestion[];
  /** What concerns several activities, once. */
  readonly shared: readonly SharedFinding[];
  /** What concerns one activity alone, by the activity's id. */
  readonly own: Readonly<Record<string, readonly Finding[]>>;
}

/** Whether an id that a finding asks for is a question of the safety screen. */
export const isQuestion = (id: string): boolean => findRow('screen', id) !== undefined;

const severities: readonly Finding['severity'][] = ['block', 'ask', 'reason', 'note'];
const severityRank = ({ severity }: Finding): number => severities.indexOf(severity);

/** Whether only answers of the safety screen are missing to decide it. */
const onlyQuestions = ({ certain, ask }: Finding): boolean =>
  !certain && ask !== undefined && ask.length > 0 && ask.every(isQuestion);

/** Groups the verdicts of a program: open questions by question, the rest by whether it concerns one activity or several. */
export function groupFindings(verdicts: readonly ActivityVerdict[]): GroupedFindings {
  const shared = new Map<string, { finding: Finding; activities: string[] }>();
  for (const { id, findings } of verdicts) {
    for (const finding of findings) {
      if (onlyQuestions(finding)) continue;
      const key = [finding.rule, finding.certain, finding.text, finding.facts, finding.reason].join('\n');
      const before = shared.get(key);
      if (before === undefined) shared.set(key, { finding, activities: [id] });
      else if (!before.activities.includes(id)) before.activities.push(id);
    }
  }
  const all = [...shared.values()].sort((a, b) => severityRank(a.finding) - severityRank(b.finding));
  const own: Record<string, Finding[]> = {};
  for (const { finding, activities } of all) {
    const [only] = activities;
    if (activities.length > 1 || only === undefined) continue;
    own[only] = [...(own[only] ?? []), finding];
  }
  return { questions: openQuestions(verdicts), shared: all.filter(({ activities }) => activities.length > 1), own };
}

/**
 * The questions that a program waits for: those on which a block hangs first, then those that concern more activities, then
 * those that decide more rules; otherwise in the order of the screen.
 */
export function openQuestions(verdicts: readonly ActivityVerdict[]): readonly OpenQuestion[] {
  const found = new Map<string, { activities: Set<string>; rules: Map<string, number> }>();
  for (const { id, findings } of verdicts) {
    for (const finding of findings) {
      if (finding.certain || finding.severity === 'note') continue;
      for (const question of finding.ask ?? []) {
        if (!isQuestion(question)) continue;
        const one = found.get(question) ?? { activities: new Set<string>(), rules: new Map<string, number>() };
        one.activities.add(id);
        one.rules.set(finding.text, severityRank(finding));
        found.set(question, one);
      }
    }
  }
  return [...found]
    .map(
      ([question, { activities, rules }]): OpenQuestion => ({
        question,
        activities: [...activities],
        rules: [...rules].sort((a, b) => a[1] - b[1]).map(([text]) => text),
        blocks: [...rules.values()].includes(0),
      }),
    )
    .sort(
      (a, b) =>
        Number(b.blocks) - Number(a.blocks) || b.activities.length - a.activities.length || b.rules.length - a.rules.length,
    );
}
