import type { Envelope } from '@eupraxia/clinical';
import { parseEvent } from '@eupraxia/clinical';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { z } from 'zod';
import { fault } from './errors.ts';

/** A visit as it leaves the database: what was signed, and every event as it was stored. */
export interface Bundle {
  readonly signedNotes: readonly SignedNote[];
  /** Second signatures under the notes; absent in exports of releases before 0.3. */
  readonly signatures?: readonly NoteSignature[];
  readonly events: readonly Envelope[];
}

const text = z.string().max(20_000);
const heads = z.record(z.string().max(60), z.number().int().min(0));
/** Objects are names, people's words and told sentences; which of them fits is for the phrase book to say. */
const param = z.union([z.string(), z.number(), z.boolean(), z.null(), z.looseObject({})]);
const sentence = z.looseObject({
  key: text,
  params: z.record(z.string(), z.union([param, z.array(param)])),
  from: z.array(text),
  text,
});
const signedNote = z.looseObject({
  id: text,
  visitId: text,
  kind: z.enum(['treatment', 'addendum']),
  note: z.looseObject({
    kind: z.enum(['treatment', 'addendum']),
    title: text.optional(),
    locale: text,
    sections: z.array(z.looseObject({ key: text, title: text, sentences: z.array(sentence) })),
    findings: z.array(z.looseObject({ key: text, text })),
    through: heads,
    since: heads.optional(),
    events: z.number().int().min(0),
  }),
  versions: z.looseObject({ release: text, catalogue: text, phrases: text, log: z.number().int() }),
  signedBy: z.looseObject({ userId: text, name: text, credentials: text }),
  signedAt: z.number(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  seal: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  coding: z
    .looseObject({
      rule: text,
      lines: z.array(
        z.looseObject({ code: text, seconds: z.number(), minutes: z.number(), units: z.number(), modifiers: z.array(text) }),
      ),
      choiceOpen: z.boolean(),
    })
    .optional(),
});
const seal = z.string().regex(/^[0-9a-f]{64}$/);
const secondSignature = z.looseObject({
  ...{ id: text, visitId: text, noteId: text, capacity: text, signedAt: z.number(), hash: seal, seal },
  signedBy: z.looseObject({ userId: text, name: text, credentials: text }),
});
const bundle = z.looseObject({
  signedNotes: z.array(signedNote).max(1000),
  signatures: z.array(secondSignature).max(1000).optional(),
  events: z.array(z.unknown()).max(100_000),
});

/** Reads an exported visit. The notes keep every field that they came with, since the seal is over all of them. Error: EUP_CLI_BUNDLE. */
export function parseBundle(input: unknown): Result<Bundle, Fault> {
  const read = bundle.safeParse(input);
  if (!read.success) {
    const issue = read.error.issues[0];
    return err(
      fault('EUP_CLI_BUNDLE', { path: issue?.path.map(String).join('.') || 'it', expected: issue?.message ?? 'an export' }),
    );
  }
  const events: Envelope[] = [];
  for (const [index, value] of read.data.events.entries()) {
    const event = parseEvent(value);
    if (!event.ok) return err(fault('EUP_CLI_BUNDLE', { path: `events.${index}`, expected: event.error.message }));
    events.push(event.value);
  }
  // The schema above has checked every field that is read here; unknown ones are kept for the seal.
  const { signedNotes, signatures = [] } = input as Pick<Bundle, 'signedNotes' | 'signatures'>;
  return ok({ signedNotes, signatures, events });
}
