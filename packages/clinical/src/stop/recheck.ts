import { vitalRows } from '@eupraxia/catalogue';
import { factsOf } from '../gate/facts.ts';
import { describe } from '../gate/item-demands.ts';
import { gateItem } from '../gate/items.ts';
import { dayOfVisit, patientOfVisit } from '../gate/of-visit.ts';
import { vitalFindings } from '../gate/vitals.ts';
import { cordAtT6OrAbove } from '../visit/cord-lesion.ts';
import { stopBaseline } from './baseline.ts';
import type { StopParts } from './parts.ts';
import { inWork } from './rules-met.ts';

type Sign = 'systolic' | 'diastolic' | 'map' | 'heartRate' | 'spo2' | 'glucose';

/**
 * What no recheck may lie outside of, whatever is practiced: beyond it nobody goes on by a number alone. An order or the
 * clinician's own limit replaces its end. House numbers.
 */
const bounds: Readonly<Record<Sign, readonly [least: number, most: number]>> = {
  systolic: [80, 200],
  diastolic: [40, 110],
  map: [60, 110],
  heartRate: [40, 150],
  spo2: [88, 100],
  glucose: [70, 350],
};

const restSigns: ReadonlySet<string> = new Set(vitalRows.map(({ id }) => id));
const isOfReading = (rule: string): boolean =>
  restSigns.has(rule) || rule.startsWith('limit-') || rule.startsWith('symptom-') || rule === 'orthostatic-drop';

/**
 * Whether what was measured since a STOP lets practice go on: each sign was taken, somebody asked for symptoms and there is
 * none of an emergency, each value lies within the bounds, and read as readings at rest they ask, want and block nothing.
 * @param since UTC ms of the STOP
 */
export function isRechecked(parts: StopParts, since: number, signs: readonly string[]): boolean {
  const taken = parts.vitals.filter(({ at }) => at > since);
  const wanted = signsFor(parts, signs);
  if (!wanted.every((sign) => taken.some((reading) => signIn(reading, sign) !== undefined || standsFor(reading, sign))))
    return false;
  const asked = taken.findLast(({ symptoms }) => symptoms !== undefined)?.symptoms;
  if (asked === undefined) return false;
  if (!isWithin(parts, taken)) return false;
  const { safety = { answers: {}, state: 'clear', findings: [], cordAtT6OrAbove: 'no' } } = parts.snapshot;
  const vitals = taken.slice(-10).map((reading) => ({ ...reading, when: 'before' as const }));
  const patient = patientOfVisit({ ...parts, vitals, pain: [], snapshot: { ...parts.snapshot, safety } });
  if (patient === null) return false;
  const facts = factsOf(patient, dayOfVisit(parts));
  return parts.items.every((item) =>
    vitalFindings(facts, inWork(describe(gateItem(item, parts.traits[item.id] ?? item.traits)))).every(
      ({ rule, outcome, certain }) => outcome === 'note' || !isOfReading(rule) || (!certain && outcome !== 'ask'),
    ),
  );
}

const signIn = (reading: object, sign: string): number | undefined =>
  (reading as Readonly<Record<string, number | undefined>>)[sign];

/** A mean pressure stands for the systolic one, where no cuff can read it. */
const standsFor = (reading: { readonly map?: number | undefined }, sign: string): boolean =>
  sign === 'systolic' && reading.map !== undefined;

/** With an assist device there may be no pulse to count: its mean pressure is all there is. */
function signsFor(parts: StopParts, signs: readonly string[]): readonly string[] {
  const wanted = signs.length === 0 ? ['systolic'] : signs;
  const lvad = parts.screened.findLast(({ question }) => question === 'lvad') ?? parts.snapshot.safety?.answers['lvad'];
  return lvad?.answer === 'yes' ? ['systolic', ...wanted.filter((sign) => sign === 'glucose')] : wanted;
}

function isWithin(parts: StopParts, taken: StopParts['vitals']): boolean {
  const signs = Object.keys(bounds) as Sign[];
  return signs.every((sign) => {
    const value = taken.findLast((reading) => signIn(reading, sign) !== undefined);
    const now = value === undefined ? undefined : signIn(value, sign);
    if (now === undefined) return true;
    const [least, most] = endsFor(parts, sign);
    return now >= least && now <= most;
  });
}

function endsFor(parts: StopParts, sign: Sign): readonly [number, number] {
  const [houseLeast, houseMost] = bounds[sign];
  const ordered = parts.orders.flatMap((order) => (order.kind === 'parameter' && order.what === sign ? [order] : []));
  const own = (parts.limits as Readonly<Record<string, { least?: number; most?: number } | undefined>> | null)?.[sign];
  const least = ordered.find((order) => order.least !== undefined)?.least ?? own?.least ?? houseLeast;
  const most = ordered.find((order) => order.most !== undefined)?.most ?? own?.most ?? houseMost;
  if (sign !== 'systolic' || cordAtT6OrAbove(parts) === 'no') return [least, most];
  // Where the cord may be injured high, settled means back to usual.
  const usual = stopBaseline(parts).systolic;
  return [least, Math.min(most, usual === null ? 149 : usual + 19)];
}
