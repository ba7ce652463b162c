import {
  bodySchemas,
  checkBody,
  type Envelope,
  type EventKind,
  isKnownKind,
  kindVersion,
  linkOf,
  upcast,
} from '@eupraxia/clinical';
import { z } from 'zod';
import { logsOf, plain, releases } from './releases.fixture.ts';

/** Anything that JSON holds, to be taken apart and changed. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A place inside a value: keys and indexes from its root. */
type Path = readonly (string | number)[];

/** The release that wrote "every kind and every field". */
const [firstRelease = ''] = releases;
const id = (last: number) => `01900000-0000-7000-8000-0000000${String(last).padStart(5, '0')}`;

/**
 * Kinds that came after the first release, and kinds that say more since: one event of each, with every field of today and
 * without an effect on the clock.
 */
const sinceThen: Partial<Record<EventKind, (writer: string, at: number, activityId: string) => unknown>> = {
  'events.received': (writer, at) => ({ writer, from: 2, to: 3, receivedAt: at + 3_600_000 }),
  'time.questioned': (_, at) => ({ of: id(1), why: 'late', receivedAt: at }),
  'start.refused': () => ({ of: id(2), findings: [{ rule: 'pacemaker', severity: 'block' }] }),
  'start.questioned': () => ({ of: id(3), findings: [{ rule: 'falls', severity: 'reason' }] }),
  'consent.changed': () => ({ what: 'treatment', state: 'withdrawn', entry: id(4) }),
  'order.changed': () => ({ id: id(7), order: null, entry: id(8) }),
  'screening.changed': () => ({ answers: { 'broken-skin': { answer: 'yes', regions: ['hand'] } }, entry: id(9) }),
  'limits.changed': () => ({
    limits: {
      ...{
        id: id(10),
        systolic: { least: 90, most: 160 },
        diastolic: { most: 100 },
        heartRate: { most: 120 },
        spo2: { least: 90 },
      },
      ...{ pain: 5, effort: 5, vitalsFirst: true, usualSystolic: 110 },
    },
    entry: id(11),
  }),
  'conditions.changed': () => ({
    conditions: [{ id: id(12), conditionId: 'stroke', name: 'Stroke', side: 'left', onset: '2026-05-01', icd10: 'I69.354' }],
    entry: id(13),
  }),
  'time.confirmed': () => ({ of: id(1), reason: 'The clock was started at the end; the patient came at nine' }),
  'overlap.settled': () => ({ visit: id(5), counts: 'there' }),
  'patient.confirmed': (_, __, activityId) => ({ activityId, side: 'left' }),
  'gap.accepted': () => ({ gap: 'plan' }),
  'attention.elsewhere': (_, at) => ({ visit: id(5), intervals: [{ from: at - 60_000, to: at }], counts: 'there' }),
  'unread.acknowledged': () => ({ of: id(6), hash: 'a'.repeat(64) }),
  'same-day.timed': () => ({ visits: [{ visit: id(5), code: '97112', seconds: 600, by: 'assistant' }] }),
  'vitals.taken': () => ({
    when: 'during',
    ...{ systolic: 118, diastolic: 70, map: 86, heartRate: 80, spo2: 96, glucose: 104, temperature: 98.6, respirations: 16 },
    ...{ position: 'standing', positionMinutes: 3, afterRestMinutes: 5, symptoms: ['dizziness', 'unwell'] },
  }),
  'screen.answered': () => ({
    ...{ question: 'deep-vein-thrombosis', answer: 'no', side: 'left', regions: ['calf'], detail: 'since May' },
    ...{ state: 'healed', since: '2026-05-01', by: 'Dr. Ortega', wells: -2, tissue: 'soft' },
  }),
  'rule.reasoned': (_, at) => ({
    ...{ rule: 'falls', text: 'Guarded with a belt', facts: 'falls:yes' },
    reached: { name: 'Noor Haddad, PT', how: 'phone', at, words: 'Go on with the belt.' },
  }),
  'reason.confirmed': () => ({ of: id(7) }),
  'order.recorded': () => ({
    order: {
      ...{ kind: 'weight-bearing', id: id(8), value: 'PWB', percent: 50, side: 'right', region: 'leg' },
      ...{ from: '2026-11-10', until: null, by: 'Dr. Ortega', document: 'Letter of November 10, 2026' },
    },
  }),
  'traits.recorded': (_, __, activityId) => ({
    activityId,
    traits: {
      ...{ agents: ['heat'], contact: 'skin', exertion: 1, features: ['headset'], movements: ['hip flexion end active'] },
      ...{ positions: ['sitting'], legWeight: 'part', armWeight: 'none', balance: 'static', by: 'Noor Haddad', on: '2026-11-20' },
    },
  }),
  'consent.agreed': () => ({ what: 'treatment', by: 'guardian', name: 'Mara Brandt', mode: 'phone', text: 'Risks explained' }),
  'coach.helped': (_, __, activityId) => ({
    ...{ activityId, run: id(9), at: 12.5, what: 'eased', why: 'too-hard', key: 'help-due' },
  }),
  'start.answered': () => ({ of: id(3), text: 'The belt was on.' }),
  'motivation.rated': () => ({ enjoyment: 4, confidence: 5 }),
  'pain.rated': (_, __, activityId) => ({ score: 3, when: 'during', site: 'shoulder', activityId, scale: 'faces' }),
  'stop.cleared': (_, at) => ({
    ...{ stop: id(14), text: 'Rested, settled', exception: 'stable-angina' },
    reached: { name: 'Noor Haddad, PT', how: 'phone', at, words: 'Light work only.' },
  }),
  'reference.set': (_, __, activityId) => ({
    ...{ activityId, kind: 'submaximal', value: 160, unit: 'µV', muscle: 'ECR', placement: 'Over the muscle' },
    measured: { recording: id(16), channel: 'ECR', from: 0, to: 1, algorithm: 'a', version: '1', params: {} },
    rest: { mean: 4, sd: 1, noise: 1.5 },
  }),
  'stop.voided': () => ({ stop: id(15), because: 'mistaken-press', text: 'Sleeve touched the button' }),
};

