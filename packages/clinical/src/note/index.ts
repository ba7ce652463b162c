export type { ActivityName, Labelled, Named, Words } from '../wording/named.ts';
export { bookOf, books, defaultLocale, hasBook, phrasesVersion } from './books.ts';
export { composeNote, type NoteOptions, noteIn } from './compose.ts';
export { lateEvents, signedThrough } from './late.ts';
export { type PhraseBook, PhraseReader, type Phrases, phrase } from './phrase-book.ts';
export { type Sealed, sealNote, sealSignature, verifySeal } from './seal.ts';
export type {
  NestedPhrase,
  Note,
  NoteElement,
  NoteFinding,
  NoteSection,
  PhraseParam,
  PhraseParams,
  Sentence,
  SignedNote,
} from './shape.ts';
export { partlyRead, type UnreadEntry, unreadEntries, unreadHolding, unreadHoldsFor } from './unread.ts';
