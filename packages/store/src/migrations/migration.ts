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

/**
 * One update of rows that exist already, in the step's own transaction. The wall is forced on the owner too, so that a
 * plain update would change no row and say nothing: it is opened for the update and closed behind it. With row security
 * off, PostgreSQL refuses a statement that a policy would shorten, so that the counts are of all rows; the step fails
 * where the update changed another number than `which` counts.
 * @param set the assignments, after `set`
 * @param which the rows, after `where`
 */
export function backfilled(table: string, set: string, which: string): string {
  return `
alter table ${table} no force row level security;
set local row_security = off;
do $backfill$
declare
  wanted bigint;
  changed bigint;
begin
  select count(*) into wanted from ${table} where ${which};
  update ${table} set ${set} where ${which};
  get diagnostics changed = row_count;
  if changed <> wanted then
    raise exception 'the back-fill of ${table} changed % of % rows', changed, wanted;
  end if;
end
$backfill$;
set local row_security = on;
alter table ${table} force row level security;
`;
}
