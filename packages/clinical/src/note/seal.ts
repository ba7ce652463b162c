import { err, type Fault, ok, type Result, shown } from '@eupraxia/kernel';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fault } from '../errors.ts';
import { canonical } from '../log/canonical.ts';
import type { Heads } from '../log/event.ts';
import { isBeyond, logThrough, type VisitLog } from '../log/read.ts';
import { bookOf, hasBook } from './books.ts';
import { composeNote } from './compose.ts';
import { type PhraseBook, phrase } from './phrase-book.ts';
import type { Note, PhraseParams, SignedNote } from './shape.ts';

/**
 * The content hash of a note: SHA-256, in hexadecimal, over the RFC 8785 canonical JSON of the events as they were stored
 * (as far as `note.through` reaches, by writer and seq), of the note, and of the versions that made it. Browser and
 * server compute it each by itself, so it holds nothing that only the server knows.
 */
export function sealNote(log: VisitLog, note: Note, versions: SignedNote['versions']): string {
  const events = log.all.filter((envelope) => !isBeyond(envelope, note.through));
  return digest({ seal: 1, events, note, versions });
}

/** The seal of a signature: SHA-256, in hexadecimal, over the content hash and over who signed what, as which kind, and when. */
export function sealSignature({ id, visitId, kind, signedBy, signedAt, hash }: Omit<SignedNote, 'seal'>): string {
  return digest({ seal: 2, hash, id, visitId, kind, signedBy, signedAt });
}

const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** The phrase books of the programs that signed without a seal of the signature; any later note must have one. */
const unsealedPhrases: ReadonlySet<string> = new Set(['en-1', 'en-2']);

/** What a seal vouches for: `content` alone for a note that an older program signed, else the signature too. */
export interface Sealed {
  readonly hash: string;
  readonly covers: 'content' | 'signature';
}

/**
 * Checks a signed note against the log and says which part differs: events missing, events (or versions) changed, the
 * text changed, or the signature changed. Events and text are told apart by composing the note anew from the log.
 */
export function verifySeal(log: VisitLog, signed: SignedNote): Result<Sealed, Fault> {
  const { note, versions, hash, seal } = signed;
  const missing = missingWriter(log.heads, note.through);
  if (missing !== null) return err(fault('EUP_CLINICAL_SEAL_EVENT_MISSING', missing));
  if (sealNote(log, note, versions) === hash) {
    if (seal === undefined && unsealedPhrases.has(versions.phrases)) return ok({ hash, covers: 'content' });
    if (seal !== sealSignature(signed))
      return err(fault('EUP_CLINICAL_SEAL_SIGNATURE_CHANGED', { name: signed.signedBy.name, hash: hash.slice(0, 12) }));
    return ok({ hash, covers: 'signature' });
  }
  // A note of another phrase book carries that book's parameters: it is not composed anew.
  const book = hasBook(note.locale) ? bookOf(note.locale) : null;
  if (book !== null && versions.phrases === book.version) {
    const misread = note.sections.flatMap((s) => s.sentences).find((s) => rendered(book, s.key, s.params) !== s.text);
    const again = composeNote(logThrough(log, note.through), {
      locale: note.locale,
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

function rendered(book: PhraseBook, key: string, params: PhraseParams): string | null {
  try {
    return shown(phrase(book, key, params));
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
