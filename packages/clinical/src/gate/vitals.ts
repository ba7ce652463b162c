import { type VitalOutcome, type VitalPerson, type VitalRow, type VitalSign, vitalRows } from '@eupraxia/catalogue';
import { answerOf, type Facts } from './facts.ts';
import type { Described } from './item-demands.ts';
import type { Symptom, VitalReading } from './patient.ts';

/** What vital signs say of a start, before it becomes a finding. */
export interface VitalFinding {
  readonly rule: string;
  readonly outcome: VitalOutcome;
  readonly certain: boolean;
  readonly text: string;
  readonly wayOn: string;
  readonly source: string;
  readonly verified: boolean;
  readonly ask: readonly string[];
  /** What was read, for the fingerprint of a reason. */
  readonly value: string;
}

const house = { source: 'House rule on vital signs', verified: false } as const;
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
  const found: VitalFinding[] = [...missing(facts, item)];
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
    const met = meaningOf(row, readings, exertion, facts, uprightOf(item));
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
  return [...found, ...symptomFindings(facts, item, exertion), ...orthostatic(facts, item)];
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

/** The newest reading of a sign; after the activity of an earlier hour it no longer speaks of a start. */
function lastOf(readings: readonly VitalReading[], sign: VitalSign): VitalReading | undefined {
  return readings.findLast((reading) => reading[sign] !== undefined);
}

function meaningOf(
  row: VitalRow,
  readings: readonly VitalReading[],
  exertion: 1 | 2 | 3,
  facts: Facts,
  upright: boolean,
): { readonly outcome: VitalOutcome; readonly value: string } | null {
  const outcome = row.means[exertion - 1] ?? null;
  const seen = readings.filter(({ when }) => speaksOf(row, when));
  const last = lastOf(seen, row.sign);
  const value = last?.[row.sign];
  if (outcome === null || last === undefined || value === undefined) return null;
  if (!beyond(row, value, facts) || !accompanied(row, last, upright)) return null;
  const named = `${value}`;
  if (row.first === true || outcome === 'note') return { outcome, value: named };
  const before = seen
    .slice(0, seen.lastIndexOf(last))
    .findLast((reading) => reading[row.sign] !== undefined && samePosture(reading, last));
  const confirmed = before?.[row.sign];
  if (confirmed !== undefined && beyond(row, confirmed, facts)) return { outcome, value: named };
  return { outcome: 'ask', value: `${named}; a second reading is due` };
}

/** Pressure, rate and oxygen at rest are judged by readings at rest, during work by rows of their own. */
function speaksOf(row: VitalRow, when: VitalReading['when']): boolean {
  if (row.during === true) return when === 'during';
  const restOnly = ['systolic', 'diastolic', 'heartRate', 'spo2'].includes(row.sign) && !row.who.includes('cord-t6');
  return !restOnly || when !== 'during' || row.with !== undefined;
}

const samePosture = (one: VitalReading, other: VitalReading): boolean =>
  one.posture === undefined || other.posture === undefined || one.posture === other.posture;

function beyond(row: VitalRow, value: number, facts: Facts): boolean {
  const { age, limits } = facts.patient;
  switch (row.named) {
    case 'usual-rise': {
      const by = age !== null && age < 18 ? 15 : 20;
      return limits.usualSystolic !== undefined && value - limits.usualSystolic >= by;
    }
    case 'child-floor':
      return age !== null && value < (age >= 10 ? 90 : 70 + 2 * age);
    case 'child-rate':
      return age !== null && outsideAwakeRange(age, value);
    default:
      break;
  }
  if (row.atLeast !== undefined) return value >= row.atLeast;
  if (row.over !== undefined) return value > row.over;
  return row.below !== undefined && value < row.below;
}

/** Awake ranges of the heart rate by age (pediatric advanced life support). */
function outsideAwakeRange(age: number, rate: number): boolean {
  const [least, most] = age < 1 ? [100, 180] : age < 3 ? [98, 140] : age < 6 ? [80, 120] : age < 12 ? [75, 118] : [60, 100];
  return rate < least || rate > most;
}

