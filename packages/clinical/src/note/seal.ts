import { err, type Fault, ok, type Result, shown } from '@eupraxia/kernel';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fault } from '../errors.ts';
import { canonical } from '../log/canonical.ts';
import type { Heads } from '../log/event.ts';
import { isBeyond, logThrough, type VisitLog } from '../log/read.ts';
import { type MinutesRule, minutesRules } from '../log/vocabulary.ts';
import { bookOf, hasBook } from './books.ts';
import { composeNote } from './compose.ts';
import { type PhraseBook, phrase } from './phrase-book.ts';
import type { Note, NoteSignature, PhraseParams, SignedCoding, SignedNote } from './shape.ts';

/**
 * The content hash of a note: SHA-256, in hexadecimal, over the RFC 8785 canonical JSON of the events as they were stored
 * (as far as `note.through` reaches, by writer and seq), of the note, of the versions that made it, and of what the visit
 * comes to, where the note carries that. Browser and server compute it each by itself, so it holds nothing that only the
 * server knows.
 * @param coding what the signature freezes of units; notes of releases before 0.3 have none
 */
export function sealNote(log: VisitLog, note: Note, versions: SignedNote['versions'], coding?: SignedCoding): string {
  const events = log.all.filter((envelope) => !isBeyond(envelope, note.through));
  return coding === undefined ? digest({ seal: 1, events, note, versions }) : digest({ seal: 3, events, note, versions, coding });
}

/**
 * The seal of a signature: SHA-256, in hexadecimal, over the content hash and over who signed what, as which kind, when and
 * in which capacity, who treated, and which second signatures were due. Notes of releases before 0.3 have the first five alone.
 */
export function sealSignature(signed: Omit<SignedNote, 'seal'>): string {
  const { id, visitId, kind, signedBy, signedAt, hash, treatedBy, capacity, due } = signed;
  const who = { hash, id, visitId, kind, signedBy, signedAt };
  if (treatedBy === undefined && capacity === undefined && due === undefined) return digest({ seal: 2, ...who });
  return digest({ seal: 3, ...who, treatedBy: treatedBy ?? null, capacity: capacity ?? null, due: due ?? null });
}

/** The seal of a second signature, over the content hash of the note that it stands under and over who signed it, when and as what. */
export function sealSecondSignature(signature: Omit<NoteSignature, 'seal'>): string {
  const { id, visitId, noteId, capacity, signedBy, signedAt, hash } = signature;
  return digest({ seal: 'second-signature', hash, id, visitId, noteId, capacity, signedBy, signedAt });
}

/** Whether a second signature is the one that was sealed, and stands under this note. */
export function isSecondSignature(note: SignedNote, signature: NoteSignature): boolean {
  return (
    signature.noteId === note.id &&
    signature.visitId === note.visitId &&
    signature.hash === note.hash &&
    signature.seal === sealSecondSignature(signature)
  );
}

/** Checks a second signature against the notes of its visit. */
export function verifySecondSignature(notes: readonly SignedNote[], signature: NoteSignature): Result<NoteSignature, Fault> {
  return notes.some((note) => isSecondSignature(note, signature))
    ? ok(signature)
    : err(fault('EUP_CLINICAL_SEAL_SECOND_CHANGED', { name: signature.signedBy.name }));
}

const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** The phrase books of the programs that signed without a seal of the signature; any later note must have one. */
const unsealedPhrases: ReadonlySet<string> = new Set(['en-1', 'en-2']);

/** Counts what a log comes to; null where it cannot be counted. The count itself is not of this package. */
export type Recount = (log: VisitLog, rule: MinutesRule) => SignedCoding | null;

/** What a seal vouches for: `content` alone for a note that an older program signed, else the signature too. */
export interface Sealed {
  readonly hash: string;
  readonly covers: 'content' | 'signature';
}

/**
 * Checks a signed note against the log and says which part differs: events missing, events (or versions) changed, the
 * text changed, the coding changed, or the signature changed. Events and text are told apart by composing the note anew
 * from the log, and the coding by counting it anew.
 * @param recount counts what the log comes to as far as it was signed, by a rule of minutes; without it a changed coding
 * is named together with the events
 */
export function verifySeal(log: VisitLog, signed: SignedNote, recount?: Recount): Result<Sealed, Fault> {
  const { note, versions, hash, seal, coding } = signed;
  const missing = missingWriter(log.heads, note.through);
  if (missing !== null) return err(fault('EUP_CLINICAL_SEAL_EVENT_MISSING', missing));
  if (sealNote(log, note, versions, coding) === hash) {
    if (seal === undefined && unsealedPhrases.has(versions.phrases)) return ok({ hash, covers: 'content' });
    if (seal !== sealSignature(signed))
      return err(fault('EUP_CLINICAL_SEAL_SIGNATURE_CHANGED', { name: signed.signedBy.name, hash: hash.slice(0, 12) }));
    return ok({ hash, covers: 'signature' });
  }
  // A note of another phrase book carries that book's parameters: it is not composed anew.
  const book = hasBook(note.locale) ? bookOf(note.locale) : null;
  if (book !== null && versions.phrases === book.version) {
    const misread = note.sections.flatMap((s) => s.sentences).find((s) => rendered(book, s.key, s.params) !== s.text);
    for (const again of composedAnew(log, signed)) {
      if (sealNote(log, again, versions, coding) === hash) {
        return err(fault('EUP_CLINICAL_SEAL_TEXT_CHANGED', { where: misread?.text ?? firstDifference(again, note) }));
      }
    }
  }
  if (recounts(log, signed, recount)) return err(fault('EUP_CLINICAL_SEAL_CODING_CHANGED', { hash: hash.slice(0, 12) }));
  return err(fault('EUP_CLINICAL_SEAL_EVENT_CHANGED', { hash: hash.slice(0, 12) }));
}

/** The note composed anew; of an addendum without a coding, by each rule that it can have been counted by. */
function composedAnew(log: VisitLog, { note: { locale, since, through }, coding }: SignedNote): readonly Note[] {
  const signed = logThrough(log, through);
  if (since === undefined) return [composeNote(signed, { locale })];
  const rules = coding === undefined ? minutesRules : [coding.rule];
  return rules.map((rule) => composeNote(signed, { locale, since, rule }));
}

/** Whether everything but the coding is as signed: with what the log comes to, or with no coding at all, the hash is right. */
function recounts(log: VisitLog, { note, versions, hash, coding }: SignedNote, recount: Recount | undefined): boolean {
  if (coding !== undefined && sealNote(log, note, versions) === hash) return true;
  if (recount === undefined) return false;
  const through = logThrough(log, note.through);
  return minutesRules.some((rule) => {
    const counted = recount(through, rule);
    return counted !== null && sealNote(log, note, versions, counted) === hash;
  });
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
