import { type LiveBounds, type LiveObservation, type SafetyRow, stopRowOfRule, stopRules, stopsOf } from '@eupraxia/catalogue';
import { ageOn } from '../chart/age.ts';
import { type Facts, factsOf } from '../gate/facts.ts';
import { describe } from '../gate/item-demands.ts';
import { gateItem } from '../gate/items.ts';
import { dayOfVisit, patientOfVisit } from '../gate/of-visit.ts';
import { vitalFindings } from '../gate/vitals.ts';
import { dayIn } from '../log/zone.ts';
import { cordAtT6OrAbove } from '../visit/cord-lesion.ts';
import { stopBaseline } from './baseline.ts';
import type { StopParts } from './parts.ts';

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

/**
 * The one judgment of what stops a running session: pain, effort and pressure by the stop table against the one baseline,
 * vital signs and symptoms by the gate for what is practiced. The newest value of each sign decides; it stands until it is
 * taken again. Emergencies first.
 */
export function stopRulesMet(parts: StopParts): readonly MetRule[] {
  const found = [...ratingRules(parts), ...vitalRules(parts)];
  return found
    .filter((one, i) => found.findIndex(({ id }) => id === one.id) === i)
    .toSorted((a, b) => Number(b.row?.emergency === true) - Number(a.row?.emergency === true));
}

function ratingRules(parts: StopParts): readonly MetRule[] {
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
  const patient = patientOfVisit({ ...parts, snapshot: { ...parts.snapshot, safety } });
  if (patient === null) throw new TypeError('a visit with a safety screen has a patient');
  return factsOf(patient, dayOfVisit(parts));
}

function boundsOf(parts: StopParts): LiveBounds {
  const { limits, snapshot, opened } = parts;
  const baseline = stopBaseline(parts);
  const ordered = factsOfParts(parts).orders.flatMap((order) =>
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

function vitalRules(parts: StopParts): readonly MetRule[] {
  const newest = parts.vitals.at(-1);
  if (newest === undefined || parts.item === null) return [];
  const item = describe(gateItem(parts.item, parts.traits[parts.item.id] ?? parts.item.traits));
  return vitalFindings(factsOfParts(parts), item)
    .filter(({ outcome, certain, rule }) => outcome === 'block' && certain && rule !== 'limit-pain')
    .map((one): MetRule => {
      return {
        id: one.rule,
        text: one.text,
        wayOn: one.wayOn,
        source: one.source,
        verified: one.verified,
        row: stopRowOfRule(one.rule) ?? null,
        atStart: true,
        of: newest.id,
        at: newest.at,
      };
    });
}
