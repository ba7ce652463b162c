import { type HostName, readHostName } from '@eupraxia/api';

/** What is being chosen: this computer alone, or a name; nothing before somebody has chosen. */
export interface NameDraft {
  readonly where: 'here' | 'others' | undefined;
  readonly text: string;
}

/** The draft of a name that was chosen before. */
export const draftOf = (chosen: string | null): NameDraft =>
  chosen === null
    ? { where: undefined, text: '' }
    : chosen === 'localhost'
      ? { where: 'here', text: '' }
      : { where: 'others', text: chosen };

/** The name that a draft stands for. Nothing chosen is `empty`. */
export function nameOf({ where, text }: NameDraft): HostName {
  if (where === 'here') return { kind: 'name', name: 'localhost' };
  return where === 'others' ? readHostName(text) : { kind: 'wrong', why: 'empty' };
}

/** Where Eupraxia will be opened under a name: by https, on the port of this page. */
export const addressUnder = (name: string, port: string): string => `https://${name}${port === '' ? '' : `:${port}`}`;
