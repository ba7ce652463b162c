import { enUsLabels } from '@eupraxia/catalogue';
import type { PhraseBook } from '../phrase-book.ts';
import { phrases } from './phrases.ts';

/** American English. */
export const enUs: PhraseBook = { locale: 'en-US', version: 'en-9', phrases, labels: enUsLabels };
