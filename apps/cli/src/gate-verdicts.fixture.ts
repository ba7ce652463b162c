import { answerStates, conditions, exercises, gateRules, regions, screenQuestions, techniques } from '@eupraxia/catalogue';
import {
  type Envelope,
  type EventKind,
  type NewBodies,
  type NewProgramItem,
  type NewSnapshot,
  readLog,
} from '@eupraxia/clinical';
import { exampleId, exampleSnapshot, exampleWriter, seededNumbers } from '@eupraxia/clinical/example';
import { judge, visitGate } from '@eupraxia/clinical/gate';
import { foldVisit } from '@eupraxia/clinical/visit';

const t0 = 1_795_364_100_000;
const base = exampleSnapshot();

type Answer = NonNullable<NewSnapshot['safety']>['answers'][string];
type Order = NonNullable<NewSnapshot['orders']>[number];

/** Questions whose yes asks for a reason more often than it blocks. */
const reasoned: ReadonlySet<string> = new Set([
  ...['fragile-bone', 'latex-allergy', 'skull-defect', 'heat-sensitivity', 'adhesive-allergy', 'shoulder-subluxation'],
  ...['crps-flare', 'pain-on-effort', 'muscle-disease', 'anterior-hip-replacement'],
]);

/** A random visit, ready to be judged: its log, and one start of each activity after it. */
export interface RandomVisit {
  readonly events: readonly Envelope[];
  readonly starts: readonly Envelope[];
}

/**
 * A visit of a random patient with a random program: answers with place and state, orders, vital signs, consents, reasons,
 * described exercises. The same seed gives the same visit on every machine.
 */