/**
 * A visit that holds every kind of event and every field of the first release as today's program writes them, and every kind that came
 * later. A kind without an event is an error here: give it one above.
 */
export function visitOfToday(): readonly Envelope[] {
  const whole = [...logsOf(firstRelease).values()].find(
    (events) => new Set(events.map(({ kind }) => kind)).size > 30 && events.length > 150,
  );
  if (whole === undefined) throw new Error('no visit of the first release holds every kind');
  const events = whole.map(asToday).map(withNewParts);
  const last = events.at(-1) as Envelope;
  const server = events[0] as Envelope;
  const { activityId } = (events.find(({ kind }) => kind === 'activity.started') as Envelope).body as { activityId: string };
  let seq = 1;
  for (const [kind, body] of Object.entries(sinceThen)) {
    seq += 1;
    const frame = { ...server, id: id(100 + seq), seq, at: last.at + seq, kind, v: kindVersion(kind as EventKind) };
    events.push(plain({ ...frame, source: 'server', body: body(last.writer, last.at, activityId) }));
  }
  const there = new Set(events.map(({ kind }) => kind));
  for (const kind of Object.keys(bodySchemas)) if (!there.has(kind)) throw new Error(`no event of kind ${kind} to try`);
  for (const { kind, body } of events) {
    const checked = checkBody(kind as EventKind, body);
    if (!checked.ok) throw new Error(`${kind}: ${checked.error.message}`);
  }
  return linked(events);
}

/** An event of an earlier release as today's program would have written it. */
function asToday(event: Envelope): Envelope {
  const { event: read } = upcast(event);
  if (read === null || !isKnownKind(event.kind)) throw new Error(`${event.kind} cannot be read`);
  return plain({ ...event, v: kindVersion(event.kind), source: read.source, release: '0.2.0', body: read.body });
}

/** The opening with what a snapshot of today holds beside; any other event as it is. */
function withNewParts(event: Envelope): Envelope {
  if (event.kind !== 'visit.opened') return event;
  const { snapshot } = event.body as { snapshot: { program: { items: object[] }; safety?: { answers: object } } };
  const { safety = { answers: {} }, program } = snapshot;
  const said = (kind: EventKind) => sinceThen[kind]?.('', 0, '') as Record<string, object>;
  const { question: _, ...answer } = said('screen.answered');
  const reason = { rule: 'falls', text: 'Guarded with a belt', on: '2026-11-20', facts: 'falls:yes' };
  return {
    ...event,
    body: {
      snapshot: {
        ...snapshot,
        program: {
          ...program,
          items: program.items.map((item, n) => (n === 0 ? { ...item, traits: said('traits.recorded')['traits'] } : item)),
        },
        safety: {
          ...{ state: 'clear', findings: [], cordAtT6OrAbove: 'no', ...safety, reasons: [reason] },
          answers: { ...safety.answers, 'deep-vein-thrombosis': answer },
        },
        orders: [said('order.recorded')['order']],
        consents: [
          {
            ...{ id: id(9), what: 'media', given: true, by: 'guardian', name: 'Mara Brandt', assent: 'given', mode: 'written' },
            ...{ on: '2026-11-01', until: '2027-11-01', text: 'For the report' },
          },
        ],
      },
    },
  };
}

