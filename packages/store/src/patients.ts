import type { Patient } from '@eupraxia/clinical/chart';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { chartSummaryOf, chartSummaryVersion } from './chart-summary.ts';
import { fault } from './errors.ts';
import { searchable, searchWords } from './patient-words.ts';
import { compiledOnce, db, statement } from './statements.ts';
import type { TenantTx } from './tenant.ts';

const mostFound = 20;
const mostWords = 6;

/**
 * Patients of whom each word of the query begins a word of the name, or the chart number; case and marks do not matter.
 * An empty query gives the first of the list. At most 20, by name.
 * @param bornOn YYYY-MM-DD: only those born on that day
 */
export async function searchPatients(tx: TenantTx, query: string, bornOn?: string): Promise<readonly Patient[]> {
  const clinic = tx.actor.clinicId;
  let found = db
    .selectFrom('chart.patient as p')
    .where('p.clinic_id', '=', clinic)
    .select(['p.id', 'p.name', 'p.born_on', 'p.chart_number'])
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .limit(mostFound);
  if (bornOn !== undefined) found = found.where('p.born_on', '=', bornOn);
  for (const word of searchWords(query).slice(0, mostWords)) {
    found = found.where('p.id', 'in', (from) =>
      from
        .selectFrom('chart.patient_word as w')
        .select('w.patient_id')
        .where('w.clinic_id', '=', clinic)
        .where('w.word', '>=', word)
        .where('w.word', '<', `${word}\u{10ffff}`),
    );
  }
  return (await tx.rows(found)).map(patientOf);
}

/**
 * Adds a patient with an empty chart; the same patient sent twice is added once. Who has the name (case, marks and spaces
 * do not matter) and the birth date of somebody who has a chart is refused, however many ask at once.
 * @param otherPerson adds the chart all the same: two people of one name and birth date
 */
export async function createPatient(tx: TenantTx, patient: Patient, otherPerson = false): Promise<Result<Patient, Fault>> {
  const clinic = tx.actor.clinicId;
  const namesake = otherPerson ? undefined : await namesakeOf(tx, patient);
  if (namesake !== undefined) return err(namesake);
  const inserted = await tx.rows(
    db
      .insertInto('chart.patient')
      .values({
        clinic_id: clinic,
        id: patient.id,
        name: patient.name,
        born_on: patient.bornOn,
        chart_number: patient.chartNumber ?? null,
        sort_name: searchable(patient.name),
        created_at: tx.now,
        created_by: tx.author.userId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length === 0) return samePatient(tx, patient);
  const words = searchWords(`${patient.name} ${patient.chartNumber ?? ''}`);
  if (words.length > 0) {
    await tx.rows(
      db.insertInto('chart.patient_word').values(words.map((word) => ({ clinic_id: clinic, word, patient_id: patient.id }))),
    );
  }
  await tx.rows(
    db.insertInto('chart.projection').values({
      clinic_id: clinic,
      subject: patient.id,
      patient_id: patient.id,
      name: 'chart',
      version: chartSummaryVersion,
      through: JSON.stringify({ entries: 0 }),
      body: JSON.stringify(chartSummaryOf([])),
    }),
  );
  tx.audit('patient.create', `patient:${patient.id}`);
  return ok(patient);
}

/** The refusal of a patient whose name and birth date another chart has; nobody else adds such a chart until this call ends. */
async function namesakeOf(tx: TenantTx, { id, name, bornOn }: Patient): Promise<Fault | undefined> {
  const clinic = tx.actor.clinicId;
  const sortName = searchable(name);
  await tx.rows(statement`select pg_advisory_xact_lock(hashtextextended(${`${clinic} patient ${sortName} ${bornOn}`}, 0))`);
  const found = await tx.rows(
    db
      .selectFrom('chart.patient')
      .where('clinic_id', '=', clinic)
      .where('sort_name', '=', sortName)
      .where('born_on', '=', bornOn)
      .orderBy('id')
      .select(['id', 'name', 'born_on', 'chart_number']),
  );
  const [other] = found;
  if (other === undefined || found.some((one) => one.id === id)) return undefined;
  const chartNumber = other.chart_number === null ? 'no chart number' : `chart number ${other.chart_number}`;
  return fault('EUP_STORE_PATIENT_SAME', { name: other.name, bornOn: other.born_on, chartNumber });
}

async function samePatient(tx: TenantTx, patient: Patient): Promise<Result<Patient, Fault>> {
  const stored = await findPatient(tx, patient.id);
  if (!stored) return err(fault('EUP_STORE_PATIENT_CONFLICT', { what: 'chart number' }));
  const same = stored.name === patient.name && stored.bornOn === patient.bornOn && stored.chartNumber === patient.chartNumber;
  return same ? ok(stored) : err(fault('EUP_STORE_PATIENT_CONFLICT', { what: 'id' }));
}

const onePatient = compiledOnce(({ clinic, id }: { readonly clinic: string; readonly id: string }) =>
  db
    .selectFrom('chart.patient')
    .where('clinic_id', '=', clinic)
    .where('id', '=', id)
    .select(['id', 'name', 'born_on', 'chart_number']),
);

/** One patient of the clinic. */
export async function findPatient(tx: TenantTx, id: string): Promise<Patient | undefined> {
  const row = await tx.row(onePatient({ clinic: tx.actor.clinicId, id }));
  return row && patientOf(row);
}

/** A patient's columns in a row. */
export interface PatientRow {
  readonly id: string;
  readonly name: string;
  readonly born_on: string;
  readonly chart_number: string | null;
}

/** A patient as it travels; a chart number is left out where there is none. */
export function patientOf(row: PatientRow): Patient {
  const { id, name, born_on: bornOn, chart_number: chartNumber } = row;
  return chartNumber === null ? { id, name, bornOn } : { id, name, bornOn, chartNumber };
}
