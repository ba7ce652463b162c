import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fault } from '../errors.ts';
import { canonical } from '../log/canonical.ts';
import type { Heads } from '../log/event.ts';
import { isBeyond, logThrough, type VisitLog } from '../log/read.ts';
import { composeNote } from './compose.ts';
import { phrase, phrasesVersion } from './phrase.ts';
import type { Note, SignedNote } from './shape.ts';

/**
 * The seal of a note: SHA-256, in hexadecimal, over the RFC 8785 canonical JSON of the events as they were stored (as
 * far as `note.through` reaches, by writer and seq), of the note, and of the versions that made it.
 */
export function sealNote(log: VisitLog, note: Note, versions: SignedNote['versions']): string {
  const events = log.all.filter((envelope) => !isBeyond(envelope, note.through));
  return bytesToHex(sha256(utf8ToBytes(canonical({ seal: 1, events, note, versions }))));
}

/**
 * Checks a signed note against the log and says which part differs: events missing, events (or versions) changed, or
 * the text changed. The last two are told apart by composing the note anew from the log.
 */
export function verifySeal(log: VisitLog, signed: SignedNote): Result<{ readonly hash: string }, Fault> {
  const { note, versions, hash } = signed;
  const missing = missingWriter(log.heads, note.through);
  if (missing !== null) return err(fault('EUP_CLINICAL_SEAL_EVENT_MISSING', missing));
  if (sealNote(log, note, versions) === hash) return ok({ hash });
  const misread = note.sections.flatMap((s) => s.sentences).find((s) => rendered(s.key, s.params) !== s.text);
  if (versions.phrases === phrasesVersion) {
    const again = composeNote(logThrough(log, note.through), {
      locale: 'en',
      ...(note.since === undefined ? {} : { since: note.since }),
    });
    if (sealNote(log, again, versions) === hash) {
      return err(fault('EUP_CLINICAL_SEAL_TEXT_CHANGED', { where: misread?.text ?? firstDifference(again, note) }));
    }
  }
  return err(fault('EUP_CLINICAL_SEAL_EVENT_CHANGED', { hash: hash.slice(0, 12) }));
}

function missingWriter(heads: Heads, through: Heads): { writer: string; expected: number; found: number } | null {
  for (const writer of Object.keys(through).sort()) {
    const expected = through[writer] ?? 0;
    const found = Object.hasOwn(heads, writer) ? (heads[writer] ?? 0) : 0;
    if (found < expected) return { writer, expected, found };
  }
  return null;
}

function rendered(key: string, params: Parameters<typeof phrase>[1]): string | null {
  try {
    return phrase(key, params);
  } catch {
    return null;
  }
}

function firstDifference(composed: Note, stored: Note): string {
  const texts = (note: Note) => note.sections.flatMap((s) => [s.title, ...s.sentences.map((sentence) => sentence.text)]);
  const [a, b] = [texts(composed), texts(stored)];
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find((i) => a[i] !== b[i]);
  return at === undefined ? 'its evidence or findings' : (b[at] ?? `a sentence is gone: ${a[at]}`);
}
