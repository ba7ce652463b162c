export const mayImport: Record<string, string[]>;
export function offences(
  owner: string,
  path: string,
  text: string,
  dependencies: Record<string, unknown>,
  entries?: Record<string, readonly string[]>,
): string[];
export function entriesOf(root: string): Record<string, string[]>;
export function circle(graph: Record<string, string[]>): string[];
