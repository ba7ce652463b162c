/**
 * What each role may do, declared whole: `apply` takes everything away first. Events, notes, chart entries and audit rows
 * can be inserted and read, never changed or deleted; only the columns named here can change at all.
 */
export const appPrivileges: Readonly<Record<string, string>> = {
  'auth.membership': 'select, insert, delete',
  'chart.clinic': 'select, update (emergency_number)',
  'chart.patient': 'select, insert, update (entries, visits_opened)',
  'chart.patient_word': 'select, insert',
  'chart.chart_entry': 'select, insert',
  'chart.visit': 'select, insert, update (opened_at, events, notes, stop_writer, stop_seq)',
  'chart.visit_device': 'select, insert, update (device, user_name, label, last_contact_at, stop_writer, stop_seq, closed_at)',
  'chart.writer': 'select, insert, update (head)',
  'chart.event': 'select, insert',
  'chart.signed_note': 'select, insert',
  'chart.projection': 'select, insert, update (version, through, body, waits_since)',
  'chart.program_template': 'select, insert, update (removed_at)',
  'chart.recording': 'select, insert',
  'chart.vault_key': 'select, insert',
  'chart.audit_chain': 'select, insert, update (seq, hash)',
  'chart.audit': 'select, insert',
  'chart.audit_seal': 'select, insert',
};

/** Sign-in works on its own tables; of memberships it reads those of the person it names. */
export const authPrivileges: Readonly<Record<string, string>> = {
  'auth."user"': 'select, insert, update, delete',
  'auth."session"': 'select, insert, update, delete',
  'auth."account"': 'select, insert, update, delete',
  'auth."verification"': 'select, insert, update, delete',
  'auth."rateLimit"': 'select, insert, update, delete',
  'auth.membership': 'select',
};

/** The statements that bring the two roles (bare names) to exactly these rights. */
export function privilegeStatements(app: string, auth: string): string {
  const lines: string[] = [];
  for (const role of new Set([app, auth])) {
    lines.push(`revoke all on all tables in schema auth, chart from ${quoted(role)}`);
    lines.push(`revoke all on schema auth, chart from ${quoted(role)}`);
  }
  lines.push(`grant usage on schema auth, chart to ${quoted(app)}`, `grant usage on schema auth to ${quoted(auth)}`);
  for (const [table, rights] of Object.entries(appPrivileges)) lines.push(`grant ${rights} on ${table} to ${quoted(app)}`);
  for (const [table, rights] of Object.entries(authPrivileges)) lines.push(`grant ${rights} on ${table} to ${quoted(auth)}`);
  return lines.join(';\n');
}

/** A role's name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
