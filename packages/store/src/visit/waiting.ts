import { dayIn } from '@eupraxia/clinical';
import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Day, VisitRow } from '../shapes.ts';
import { compiledOnce, db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { listed, rowOf } from './listed.ts';
import { isOwnToCosign, isOwnToSign, type QueueOf } from './sign-queue.ts';

const mostWaiting = 20;

/** What waits of all days: how much of it, and which visits have waited longest. */
export interface WaitingNow {
  readonly counts: Omit<Day['counts'], 'visits' | 'done'>;
  /** Visits that wait for a signature or an addendum, oldest first, at most 20. */
  readonly toSign: readonly string[];
  /** Visits under whose notes a person's second signature is due, oldest first, at most 20. */
  readonly toCosign: readonly string[];
}

/** What a statement about waiting visits is asked with. */
interface Asked {
  readonly clinic: string;
  readonly today: string;
  readonly userId: string;
  readonly discipline: QueueOf['discipline'];
}

/**
 * Reads what waits, by one walk through the index that holds only what waits: it does not grow with the clinic's history.
 * @param who whose it is to sign; everybody's where nobody is named
 */
export async function waitingNow(tx: TenantTx, today: string, who?: QueueOf): Promise<WaitingNow> {
  const row = await tx.row(waitingOf(tx.actor.clinicId, today, who));
  if (row === undefined) throw new Error('An aggregate gave no row.');
  const { signs, cosigns, ...counts } = row;
  return { counts, toSign: signs, toCosign: cosigns };
}

/**
 * Visits of any day that wait for a signature or an addendum, oldest first, at most 20; open ones once their day is over.
 * @param who whose they are to sign; everybody's where nobody is named
 * @param zone the clinic's where it is known already
 */
export async function waitingVisits(tx: TenantTx, who?: QueueOf, zone?: string): Promise<readonly VisitRow[]> {
  const today = dayIn(zone ?? (await zoneOf(tx)), tx.now);
  return rowsOfVisits(tx, (await waitingNow(tx, today, who)).toSign);
}

/** Visits of any day under whose notes a person's second signature is due, oldest first, at most 20. */
export async function visitsToCosign(tx: TenantTx, who: QueueOf, zone?: string): Promise<readonly VisitRow[]> {
  const today = dayIn(zone ?? (await zoneOf(tx)), tx.now);
  return rowsOfVisits(tx, (await waitingNow(tx, today, who)).toCosign);
}

/** Visits by their ids, in that order; nothing is asked where there are none. */
export async function rowsOfVisits(tx: TenantTx, ids: readonly string[]): Promise<readonly VisitRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows(named({ clinic: tx.actor.clinicId, ids }));
  const byId = new Map(rows.map((row) => [row.visit_id, rowOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const named = compiledOnce(({ clinic, ids }: { readonly clinic: string; readonly ids: readonly string[] }) =>
  listed(clinic).where(sql<boolean>`v.id = any(${ids}::uuid[])`),
);

/** A statement that is compiled once for each way of telling whose a visit is: everybody's, a therapist's, another person's. */
function byQueue<Row>(make: (asked: Asked, who: QueueOf | undefined) => Compilable<Row>) {
  const everybody = compiledOnce((asked: Asked) => make(asked, undefined));
  const therapist = compiledOnce((asked: Asked) => make(asked, { ...whoOf(asked), level: 'therapist' }));
  const other = compiledOnce((asked: Asked) => make(asked, { ...whoOf(asked), level: null }));
  return (clinic: string, today: string, who: QueueOf | undefined) => {
    const asked = { clinic, today, userId: who?.userId ?? '', discipline: who?.discipline ?? null };
    return who === undefined ? everybody(asked) : who.level === 'therapist' ? therapist(asked) : other(asked);
  };
}

const whoOf = ({ userId, discipline }: Asked) => ({ userId, discipline });

interface WaitingRow {
  readonly toSign: number;
  readonly addenda: number;
  readonly toCosign: number;
  readonly signs: readonly string[];
  readonly cosigns: readonly string[];
}

const waitingOf = byQueue<WaitingRow>(({ clinic, today }, who) => {
  const own = who === undefined ? sql`true` : isOwnToSign('p', who);
  const second = who === undefined ? sql`p.body #>> '{signing,due,0,capacity}' is not null` : isOwnToCosign('p', who);
  const oldest = sql`order by waits_since, subject limit ${sql.lit(mostWaiting)}`;
  return compilable<WaitingRow>(sql`
    with w as materialized (
      select p.subject, p.waits_since, p.body ->> 'status' as status, ${own} as own, ${second} as second
      from chart.projection p
      where p.clinic_id = ${clinic} and p.waits_since is not null and (p.body ->> 'status' <> 'open'
        or (select v.day from chart.visit v where v.clinic_id = p.clinic_id and v.id = p.subject) < ${today}::date)
    )
    select count(*) filter (where status in ('open', 'finished') and own) as "toSign",
      count(*) filter (where status = 'addendum-proposed' and own) as addenda,
      count(*) filter (where second) as "toCosign",
      array(select subject from w where status <> 'signed' and own ${oldest}) as signs,
      ${who === undefined ? sql`'{}'::uuid[]` : sql`array(select subject from w where second ${oldest})`} as cosigns
    from w`);
});

const compilable = <Row>(text: RawBuilder<unknown>): Compilable<Row> => ({ compile: () => text.compile(db) as never });
