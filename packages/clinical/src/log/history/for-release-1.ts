import type { Envelope } from '../event.ts';
import { readingOf } from '../upcast.ts';
import { programForRelease1, zoneForRelease1 } from './program-for-release-1.ts';

/** The role lists of the first release; any other reads there as one that may do nothing. */
const roles: readonly string[] = ['therapist', 'assistant', 'front-desk', 'biller', 'admin'];
const roleOfNothing = 'front-desk';
/** Instants that the first release takes, in UTC ms: 2000 to 2200. */
const [earliest, latest] = [946_684_800_000, 7_258_118_400_000];

/**
 * Which fields an object of the first release had: `true` takes a value as it is, a list of one form takes each of a list,
 * and the field `*` each entry of a table.
 */
type Form = true | readonly [Form] | { readonly [field: string]: Form };
const fields = <const F extends string>(...names: readonly F[]): Readonly<Record<F, true>> =>
  Object.fromEntries(names.map((name) => [name, true])) as Record<F, true>;

const evidence = fields('recording', 'channel', 'from', 'to', 'algorithm', 'version', 'params');
const measure = [fields('id', 'measureId', 'name', 'value', 'unit', 'better', 'side', 'takenOn')] as const;
const range = fields('least', 'most');
const item = {
  ...fields(
    'id',
    'exerciseId',
    'name',
    'bodyPart',
    'side',
    'position',
    'muscle',
    'placement',
    'dose',
    'minutes',
    'target',
    'objective',
  ),
  grading: fields('resistance', 'cue', 'harder', 'easier', 'stop'),
  service: fields('code', 'intent'),
};
const snapshot = {
  ...fields('discipline', 'visitNumber', 'plannedAt', 'falls', 'catalogueRelease', 'release'),
  patient: fields('id', 'name', 'bornOn'),
  clinic: fields('id', 'name', 'zone'),
  clinician: fields('userId', 'name', 'credentials'),
  conditions: [fields('id', 'conditionId', 'name', 'side', 'onset', 'icd10')],
  deficits: [fields('id', 'deficitId', 'name', 'bodyPart', 'side', 'detail')],
  baselines: measure,
  latest: measure,
  program: { id: true, items: [item], schedule: fields('kind', 'seed') },
  limits: {
    ...fields('id', 'pain', 'effort', 'vitalsFirst', 'usualSystolic'),
    ...{ systolic: range, diastolic: range, heartRate: range, spo2: { least: true } },
  },
  safety: {
    ...fields('state', 'cordAtT6OrAbove'),
    answers: { '*': fields('answer', 'side', 'regions', 'detail') },
    findings: [fields('rule', 'name', 'severity', 'certain', 'activities', 'ask', 'action', 'reason')],
  },
  previous: {
    ...fields('visitId', 'date'),
    activities: [
      {
        ...fields('exerciseId', 'side', 'repetitions', 'held', 'assistance', 'cues'),
        measured: fields('repetitions', 'held'),
        reference: fields('kind', 'placement'),
      },
    ],
  },
  payer: fields('name', 'unitMethod', 'assistantModifier'),
} as const satisfies Form;

/** The reasons of a STOP that the first release had; it reads a newer one as the first of them. */
const stopReasons = [
  'other',
  'pain',
  'dizziness',
  'chest-pain',
  'fainting',
  'new-neurological-sign',
  'seizure',
  'fall',
  'vital-signs',
  'fatigue',
  'equipment',
  'by-mistake',
  'unknown',
];

const activity = fields('activityId');
const attention = fields('activityId', 'by', 'mode');
const coached = ['activityId', 'run', 'at'] as const;

/** Every kind of the first release with the fields of its body. */
const bodies: Readonly<Record<string, Form>> = {
  'visit.opened': { snapshot },
  'visit.finished': {},
  'visit.reopened': {},
  'activity.started': attention,
  'activity.paused': activity,
  'activity.resumed': activity,
  'activity.stopped': activity,
  'attention.changed': attention,
  'time.corrected': fields('activityId', 'seconds', 'reason'),
  'cue.given': fields('activityId', 'channel', 'level', 'text'),
  'assistance.set': fields('activityId', 'level'),
  'resistance.set': fields('activityId', 'kind', 'value', 'unit', 'text'),
  'pain.rated': fields('score', 'when', 'site', 'activityId'),
  'effort.rated': fields('activityId', 'score', 'scale'),
  'vitals.taken': fields('when', 'systolic', 'diastolic', 'heartRate', 'spo2'),
  'quote.said': fields('text', 'speaker'),
  'recording.attached': {
    ...fields('recording', 'sha256', 'bytes', 'format', 'rate', 'seconds', 'source'),
    channels: [fields('name', 'unit')],
  },
  'reference.set': { ...fields('activityId', 'kind', 'value', 'unit', 'muscle', 'placement'), measured: evidence },
  'zone.set': fields('activityId', 'metric', 'floor', 'ceiling', 'holdSeconds'),
  'repetition.done': {
    ...fields('activityId', 'held', 'holdSeconds', 'lostBalance', 'peak', 'set'),
    stance: fields('base', 'eyes', 'surface'),
    measured: evidence,
  },
  'set.finished': activity,
  'coach.started': fields('activityId', 'run', 'plan', 'coach', 'chain'),
  'coach.heard': fields(...coached, 'what', 'of', 'said'),
  'feedback.started': {
    ...fields(...coached, 'recording', 'from', 'rate', 'speed', 'mains'),
    agonist: fields('channel', 'unit', 'reference'),
    antagonist: fields('channel', 'unit', 'reference'),
  },
  'feedback.stopped': fields(...coached, 'to'),
  'feedback.changed': fields(...coached, 'policy', 'share'),
  'probe.ended': fields(...coached, 'label', 'cold', 'complete', 'held', 'of', 'variant'),
  'screen.answered': fields('question', 'answer', 'detail'),
  'rule.reasoned': fields('rule', 'text'),
  'stop.pressed': fields('from', 'rule'),
  'stop.explained': fields('stop', 'why', 'text'),
  'stop.cleared': fields('stop', 'text'),
  'reason.given': fields('of', 'text'),
  'remark.written': fields('section', 'text', 'activityId'),
  'measurement.taken': fields('measureId', 'name', 'value', 'unit', 'better', 'side'),
  'event.retracted': fields('reason'),
  'units.chosen': {
    ...fields('remainder', 'codes'),
    modified: [fields('code', 'units', 'therapistMinutes', 'assistantMinutes')],
  },
  'attention.elsewhere': { intervals: [fields('from', 'to')] },
};

