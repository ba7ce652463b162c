/** One step of the stored format. A step that was released is never edited: its checksum is kept in every database. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** The table whose every row the step rewrites: where it is large, the start says that it takes a while. */
  readonly rewrites?: string;
}

/**
 * The isolation of one table by clinic: only rows of the clinic that the transaction named. After a commit the setting is ''
 * rather than absent, and ''::uuid would throw, hence the nullif. Forced, so that it holds for the tables' owner too.
 */
export function walled(table: string): string {
  const clinic = `clinic_id = nullif(current_setting('app.clinic', true), '')::uuid`;
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy clinic on ${table} using (${clinic}) with check (${clinic});`;
}

/**
 * Policies that compare with the patient whom a transaction named in app.patient. Every patient ('*') it has to name too: a
 * transaction that names nobody sees nothing. And '*' counts for a role alone that has the right to it, which the role of
 * patients does not have. A CASE, because its branches are evaluated one at a time, so that '*' is never cast; and because
 * the planner reckons with half of the rows then, where it would take an OR of these for a handful and join accordingly.
 */
const named = `current_setting('app.patient', true)`;
const mayNameAll = `has_function_privilege('chart.every_patient()'::regprocedure, 'execute')`;

/**
 * The isolation of one table by patient, within the clinic: restrictive, so that both policies must let a row through.
 * @param column which patient a row belongs to
 */
export function ofPatient(table: string, column = 'patient_id'): string {
  return restricted(table, 'patient', `${column} = nullif(${named}, '')::uuid`);
}

/**
 * Keeps a table that belongs to no patient from every patient's transaction, and from one that names nobody.
 * @param unless a condition under which a row is shown all the same
 */
export function ofStaff(table: string, unless = 'false'): string {
  return restricted(table, 'staff', unless);
}

/** A policy that shows all rows to a transaction that may name every patient and does, and the others where a condition holds. */
function restricted(table: string, name: string, otherwise: string): string {
  const rows = `case ${named} when '*' then ${mayNameAll} else ${otherwise} end`;
  return `
create policy ${name} on ${table} as restrictive using (${rows}) with check (${rows});`;
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
  return pastPolicies([table], counted(table, set, which));
}

/** Statements that see every row of some tables although they are the owner's; the policies are forced again behind them. */
export function pastPolicies(tables: readonly string[], sql: string): string {
  return `
${tables.map((table) => `alter table ${table} no force row level security;`).join('\n')}
set local row_security = off;
${sql}
set local row_security = on;
${tables.map((table) => `alter table ${table} force row level security;`).join('\n')}
`;
}

/**
 * An update that fails where it changes another number of rows than `which` counts; within `pastPolicies`.
 * @param join another table that the assignments read, with what joins it
 */
export function counted(
  table: string,
  set: string,
  which: string,
  join?: { readonly from: string; readonly on: string },
): string {
  const joined = join === undefined ? `where ${which}` : `from ${join.from} where ${join.on} and ${which}`;
  return `do $backfill$
declare
  wanted bigint;
  changed bigint;
begin
  select count(*) into wanted from ${table} where ${which};
  update ${table} set ${set} ${joined};
  get diagnostics changed = row_count;
  if changed <> wanted then
    raise exception 'the back-fill of ${table} changed % of % rows', changed, wanted;
  end if;
end
$backfill$;`;
}
