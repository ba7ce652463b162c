import { isDeepStrictEqual } from 'node:util';
import type { AuditActName } from '@eupraxia/clinical/audit';
import { type ChartEntry, chartBodyFrom, chartBodyVersion, type NewChartEntry } from '@eupraxia/clinical/chart';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type ChartSummary, chartSummaryOf, chartSummaryVersion, summaryWith } from './chart-summary.ts';
import { fault } from './errors.ts';
import { findPatient } from './patients.ts';
import type { Chart } from './shapes.ts';
import { compiledOnce, db, statement } from './statements.ts';
import type { TenantTx } from './tenant.ts';
import { openVisitsFor, recordChartChanges } from './visit/chart-changed.ts';
import { visitsOfPatient } from './visit/rows.ts';

/**
 * A chart: its entries whole, its visits by pages of 50, most recent first.
 * @param before startsAt (UTC ms) of the last visit of the page before
 */
export async function readChart(tx: TenantTx, patientId: string, before?: number): Promise<Result<Chart, Fault>> {
  const [patient, entries, { visits, more }] = await Promise.all([
    findPatient(tx, patientId),
    entriesOf(tx, patientId),
    visitsOfPatient(tx, patientId, before),
  ]);
  if (!patient) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  tx.audit('chart.read', `patient:${patientId}`);
  return ok({ patient, entries, visits, moreVisits: more });
}

const entriesOfPatient = compiledOnce(({ clinic, patientId }: { readonly clinic: string; readonly patientId: string }) =>
  db
    .selectFrom('chart.chart_entry')
    .where('clinic_id', '=', clinic)
    .where('patient_id', '=', patientId)
    .orderBy('place')
    .select(['id', 'patient_id', 'kind', 'v', 'body', 'at', 'by_user']),
);

/** Every entry of a chart in the order in which it was appended. */
export async function entriesOf(tx: TenantTx, patientId: string): Promise<readonly ChartEntry[]> {
  const rows = await tx.rows(entriesOfPatient({ clinic: tx.actor.clinicId, patientId }));
  return rows.map((row) => storedEntry(row));
}

/** A row as an entry, its body in today's version. */
function storedEntry(row: {
  readonly id: string;
  readonly patient_id: string;
  readonly kind: string;
  readonly v: number;
  readonly body: unknown;
  readonly at: number;
  readonly by_user: string;
}): ChartEntry {
  const body = chartBodyFrom(row.kind, row.v, row.body);
  return entryOf(row.id, row.patient_id, { kind: row.kind, body }, row.at, row.by_user);
}

/** Kind and body belong together: they were parsed as one when they arrived, and are stored as one. */
function entryOf(id: string, patientId: string, of: { kind: string; body: unknown }, at: number, by: string): ChartEntry {
  return { id, patientId, kind: of.kind, body: of.body, at, by } as ChartEntry;
}

/**
 * Appends entries to a chart, all or none. Entries that are stored already, with the same content, are left as they are;
 * the answer holds every entry that was sent, as stored.
 * @param act how the audit names it: an author whose entries a colleague's device brought did not act now
 */
export async function appendChart(
  tx: TenantTx,
  patientId: string,
  entries: readonly NewChartEntry[],
  act: 'chart.append' | 'chart.handedOver' = 'chart.append',
): Promise<Result<readonly ChartEntry[], Fault>> {
  const clinic = tx.actor.clinicId;
  // Visits are locked before patients everywhere.
  const openVisits = await openVisitsFor(tx, patientId, entries);
  const held = await tx.row(
    db.selectFrom('chart.patient').where('clinic_id', '=', clinic).where('id', '=', patientId).select('entries').forUpdate(),
  );
  if (!held) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  const stored = await storedEntries(tx, entries);
  const fresh: ChartEntry[] = [];
  const answer: ChartEntry[] = [];
  for (const entry of entries) {
    const known = stored.get(entry.id) ?? fresh.find(({ id }) => id === entry.id);
    if (
      known &&
      !(known.patientId === patientId && known.kind === entry.kind && isDeepStrictEqual(known.body, plain(entry.body)))
    ) {
      return err(fault('EUP_STORE_ENTRY_CONFLICT', { entry: entry.id }));
    }
    const next = known ?? entryOf(entry.id, patientId, { kind: entry.kind, body: plain(entry.body) }, tx.now, tx.author.userId);
    if (!known) fresh.push(next);
    answer.push(next);
  }
  const lost = await firstRetractedUnknown(tx, patientId, fresh);
  if (lost) return err(fault('EUP_STORE_ENTRY_UNKNOWN', { entry: lost }));
  const overtaken = await overtakenProgram(tx, patientId, fresh);
  if (overtaken) return err(overtaken);
  const before = openVisits.length > 0 ? await entriesOf(tx, patientId) : [];
  if (fresh.length > 0) await insertEntries(tx, patientId, held.entries, fresh, act);
  if (openVisits.length > 0) await recordChartChanges(tx, openVisits, before, fresh);
  return ok(answer);
}

