import type { TermRow } from '../row.ts';
import { abbreviations } from './abbreviations.ts';
import { ideas } from './ideas.ts';

/** Words and ideas, explained. */
export const terms: readonly TermRow[] = [...ideas, ...abbreviations];
