import { counted, type Migration, ofPatient, ofStaff, pastPolicies } from './migration.ts';

/** What belongs to a visit, and so to the visit's patient. */
const ofVisit = ['writer', 'event', 'signed_note', 'note_signature', 'visit_change', 'visit_device', 'recording', 'vault_key'];

/** What names its patient already. */
const named = ['patient_word', 'chart_entry', 'visit'];

/** What belongs to the clinic, and to no patient in it. */
const ofClinic = ['clinic', 'program_template', 'audit_chain', 'audit', 'audit_seal'];

const unnamed = [...ofVisit, 'projection'].map((table) => `chart.${table}`);

/**
 * The patient beside the clinic on every clinical table, with a second policy that fails closed. A row's patient is the
 * visit's, held by the foreign key: it names visit and patient together, so that no row of a visit can name another patient.
 * A projection is a visit's or a chart's by its name. Who may see every patient of a clinic is a right of its own, so that
 * naming all of them from a patient's role shows nothing.
 */
export const twoWalls: Migration = {
  number: 8,
  name: 'two-walls',
  rewrites: 'chart.event',
  sql: `
create function chart.every_patient() returns boolean language sql immutable return true;
revoke all on function chart.every_patient() from public;
comment on function chart.every_patient() is
  'a right, not a deed: a role that may execute it may name all patients of a clinic (app.patient = ''*'')';

alter table chart.visit add constraint visit_of_patient unique (clinic_id, id, patient_id);
${unnamed.map((table) => `alter table ${table} add column patient_id uuid;`).join('\n')}
${pastPolicies(
  ['chart.patient', 'chart.visit', ...unnamed],
  `${ofVisit.map((table) => fromVisit(`chart.${table}`, 'visit_id', `chart.${table}.patient_id is null`)).join('\n')}
${fromVisit('chart.projection', 'subject', `chart.projection.name <> 'chart'`)}
${counted('chart.projection', 'patient_id = p.id', `chart.projection.name = 'chart'`, {
  from: 'chart.patient p',
  on: 'p.clinic_id = chart.projection.clinic_id and p.id = chart.projection.subject',
})}
${unnamed.map((table) => `alter table ${table} alter column patient_id set not null;`).join('\n')}
${ofVisit.map(holdsToVisit).join('\n')}
alter table chart.projection add constraint projection_patient
  foreign key (clinic_id, patient_id) references chart.patient (clinic_id, id);`,
)}
${ofPatient('chart.patient', 'id')}
${[...named.map((table) => `chart.${table}`), ...unnamed].map((table) => ofPatient(table)).join('')}
${ofClinic.map((table) => ofStaff(`chart.${table}`)).join('')}
${ofStaff('auth.membership', `user_id = nullif(current_setting('app.person', true), '')`)}
`,
};

function fromVisit(table: string, visit: string, which: string): string {
  return counted(table, 'patient_id = v.patient_id', which, {
    from: 'chart.visit v',
    on: `v.clinic_id = ${table}.clinic_id and v.id = ${table}.${visit}`,
  });
}

/** One foreign key instead of the one of before: to the visit together with its patient. */
function holdsToVisit(table: string): string {
  return `alter table chart.${table} drop constraint ${table}_clinic_id_visit_id_fkey,
  add constraint ${table}_visit foreign key (clinic_id, visit_id, patient_id) references chart.visit (clinic_id, id, patient_id);`;
}
