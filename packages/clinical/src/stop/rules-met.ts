import {
  findRow,
  type LiveBounds,
  type LiveObservation,
  type SafetyRow,
  stopRowOfRule,
  stopRules,
  stopsOf,
  vitalRows,
} from '@eupraxia/catalogue';
import { ageOn } from '../chart/age.ts';
import { type Facts, factsOf } from '../gate/facts.ts';
import { type Described, describe } from '../gate/item-demands.ts';
import { gateItem } from '../gate/items.ts';
import { dayOfVisit, patientOfVisit } from '../gate/of-visit.ts';
import type { VitalFinding } from '../gate/vital-finding.ts';
import { vitalFindings } from '../gate/vitals.ts';
import { dayIn } from '../log/zone.ts';
import { cordAtT6OrAbove } from '../visit/cord-lesion.ts';
import { stopBaseline } from './baseline.ts';
import type { StopParts } from './parts.ts';
import { urgency } from './urgency.ts';

/** One rule of the running session that what was last rated or measured meets. */
export interface MetRule {
  /** Of the stop table, or of the gate for a vital sign. */
  readonly id: string;
  readonly text: string;
  readonly wayOn: string;
  readonly source: string;
  readonly verified: boolean;
  /** The row of the stop table with its steps; null where the table has none. */
  readonly row: SafetyRow | null;
  /** Whether the gate says the same at a start. */
  readonly atStart: boolean;
  /** The newest event that it rests on. */
  readonly of: string;
  /** UTC ms of that event. */
  readonly at: number;
}

const rated = ['pain', 'effort'] as const;
const byRating = stopRules.filter(({ severity }) => severity === 'block');
/** Readings that are looked at: a long visit has no more to say of now. */
const newest = 60;

/**
 * The one judgment of what stops a running session: pain, effort and pressure by the stop table against the one baseline,
 * vital signs and symptoms by the gate, for the strictest of what is practiced and at least as for moderate work. The newest
 * value of each sign decides; it stands until it is taken again. The strictest first: what ends the visit, then emergencies.
 */
export function stopRulesMet(parts: StopParts): readonly MetRule[] {
  const found = [...ratingRules(parts), ...vitalRules(parts)];
  return found
    .filter((one, i) => found.findIndex(({ id }) => id === one.id) === i)
    .toSorted((a, b) => urgency(b.row) - urgency(a.row));
}

/** What pain, effort and pressure meet of the stop table: the part that the gate does not say itself. */
export function ratingRules(parts: StopParts): readonly MetRule[] {
  const bounds = boundsOf(parts);
  const pressure = parts.vitals.findLast(({ systolic }) => systolic !== undefined);
  const readings: readonly { readonly id: string; readonly at: number; readonly seen: LiveObservation }[] = [
    ...rated.flatMap((sign) => {
      const last = parts[sign].at(-1);
      return last === undefined ? [] : [{ ...last, seen: { signs: [], [sign]: last.score } }];
    }),
    // Readings of before are the baseline themselves; a rise is one of practice.
    ...(pressure?.systolic === undefined || pressure.when === 'before'
      ? []
      : [{ ...pressure, seen: { signs: [], systolic: pressure.systolic } }]),
  ];
  return readings.flatMap(({ id, at, seen }) =>
    stopsOf(seen, bounds, byRating).map(
      (row): MetRule => ({
        id: row.id,
        text: row.name,
        wayOn: row.action,
        source: row.source,
        verified: row.status === 'verified',
        row,
        atStart: row.id === 'stop-pain-limit',
        of: id,
        at,
      }),
    ),
  );
}

/** A visit that was opened before the safety screen was part of the chart has asked nothing; its limits hold all the same. */
function factsOfParts(parts: StopParts): Facts {
  const safety = parts.snapshot.safety ?? { answers: {}, state: 'clear', findings: [], cordAtT6OrAbove: 'no' };
  const patient = patientOfVisit({
    ...parts,
    vitals: parts.vitals.slice(-newest),
    pain: parts.pain.slice(-newest),
    snapshot: { ...parts.snapshot, safety },
  });
  if (patient === null) throw new TypeError('a visit with a safety screen has a patient');
  return factsOf(patient, dayOfVisit(parts));
}

function boundsOf(parts: StopParts): LiveBounds {
  const { limits, snapshot, opened } = parts;
  const baseline = stopBaseline(parts);
  const ordered = factsOfParts({ ...parts, vitals: [], pain: [] }).orders.flatMap((order) =>
    order.kind === 'parameter' && order.what === 'effort' && order.most !== undefined ? [order.most] : [],
  );
  const effort = ordered.length > 0 ? Math.min(...ordered) : limits?.effort;
  return {
    limits: {
      ...(limits?.pain === undefined ? {} : { pain: { most: limits.pain } }),
      ...(effort === undefined ? {} : { effort: { most: effort } }),
    },
    baseline: {
      ...(baseline.pain === null ? {} : { pain: baseline.pain }),
      ...(baseline.systolic === null ? {} : { systolic: baseline.systolic }),
    },
    cordAtT6OrAbove: cordAtT6OrAbove(parts),
    ageYears: ageOn(snapshot.patient.bornOn, dayIn(snapshot.clinic.zone, opened.at)),
  };
}

const signOf = new Map<string, string>(vitalRows.map(({ id, sign }) => [id, sign]));

function vitalRules(parts: StopParts): readonly MetRule[] {
  if (parts.vitals.length === 0) return [];
  const facts = factsOfParts(parts);
  return parts.items
    .flatMap((item) => vitalFindings(facts, inWork(describe(gateItem(item, parts.traits[item.id] ?? item.traits)))))
    .filter(({ outcome, certain, rule }) => outcome === 'block' && certain && rule !== 'limit-pain')
    .map((one): MetRule => {
      const { id, at } = readingOf(parts, one);
      return {
        id: one.rule,
        text: one.text,
        wayOn: one.wayOn,
        source: one.source,
        verified: one.verified,
        row: stopRowOfRule(one.rule) ?? findRow('safety', one.rule) ?? null,
        atStart: true,
        of: id,
        at,
      };
    });
}

/** During work no exercise counts as lighter than moderate: what stops a session does not wait for heavy work. */
export const inWork = (item: Described): Described =>
  item.demands.exertion === 1 ? { ...item, demands: { ...item.demands, exertion: 2 } } : item;

/** The newest reading that a finding rests on: that of its symptom or sign, else the newest of all. */
function readingOf(parts: StopParts, { rule }: VitalFinding): { readonly id: string; readonly at: number } {
  const symptom = /^symptom-(.+)$/.exec(rule)?.[1];
  const sign = signOf.get(rule) ?? /^limit-(.+)$/.exec(rule)?.[1];
  const found = parts.vitals.findLast((reading) =>
    symptom !== undefined
      ? reading.symptoms?.some((one) => one === symptom) === true
      : sign !== undefined && (reading as unknown as Readonly<Record<string, unknown>>)[sign] !== undefined,
  );
  return found ?? (parts.vitals.at(-1) as { readonly id: string; readonly at: number });
}
