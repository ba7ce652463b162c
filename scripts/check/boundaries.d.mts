export const mayImport: Record<string, string[]>;
export function offences(owner: string, path: string, text: string, dependencies: Record<string, unknown>): string[];
export function circle(graph: Record<string, string[]>): string[];
