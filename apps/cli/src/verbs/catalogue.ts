import { parseRowKind, type RowKind, searchCatalogue } from '@eupraxia/catalogue';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { table } from '../table.ts';
import { type Answer, parseVerb } from '../verb.ts';

/** `catalogue [--kind K] [--search TEXT]`: rows with their sources. */
export async function catalogue(args: readonly string[]): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('catalogue', args, { kind: { type: 'string' }, search: { type: 'string' } }, 0);
  if (!parsed.ok) return parsed;
  let kind: RowKind | undefined;
  if (parsed.value.values.kind !== undefined) {
    const named = parseRowKind(parsed.value.values.kind);
    if (!named.ok) return named;
    kind = named.value;
  }
  const rows = searchCatalogue(parsed.value.values.search ?? '', kind);
  const text =
    rows.length === 0
      ? 'Nothing in the catalogue fits.\n'
      : table(
          ['kind', 'id', 'name', 'status', 'source'],
          rows.map((row) => [row.kind, row.id, row.name, row.status, row.source]),
        );
  return ok({ json: rows, text });
}
