export const exceptions: Readonly<Record<string, string>>;
export function isTest(path: string): boolean;
export function offences(path: string, text: string): string[];
