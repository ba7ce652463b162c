/**
 * What each role may do, declared whole: `apply` takes everything away first. Events, notes, chart entries and audit rows
 * can be inserted and read, never changed or deleted; only the columns named here can change at all.
 */
export const appPrivileges: Readonly<Record<string, string>> = {
  'auth.membership': 'select, insert, delete',
  'auth.invitation': 'select, insert, update (accepted_at, accepted_by, withdrawn_at)',
  'chart.clinic': 'select, update (emergency_number, state, minutes_rule, cosign, lock_minutes)',
  'chart.patient': 'select, insert, update (entries, visits_opened)',
  'chart.patient_word': 'select, insert',
  'chart.chart_entry': 'select, insert',
  'chart.visit': 'select, insert, update (starts_at, minutes, day, outcome, opened_at, events, notes, stop_writer, stop_seq)',
  'chart.visit_device': 'select, insert, update (device, user_name, label, last_contact_at, stop_writer, stop_seq, closed_at)',
  'chart.writer': 'select, insert, update (head)',
  'chart.event': 'select, insert',
  'chart.signed_note': 'select, insert',
  'chart.projection': 'select, insert, update (version, through, body, waits_since)',
  'chart.visit_change': 'select, insert',
  'chart.note_signature': 'select, insert',
  'chart.program_template': 'select, insert, update (removed_at)',
  'chart.recording': 'select, insert',
  'chart.vault_key': 'select, insert',
  'chart.person_key': 'select, insert',
  'chart.outbox_key': 'select, insert',
  'chart.audit_chain': 'select, insert, update (seq, hash)',
  'chart.audit': 'select, insert',
  'chart.audit_seal': 'select, insert',
};

/**
 * Sign-in works on its own tables; of memberships it reads those of the person it names. "verification" and "rateLimit" are
 * of earlier releases: nothing reads them.
 */
export const authPrivileges: Readonly<Record<string, string>> = {
  'auth."user"': 'select, insert, update, delete',
  'auth."session"': 'select, insert, update, delete',
  'auth."account"': 'select, insert, update, delete',
  'auth.attempt_count': 'select, insert, update, delete',
  'auth.membership': 'select',
  // Written by sign-in, read and shortened by the owner alone.
  'auth.sign_in_log': 'insert',
  'auth.password_link': 'select, insert, update (used_at), delete',
  'auth.password_state': 'select, insert, update, delete',
  'auth.passkey': 'select, insert, update (counter, last_used_at), delete',
  'auth.authenticator': 'select, insert, update, delete',
  'auth.recovery_code': 'select, insert, update (used_at), delete',
  'auth.sign_in_step': 'select, insert, update (tries), delete',
  'auth.installation': 'select, insert, update (value, changed_at), delete',
};

/**
 * A patient's sign-in reads their own chart, visits and signed notes, and writes nothing yet. Row-level security holds it to
 * the rows of the patient whom the transaction names; without the right to name every patient, '*' shows it nothing.
 */
export const patientPrivileges: Readonly<Record<string, string>> = {
  'chart.patient': 'select (clinic_id, id, name, born_on, chart_number)',
  'chart.chart_entry': 'select (clinic_id, patient_id, place, id, kind, v, body, at, by_user)',
  'chart.visit': 'select (clinic_id, id, patient_id, starts_at, minutes, day, outcome, opened_at, notes)',
  'chart.signed_note': 'select (clinic_id, visit_id, patient_id, place, id, kind, signed_at, signed)',
};

/** The bare names of the program's database roles. */
export interface RoleNames {
  readonly app: string;
  readonly auth: string;
  readonly patient: string;
}

/** The statements that bring the roles to exactly these rights. */
export function privilegeStatements({ app, auth, patient }: RoleNames): string {
  const lines: string[] = [];
  for (const role of new Set([app, auth, patient])) {
    lines.push(`revoke all on all tables in schema auth, chart from ${quoted(role)}`);
    lines.push(`revoke all on all functions in schema auth, chart from ${quoted(role)}`);
    lines.push(`revoke all on schema auth, chart from ${quoted(role)}`);
  }
  lines.push(
    `grant usage on schema auth, chart to ${quoted(app)}`,
    `grant usage on schema auth to ${quoted(auth)}`,
    `grant usage on schema chart to ${quoted(patient)}`,
    `grant execute on function chart.every_patient() to ${quoted(app)}`,
  );
  const rights: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [app, appPrivileges],
    [auth, authPrivileges],
    [patient, patientPrivileges],
  ];
  for (const [role, tables] of rights)
    for (const [table, right] of Object.entries(tables)) lines.push(`grant ${right} on ${table} to ${quoted(role)}`);
  return lines.join(';\n');
}

/** A role's name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
