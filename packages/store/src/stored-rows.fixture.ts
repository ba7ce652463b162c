/** The tables of one clinic that belong to a patient, each with the column that says to whom. */
export const ofPatients: Readonly<Record<string, string>> = {
  'chart.patient': 'id',
  'chart.patient_word': 'patient_id',
  'chart.chart_entry': 'patient_id',
  'chart.visit': 'patient_id',
  'chart.visit_change': 'patient_id',
  'chart.visit_device': 'patient_id',
  'chart.writer': 'patient_id',
  'chart.event': 'patient_id',
  'chart.signed_note': 'patient_id',
  'chart.note_signature': 'patient_id',
  'chart.projection': 'patient_id',
  'chart.recording': 'patient_id',
  'chart.vault_key': 'patient_id',
  'chart.outbox_key': 'patient_id',
};

/** The tables of one clinic that belong to no patient, each with why: no patient's sign-in reads them. */
export const ofClinics: Readonly<Record<string, string>> = {
  'chart.clinic': 'one row for all: name and settings; a patient’s sign-in does not show them yet',
  'chart.program_template': 'programs to begin from, of no patient',
  'chart.audit_chain': 'heads of the audit: an audit row belongs to who acted',
  'chart.audit': 'names colleagues and other patients; a patient gets a report that a person of the clinic makes',
  'chart.audit_seal': 'digests over all of the audit',
  'chart.person_key': 'keys of people who work here',
  'auth.invitation': 'places that are offered to people who may come to work here',
  'auth.membership': 'who works here; sign-in reads the places of the one person whom it names',
};

/** The tables of sign-in, each with why it has no clinic: only the sign-in role works on them. */
export const ofSignIn: Readonly<Record<string, string>> = {
  'auth.user': 'a person may work in several clinics',
  'auth.session': 'a sign-in is a person’s, whichever clinic its calls name',
  'auth.account': 'a password is a person’s',
  'auth.password_link': 'leads to a person’s password, whichever clinic made it',
  'auth.password_state': 'where a person’s password came from',
  'auth.passkey': 'a person’s way of signing in',
  'auth.authenticator': 'a person’s way of signing in',
  'auth.recovery_code': 'a person’s way of signing in',
  'auth.verification': 'of earlier releases; nothing reads it',
  'auth.rateLimit': 'of earlier releases; nothing reads it',
  'auth.attempt_count': 'counts attempts before anybody is known; its keys are keyed hashes',
  'auth.sign_in_step': 'what waits for the second call of a sign-in, for minutes; of its ids a hash is kept',
  'auth.installation': 'what holds for the whole installation: the name of passkeys, the link to the first clinic',
  'auth.sign_in_log': 'attempts at addresses and accounts without a clinic; it names nobody',
};

/** A patient with one visit, by ids that a test chooses. */
export interface StoredPatient {
  readonly clinicId: string;
  readonly patientId: string;
  readonly visitId: string;
}

/** How the tables stand: as step 7 left them, or as they are now. */
type Stand = 'before the patient' | 'now';

/** SQL that puts one row at least into every table of a clinic that belongs to no patient. */
export function clinicRows(clinicId: string, stand: Stand = 'now'): string {
  const c = `'${clinicId}'`;
  return `
insert into chart.clinic (clinic_id, name, zone, demo, founded_at) values (${c}, 'C', 'UTC', true, 0);
insert into chart.program_template (clinic_id, id, name, items, saved_at, saved_by) values (${c}, gen_random_uuid(), 'T', '[]', 0, 'u');
insert into chart.audit_chain (clinic_id, chain, seq, hash) values (${c}, ${c}, 0, 'h');
insert into chart.audit (clinic_id, chain, seq, at, user_id, name, role, action, subject, hash)
  values (${c}, gen_random_uuid(), 1, 0, 'u', 'N', 'therapist', 'a', 's', 'h');
insert into chart.audit_seal (clinic_id, seq, at, heads, digest) values (${c}, 1, 0, '{}', 'd');
insert into auth.membership (clinic_id, user_id, role, credentials, since) values (${c}, 'user-of-${clinicId.slice(0, 13)}', 'admin', '', 0);
${
  stand === 'now'
    ? `insert into chart.person_key (clinic_id, user_id, wrapped, made_at) values (${c}, 'u', '', 0);
insert into auth.invitation (clinic_id, id, token_hash, email, name, role, credentials, invited_by, invited_by_name, invited_at, expires_at)
  values (${c}, gen_random_uuid(), '', 'e', 'N', 'admin', '', 'u', 'N', 0, 0);`
    : ''
}`;
}

