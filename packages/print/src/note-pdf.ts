import { disciplineRow } from '@eupraxia/catalogue';
import type { Coding } from '@eupraxia/claims';
import { clockIn, dayIn, type VisitSnapshot } from '@eupraxia/clinical';
import type { Note, NoteSignature, Sentence, SignedNote } from '@eupraxia/clinical/note';
import type { Fault, Result } from '@eupraxia/kernel';
import { dayInWords } from './dates.ts';
import { heading, type Outline, paragraph } from './flow.ts';
import { furnish } from './furniture.ts';
import { colours, edges, sizes } from './look.ts';
import { type Paper, paperOf } from './paper.ts';
import { missing, namedPoints } from './printable.ts';
import { openSheet, type PrintFonts, type Sheet, type TextRun } from './sheet.ts';
import { lateEntry, signedRows } from './signature-rows.ts';
import { table } from './table.ts';
import { units } from './units.ts';

/** What a note is printed from. */
export interface NotePdf {
  /** The note of the visit: signed, or a draft, which says so on every page. */
  readonly note: Note | SignedNote;
  /** Signed addenda in the order of their signatures; each begins a page. */
  readonly addenda?: readonly SignedNote[];
  /** Second signatures under the notes, in order of time. */
  readonly signatures?: readonly NoteSignature[];
  /** How many entries came after the last signature and are in no document. @default 0 */
  readonly late?: number;
  readonly snapshot: VisitSnapshot;
  /** UTC ms of the opening: the date of service is this instant's day in the clinic's zone. */
  readonly openedAt: number;
  /** The clinic's own number of the chart. */
  readonly chartNumber?: string;
  /** Units of what the notes rest on, or why they could not be counted. */
  readonly coding: Result<Coding, Fault>;
  /** Whether the patient is made up. */
  readonly demo: boolean;
  readonly fonts: PrintFonts;
  /** @default by the clinic's zone */
  readonly paper?: Paper;
}

const draftMark = 'DRAFT – not signed';
const demoMark = 'Demonstration: synthetic patient';

/** Whose words a sentence holds, said in words: a slanted letter alone says it to nobody who listens. */
const ownMarks: Readonly<Record<NonNullable<Sentence['own']>, { mark: string; rule: string; face: 'italic' | 'regular' }>> = {
  therapist: { mark: 'therapist’s own words', rule: colours.ask, face: 'italic' },
  patient: { mark: 'patient’s words', rule: colours.do, face: 'regular' },
  caregiver: { mark: 'caregiver’s words', rule: colours.do, face: 'regular' },
  unlisted: { mark: 'somebody’s own words', rule: colours.do, face: 'regular' },
};

/**
 * A note as a tagged PDF: title, language, headings, paragraphs and tables in the structure tree, bookmarks, and on
 * every page who, when, and page n of m. The same input gives the same bytes. Text of any kind is taken: what the
 * fonts cannot draw prints as a box that a line at the end explains, and stays whole for copying and screen readers.
 */
export function notePdf(input: NotePdf): Promise<Uint8Array> {
  const { note, addenda = [], late = 0, snapshot, openedAt, chartNumber, coding, demo, fonts } = input;
  const { zone, name: clinic } = snapshot.clinic;
  const day = dayIn(zone, openedAt);
  const service = dayInWords(day);
  const last = addenda.at(-1) ?? note;
  const sheet = openSheet({
    title: `${textOf(note).kind === 'addendum' ? 'Addendum' : 'Treatment note'} of ${service}`,
    lang: 'en-US',
    paper: input.paper ?? paperOf(zone),
    fonts,
    createdAt: isSigned(last) ? last.signedAt : openedAt,
  });
  const marks = [...(isSigned(note) ? [] : [draftMark]), ...(demo ? [demoMark] : [])];
  const documents = [note, ...addenda];
  documents.forEach((one, index) => {
    if (index > 0) sheet.doc.addPage();
    const late = isSigned(one) ? lateEntry(zone, openedAt, one.signedAt) : [];
    const outline = opening(sheet, one, { marks: [...marks, ...late], facts: factsOf(input, service) });
    body(sheet, textOf(one), outline);
    unread(sheet, textOf(one), zone, outline);
    if (index === documents.length - 1) units(sheet, coding, day, outline);
    signature(sheet, one, input, outline);
  });
  if (late > 0) paragraph(sheet, [{ text: lateWords(late), face: 'strong', colour: colours.attention }]);
  explain(sheet, documents);
  const facts = [
    ` · born ${dayInWords(snapshot.patient.bornOn)}`,
    ...(chartNumber === undefined ? [] : [` · chart ${chartNumber}`]),
  ];
  furnish(sheet, { name: snapshot.patient.name, facts: facts.join(''), service: `Date of service ${service}`, clinic, marks });
  return sheet.finish();
}

