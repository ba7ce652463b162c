/** One step of the stored format. A step that was released is never edited: its checksum is kept in every database. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * The wall around one table: only rows of the clinic that the transaction named. After a commit the setting is '' rather
 * than absent, and ''::uuid would throw, hence the nullif. Forced, so that it holds for the tables' owner too.
 */
export function walled(table: string): string {
  const clinic = `clinic_id = nullif(current_setting('app.clinic', true), '')::uuid`;
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy clinic on ${table} using (${clinic}) with check (${clinic});`;
}