/** SQL that puts one row at least into every table that belongs to a patient. */
export function patientRows({ clinicId, patientId, visitId }: StoredPatient, stand: Stand = 'now'): string {
  const [c, p, v] = [`'${clinicId}'`, `'${patientId}'`, `'${visitId}'`];
  const [column, value] = stand === 'now' ? [', patient_id', `, ${p}`] : ['', ''];
  const ofVisit = (table: string, columns: string, values: string) =>
    `insert into chart.${table} (clinic_id, visit_id${column}, ${columns}) values (${c}, ${v}${value}, ${values});`;
  const projection = (subject: string, name: string) =>
    `insert into chart.projection (clinic_id, subject${column}, name, version, through, body) values (${c}, ${subject}${value}, '${name}', 1, '{}', '{}');`;
  return `
insert into chart.patient (clinic_id, id, name, born_on, sort_name, created_at, created_by) values (${c}, ${p}, 'P', '1980-01-01', 'p', 0, 'u');
insert into chart.patient_word (clinic_id, word, patient_id) values (${c}, 'p', ${p});
insert into chart.chart_entry (clinic_id, patient_id, place, id, kind, body, at, by_user) values (${c}, ${p}, 1, gen_random_uuid(), 'consent', '{}', 0, 'u');
insert into chart.visit (clinic_id, id, patient_id, starts_at, minutes, day, planned_at, planned_by) values (${c}, ${v}, ${p}, 0, 45, '2026-11-21', 0, 'u');
${ofVisit('writer', 'writer, user_id, head', `${v}, 'u', 1`)}
${ofVisit('event', 'writer, seq, id, kind, at, received_at, envelope', `${v}, 1, gen_random_uuid(), 'k', 0, 0, '{}'`)}
${ofVisit('signed_note', 'place, id, kind, signed_at, signed_by, hash, signed', `1, gen_random_uuid(), 'treatment', 0, 'u', 'h', '{}'`)}
${ofVisit('note_signature', 'note_id, id, capacity, signed_by, signed_at, signature', `gen_random_uuid(), gen_random_uuid(), 'co-signer', 'u', 0, '{}'`)}
${ofVisit('visit_change', 'id, change, reason, body, at, by_user, by_name', `gen_random_uuid(), 'moved', 'r', '{}', 0, 'u', 'N'`)}
${ofVisit('visit_device', 'writer, device, user_id, user_name, label, last_contact_at', `${v}, gen_random_uuid(), 'u', 'N', 'L', 0`)}
${ofVisit('recording', 'sha256, bytes, attached_at, attached_by', `repeat('a', 64), 1, 0, 'u'`)}
${ofVisit('vault_key', 'key_id, user_id, wrapped, kept_at', `gen_random_uuid(), 'u', '', 0`)}
${projection(v, 'visit')}
${projection(v, 'treating')}
${projection(p, 'chart')}
${stand === 'now' ? `insert into chart.outbox_key (clinic_id, patient_id, key_id, user_id, role, wrapped, kept_at) values (${c}, ${p}, gen_random_uuid(), 'u', 'therapist', '', 0);` : ''}`;
}

/** Rows that `patientRows` puts into a table: a projection each of visit, clock and chart, one of everything else. */
export const rowsOfPatient = (table: string): number => (table === 'chart.projection' ? 3 : 1);
