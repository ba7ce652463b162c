import { payers } from '@eupraxia/catalogue';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { chartGate } from '../gate/of-chart.ts';
import type { Finding } from '../gate/patient.ts';
import { firstIssue } from '../log/issue.ts';
import { type Measurement, snapshotSchema, type VisitSnapshot } from '../log/snapshot.ts';
import type { PayerProgram } from '../log/vocabulary.ts';
import type { Patient } from './entry.ts';
import type { ChartView } from './view.ts';

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
  readonly clinic: Pick<VisitSnapshot['clinic'], 'id' | 'name' | 'zone'> & {
    /** What the clinic's administrator has set; null where nothing is. */
    readonly settings?: {
      readonly emergencyNumber: string | null;
      readonly state: string | null;
      readonly minutesRule: VisitSnapshot['clinic']['minutesRule'] | null;
    };
  };
  readonly clinician: VisitSnapshot['clinician'];
  readonly discipline: VisitSnapshot['discipline'];
  readonly visitNumber: number;
  /** UTC ms. */
  readonly plannedAt?: number;
  /** Calendar day of the visit in the clinic's zone. */
  readonly day: string;
  readonly chart: ChartView;
  readonly previous: VisitSnapshot['previous'];
  /** Null where the visit's discipline is not on record with who opens it. */
  readonly reportPeriod?: VisitSnapshot['reportPeriod'] | null;
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
    clinic: {
      id: parts.clinic.id,
      name: parts.clinic.name,
      zone: parts.clinic.zone,
      ...settingsOf(parts.clinic),
    },
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
    safety: safetyOfChart(chart, patient.bornOn, parts.day),
    previous: parts.previous,
    payer:
      chart.coverage === null
        ? noPayer
        : {
            name: chart.coverage.payer,
            unitMethod: chart.coverage.unitMethod,
            assistantModifier: chart.coverage.assistantModifier,
            program: chart.coverage.program ?? programOf(chart.coverage.payer),
          },
    ...(parts.reportPeriod ? { reportPeriod: parts.reportPeriod } : {}),
    ...recordOf(chart, parts.day),
    ...(parts.clinicians === undefined ? {} : { clinicians: parts.clinicians }),
    catalogueRelease: parts.catalogueRelease,
    release: parts.release,
  };
  const read = snapshotSchema.safeParse(snapshot);
  if (!read.success) return err(fault('EUP_CLINICAL_SNAPSHOT', firstIssue(read.error, snapshot)));
  return ok(read.data);
}

function settingsOf({ settings }: SnapshotParts['clinic']): Omit<VisitSnapshot['clinic'], 'id' | 'name' | 'zone'> {
  if (settings === undefined) return {};
  const { emergencyNumber, state, minutesRule } = settings;
  return {
    ...(emergencyNumber ? { emergencyNumber } : {}),
    ...(state ? { state } : {}),
    ...(minutesRule ? { minutesRule } : {}),
  };
}

/** Which rules a payer has by its row in the catalog; one that has none there is held to the strictest. */
const programOf = (name: string): PayerProgram => payers.find((row) => row.name === name)?.program ?? 'medicare-b';

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

/** The screen with what the gate says of the program on the day of the opening, one entry for each rule. */
function safetyOfChart(chart: ChartView, bornOn: string, day: string): VisitSnapshot['safety'] {
  const verdicts = chartGate(chart, bornOn, day);
  const starts = new Set(verdicts.map(({ start }) => start));
  const byRule = new Map<string, { finding: Finding; activities: string[] }>();
  for (const { id, findings } of verdicts) {
    for (const finding of findings) {
      const key = `${finding.rule} ${finding.certain}`;
      const kept = byRule.get(key) ?? { finding, activities: [] };
      kept.activities.push(id);
      byRule.set(key, kept);
    }
  }
  return {
    answers: chart.screening?.answers ?? {},
    state: starts.has('blocked') ? 'blocked' : starts.has('asks') ? 'asks' : starts.has('reason') ? 'reason' : 'clear',
    findings: [...byRule.values()].slice(0, 200).map(({ finding, activities }) => ({
      rule: finding.rule,
      name: finding.text.slice(0, 200),
      severity: finding.severity,
      certain: finding.certain,
      activities,
      ask: [...(finding.ask ?? [])].slice(0, 100),
      action: finding.wayOn ?? finding.text,
      ...(finding.reason === undefined ? {} : { reason: finding.reason }),
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
