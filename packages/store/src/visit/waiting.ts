import { dayIn } from '@eupraxia/clinical';
import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Day, VisitRow } from '../shapes.ts';
import { compiledOnce, db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { type ListedRow, listed, rowOf } from './listed.ts';
import { isOwnToCosign, isOwnToSign, type QueueOf } from './sign-queue.ts';

const mostWaiting = 20;

type Counts = Omit<Day['counts'], 'visits' | 'done'>;

/** What a statement about waiting visits is asked with. */
interface Asked {
  readonly clinic: string;
  readonly today: string;
  readonly userId: string;
  readonly discipline: QueueOf['discipline'];
}

/** Counts what waits: the index holds only what waits, so this does not grow with the clinic's history. */
export async function waitingCounts(tx: TenantTx, today: string, who?: QueueOf): Promise<Counts> {
  const row = await tx.row(countsOf(tx.actor.clinicId, today, who));
  return row ?? { toSign: 0, addenda: 0, toCosign: 0 };
}

/**
 * Visits of any day that wait for a signature or an addendum, oldest first, at most 20; open ones once their day is over.
 * @param who whose they are to sign; everybody's where nobody is named
 * @param zone the clinic's where it is known already
 */
export async function waitingVisits(tx: TenantTx, who?: QueueOf, zone?: string): Promise<readonly VisitRow[]> {
  const today = dayIn(zone ?? (await zoneOf(tx)), tx.now);
  return (await tx.rows(rowsToSign(tx.actor.clinicId, today, who))).map(rowOf);
}

/** Visits of any day under whose notes a person's second signature is due, oldest first, at most 20. */
export async function visitsToCosign(tx: TenantTx, who: QueueOf): Promise<readonly VisitRow[]> {
  return (await tx.rows(rowsToCosign(tx.actor.clinicId, '', who))).map(rowOf);
}

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

const isOwn = (who: QueueOf | undefined) => (who === undefined ? sql`true` : isOwnToSign('p', who));

const countsOf = byQueue<Counts>(({ clinic, today }, who) => {
  const own = isOwn(who);
  const second = who === undefined ? sql`p.body #>> '{signing,due,0,capacity}' is not null` : isOwnToCosign('p', who);
  return compilable<Counts>(sql`
    select count(*) filter (where p.body ->> 'status' in ('open', 'finished') and ${own}) as "toSign",
           count(*) filter (where p.body ->> 'status' = 'addendum-proposed' and ${own}) as addenda,
           count(*) filter (where ${second}) as "toCosign"
    from chart.projection p join chart.visit v on v.clinic_id = p.clinic_id and v.id = p.subject
    where p.clinic_id = ${clinic} and p.waits_since is not null
      and (p.body ->> 'status' <> 'open' or v.day < ${today}::date)`);
});

const rowsToSign = byQueue<ListedRow>(({ clinic, today }, who) =>
  thatWait(
    clinic,
    sql`p.body ->> 'status' <> 'signed' and (p.body ->> 'status' <> 'open' or v.day < ${today}::date) and ${isOwn(who)}`,
  ),
);

const rowsToCosign = byQueue<ListedRow>(({ clinic }, who) =>
  thatWait(clinic, who === undefined ? sql`false` : isOwnToCosign('p', who)),
);

/**
 * The visits that wait longest, of those that a condition on their projection `p` and themselves `v` keeps. They are found by
 * the index that holds only what waits, and looked up then.
 */
function thatWait(clinic: string, which: RawBuilder<unknown>): Compilable<ListedRow> {
  const ids = sql`any(array(
    select p.subject from chart.projection p join chart.visit v on v.clinic_id = p.clinic_id and v.id = p.subject
      where p.clinic_id = ${clinic} and p.waits_since is not null and ${which}
      order by p.waits_since, p.subject limit ${sql.lit(mostWaiting)}))`;
  return listed(clinic).where(sql<boolean>`v.id = ${ids}`).orderBy('now.waits_since').orderBy('now.subject');
}

const compilable = <Row>(text: RawBuilder<unknown>): Compilable<Row> => ({ compile: () => text.compile(db) as never });
