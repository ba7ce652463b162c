import type { CoverageItem } from './items.mjs';

export interface TestEnd {
  readonly file: string;
  readonly title: string;
  readonly status: string;
}
export function testsOf(report: unknown, root: string): TestEnd[];
export function uncovered(items: readonly Pick<CoverageItem, 'id' | 'parts'>[], tests: readonly TestEnd[]): string[];
export function reasonOf(title: string): string | undefined;
export function skipsOf(tests: readonly TestEnd[]): {
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly silent: readonly string[];
};