export function randomVisit(seed: number): RandomVisit {
  const next = seededNumbers(seed);
  const chance = (share: number) => next() < share;
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const some = <T>(of: readonly T[], most: number): T[] =>
    Array.from({ length: Math.floor(next() * (most + 1)) }, () => pick(of));
  const id = () => exampleId(t0, next);
  const day = () => `2026-${pick(['07', '10', '11'])}-${pick(['02', '15', '21'])}`;
  const between = (least: number, most: number) => Math.round(least + next() * (most - least));
  const sides = ['left', 'right', 'bilateral'] as const;
  /** An answer that leaves nothing open, so that what it leads to is certain. */
  const whole = (): Answer => ({
    ...{ answer: 'yes', state: pick(['unspecified', 'known', 'controlled'] as const), since: '2026-09-01', by: 'Dr. Ito' },
    ...{ side: 'bilateral', regions: [pick(['leg', 'arm', 'trunk'])], tissue: 'soft' },
  });
  const isWhole = chance(0.6);
  const answer = (): Answer => (isWhole ? whole() : loose());
  const loose = (): Answer => ({
    answer: pick(['yes', 'yes', 'no', 'unknown'] as const),
    ...(chance(0.4) ? { side: pick(sides) } : {}),
    ...(chance(0.4) ? { regions: some(regions, 2).map((row) => row.id) } : {}),
    ...(chance(0.4) ? { state: pick(answerStates) } : {}),
    ...(chance(0.4) ? { since: day() } : {}),
    ...(chance(0.1) ? { by: 'Dr. Ito' } : {}),
    ...(chance(0.1) ? { wells: between(-2, 4) } : {}),
  });
  const order = (): Order => {
    const common = {
      ...{ id: id(), from: day(), until: pick([null, null, '2026-12-31']), by: 'Dr. Ito' },
      ...(chance(0.5) ? { side: pick(sides), region: pick(regions).id } : {}),
    };
    return pick<Order>([
      { ...common, kind: 'weight-bearing', value: pick(['NWB', 'TTWB', 'PWB', 'WBAT', 'FWB'] as const) },
      { ...common, kind: 'protocol', allows: [pick(['passive', 'active', 'resisted'] as const)] },
      { ...common, kind: 'parameter', what: pick(['systolic', 'heartRate', 'spo2'] as const), most: between(90, 180) },
      { ...common, kind: 'movement', blocks: [pick(['impact', 'upright', 'hip-flexion-past-90'])] },
      { ...common, kind: 'diet', value: pick(['NPO', 'IDDSI 4'] as const) },
      { ...common, kind: 'clearance', of: pick(screenQuestions).id },
      { ...common, kind: pick(['helmet', 'sternal', 'isolation'] as const), value: 'as ordered' },
    ]);
  };
  const traits = () => ({
    exertion: pick([0, 1, 2, 3] as const),
    positions: [pick(['sitting', 'standing', 'supine'])],
    ...(chance(0.5) ? { agents: [pick(['current', 'heat'])] } : {}),
    ...(chance(0.5) ? { features: [pick(['impact', 'lifting'])] } : {}),
  });
  const item = (): NewProgramItem => {
    const [example, plain] = base.program.items as [NewProgramItem, NewProgramItem];
    if (chance(0.1)) return { ...example, id: id() };
    const own = chance(0.15);
    const row = pick([...exercises, ...techniques.slice(0, 10)]);
    return {
      ...plain,
      id: id(),
      exerciseId: own ? 'own-exercise' : row.id,
      name: own ? pick(['Ball games', 'NMES to the shin', 'Steps with a pack']) : row.name.slice(0, 200),
      bodyPart: pick(['leg', 'arm', 'trunk', 'hand']),
      side: pick([...sides, 'midline'] as const),
      service: { code: pick(chance(0.05) ? ['97999', '97032'] : ['97112', '97110', '97530']), intent: 'a function' },
      ...(own && chance(0.3) ? { traits: traits() } : {}),
    };
  };
  const reason = () => ({
    rule: pick(gateRules).id,
    text: 'Harness on and two people beside',
    on: pick(['2026-11-20', '2026-09-01']),
  });
  const consent = (given: boolean) => ({ id: id(), what: 'treatment', given, by: 'patient', on: day() }) as const;
  // Most people have few findings: a screen in which every question is a yes blocks everything and compares nothing.
  const share = pick([0, 0.02, 0.02, 0.05, 0.3]);
  const answers = Object.fromEntries(
    screenQuestions.flatMap(({ id: question }): [string, Answer][] => {
      if (chance(reasoned.has(question) ? share * 5 : share)) return [[question, answer()]];
      return chance(0.001) ? [] : [[question, { answer: question === 'medication-known' ? 'yes' : 'no' }]];
    }),
  );
  const snapshot: NewSnapshot = {
    ...base,
    patient: { ...base.patient, bornOn: `${between(1930, chance(0.1) ? 2024 : 2000)}-05-09` },
    conditions: some(conditions, 2).map((row) => ({
      ...{ id: id(), conditionId: row.id, name: row.name.slice(0, 200), side: pick(sides), onset: '2026-06-01' },
    })),
    program: { id: id(), items: Array.from({ length: between(1, 3) }, item) },
    safety: { answers, state: 'clear', findings: [], reasons: some([0, 1, 2], 2).map(reason), cordAtT6OrAbove: 'no' },
    orders: chance(0.3) ? some([0, 1], 2).map(order) : [],
    consents: chance(0.85) ? [consent(true)] : some([true, false], 2).map(consent),
    limits: { id: id(), vitalsFirst: chance(0.1), ...(chance(0.3) ? { systolic: { least: 95, most: between(130, 180) } } : {}) },
  };
  const shared = { clinicId: base.clinic.id, visitId: exampleId(t0, next), userId: 'u', zone: base.clinic.zone, startedAt: t0 };
  const [server, tab, aide] = [
    exampleWriter({ ...shared, number: 1 }),
    exampleWriter({ ...shared, number: 2 }),
    exampleWriter({ ...shared, number: 3, role: 'assistant' }),
  ];
  const events: Envelope[] = [server.write(t0, 'visit.opened', { snapshot })];
  const activityId = () => pick(snapshot.program.items).id;
  let at = t0;
  const write = <K extends EventKind>(kind: K, body: NewBodies[K], more?: { corrects: string }) => {
    at += between(1_000, 120_000);
    events.push((chance(0.15) ? aide : tab).write(at, kind, body, more));
  };
  const vitals = () =>
    write('vitals.taken', {
      when: pick(['before', 'during'] as const),
      ...(chance(0.8) ? { systolic: between(85, 215), diastolic: between(50, 118) } : {}),
      ...(chance(0.4) ? { heartRate: between(38, 140) } : {}),
      ...(chance(0.3) ? { spo2: between(84, 99) } : {}),
      ...(chance(0.1) ? { glucose: between(50, 380) } : {}),
      ...(chance(0.5) ? { position: pick(['sitting', 'standing'] as const) } : {}),
      ...(chance(0.4) ? { symptoms: chance(0.5) ? [] : [pick(['dizziness', 'breathlessness', 'chest-pain'] as const)] } : {}),
    });
  const kinds: readonly (() => void)[] = [
    vitals,
    vitals,
    () => write('pain.rated', { score: between(0, 10), when: pick(['before', 'during'] as const) }),
    () => write('effort.rated', { activityId: activityId(), score: between(0, 10), scale: 'CR10' }),
    () => write('screen.answered', { question: pick(screenQuestions).id, ...answer() }),
    () => write('order.recorded', { order: order() }),
    () => write('traits.recorded', { activityId: activityId(), traits: traits() }),
    () => write('consent.agreed', { what: 'treatment', by: 'patient', mode: 'oral' }),
    () => write('stop.pressed', { from: 'therapist' }),
    () => write('event.retracted', {}, { corrects: pick(events).id }),
    () => {
      const { rule, text } = reason();
      write('rule.reasoned', { rule, text });
    },
    () => {
      if (chance(0.7)) return;
      at += 1_000;
      events.push(server.write(at, 'consent.changed', { what: 'treatment', state: 'withdrawn', entry: id() }));
    },
  ];
  for (let i = between(0, 6); i > 0; i--) pick(kinds)();
  answerOwed(events, write, chance(0.15));
  const starts = snapshot.program.items.map((one) =>
    tab.write(at + 1_000, 'activity.started', { activityId: one.id, by: 'therapist', mode: 'one-on-one' }),
  );
  return { events, starts };
}

