import { type CodeRow, codes } from '@eupraxia/catalogue';

/** The catalogue's rows by code number, in its order: a count looks rows up many times, and reads no list through. */
const rows = new Map<string, CodeRow[]>();
/** The first code that continues a base code, by the base. */
const continued = new Map<string, string>();
for (const row of codes) {
  const same = rows.get(row.code);
  if (same === undefined) rows.set(row.code, [row]);
  else same.push(row);
  if (row.addOnOf !== null && !continued.has(row.addOnOf)) continued.set(row.addOnOf, row.code);
}

/** The row of a code that held on a day (`YYYY-MM-DD`), or undefined; the same answer as the catalogue's `codeOn`. */
export function rowOn(code: string, day: string): CodeRow | undefined {
  const same = rows.get(code);
  if (same === undefined) return undefined;
  for (const row of same) if (row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo)) return row;
  return undefined;
}

/** The row of the code that continues a base code on a day, or null. */
export function addOnOn(base: CodeRow, day: string): CodeRow | null {
  const code = continued.get(base.code);
  return code === undefined ? null : (rowOn(code, day) ?? null);
}

/** A row of a code on whatever day, or undefined where no row has that code. */
export const anyRow = (code: string): CodeRow | undefined => rows.get(code)?.[0];
