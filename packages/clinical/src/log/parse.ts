import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bodySchemas, type EventKind, type NewBodies } from './bodies.ts';
import { type Envelope, envelopeSchema } from './event.ts';
import { firstIssue, shown } from './issue.ts';
import { plainJson } from './json.ts';

/**
 * The hostile entry point of the log: takes anything, returns an envelope that may be stored, or a coded fault that names
 * path, found and expected. Only the envelope decides. A body is kept whatever it says, since a refused event would hold
 * up everything behind it in its stream, a STOP included; what cannot be read is listed, not refused.
 * Errors: EUP_CLINICAL_EVENT_SHAPE, EUP_CLINICAL_EVENT_CORRECTS, EUP_CLINICAL_EVENT_KEY, EUP_CLINICAL_EVENT_SIZE,
 * EUP_CLINICAL_EVENT_NOT_JSON.
 */
export function parseEvent(input: unknown): Result<Envelope, Fault> {
  const plain = plainJson(input);
  if (!plain.ok) return plain;
  const read = envelopeSchema.safeParse(input);
  if (!read.success) return err(fault('EUP_CLINICAL_EVENT_SHAPE', firstIssue(read.error, input)));
  const envelope = read.data;
  if (envelope.body === undefined) {
    return err(fault('EUP_CLINICAL_EVENT_SHAPE', { path: 'body', found: shown(undefined), expected: 'the body of the kind' }));
  }
  if (envelope.corrects === envelope.id) return err(correctsFault(envelope, 'another event'));
  return ok(envelope);
}

/**
 * Checks a body that is about to be written, strictly: no unknown field, no value beyond the lists.
 * Errors: EUP_CLINICAL_EVENT_SHAPE with path, found and expected; EUP_CLINICAL_EVENT_CORRECTS for an undo that names nothing.
 */
export function checkBody<K extends EventKind>(kind: K, body: unknown): Result<NewBodies[K], Fault> {
  const read = bodySchemas[kind].safeParse(body);
  return read.success
    ? ok(read.data as NewBodies[K])
    : err(fault('EUP_CLINICAL_EVENT_SHAPE', firstIssue(read.error, body, ['body'])));
}

const correctsFault = (envelope: Envelope, expected: string): Fault =>
  fault('EUP_CLINICAL_EVENT_CORRECTS', { id: envelope.id, kind: envelope.kind, found: shown(envelope.corrects), expected });