const isSigned = (note: Note | SignedNote): note is SignedNote => 'note' in note;
const textOf = (note: Note | SignedNote): Note => (isSigned(note) ? note.note : note);
const lateWords = (late: number): string =>
  late === 1
    ? '1 entry came after the last signature and is not in this document.'
    : `${late} entries came after the last signature and are not in this document.`;

/** Who, when and where, two facts a row. */
const factColumns = [{ share: 0.16, names: true }, { share: 0.32 }, { share: 0.18, names: true }, { share: 0.34 }];

function factsOf({ snapshot, chartNumber }: NotePdf, service: string): string[][] {
  const { patient, clinic, clinician, discipline, visitNumber, payer } = snapshot;
  return [
    ['Patient', patient.name, 'Date of service', service],
    [
      'Born',
      dayInWords(patient.bornOn),
      'Visit',
      `${visitNumber}, ${discipline === 'unlisted' ? 'discipline not known to this release' : disciplineRow(discipline).name}`,
    ],
    ['Chart number', chartNumber ?? 'none given', 'Clinician', `${clinician.name}, ${clinician.credentials}`],
    ['Payer', payer.name, 'Clinic', clinic.name],
  ];
}

function opening(
  sheet: Sheet,
  note: Note | SignedNote,
  { marks, facts }: { readonly marks: readonly string[]; readonly facts: string[][] },
): Outline {
  const outline = heading(sheet, 1, textOf(note).title);
  for (const mark of marks) paragraph(sheet, [{ text: mark, face: 'strong', size: sizes.heading, colour: colours.attention }]);
  table(sheet, { columns: factColumns, rows: facts });
  return outline;
}

function body(sheet: Sheet, { sections }: Note, under: Outline): void {
  for (const { title, sentences } of sections) {
    if (sentences.length === 0) continue;
    heading(sheet, 2, title, under);
    for (const { text, own } of sentences) {
      if (own === undefined) paragraph(sheet, [{ text }]);
      else {
        const { mark, rule, face } = ownMarks[own];
        paragraph(
          sheet,
          [
            { text, face },
            { text: `  (${mark})`, size: sizes.small, colour: colours.soft },
          ],
          rule,
        );
      }
    }
  }
}

/** What was kept and could not be read: kind, device, time and hash, so that it can be found again. */
function unread(sheet: Sheet, { unread: entries }: Note, zone: string, under: Outline): void {
  if (entries === undefined) return;
  heading(sheet, 2, 'Entries that this program could not read', under);
  for (const { kind, writer, at, hash, acknowledged } of entries) {
    const named = acknowledged ? '; signed without it' : '';
    paragraph(sheet, [
      { text: `${clockIn(zone, at, 'seconds')} ${kind}, device ${writer.slice(-6)}, SHA-256 ${hash}${named}`, size: sizes.small },
    ]);
  }
}

function signature(sheet: Sheet, note: Note | SignedNote, input: NotePdf, under: Outline): void {
  const rows = isSigned(note) ? signedRows(note, input.snapshot.clinic.zone, input.signatures ?? []) : null;
  sheet.room(rows === null ? 70 : 130);
  heading(sheet, 2, 'Signature', under);
  if (rows === null) paragraph(sheet, [{ text: `${draftMark}. Its sentences may still change.`, face: 'strong' }]);
  else table(sheet, { columns: [{ share: 0.18, names: true }, { share: 0.82 }], rows, size: sizes.small });
}

/** The legend: only of what the document holds. */
function explain(sheet: Sheet, documents: readonly (Note | SignedNote)[]): void {
  const owners = new Set(
    documents.map(textOf).flatMap(({ sections }) => sections.flatMap(({ sentences }) => sentences.map(({ own }) => own))),
  );
  const small = (text: string, face: TextRun['face'] = 'regular'): TextRun => ({
    text,
    face,
    size: sizes.small,
    colour: colours.soft,
  });
  sheet.doc.y += edges.paragraph;
  if (owners.has('therapist')) paragraph(sheet, [small('Slanted text', 'italic'), small(' is in the therapist’s own words.')]);
  if (documents.some(isSigned))
    paragraph(sheet, [
      small('The seal covers the sentences and the events that they rest on; minutes and units are counted from these events.'),
    ]);
  if (sheet.lost.size > 0)
    paragraph(sheet, [
      small(
        `${missing} stands for a letter that the fonts of this document do not have (${namedPoints(sheet.lost)}). The document’s text holds it for copying, searching and reading aloud.`,
      ),
    ]);
}
