import { type VitalPerson, type VitalRow, type VitalSign, vitalRows } from '@eupraxia/catalogue';
import { dueReadings } from './due-readings.ts';
import { answerOf, type Facts } from './facts.ts';
import type { Described } from './item-demands.ts';
import { lastOf, meaningOf } from './reading.ts';
import { emergencyFindings, orthostaticFindings, symptomFindings } from './symptoms.ts';
import { isUpright, type VitalFinding } from './vital-finding.ts';

const ordered = { source: 'Order on file or the clinician’s own limits', verified: true } as const;

/** Questions that decide whose numbers hold, or what is measured before a start. */
const decisive = [
  'lvad',
  'cord-lesion-t6-or-above',
  'acute-stroke',
  'lysis-or-thrombectomy',
  'insulin',
  'sulfonylurea',
  'home-oxygen',
  'unstable-heart',
  'uncontrolled-blood-pressure',
  'orthostatic-hypotension',
] as const;

/**
 * What the readings of this visit say of an activity. A house number acts on a second reading in the same position and asks
 * after one; an ordered limit, dysreflexia, glucose and symptoms act at once. Exertion 0 is never blocked by a number.
 * What a yes to an open question would add is open too, and asks that question.
 */
export function vitalFindings(facts: Facts, item: Described): readonly VitalFinding[] {
  const known = findingsOf(facts, item);
  const said = new Set(known.map(({ rule, outcome }) => `${rule} ${outcome}`));
  const open = decisive
    .filter((question) => answerOf(facts, question).answer === 'unknown')
    .flatMap((question) =>
      findingsOf(withYes(facts, question), item)
        .filter(({ rule, outcome }) => outcome !== 'note' && !said.has(`${rule} ${outcome}`))
        .map((one): VitalFinding => ({ ...one, certain: false, ask: [question] })),
    );
  // Several open questions may lead to the same finding: it is said once and asks them all.
  const merged = new Map<string, VitalFinding>();
  for (const one of open) {
    const key = `${one.rule} ${one.outcome}`;
    merged.set(key, { ...one, ask: [...(merged.get(key)?.ask ?? []), ...one.ask] });
  }
  return [...known, ...merged.values()];
}

const withYes = (facts: Facts, question: string): Facts => ({
  ...facts,
  patient: { ...facts.patient, answers: { ...facts.patient.answers, [question]: { answer: 'yes' } } },
});

function findingsOf(facts: Facts, item: Described): readonly VitalFinding[] {
  const readings = facts.patient.vitals;
  const found: VitalFinding[] = [...dueReadings(facts, item)];
  const { demands, whole } = item;
  // An activity that nobody described is held to the strictest class; what follows from that alone is not certain.
  const exertion = whole ? demands.exertion : 3;
  // No number holds up exertion 0; a sign of an emergency ends practice of any kind.
  if (exertion === 0) return emergencyFindings(facts, item);
  const replaced = new Map<VitalSign, string>();
  for (const [sign, least, most, from] of limitsOf(facts)) {
    replaced.set(sign, from);
    const value = lastOf(readings, sign)?.[sign];
    if (value === undefined || (value >= least && value <= most)) continue;
    found.push({
      ...ordered,
      rule: `limit-${sign}`,
      outcome: 'block',
      certain: true,
      text: `${signNames[sign]} ${value} is outside the ${from} (${ends(least, most)})`,
      wayOn: 'A reading inside the limits, or a new order, opens it.',
      ask: [],
      value: `${sign} ${value}`,
    });
  }
  const who = peopleOf(facts);
  const unsure = whole ? null : 'traits';
  const said = new Set<VitalSign>();
  for (const row of vitalRows) {
    if (isReplaced(row, replaced.get(row.sign))) continue;
    if (said.has(row.sign)) continue;
    if (!row.who.every((one) => who.has(one)) || (row.but ?? []).some((one) => who.has(one))) continue;
    const met = meaningOf(row, readings, exertion, facts, isUpright(item));
    if (met === null) continue;
    // The first row of a sign that is met is its strictest: the table is in that order.
    said.add(row.sign);
    const certain = unsure === null || met.outcome === 'note';
    found.push({
      rule: row.id,
      outcome: met.outcome,
      certain,
      text: `${row.text} (${met.value})`,
      wayOn: row.wayOn,
      source: row.source,
      verified: row.status === 'verified',
      ask: met.outcome === 'ask' ? ['vitals'] : certain ? [] : ['traits'],
      value: met.value,
    });
  }
  return [...found, ...symptomFindings(facts, item, exertion), ...orthostaticFindings(facts, item)];
}

/** An order outranks a house number in both directions; the clinician's own limits never switch symptoms or dysreflexia off. */
function isReplaced(row: VitalRow, from: string | undefined): boolean {
  if (from === undefined || row.with !== undefined) return false;
  return from === byOrder || !row.who.includes('cord-t6');
}

const byOrder = 'order on file';
const byClinician = 'limits set for this patient';

const signNames: Readonly<Record<VitalSign, string>> = {
  systolic: 'Systolic pressure',
  diastolic: 'Diastolic pressure',
  map: 'Mean arterial pressure',
  heartRate: 'Heart rate',
  spo2: 'Oxygen saturation',
  glucose: 'Glucose',
  temperature: 'Temperature',
  pain: 'Pain',
};

const ends = (least: number, most: number): string =>
  least === -Infinity ? `at most ${most}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;

type Limit = readonly [sign: VitalSign, least: number, most: number, from: string];

/** Orders on file first, then the clinician's own limits: both replace the house numbers of their sign. */
function limitsOf({ patient, orders }: Facts): readonly Limit[] {
  const limits = new Map<VitalSign, Limit>();
  const { limits: own } = patient;
  const set = (sign: VitalSign, range: { least?: number | undefined; most?: number | undefined } | undefined, from: string) => {
    if (range !== undefined) limits.set(sign, [sign, range.least ?? -Infinity, range.most ?? Infinity, from]);
  };
  set('systolic', own.systolic, byClinician);
  set('diastolic', own.diastolic, byClinician);
  set('heartRate', own.heartRate, byClinician);
  set('spo2', own.spo2, byClinician);
  if (own.pain !== undefined) set('pain', { most: own.pain }, byClinician);
  for (const order of orders) {
    if (order.kind === 'parameter' && order.what !== 'effort') set(order.what, order, byOrder);
  }
  return [...limits.values()];
}

function peopleOf(facts: Facts): ReadonlySet<VitalPerson> {
  const { age, limits } = facts.patient;
  const yes = (question: string) => answerOf(facts, question).answer === 'yes';
  const people = new Set<VitalPerson>([age !== null && age < 18 ? 'child' : 'adult']);
  if (yes('cord-lesion-t6-or-above')) people.add('cord-t6');
  if (yes('lvad')) people.add('lvad');
  if (yes('beta-blocker')) people.add('beta-blocker');
  if (yes('acute-stroke')) people.add('acute-stroke');
  if (yes('lysis-or-thrombectomy')) people.add('after-lysis');
  if (yes('insulin') || yes('sulfonylurea')) people.add('insulin');
  if (yes('home-oxygen')) people.add('home-oxygen');
  if (limits.usualSystolic !== undefined) people.add('usual-pressure-known');
  return people;
}
