import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { safetyGate } from '../gate/safety-gate.ts';
import { firstIssue } from '../log/issue.ts';
import { type Measurement, type ProgramItem, snapshotSchema, type VisitSnapshot } from '../log/snapshot.ts';
import { ageOn } from './age.ts';
import type { ChartBody, ChartEntry, ChartKind, Patient } from './entry.ts';

/** A chart as it stands: retracted entries gone, each thing in its newest form. */
export interface ChartView {
  readonly conditions: readonly ChartBody<'condition'>[];
  readonly deficits: readonly ChartBody<'deficit'>[];
  /** In order of the day on which they were taken. */
  readonly measurements: readonly ChartBody<'measurement'>[];
  readonly precautions: readonly ChartBody<'precaution'>[];
  readonly history: ChartBody<'history'> | null;
  readonly findings: readonly ChartBody<'finding'>[];
  /** Oldest first: the last one of each kind holds (see `consentOn`). */
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

/** Unknown is not no: only an answer that was given enters the snapshot. */
function fallsOf({ screening }: ChartView): Pick<VisitSnapshot, 'falls'> {
  const answer = screening?.answers['falls']?.answer;
  return answer === 'yes' || answer === 'no' ? { falls: answer } : {};
}

/** Stands where a chart names no payer, so that a visit can be treated and documented without one. */
const noPayer: VisitSnapshot['payer'] = { name: 'No payer recorded', unitMethod: 'CMS_TOTAL', assistantModifier: false };

/** All that a visit's snapshot is made of. */
export interface SnapshotParts {
  readonly patient: Patient;
  readonly clinic: VisitSnapshot['clinic'];
  readonly clinician: VisitSnapshot['clinician'];
  readonly discipline: VisitSnapshot['discipline'];
  readonly visitNumber: number;
  /** UTC ms. */
  readonly plannedAt?: number;
  /** Calendar day of the visit in the clinic's zone. */
  readonly day: string;
  readonly chart: ChartView;
  readonly previous: VisitSnapshot['previous'];
  /** Everybody who may treat in the clinic, as of the opening. */
  readonly clinicians?: NonNullable<VisitSnapshot['clinicians']>;
  readonly release: string;
  readonly catalogueRelease: string;
}

/**
 * Freezes what a visit needs of the chart. Nothing is filled in for what the chart does not say: a program without a
 * side is refused, and so is a chart without a program.
 */
export function snapshotOf(parts: SnapshotParts): Result<VisitSnapshot, Fault> {
  const { chart, patient } = parts;
  if (chart.program === null || chart.program.items.length === 0) return err(fault('EUP_CLINICAL_NO_PROGRAM'));
  const snapshot = {
    patient: { id: patient.id, name: patient.name, bornOn: patient.bornOn },
    clinic: { id: parts.clinic.id, name: parts.clinic.name, zone: parts.clinic.zone },
    clinician: { userId: parts.clinician.userId, name: parts.clinician.name, credentials: parts.clinician.credentials },
    discipline: parts.discipline,
    visitNumber: parts.visitNumber,
    ...(parts.plannedAt === undefined ? {} : { plannedAt: parts.plannedAt }),
    conditions: chart.conditions,
    deficits: chart.deficits,
    baselines: onePerMeasure(chart.measurements.toReversed()),
    latest: onePerMeasure(chart.measurements),
    program: {
      id: chart.program.id,
      items: chart.program.items,
      ...(chart.program.schedule === undefined ? {} : { schedule: chart.program.schedule }),
    },
    ...(chart.limits === null ? {} : { limits: chart.limits }),
    ...fallsOf(chart),
    safety: safetyOfChart(chart, chart.program.items, ageOn(patient.bornOn, parts.day)),
    previous: parts.previous,
    payer:
      chart.coverage === null
        ? noPayer
        : {
            name: chart.coverage.payer,
            unitMethod: chart.coverage.unitMethod,
            assistantModifier: chart.coverage.assistantModifier,
          },
    ...recordOf(chart, parts.day),
    ...(parts.clinicians === undefined ? {} : { clinicians: parts.clinicians }),
    catalogueRelease: parts.catalogueRelease,
    release: parts.release,
  };
  const read = snapshotSchema.safeParse(snapshot);
  if (!read.success) return err(fault('EUP_CLINICAL_SNAPSHOT', firstIssue(read.error, snapshot)));
  return ok(read.data);
}

/** What gate and note need to know of goals, plan, consents, guardians and orders. */
function recordOf(chart: ChartView, day: string) {
  const plan = chart.plans.at(-1);
  return {
    goals: chart.goals.slice(-100),
    plan:
      plan === undefined
        ? null
        : { plan, certifications: chart.certifications.filter((one) => one.plan === plan.id).slice(-100) },
    consents: chart.consents.slice(-200),
    guardians: chart.guardians.slice(-20),
    orders: chart.orders.filter(({ until }) => until === null || day <= until).slice(-100),
  };
}

function safetyOfChart(chart: ChartView, items: readonly ProgramItem[], ageYears: number): VisitSnapshot['safety'] {
  const gate = safetyGate({ screening: chart.screening, items, ageYears, reasons: chart.ruleReasons });
  return {
    answers: chart.screening?.answers ?? {},
    state: gate.state,
    findings: gate.findings.map(({ rule, name, severity, certain, activities, ask, action, reason }) => ({
      rule,
      name,
      severity,
      certain,
      activities: [...activities],
      ask: [...ask],
      action,
      ...(reason === undefined ? {} : { reason }),
    })),
    reasons: chart.ruleReasons.slice(-200).map(({ rule, text, on, facts }) => ({
      rule,
      text,
      on,
      ...(facts === undefined ? {} : { facts }),
    })),
    cordAtT6OrAbove: chart.screening?.answers['cord-lesion-t6-or-above']?.answer ?? 'unknown',
  };
}

/** The last one of each measure and side. */
function onePerMeasure(measurements: readonly Measurement[]): Measurement[] {
  return [...new Map(measurements.map((m) => [`${m.measureId}\n${m.side ?? ''}`, m])).values()].sort((a, b) =>
    a.measureId < b.measureId ? -1 : a.measureId > b.measureId ? 1 : (a.side ?? '') < (b.side ?? '') ? -1 : 1,
  );
}
