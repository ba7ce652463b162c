export { composeNote, type NoteOptions } from './compose.ts';
export { lateEvents, signedThrough } from './late.ts';
export { phrase, phrasesVersion } from './phrase.ts';
export { type Sealed, sealNote, sealSignature, verifySeal } from './seal.ts';
export type { Note, NoteElement, NoteFinding, NoteSection, PhraseParams, Sentence, SignedNote } from './shape.ts';