const unwell: ReadonlySet<Symptom> = new Set<Symptom>([
  'unwell',
  'confused',
  'shaky',
  'nausea',
  'breathlessness',
  'fainting',
  'dizziness',
]);

/** Whether the reading's symptoms are those that the row wants; giddiness in standing says nothing of seated work. */
function accompanied(row: VitalRow, reading: VitalReading, upright: boolean): boolean {
  const symptoms = reading.symptoms?.filter((one) => upright || !ofStanding(reading, one));
  switch (row.with) {
    case 'symptoms':
      return symptoms !== undefined && symptoms.length > 0;
    case 'no-symptoms':
      return symptoms !== undefined && symptoms.length === 0;
    case 'unwell':
      return symptoms?.some((one) => unwell.has(one)) === true;
    case 'breathlessness':
      return symptoms?.includes('breathlessness') === true;
    default:
      return true;
  }
}

/** What has to be measured before this start and was not. Only a reading satisfies it, never words. */
function missing(facts: Facts, { demands, whole }: Described): readonly VitalFinding[] {
  const taken = facts.patient.vitals.filter((reading) => reading.when !== 'after');
  const any = taken.length > 0;
  const exertion = whole ? demands.exertion : 1;
  if (exertion === 0) return [];
  const yes = (question: string) => answerOf(facts, question).answer === 'yes';
  const due = (rule: string, text: string, wayOn: string): VitalFinding => ({
    ...house,
    rule,
    outcome: 'ask',
    certain: true,
    text,
    wayOn,
    ask: ['vitals'],
    value: 'none',
  });
  const pressure = taken.some((reading) => reading.systolic !== undefined);
  if (yes('lvad') && !taken.some((reading) => reading.map !== undefined))
    return [
      due('map-first', 'A ventricular assist device, and no mean pressure was taken', 'Take the mean pressure by Doppler.'),
    ];
  if (facts.patient.limits.vitalsFirst === true && !any)
    return [due('vitals-first', 'Vital signs come before the first activity', 'Take them now.')];
  if (yes('lysis-or-thrombectomy') && !pressure)
    return [
      due(
        'pressure-after-lysis',
        'Within a day of thrombolysis or thrombectomy, and no pressure was taken',
        'Take the blood pressure.',
      ),
    ];
  const upright = demands.positions[0] === 'standing' || demands.positions[0] === 'walking' || demands.balance === 'high';
  const baseline =
    (exertion >= 2 && (yes('unstable-heart') || yes('uncontrolled-blood-pressure') || yes('cord-lesion-t6-or-above'))) ||
    (upright && yes('orthostatic-hypotension'));
  if (baseline && !pressure)
    return [
      due(
        'baseline-vitals-first',
        'Blood pressure is due before this activity, and none was taken',
        'Take blood pressure and heart rate.',
      ),
    ];
  const vigorous = whole && exertion === 3 && demands.features.includes('aerobic-effort');
  if (vigorous && !taken.some((reading) => reading.systolic !== undefined || reading.heartRate !== undefined))
    return [
      due(
        'vitals-before-intervals',
        'Vigorous work comes after vital signs, and none were taken',
        'Take blood pressure and heart rate.',
      ),
    ];
  return [];
}

/** Signs that end practice of any kind, imagined movement too; assessment goes on. */
function emergencyFindings(facts: Facts, item: Described): readonly VitalFinding[] {
  if (item.assesses) return [];
  return symptomFindings(facts, item, 1).filter(({ outcome }) => outcome === 'block');
}

/** Giddiness that was told in standing. */
const ofStanding = ({ posture }: VitalReading, symptom: Symptom): boolean =>
  posture === 'standing' && (symptom === 'dizziness' || symptom === 'nausea' || symptom === 'blurred-sight');

const emergencies: ReadonlySet<Symptom> = new Set<Symptom>(['chest-pain', 'fainting', 'new-neurological-sign']);

