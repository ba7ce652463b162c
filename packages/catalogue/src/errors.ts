import { err, type Fault, faultsOf, ok, type Result } from '@eupraxia/kernel';
import type { RowKind } from './row.ts';
import { rowKinds } from './rows.ts';

/** What can be refused when the catalogue is asked. */
export const catalogueErrors = {
  EUP_CATALOGUE_KIND: {
    sentence: 'The catalogue has no kind "{found}"; it has: {expected}.',
    status: 422,
    remedy: 'Name one of these kinds, or none for all of them.',
  },
} as const;

const fault = faultsOf(catalogueErrors);

/** Reads the name of a kind of rows; a plural is understood. Error: EUP_CATALOGUE_KIND. */
export function parseRowKind(text: string): Result<RowKind, Fault> {
  const kind = rowKinds.find((known) => known === text || `${known}s` === text);
  return kind === undefined ? err(fault('EUP_CATALOGUE_KIND', { found: text, expected: rowKinds.join(', ') })) : ok(kind);
}
