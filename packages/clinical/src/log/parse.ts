import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type Envelope, envelopeSchema } from './event.ts';
import { firstIssue, shown } from './issue.ts';
import { plainJson } from './json.ts';
import { upcast } from './upcast.ts';

/**
 * The hostile door of the log: takes anything, returns an envelope that may be stored, or a coded fault that names
 * path, found and expected. The body is checked where kind and version are known; what a newer program wrote is kept.
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
  const reading = upcast(envelope);
  if (reading.unread === 'unfit-body' && reading.error !== undefined) {
    return err(fault('EUP_CLINICAL_EVENT_SHAPE', firstIssue(reading.error, envelope.body, ['body'])));
  }
  if (reading.event?.kind === 'event.retracted' && envelope.corrects === undefined) {
    return err(correctsFault(envelope, 'the event that did not happen'));
  }
  return ok(envelope);
}

const correctsFault = (envelope: Envelope, expected: string): Fault =>
  fault('EUP_CLINICAL_EVENT_CORRECTS', { id: envelope.id, kind: envelope.kind, found: shown(envelope.corrects), expected });
