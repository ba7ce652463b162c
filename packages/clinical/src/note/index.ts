export type { ActivityName, Labelled, Named, Words } from '../wording/named.ts';
export { addendumOptions } from './addendum-options.ts';
export { bookOf, books, defaultLocale, hasBook, phrasesVersion } from './books.ts';
export { composeNote, type NoteOptions, noteIn } from './compose.ts';
export { findingGroups, type RankedFindings, rankFindings } from './finding-groups.ts';
export { lateEvents, signedThrough } from './late.ts';
export { reportPeriodDays } from './period-findings.ts';
export { type PhraseBook, PhraseReader, type Phrases, phrase } from './phrase-book.ts';
export {
  isSecondSignature,
  type Recount,
  type Sealed,
  sealNote,
  sealSecondSignature,
  sealSignature,
  verifySeal,
  verifySecondSignature,
} from './seal.ts';
export type {
  FindingGroup,
  NestedPhrase,
  Note,
  NoteElement,
  NoteFinding,
  NoteSection,
  NoteSignature,
  PhraseParam,
  PhraseParams,
  Sentence,
  SignedCoding,
  SignedLine,
  SignedNote,
  SigningCapacity,
  TreatedBy,
} from './shape.ts';
export { partlyRead, type UnreadEntry, unreadEntries, unreadHolding, unreadHoldsFor } from './unread.ts';