/** In some visits the therapist gives the reasons that are owed, so that a reason on record is compared as well. */
function answerOwed(
  events: readonly Envelope[],
  write: (kind: 'rule.reasoned', body: NewBodies['rule.reasoned']) => void,
  wanted: boolean,
): void {
  if (!wanted) return;
  const log = readLog(events);
  const owed = visitGate(foldVisit(log)).flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'reason'));
  for (const { rule, facts } of owed.slice(0, 2)) write('rule.reasoned', { rule, text: 'Two people beside the patient', facts });
}

/** The verdict of each activity of a visit, in one line of text for each. */
export const verdictsOf = (gate: readonly { readonly start: string; readonly findings: readonly { rule: string }[] }[]): string =>
  gate.map(({ start, findings }) => `${start} ${findings.map(({ rule }) => rule).join(' ')}`).join('\n');

/** What the package says of a random visit. */
export const verdictsOfVisit = (visit: RandomVisit): string => verdictsOf(visitGate(foldVisit(readLog(visit.events))));

/** What the server says of each start of a random visit that arrives live. */
export function judgedStarts({ events, starts }: RandomVisit): readonly string[] {
  const judged = judge([...events, ...starts], starts, starts[0]?.at ?? t0);
  return starts.map(
    ({ id }) => judged.find(({ kind, body }) => kind.startsWith('start.') && 'of' in body && body.of === id)?.kind ?? 'none',
  );
}