const symptomWords: Readonly<Record<Symptom, string>> = {
  'chest-pain': 'chest pain',
  fainting: 'fainting',
  'new-neurological-sign': 'a new neurological sign',
  breathlessness: 'breathlessness',
  dizziness: 'dizziness',
  nausea: 'nausea',
  'pounding-headache': 'a pounding headache',
  'flush-or-sweat': 'flush or sweat',
  'blurred-sight': 'blurred sight',
  shaky: 'shakiness',
  confused: 'confusion',
  unwell: 'feeling unwell',
};

/** Symptoms act at once at any number, as the newest reading has them. */
function symptomFindings(facts: Facts, item: Described, exertion: 1 | 2 | 3): readonly VitalFinding[] {
  const newest = facts.patient.vitals.at(-1);
  // Giddiness in standing closes upright work, which the standing reading says itself; seated and supine work stay open.
  const found = (newest?.symptoms ?? []).filter((one) => newest === undefined || uprightOf(item) || !ofStanding(newest, one));
  if (found.length === 0) return [];
  const yes = (question: string) => answerOf(facts, question).answer === 'yes';
  const cord = yes('cord-lesion-t6-or-above');
  const low = yes('insulin') || yes('sulfonylurea');
  return found.map((symptom): VitalFinding => {
    const blocks =
      emergencies.has(symptom) ||
      (cord && ['pounding-headache', 'flush-or-sweat', 'blurred-sight'].includes(symptom)) ||
      (low && ['shaky', 'confused'].includes(symptom));
    const outcome: VitalOutcome = blocks
      ? 'block'
      : symptom === 'breathlessness' || symptom === 'confused' || (symptom === 'dizziness' && uprightOf(item))
        ? exertion === 1 && symptom !== 'dizziness'
          ? 'reason'
          : 'block'
        : exertion === 1
          ? 'note'
          : 'reason';
    return {
      ...house,
      rule: `symptom-${symptom}`,
      outcome,
      certain: true,
      text: `The patient has ${symptomWords[symptom]}`,
      wayOn: emergencies.has(symptom)
        ? 'Stop, assess, and call for help where it persists: practice is over for today unless a therapist clears it.'
        : 'Rest, find the cause, and take the vital signs again.',
      ask: [],
      value: symptom,
    };
  });
}

const uprightOf = ({ demands }: Described): boolean =>
  demands.positions[0] === 'standing' || demands.positions[0] === 'walking' || demands.balance === 'high';

const giddy: ReadonlySet<Symptom> = new Set<Symptom>(['dizziness', 'fainting', 'nausea', 'blurred-sight', 'unwell', 'confused']);

/** A fall of 20 systolic or 10 diastolic on standing. With symptoms upright work waits for a better standing reading. */
function orthostatic(facts: Facts, item: Described): readonly VitalFinding[] {
  const { vitals } = facts.patient;
  const place = vitals.findLastIndex((reading) => reading.posture === 'standing' && reading.systolic !== undefined);
  const standing = vitals[place];
  if (standing?.systolic === undefined || !uprightOf(item)) return [];
  const lying = vitals
    .slice(0, place)
    .findLast((reading) => (reading.posture === 'supine' || reading.posture === 'sitting') && reading.systolic !== undefined);
  if (lying?.systolic === undefined) return [];
  const drop = lying.systolic - standing.systolic;
  const diastolic = (lying.diastolic ?? 0) - (standing.diastolic ?? lying.diastolic ?? 0);
  if (drop < 20 && diastolic < 10) return [];
  const symptomatic = standing.symptoms?.some((one) => giddy.has(one)) === true;
  return [
    {
      rule: 'orthostatic-drop',
      outcome: symptomatic ? 'block' : 'note',
      certain: true,
      text: `Pressure fell by ${drop}/${diastolic} on standing${symptomatic ? ' with symptoms' : ''}`,
      wayOn: symptomatic
        ? 'Recline, fluids, binder or stockings; seated work is open. A standing reading without symptoms opens upright work.'
        : 'Rise in steps, measure again standing.',
      source: 'Freeman 2011, doi:10.1007/s10286-011-0119-5',
      verified: false,
      ask: [],
      value: `${drop}/${diastolic}`,
    },
  ];
}
