import type { Heads } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import { type NoteSectionKey, noteSections } from '../log/vocabulary.ts';
import { foldVisit, type Visit } from '../visit/visit.ts';
import { addendumSections, type Sections } from './addendum.ts';
import { logFindings, treatmentFindings, visitFindings } from './findings.ts';
import { intervention } from './intervention.ts';
import { phrase } from './phrase.ts';
import { progressAndPlan } from './progress.ts';
import { response } from './response.ts';
import type { Note, NoteSection } from './shape.ts';
import { skilledNeed } from './skill.ts';
import { subjective } from './subjective.ts';
import { time } from './time.ts';

/** The language of the note, and for an addendum how far the signed notes reach. */
export interface NoteOptions {
  readonly locale: 'en';
  readonly since?: Heads;
}

/**
 * Composes the note of a visit's log: every sentence from a phrase of the book, its parameters, and the events that
 * they rest on. A pure function: the same events give the same note on every machine. What is missing or forbids the
 * signature is in `findings`.
 */
export function composeNote(log: VisitLog, { locale, since }: NoteOptions): Note {
  const kind = since === undefined ? 'treatment' : 'addendum';
  const frame = { kind, locale, through: log.heads, events: log.all.length, ...(since === undefined ? {} : { since }) } as const;
  if (log.opened === null) return { ...frame, title: phrase('title.unopened', {}), sections: [], findings: logFindings(log) };
  const visit = foldVisit(log);
  const title = phrase(`title.${kind}`, { visit: visit.snapshot.visitNumber });
  if (since === undefined) {
    const findings = [...logFindings(log), ...visitFindings(visit), ...treatmentFindings(visit)];
    return { ...frame, title, sections: titled(treatmentSections(visit)), findings };
  }
  const sections = titled(addendumSections(log, visit, since, treatmentSections)).filter(
    (section) => section.sentences.length > 0,
  );
  const nothing = sections.length === 0 ? [nothingToAdd] : [];
  return { ...frame, title, sections, findings: [...logFindings(log), ...visitFindings(visit), ...nothing] };
}

const nothingToAdd = { key: 'nothing-to-add', severity: 'blocks', text: phrase('finding.nothing-to-add', {}) } as const;

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

const titled = (sections: Sections): NoteSection[] =>
  noteSections.map((key: NoteSectionKey) => ({ key, title: phrase(`section.${key}`, {}), sentences: sections[key] }));
