import { disciplineIds } from '../disciplines.ts';
import { alwaysHeld } from '../release.ts';
import type { SignedDocument, SignedDocumentRow, SigningRow } from './row.ts';

/** The documents, in the order of an episode of care. */
export const signedDocumentRows: readonly SignedDocumentRow[] = [
  { id: 'evaluation', name: 'Evaluation', exists: false },
  { id: 'plan-of-care', name: 'Plan of care', exists: false },
  { id: 'treatment-note', name: 'Treatment note', exists: true },
  { id: 'addendum', name: 'Addendum', exists: true },
  { id: 'progress-report', name: 'Progress report', exists: false },
  { id: 'discharge', name: 'Discharge summary', exists: false },
];

const notes: readonly SignedDocument[] = ['treatment-note', 'addendum'];
const judgments: readonly SignedDocument[] = ['evaluation', 'plan-of-care', 'progress-report', 'discharge'];

/** Of Medicare, which most states and payers follow. */
const manual = 'CMS Publication 100-02, chapter 15, section 220.3';
const everywhere = {
  disciplines: disciplineIds,
  state: null,
  program: null,
  measurements: true,
  cosign: 'none',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;
const ofAssistants = { ...everywhere, documents: notes, levels: ['assistant'], right: 'alone' } as const;

/**
 * Who may sign what. The most particular row holds: of a state before a payer's, and both before the general one. A state
 * or a payer that is not here has the general one.
 */
export const signingRows: readonly SigningRow[] = [
  {
    ...everywhere,
    id: 'therapist',
    documents: [...notes, ...judgments],
    levels: ['therapist'],
    right: 'alone',
    source: `${manual}.E: signature and professional identification of who furnished or supervised, and a list of each person who contributed`,
    status: 'verified',
  },
  {
    ...ofAssistants,
    id: 'assistant-notes',
    source: `${manual}.E: a supervisor who did not take part is not required to co-sign the note of a qualified professional`,
    status: 'verified',
  },
  {
    ...everywhere,
    id: 'assistant-judgments',
    documents: judgments,
    levels: ['assistant'],
    right: 'never',
    measurements: false,
    source: `${manual}.A to D: evaluation, plan, progress report and discharge are a clinician's; an assistant writes elements that become part of the record`,
    status: 'unverified',
  },
  {
    ...everywhere,
    id: 'student',
    documents: notes,
    levels: ['student'],
    right: 'beside',
    source:
      'CMS Publication 100-02, chapter 15, section 230.B: the qualified professional is in the room, directs the service and signs all documentation',
    status: 'unverified',
  },
  {
    ...everywhere,
    id: 'student-judgments',
    documents: judgments,
    levels: ['student'],
    right: 'beside',
    source: 'CMS Publication 100-02, chapter 15, section 230.B',
    status: 'unverified',
  },
  {
    ...everywhere,
    id: 'aide',
    documents: [...notes, ...judgments],
    levels: ['aide'],
    right: 'never',
    measurements: false,
    source: `${manual}.E and section 230.B: services of aides are not skilled therapy, and an aide is no qualified professional`,
    status: 'unverified',
  },
  {
    ...ofAssistants,
    id: 'assistant-ohio',
    disciplines: ['PT'],
    state: 'OH',
    cosign: 'each-note',
    source:
      'Ohio Administrative Code 4755:2-2-06(F): reports written by the physical therapist assistant are co-signed by the supervising physical therapist',
    status: 'verified',
  },
  {
    ...ofAssistants,
    id: 'assistant-south-carolina',
    disciplines: ['PT'],
    state: 'SC',
    cosign: { treatmentDays: 8, days: 60 },
    source:
      'South Carolina Code 40-45-300(B): re-evaluation, and approval of the plan, by a physical therapist every eighth treatment day or 60 calendar days, whichever comes first; a co-signature in that interval is this program’s way to see it done',
    status: 'unverified',
  },
  {
    ...ofAssistants,
    id: 'assistant-arizona',
    disciplines: ['PT'],
    state: 'AZ',
    source: 'Arizona Administrative Code R4-24-303, to be read: general supervision, no co-signature of notes',
    status: 'unverified',
  },
  {
    ...ofAssistants,
    id: 'assistant-california',
    disciplines: ['PT'],
    state: 'CA',
    source:
      'California Code of Regulations, title 16, section 1398.44(d): no evaluation, discharge summary, plan or progress report by an assistant, as distinguished from daily chart notes; the rest of the section is to be read for co-signatures',
    status: 'unverified',
  },
  {
    ...ofAssistants,
    id: 'assistant-alaska',
    disciplines: ['PT'],
    state: 'AK',
    measurements: false,
    source: 'Alaska Administrative Code, title 12, chapter 54, to be read: a physical therapist assistant does no testing',
    status: 'unverified',
  },
];
