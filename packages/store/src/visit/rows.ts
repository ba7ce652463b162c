import { dayIn } from '@eupraxia/clinical';
import { err, type Fault, isUuid, ok, type Result } from '@eupraxia/kernel';
import { type Compilable, sql } from 'kysely';
import { fault } from '../errors.ts';
import type { Day, VisitRow, VisitState, VisitStatus } from '../shapes.ts';
import { compiledOnce, db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { listed, rowOf } from './listed.ts';
import { headsOf, streamsOf } from './locked-visit.ts';
import type { QueueOf } from './sign-queue.ts';
import { rowsOfVisits, type WaitingNow, waitingNow } from './waiting.ts';

const pageOfVisits = 50;
const pageOfDay = 100;

/** Which page of a day is asked for. */
export interface DayPage {
  /** Where it begins: `next` of the page before; the day's first page where it is left out. */
  readonly after?: string | undefined;
  /** The clinic's zone where it is known already. */
  readonly zone?: string | undefined;
}

interface OfDay {
  readonly clinic: string;
  readonly day: string;
}

const pageOf = ({ clinic, day }: OfDay) =>
  listed(clinic)
    .where('v.day', '=', day)
    .orderBy('v.starts_at')
    .orderBy('v.id')
    .limit(sql.lit(pageOfDay + 1));
const firstPage = compiledOnce(pageOf);
const furtherPage = compiledOnce((of: OfDay & { readonly startsAt: number; readonly id: string }) =>
  pageOf(of).where(sql<boolean>`(v.starts_at, v.id) > (${of.startsAt}::bigint, ${of.id}::uuid)`),
);

/**
 * One day of the clinic, by time, by pages of 100, with the counts of the whole day.
 * @param day YYYY-MM-DD in the clinic's zone; today unless told
 * @param who whose notes are counted; the whole clinic's where nobody is named
 */
export async function listDay(tx: TenantTx, day?: string, who?: QueueOf, page: DayPage = {}): Promise<Day> {
  return (await readDay(tx, day, who, page)).listed;
}

/** A day with what waits of all days beside it, oldest first, at most 20 each. */
export interface DayAndWaiting extends Day {
  /** Visits that wait for a signature or an addendum; open ones once their day is over. */
  readonly waiting: readonly VisitRow[];
  /** Visits under whose notes the person's second signature is due; none where nobody is named. */
  readonly toCosign: readonly VisitRow[];
}

/** The same with the lists beside the day. Where nothing waits they take no further round trip. */
export async function listDayAndWaiting(tx: TenantTx, day?: string, who?: QueueOf, page: DayPage = {}): Promise<DayAndWaiting> {
  const { listed: read, now } = await readDay(tx, day, who, page);
  const [waiting, toCosign] = await Promise.all([rowsOfVisits(tx, now.toSign), rowsOfVisits(tx, now.toCosign)]);
  return { ...read, waiting, toCosign };
}

async function readDay(
  tx: TenantTx,
  day: string | undefined,
  who: QueueOf | undefined,
  { after, zone }: DayPage,
): Promise<{ readonly listed: Day; readonly now: WaitingNow }> {
  const today = dayIn(zone ?? (await zoneOf(tx)), tx.now);
  const of = { clinic: tx.actor.clinicId, day: day ?? today };
  const [rows, held, now] = await Promise.all([
    tx.rows(after === undefined ? firstPage(of) : furtherPage({ ...of, ...placeIn(after) })),
    after === undefined ? undefined : tx.row(dayCounts(of)),
    waitingNow(tx, today, who),
  ]);
  const visits = rows.slice(0, pageOfDay).map(rowOf);
  const last = visits.at(-1);
  const next = rows.length > pageOfDay && last !== undefined ? `${last.startsAt}.${last.id}` : null;
  // A day of one page is counted by its rows.
  const counts = held ?? (next === null ? countsOf(visits) : await tx.row(dayCounts(of)));
  return { listed: { day: of.day, visits, counts: { visits: 0, done: 0, ...counts, ...now.counts }, next }, now };
}

/** How many visits of a day take place, and how many are finished or further: of all its pages. */
const dayCounts = compiledOnce(
  ({ clinic, day }: OfDay): Compilable<Pick<Day['counts'], 'visits' | 'done'>> => ({
    compile: () => statement`
  select count(*) filter (where p.status not in ('cancelled', 'no-show')) as visits,
    count(*) filter (where p.status not in ('cancelled', 'no-show', 'planned', 'open')) as done
  from chart.visit v
  join lateral (select body ->> 'status' as status from chart.projection
    where clinic_id = v.clinic_id and subject = v.id and name = 'visit' offset 0) p on true
  where v.clinic_id = ${clinic} and v.day = ${day}::date`,
  }),
);

const notTakingPlace: ReadonlySet<VisitStatus> = new Set<VisitStatus>(['cancelled', 'no-show']);
const notDone: ReadonlySet<VisitStatus> = new Set<VisitStatus>([...notTakingPlace, 'planned', 'open']);

/** The same of visits that are all there. */
const countsOf = (visits: readonly VisitRow[]): Pick<Day['counts'], 'visits' | 'done'> => ({
  visits: visits.filter(({ status }) => !notTakingPlace.has(status)).length,
  done: visits.filter(({ status }) => !notDone.has(status)).length,
});

/** The place after which a page begins, `<starts at>.<visit>`; a text that is none begins at the day's end. */
function placeIn(after: string): { readonly startsAt: number; readonly id: string } {
  const [, startsAt, id] = /^(\d{1,15})\.(.{36})$/.exec(after) ?? [];
  return startsAt !== undefined && id !== undefined && isUuid(id)
    ? { startsAt: Number(startsAt), id }
    : { startsAt: Number.MAX_SAFE_INTEGER, id: '00000000-0000-0000-0000-000000000000' };
}

/** Leaves the audit row of someone who was shown what is treated on a day and in what waits. */
export function auditDay(tx: TenantTx, day: string): void {
  tx.audit('day.read', `day:${day}`);
}

interface OfPatient {
  readonly clinic: string;
  readonly patientId: string;
}

const patientPage = ({ clinic, patientId }: OfPatient) =>
  listed(clinic).where('v.patient_id', '=', patientId).orderBy('v.starts_at', 'desc').fetch(pageOfVisits, 'with ties');
const newestOfPatient = compiledOnce(patientPage);
const earlierOfPatient = compiledOnce((of: OfPatient & { readonly before: number }) =>
  patientPage(of).where('v.starts_at', '<', of.before),
);

/** A page of a patient's visits, most recent first; visits that begin in the same millisecond stay on one page. */
export async function visitsOfPatient(
  tx: TenantTx,
  patientId: string,
  before?: number,
): Promise<{ readonly visits: readonly VisitRow[]; readonly more: boolean }> {
  const of = { clinic: tx.actor.clinicId, patientId };
  const visits = (await tx.rows(before === undefined ? newestOfPatient(of) : earlierOfPatient({ ...of, before }))).map(rowOf);
  const last = visits.at(-1);
  if (visits.length < pageOfVisits || !last) return { visits, more: false };
  const next = await tx.row(
    db
      .selectFrom('chart.visit as v')
      .where('v.clinic_id', '=', of.clinic)
      .where('v.patient_id', '=', patientId)
      .where('v.starts_at', '<', last.startsAt)
      .select('v.id')
      .limit(1),
  );
  return { visits, more: next !== undefined };
}

const oneVisit = compiledOnce(({ clinic, visitId }: { readonly clinic: string; readonly visitId: string }) =>
  listed(clinic).where('v.id', '=', visitId),
);

/** One visit as the day lists it. */
export async function rowOfVisit(tx: TenantTx, visitId: string): Promise<Result<VisitRow, Fault>> {
  const row = await tx.row(oneVisit({ clinic: tx.actor.clinicId, visitId }));
  return row ? ok(rowOf(row)) : err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
}

/** The same for who asks for one visit by itself: what is treated in it is shown, and audited. */
export async function readVisitRow(tx: TenantTx, visitId: string): Promise<Result<VisitRow, Fault>> {
  const row = await rowOfVisit(tx, visitId);
  if (row.ok) tx.audit('visit.read', `visit:${visitId}`);
  return row;
}

/** One visit as it stands, with how far each stream is stored. A row of the day: it reads nothing of the log. */
export async function visitOf(tx: TenantTx, visitId: string): Promise<Result<VisitState, Fault>> {
  const [row, streams] = await Promise.all([tx.row(oneVisit({ clinic: tx.actor.clinicId, visitId })), streamsOf(tx, visitId)]);
  if (!row) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const acknowledged = headsOf(streams);
  return ok({ ...rowOf(row), acknowledged, events: row.events, notes: row.notes });
}
