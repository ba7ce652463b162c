import { shown } from '@eupraxia/kernel';
import type { Heads } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import { type MinutesRule, type NoteSectionKey, noteSections } from '../log/vocabulary.ts';
import { foldVisit, type Visit } from '../visit/visit.ts';
import { addendumSections, type Sections } from './addendum.ts';
import { bookOf } from './books.ts';
import { findingIn, type Lack, logFindings, nothingToAdd, treatmentFindings, visitFindings } from './findings.ts';
import { intervention } from './intervention.ts';
import { periodFindings } from './period-findings.ts';
import { type PhraseBook, phrase } from './phrase-book.ts';
import { progressAndPlan } from './progress.ts';
import { response } from './response.ts';
import { sentenceIn } from './sentence.ts';
import type { Note, NoteSection, PhraseParams } from './shape.ts';
import { skilledNeed } from './skill.ts';
import { subjective } from './subjective.ts';
import { time } from './time.ts';
import { unreadEntries } from './unread.ts';

/** The language of the note, and for an addendum how far the signed notes reach. */
export interface NoteOptions {
  /** Kept in the note as it is given. */
  readonly locale: string;
  readonly since?: Heads;
  /** How whole minutes are made, where that is not the clinic's rule: an addendum keeps the rule of the note that it adds to. */
  readonly rule?: MinutesRule;
}

/**
 * Composes the note of a visit's log: every sentence from a phrase of the book, its parameters, and the events that
 * they rest on. A pure function: the same events give the same note on every machine. What is missing or forbids the
 * signature is in `findings`.
 * @throws RangeError for a locale without a phrase book
 */
export function composeNote(log: VisitLog, options: NoteOptions): Note {
  return noteIn(bookOf(options.locale), log, options);
}

/** The note in a language by its phrase book. */
export function noteIn(book: PhraseBook, log: VisitLog, { locale, since, rule }: NoteOptions): Note {
  const text = (key: string, params: PhraseParams = {}) => shown(phrase(book, key, params));
  const found = (lacks: readonly Lack[]) => lacks.map((lack) => findingIn(book, lack));
  const kind = since === undefined ? 'treatment' : 'addendum';
  const unread = unreadEntries(log);
  const frame = {
    kind,
    locale,
    through: log.heads,
    events: log.all.length,
    ...(since === undefined ? {} : { since }),
    ...(unread.length === 0 ? {} : { unread }),
  } as const;
  if (log.opened === null) return { ...frame, title: text('title.unopened'), sections: [], findings: found(logFindings(log)) };
  const visit = foldVisit(log);
  const title = text(`title.${kind}`, { visit: visit.snapshot.visitNumber });
  if (since === undefined) {
    const findings = found([...logFindings(log), ...visitFindings(visit), ...treatmentFindings(visit), ...periodFindings(visit)]);
    return { ...frame, title, sections: sectionsIn(book, treatmentSections(visit)), findings };
  }
  const sectionsBy = (one: Visit, apart?: boolean): Sections => treatmentSections(ruled(one, rule), apart);
  const sections = sectionsIn(book, addendumSections(log, visit, since, sectionsBy, rule)).filter(
    (section) => section.sentences.length > 0,
  );
  const nothing = sections.length === 0 ? [nothingToAdd] : [];
  return { ...frame, title, sections, findings: found([...logFindings(log), ...visitFindings(visit), ...nothing]) };
}

/** A visit as a rule of whole minutes counts it; the clinic's own where none is given. */
function ruled(visit: Visit, rule: MinutesRule | undefined): Visit {
  if (rule === undefined) return visit;
  const { snapshot } = visit;
  return { ...visit, snapshot: { ...snapshot, clinic: { ...snapshot.clinic, minutesRule: rule } } };
}

/** @param apart each sentence will stand without its neighbours, so that each names its activity */
function treatmentSections(visit: Visit, apart = false): Sections {
  // A reason is told once: with what it explains where a sentence speaks of that, else by itself.
  const used = new Set<string>();
  return {
    subjective: subjective(visit),
    intervention: intervention(visit, used, apart),
    'skilled-need': skilledNeed(visit, used, apart),
    response: response(visit, apart),
    'progress-and-plan': progressAndPlan(visit),
    time: time(visit),
  };
}

const sectionsIn = (book: PhraseBook, sections: Sections): NoteSection[] =>
  noteSections.map((key: NoteSectionKey) => ({
    key,
    title: shown(phrase(book, `section.${key}`, {})),
    sentences: sections[key].map((statement) => sentenceIn(book, statement)),
  }));
