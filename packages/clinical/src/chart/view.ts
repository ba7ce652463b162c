import type { ChartBody, ChartEntry, ChartKind } from './entry.ts';

/** A chart as it stands: retracted entries gone, each thing in its newest form. */
export interface ChartView {
  readonly conditions: readonly ChartBody<'condition'>[];
  readonly deficits: readonly ChartBody<'deficit'>[];
  /** In order of the day on which they were taken. */
  readonly measurements: readonly ChartBody<'measurement'>[];
  readonly precautions: readonly ChartBody<'precaution'>[];
  readonly history: ChartBody<'history'> | null;
  readonly findings: readonly ChartBody<'finding'>[];
  /** In the order of their entries; which of them holds on a day says `consentOn`. */
  readonly consents: readonly ChartBody<'consent'>[];
  readonly guardians: readonly ChartBody<'guardian'>[];
  readonly screening: ChartBody<'screening'> | null;
  readonly limits: ChartBody<'limits'> | null;
  /** Every order that was not taken back, oldest first; which of them hold on a day says `ordersInForce`. */
  readonly orders: readonly ChartBody<'order'>[];
  /** Reasons on record for rules of safety that ask for one. */
  readonly ruleReasons: readonly ChartBody<'rule-reason'>[];
  readonly goals: readonly ChartBody<'goal'>[];
  /** Every version, oldest first. */
  readonly plans: readonly ChartBody<'plan'>[];
  readonly certifications: readonly ChartBody<'certification'>[];
  readonly coverage: ChartBody<'coverage'> | null;
  readonly program: ChartBody<'program'> | null;
  /** Oldest first. */
  readonly proposalAnswers: readonly ChartBody<'proposal-answer'>[];
  /** The entry that holds each thing, by the thing's own id: what a retraction names. */
  readonly entryIds: Readonly<Record<string, string>>;
}

/**
 * Views a chart's entries, in whatever order they come. A retraction takes an entry back and may itself be taken back;
 * a later entry with the same body id replaces the earlier one; the newest coverage and program hold.
 */
export function chartView(entries: readonly ChartEntry[]): ChartView {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()].sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const gone = new Set<string>();
  // A retraction is always younger than what it takes back, so the youngest decides first.
  for (const entry of once.toReversed()) {
    if (entry.kind === 'retraction' && !gone.has(entry.id)) gone.add(entry.body.entry);
  }
  const standing = once.filter((entry) => !gone.has(entry.id));
  const entryIds: Record<string, string> = {};
  for (const entry of standing) entryIds[entry.body.id] = entry.id;
  const of = <K extends ChartKind>(kind: K): ChartBody<K>[] => {
    const bodies = new Map<string, ChartBody<K>>();
    for (const entry of standing) if (entry.kind === kind) bodies.set(entry.body.id, entry.body as ChartBody<K>);
    return [...bodies.values()];
  };
  return {
    conditions: of('condition'),
    deficits: of('deficit'),
    measurements: of('measurement').sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0)),
    precautions: of('precaution'),
    history: lastOf(standing, 'history'),
    findings: of('finding').sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0)),
    consents: of('consent'),
    guardians: of('guardian'),
    screening: lastOf(standing, 'screening'),
    limits: lastOf(standing, 'limits'),
    orders: of('order'),
    ruleReasons: of('rule-reason'),
    goals: of('goal'),
    plans: of('plan'),
    certifications: of('certification'),
    coverage: lastOf(standing, 'coverage'),
    program: lastOf(standing, 'program'),
    proposalAnswers: of('proposal-answer'),
    entryIds,
  };
}

function lastOf<K extends ChartKind>(entries: readonly ChartEntry[], kind: K): ChartBody<K> | null {
  const last = entries.findLast((entry) => entry.kind === kind);
  return last === undefined ? null : (last.body as ChartBody<K>);
}