/** As it will be read back: what JSON leaves out is left out. */
function plain(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

async function storedEntries(tx: TenantTx, entries: readonly NewChartEntry[]): Promise<ReadonlyMap<string, ChartEntry>> {
  if (entries.length === 0) return new Map();
  const rows = await tx.rows(
    db
      .selectFrom('chart.chart_entry')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where(
        'id',
        'in',
        entries.map((entry) => entry.id),
      )
      .select(['id', 'patient_id', 'kind', 'v', 'body', 'at', 'by_user']),
  );
  return new Map(rows.map((row) => [row.id, storedEntry(row)]));
}

async function firstRetractedUnknown(tx: TenantTx, patientId: string, fresh: readonly ChartEntry[]): Promise<string | undefined> {
  const named = fresh.flatMap((entry) => (entry.kind === 'retraction' ? [entry.body.entry] : []));
  const missing = named.filter((id) => !fresh.some((entry) => entry.id === id));
  if (missing.length === 0) return undefined;
  const there = await tx.rows(
    db
      .selectFrom('chart.chart_entry')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('patient_id', '=', patientId)
      .where('id', 'in', missing)
      .select('id'),
  );
  return missing.find((id) => !there.some((row) => row.id === id));
}

/** A program that says what it replaces holds only while that one does; the patient's row is locked, so nothing slips between. */
async function overtakenProgram(tx: TenantTx, patientId: string, fresh: readonly ChartEntry[]): Promise<Fault | undefined> {
  const programs = fresh.filter((entry) => entry.kind === 'program');
  if (programs.every((entry) => entry.body.replaces === undefined)) return undefined;
  let standing = lastProgram(await entriesOf(tx, patientId));
  for (const { body } of programs) {
    if (body.replaces !== undefined && body.replaces !== standing)
      return fault('EUP_STORE_PROGRAM_CHANGED', { expected: body.replaces ?? 'none', found: standing ?? 'none' });
    standing = body.id;
  }
  return undefined;
}

/** The program that was appended last and stands, by the order of appending: instants may be equal or step back. */
function lastProgram(entries: readonly ChartEntry[]): string | null {
  const gone = new Set<string>();
  for (const entry of entries.toReversed()) {
    if (gone.has(entry.id)) continue;
    if (entry.kind === 'retraction') gone.add(entry.body.entry);
    if (entry.kind === 'program') return entry.body.id;
  }
  return null;
}

async function insertEntries(
  tx: TenantTx,
  patientId: string,
  held: number,
  fresh: readonly ChartEntry[],
  act: AuditActName,
): Promise<void> {
  const clinic = tx.actor.clinicId;
  const rows = fresh.map((entry, i) => ({
    clinic_id: clinic,
    patient_id: patientId,
    place: held + i + 1,
    id: entry.id,
    kind: entry.kind,
    v: chartBodyVersion(entry.kind),
    body: JSON.stringify(entry.body),
    at: entry.at,
    by_user: entry.by,
  }));
  await tx.rows(db.insertInto('chart.chart_entry').values(rows));
  const entries = held + fresh.length;
  await tx.rows(db.updateTable('chart.patient').set({ entries }).where('clinic_id', '=', clinic).where('id', '=', patientId));
  tx.audit(act, `patient:${patientId}`);
  await saveChartSummary(tx, patientId, entries, await summaryAfter(tx, patientId, fresh));
}

async function summaryAfter(tx: TenantTx, patientId: string, fresh: readonly ChartEntry[]): Promise<ChartSummary> {
  const row = await tx.row(
    statement<{ body: ChartSummary }>`select body from chart.projection
      where clinic_id = ${tx.actor.clinicId} and subject = ${patientId} and name = 'chart' and version = ${chartSummaryVersion}`,
  );
  return (row && summaryWith(row.body, fresh)) ?? chartSummaryOf(await entriesOf(tx, patientId));
}

/** Writes the projection `chart` of one patient, whose row is locked. */
export async function saveChartSummary(tx: TenantTx, patientId: string, entries: number, summary: ChartSummary): Promise<void> {
  const row = { version: chartSummaryVersion, through: JSON.stringify({ entries }), body: JSON.stringify(summary) };
  await tx.rows(
    db
      .insertInto('chart.projection')
      .values({ clinic_id: tx.actor.clinicId, subject: patientId, patient_id: patientId, name: 'chart', ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'subject', 'name']).doUpdateSet(row)),
  );
}
