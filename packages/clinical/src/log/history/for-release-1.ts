import type { Envelope } from '../event.ts';
import { programForRelease1, zoneForRelease1 } from './program-for-release-1.ts';

/** Fields of the first release's envelope; its reader refuses an envelope with any other. */
const envelopeFields = [
  'id',
  'clinicId',
  'sessionId',
  'writer',
  'seq',
  'at',
  'mono',
  'tz',
  'recordedAt',
  'by',
  'kind',
  'body',
  'corrects',
  'evidence',
] as const;

/** The roles that the first release knows; anybody else is shown there as a therapist, and nothing is decided by it. */
const roles: ReadonlySet<string> = new Set(['therapist', 'assistant', 'front-desk', 'biller', 'admin']);

/** Kinds that came after the first release. Its reader keeps an unknown kind, so that their streams stay without a gap. */
const laterKinds: ReadonlySet<string> = new Set([
  'events.received',
  'time.questioned',
  'start.refused',
  'start.questioned',
  'consent.changed',
  'same-day.timed',
]);

/** The first instant that the first release takes. */
const earliest = 946_684_800_000;

type Fields = Readonly<Record<string, unknown>>;

/** How bodies that have changed since read in version 1. Written once for the release that follows; gone with the one after. */
const inVersion1: Readonly<Record<string, (body: Fields) => unknown>> = {
  'visit.opened': ({ snapshot }) => ({ snapshot: snapshotInVersion1(snapshot as Fields) }),
  'attention.elsewhere': ({ intervals }) => ({ intervals }),
  'zone.set': zoneForRelease1,
};

/**
 * An event as the program of the first release can read it, for tabs that are still open from before the update: the
 * envelope without newer fields, the body in version 1, and kinds that it does not know with an empty body.
 */
export function forRelease1(envelope: Envelope): unknown {
  const found = envelope as unknown as Fields;
  const known = Object.fromEntries(envelopeFields.flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]])));
  const { userId, role } = envelope.by;
  return {
    ...known,
    v: 1,
    at: Math.max(earliest, envelope.at),
    by: { userId, role: roles.has(role) ? role : 'therapist' },
    body: laterKinds.has(envelope.kind) ? {} : bodyInVersion1(envelope),
  };
}

function bodyInVersion1({ kind, body }: Envelope): unknown {
  const change = Object.hasOwn(inVersion1, kind) ? inVersion1[kind] : undefined;
  return change === undefined || typeof body !== 'object' || body === null ? body : change(body as Fields);
}

const snapshotFields = [
  'patient',
  'clinic',
  'clinician',
  'discipline',
  'visitNumber',
  'plannedAt',
  'conditions',
  'deficits',
  'baselines',
  'latest',
  'program',
  'limits',
  'falls',
  'safety',
  'previous',
  'payer',
  'catalogueRelease',
  'release',
];

function snapshotInVersion1(snapshot: Fields): unknown {
  const kept = snapshotFields.flatMap((name) => (snapshot[name] === undefined ? [] : [[name, snapshot[name]] as const]));
  return { ...Object.fromEntries(kept), program: programForRelease1(snapshot['program']) };
}