/** The same events with `prev` as a writer of today sets it. */
export function linked(events: readonly Envelope[]): readonly Envelope[] {
  const before = new Map<string, string>();
  return events.map((event) => {
    const prev = before.get(event.writer);
    const own = prev === undefined ? event : { ...event, prev };
    before.set(event.writer, linkOf(own));
    return own;
  });
}

/** An event as a later release may write it, and what is new in it. */
export interface Changed {
  readonly what: string;
  readonly event: Envelope;
}

/** Something new of every type in every object of the body, of the person and of the envelope. */
export function withNewFields(event: Envelope): readonly Changed[] {
  const news: readonly Json[] = ['of tomorrow', 7, { deep: [null, true] }];
  const schema = { properties: { body: schemaOf(event) } };
  return objectsIn(event as unknown as Json, schema).map((path, n) => ({
    what: `a field more in ${shown(path)}`,
    event: changed(event, path, (object) => ({ ...(object as object), ofTomorrow: news[n % news.length] as Json })),
  }));
}

/** A value that no list holds, at every place where today's writer takes one of a list; a role and a source likewise. */
export function withNewValues(event: Envelope): readonly Changed[] {
  const places = listedIn(schemaOf(event), event.body as Json, ['body']);
  return [...places, ['by', 'role'], ['source']].map((path) => ({
    what: `a new value of ${shown(path)}`,
    event: changed(event, path, () => 'of-tomorrow'),
  }));
}

const schemaOf = (event: Envelope): JsonSchema =>
  z.toJSONSchema(bodySchemas[event.kind as EventKind], { unrepresentable: 'any', io: 'input', reused: 'inline' }) as JsonSchema;

/** The same in a later version of the kind: with a field more, and with nothing left but the ids that it names. */
export function ofNewVersion(event: Envelope): readonly Changed[] {
  const body = event.body as Record<string, Json>;
  const ids = Object.fromEntries(Object.entries(body).filter(([key]) => key === 'activityId' || key === 'stop'));
  return [
    { what: 'version 99 with a field more', event: plain({ ...event, v: 99, body: { ...body, ofTomorrow: 1 } }) },
    { what: 'version 99 with ids alone', event: plain({ ...event, v: 99, body: ids }) },
  ];
}

const shown = (path: Path): string => (path.length === 0 ? 'the envelope' : path.join('.'));

/** Objects of a value; tables are left out, since what they hold more is an entry and no field. */
function objectsIn(value: Json, schema: JsonSchema | undefined, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.entries(value).flatMap(([key, part]) =>
    objectsIn(part, innerSchema(schema, value, key), [...path, Array.isArray(value) ? Number(key) : key]),
  );
  const isTable = optionsOf(schema).some(({ additionalProperties }) => typeof additionalProperties === 'object');
  return Array.isArray(value) || isTable ? inside : [path, ...inside];
}

const optionsOf = (schema: JsonSchema | undefined): readonly JsonSchema[] =>
  schema === undefined ? [] : [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(optionsOf)];

/** The schema of a part: of a union the first option that knows it. */
function innerSchema(schema: JsonSchema | undefined, value: object, key: string): JsonSchema | undefined {
  for (const option of optionsOf(schema)) {
    const rest = typeof option.additionalProperties === 'object' ? option.additionalProperties : undefined;
    const inner = Array.isArray(value) ? option.items : (option.properties?.[key] ?? rest);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

interface JsonSchema {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

/**
 * Places of a value where its schema takes one of a list of words: an enum, or the words that tell the options of a union
 * apart. A literal that stands alone is no list.
 */
function listedIn(schema: JsonSchema, value: Json, path: Path, inUnion = false): Path[] {
  const list = schema.enum ?? (inUnion ? [schema.const] : []);
  const own = typeof value === 'string' && list.includes(value) ? [path] : [];
  const unions = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const options = unions.flatMap((option) => listedIn(option, value, path, true));
  const inside =
    value === null || typeof value !== 'object'
      ? []
      : Object.entries(value).flatMap(([key, part]) => {
          const inner = innerSchema({ ...schema, anyOf: [], oneOf: [] }, value, key);
          const at = [...path, Array.isArray(value) ? Number(key) : key];
          return inner === undefined ? [] : listedIn(inner, part, at, inUnion);
        });
  return [...new Map([...own, ...options, ...inside].map((one) => [JSON.stringify(one), one])).values()];
}

function changed(event: Envelope, path: Path, change: (part: Json) => Json): Envelope {
  const at = (value: Json, [key, ...rest]: Path): Json => {
    if (key === undefined) return change(value);
    if (Array.isArray(value)) return value.map((part, n) => (n === key ? at(part, rest) : part));
    const object = value as { [name: string]: Json };
    return { ...object, [key]: at(object[key] as Json, rest) };
  };
  return at(plain(event) as unknown as Json, path) as unknown as Envelope;
}