type Plain = Readonly<Record<string, unknown>>;

/**
 * An event as a page of the first release (0.1.0) takes it, whose reader refuses a field that it does not know and then
 * everything behind it in that stream. Only what that release knew is sent, as version 1; a kind that it did not know
 * keeps its place in the stream, which that reader lists as unread. For one release, and for display alone: the hash of
 * such an event is another one, so that page cannot sign.
 */
export function forRelease1(envelope: Envelope): Envelope {
  const { id, clinicId, sessionId, writer, seq, mono, tz, recordedAt, by, corrects } = envelope;
  const evidenceIds = envelope.evidence;
  return {
    v: 1,
    ...{ id, clinicId, sessionId, writer, seq, mono, tz, recordedAt },
    ...contentFor(envelope),
    at: Math.min(latest, Math.max(earliest, envelope.at)),
    by: { userId: by.userId, role: roles.includes(by.role) ? by.role : roleOfNothing },
    ...(corrects === undefined ? {} : { corrects }),
    ...(evidenceIds === undefined ? {} : { evidence: evidenceIds }),
  };
}

/** What that release lists as unread: a kind that it does not know. */
const unreadKind = 'entry.unread';

/**
 * Kind and body. What this program cannot read that one cannot read either, and a refused body would hold up its
 * stream, a STOP included; so it keeps no more than its place. What is read by its effect on the clock alone has that.
 */
function contentFor(envelope: Envelope): Pick<Envelope, 'kind' | 'body'> {
  const { kind } = envelope;
  // It knows no STOP that nobody meant; a cleared one is what it can go on after.
  if (kind === 'stop.voided') return contentFor({ ...envelope, kind: 'stop.cleared' });
  const form = Object.hasOwn(bodies, kind) ? bodies[kind] : undefined;
  if (form === undefined) return { kind, body: {} };
  const reading = readingOf(envelope);
  if (reading.event === null || !hasPlace(kind, envelope.body)) return { kind: unreadKind, body: {} };
  return { kind, body: bodyOf(kind, kept(reading.core ? reading.event.body : envelope.body, form)) };
}

/** Whether that release can say it at all: it knows no vital signs but pressure, heart rate and oxygen. */
const hasPlace = (kind: string, body: unknown): boolean =>
  kind !== 'vitals.taken' || ['systolic', 'heartRate', 'spo2'].some((sign) => typeof (body as Plain)[sign] === 'number');

/** Bodies that changed since, as far as version 1 could say it. */
function bodyOf(kind: string, body: unknown): unknown {
  const said = body as Plain;
  if (kind === 'zone.set') return zoneForRelease1(said);
  if (kind === 'stop.pressed') return { ...said, from: oneOf(['therapist', 'patient', 'rule'], said['from']) };
  if (kind === 'stop.explained') return { ...said, why: oneOf(stopReasons, said['why']) };
  if (kind === 'activity.started' || kind === 'attention.changed') {
    const by = oneOf(['none', 'therapist', 'assistant', 'both', 'student', 'aide'], said['by']);
    return { ...said, by, mode: oneOf(['unattended', 'one-on-one', 'group'], said['mode']) };
  }
  if (kind !== 'visit.opened') return said;
  const opened = said['snapshot'] as Plain;
  return { snapshot: { ...opened, program: programForRelease1(opened['program']) } };
}

/** A word of a list of the first release; the first of the list for any other. */
const oneOf = (list: readonly string[], word: unknown): unknown => (list.includes(String(word)) ? word : list[0]);

function kept(value: unknown, form: Form): unknown {
  if (form === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return isList(form) ? value.map((part) => kept(part, form[0])) : value;
  const all = form as Readonly<Record<string, Form>>;
  const each = all['*'];
  if (each !== undefined) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, kept(part, each)]));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (Object.hasOwn(all, name) ? [[name, kept(part, all[name] as Form)]] : [])),
  );
}

const isList = (form: Form): form is readonly [Form] => Array.isArray(form);
