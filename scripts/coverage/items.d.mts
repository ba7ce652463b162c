import type { RowKind } from '../../packages/catalogue/src/index.ts';

interface NamedTest {
  /** Path from the root of the repository. */
  readonly file: string;
  /** The full title: groups and title, joined by ` > `. */
  readonly title: string;
}

/** One place where an item lives: a catalog row, a test of what a screen or visit uses, one of what nothing uses, or nothing yet. */
export type CoveragePlace =
  | ({ readonly kind: 'row'; readonly row: RowKind; readonly id: string } & NamedTest)
  | ({ readonly kind: 'test' } & NamedTest)
  | ({ readonly kind: 'unused'; readonly missing: string } & NamedTest)
  | { readonly kind: 'later'; readonly missing: string };

export type CoverageState = 'used' | 'reference' | 'library only' | 'partly' | 'not yet';

/** One thing that the program was asked to hold: its id in the checklist, what it is in our own words, and where it lives. */
export interface CoverageItem {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly CoveragePlace[];
  readonly state: CoverageState;
}

export const items: readonly CoverageItem[];
