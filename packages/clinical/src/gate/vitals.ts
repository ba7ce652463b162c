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
  const ranges = rangesOf(facts);
  for (const range of ranges.values()) {
    const { sign, least, most } = range;
    const value = lastOf(readings, sign)?.[sign];
    if (least !== null && most !== null && least.value > most.value) found.push(contradiction(range));
    else if (value !== undefined && (value < (least?.value ?? -Infinity) || value > (most?.value ?? Infinity)))
      found.push(outside(range, value));
  }
  const who = peopleOf(facts);
  const unsure = whole ? null : 'traits';
  const strictest = new Map<VitalSign, VitalFinding>();
  for (const row of vitalRows) {
    if (isReplaced(row, ranges.get(row.sign))) continue;
    if (!row.who.every((one) => who.has(one)) || (row.but ?? []).some((one) => who.has(one))) continue;
    const met = meaningOf(row, readings, exertion, facts, isUpright(item));
    if (met === null) continue;
    const certain = unsure === null || met.outcome === 'note';
    const finding: VitalFinding = {
      rule: row.id,
      outcome: met.outcome,
      certain,
      text: `${row.text} (${met.value})`,
      wayOn: row.wayOn,
      source: row.source,
      verified: row.status === 'verified',
      ask: met.outcome === 'ask' ? ['vitals'] : certain ? [] : ['traits'],
      value: met.value,
    };
    const kept = strictest.get(row.sign);
    if (kept === undefined || outcomes.indexOf(finding.outcome) < outcomes.indexOf(kept.outcome))
      strictest.set(row.sign, finding);
  }
  found.push(...strictest.values());
  return [...found, ...symptomFindings(facts, item, exertion), ...orthostaticFindings(facts, item)];
}

/** From what holds a start up most to what only is shown. */
const outcomes: readonly VitalFinding['outcome'][] = ['block', 'ask', 'reason', 'note'];

/**
 * An end that is ordered or set replaces the house numbers of that end and no other. The clinician's own limits never
 * switch dysreflexia off, and nothing switches a number with symptoms off.
 */
function isReplaced(row: VitalRow, range: SetRange | undefined): boolean {
  if (range === undefined || row.with !== undefined || row.named === 'child-rate') return false;
  const end = row.below !== undefined || row.named === 'child-floor' ? range.least : range.most;
  return end !== null && (end.from === byOrder || !row.who.includes('cord-t6'));
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

interface End {
  readonly value: number;
  readonly from: string;
}

/** The ends that an order or the clinician set for one sign; null where nobody did. */
interface SetRange {
  readonly sign: VitalSign;
  readonly least: End | null;
  readonly most: End | null;
}

const shownRange = ({ least, most }: SetRange): string =>
  least === null ? `at most ${most?.value}` : most === null ? `at least ${least.value}` : `${least.value} to ${most.value}`;

function outside(range: SetRange, value: number): VitalFinding {
  const from = value < (range.least?.value ?? -Infinity) ? range.least?.from : range.most?.from;
  return {
    ...ordered,
    rule: `limit-${range.sign}`,
    outcome: 'block',
    certain: true,
    text: `${signNames[range.sign]} ${value} is outside the ${from} (${shownRange(range)})`,
    wayOn: 'A reading inside the limits, or a new order, opens it.',
    ask: [],
    value: `${range.sign} ${value}`,
  };
}

function contradiction(range: SetRange): VitalFinding {
  return {
    ...ordered,
    rule: 'orders-contradict',
    outcome: 'ask',
    certain: true,
    text: `${signNames[range.sign]}: the limits on file leave no value (at least ${range.least?.value}, at most ${range.most?.value})`,
    wayOn: 'Ask which of them holds, and take the other back.',
    ask: ['order'],
    value: range.sign,
  };
}

/** Each end of each sign: the tightest order that sets it, else the clinician's own limit. */
function rangesOf({ patient, orders }: Facts): ReadonlyMap<VitalSign, SetRange> {
  const { limits: own } = patient;
  const set: readonly (readonly [
    VitalSign,
    { readonly least?: number | undefined; readonly most?: number | undefined } | undefined,
  ])[] = [
    ['systolic', own.systolic],
    ['diastolic', own.diastolic],
    ['map', undefined],
    ['heartRate', own.heartRate],
    ['spo2', own.spo2],
    ['glucose', undefined],
    ['pain', own.pain === undefined ? undefined : { most: own.pain }],
  ];
  const ranges = new Map<VitalSign, SetRange>();
  for (const [sign, limits] of set) {
    const given = orders.flatMap((order) => (order.kind === 'parameter' && order.what === sign ? [order] : []));
    const floors = given.flatMap(({ least }) => (least === undefined ? [] : [least]));
    const ceilings = given.flatMap(({ most }) => (most === undefined ? [] : [most]));
    const least = endOf(floors.length > 0 ? Math.max(...floors) : undefined, limits?.least);
    const most = endOf(ceilings.length > 0 ? Math.min(...ceilings) : undefined, limits?.most);
    if (least !== null || most !== null) ranges.set(sign, { sign, least, most });
  }
  return ranges;
}

function endOf(order: number | undefined, own: number | undefined): End | null {
  if (order !== undefined) return { value: order, from: byOrder };
  return own === undefined ? null : { value: own, from: byClinician };
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
