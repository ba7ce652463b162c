import type { Sourced } from '../base.ts';
import type { Discipline, Level } from '../disciplines.ts';

/** The documents of an episode of care that somebody signs. */
export const signedDocuments = [
  'treatment-note',
  'addendum',
  'evaluation',
  'plan-of-care',
  'progress-report',
  'discharge',
] as const;
export type SignedDocument = (typeof signedDocuments)[number];

/** A document, and whether this program makes it yet: rules of the others are here so that they find them. */
export interface SignedDocumentRow {
  readonly id: SignedDocument;
  readonly name: string;
  readonly exists: boolean;
}

/**
 * What a person of a level may do under a document: sign it by themselves, sign beside a clinician who answers for it, or
 * not sign it.
 */
export type SigningRight = 'alone' | 'beside' | 'never';

/** Which notes of an assistant want a therapist's co-signature: none, each, or one after so many treatment days or days. */
export type CosignInterval =
  | 'none'
  | 'each-note'
  | { readonly treatmentDays: number /** Calendar days; the earlier of both holds. */; readonly days: number };

/** Who may sign what, and whether it is co-signed: in a state, for a payer's program, from a day on. */
export interface SigningRow extends Sourced {
  readonly id: string;
  readonly documents: readonly SignedDocument[];
  readonly levels: readonly Level[];
  readonly disciplines: readonly Discipline[];
  /** Two letters of the US state whose practice act says so; null where it holds in each. */
  readonly state: string | null;
  /** The payer's program that says so; null where it holds for each. */
  readonly program: 'medicare-b' | 'medicare-a' | 'other' | null;
  readonly right: SigningRight;
  /** Whether a note that holds a measurement may be signed: collecting data is not interpreting it. */
  readonly measurements: boolean;
  readonly cosign: CosignInterval;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}
