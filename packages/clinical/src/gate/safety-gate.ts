import {
  findRow,
  type PlannedActivity,
  regions,
  type SafetyFinding,
  type SafetyVerdict,
  type ScreenReply,
  safetyOf,
  type Trait,
} from '@eupraxia/catalogue';
import type { Screening } from '../evaluation/screening.ts';
import type { ProgramItem } from '../log/snapshot.ts';
import { emgTargetOf, targetOf } from '../log/target.ts';

/** What a gate is opened with: the screen as it was answered, the program, the age, and the reasons on record. */
export interface GateParts {
  readonly screening: Pick<Screening, 'answers'> | null;
  readonly items: readonly ProgramItem[];
  /** Whole years; null where nobody knows. */
  readonly ageYears: number | null;
  readonly reasons: readonly { readonly rule: string; readonly text: string }[];
}

/** The rules of safety, checked against one program. */
export interface SafetyGate {
  /** `blocked` while any rule blocks or may block, `reason` while a reason is owed, else `clear`. */
  readonly state: SafetyVerdict['gate'];
  readonly findings: readonly (SafetyFinding & { readonly reason?: string })[];
  /** Ids of the questions that are open and matter to this program. */
  readonly ask: readonly string[];
}

/** Checks a program against the rules of safety. A reason on record satisfies a rule that asks for one; a block takes none. */
export function safetyGate({ screening, items, ageYears, reasons }: GateParts): SafetyGate {
  const given = new Map(reasons.map((one) => [one.rule, one.text]));
  const verdict = safetyOf({ replies: repliesOf(screening), ageYears }, items.map(plannedOf));
  const findings = verdict.findings.map((one): SafetyGate['findings'][number] => {
    const reason = one.severity === 'reason' ? given.get(one.rule) : undefined;
    return reason === undefined ? one : { ...one, reason };
  });
  const owed = findings.filter((one) => one.severity === 'reason' && one.reason === undefined);
  const blocked = findings.some((one) => one.severity === 'block');
  return { state: blocked ? 'blocked' : owed.length > 0 ? 'reason' : 'clear', findings, ask: verdict.ask };
}

function repliesOf(screening: GateParts['screening']): Readonly<Record<string, ScreenReply>> {
  return Object.fromEntries(
    Object.entries(screening?.answers ?? {}).map(([question, { answer, side, regions: at }]) => [
      question,
      { answer, ...(side === undefined ? {} : { side }), ...(at === undefined ? {} : { regions: at }) },
    ]),
  );
}

/** The findings that block the start of one activity: a rule that blocks or may block it, or one whose reason is owed. */
export function blockingFindings(gate: SafetyGate, activityId: string): SafetyGate['findings'] {
  return gate.findings.filter(
    (one) =>
      (one.activities.length === 0 || one.activities.includes(activityId)) &&
      (one.severity === 'block' || (one.severity === 'reason' && one.reason === undefined)),
  );
}

/** A program item as the rules see it: what it does to the body, and where. */
export function plannedOf(item: ProgramItem): PlannedActivity {
  const row = findRow('exercise', item.exerciseId);
  const techniques = row?.techniques ?? [];
  const target = emgTargetOf(item);
  // A metric that is not known may be read through electrodes: not known is not harmless.
  const electrodes = target !== null || (item.target !== undefined && targetOf(item) === null);
  const traits = new Set<Trait>([
    ...(row?.traits ?? []),
    ...techniques.flatMap((id) => findRow('technique', id)?.traits ?? []),
    ...(electrodes ? (['emg', 'adhesive-on-skin'] as const) : []),
    ...(target?.reference === 'MVIC' ? (['maximal-effort'] as const) : []),
  ]);
  return {
    id: item.id,
    // A side that this release does not know may be either: it is held to the rules of both.
    side: item.side === 'midline' ? null : item.side === 'unlisted' ? 'bilateral' : item.side,
    // A row that names no region may be done anywhere; the item's own body part says where.
    regions: row === undefined || row.regions.length === 0 ? regionsOf(item.bodyPart) : row.regions,
    techniques,
    traits: [...traits],
  };
}

/** Regions that a body part's words name; none where they name none, which leaves every region possible. */
function regionsOf(bodyPart: string): readonly string[] {
  const words = bodyPart.toLowerCase();
  return regions
    .filter((row) =>
      [row.name.toLowerCase(), ...row.synonyms, `${row.name.toLowerCase()}s`].some((name) => words.split(/\W+/).includes(name)),
    )
    .map((row) => row.id);
}
