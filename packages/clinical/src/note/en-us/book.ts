import { enUsLabels } from '@eupraxia/catalogue';
import type { PhraseBook } from '../phrase-book.ts';
import { phrases } from './phrases.ts';

/** American English. */
export const enUs: PhraseBook = { locale: 'en-US', version: 'en-10', phrases, labels: enUsLabels };
