import { FaultError } from '@eupraxia/kernel';
import type { Pool, QueryResultRow } from 'pg';
import { databaseFault } from './database-fault.ts';

/** A delay that grows: `free` attempts without one, then `first` ms, doubled until it is `most` ms. */
export interface GrowingDelay {
  readonly free: number;
  readonly first: number;
  readonly most: number;
  /** How long an attempt is remembered, in ms. */
  readonly window: number;
}

/** The count of one who tries: one delay from each attempt to the next. */
export interface OwnCount extends GrowingDelay {
  readonly key: string;
}

/**
 * A count that several share (an address, an account). It refuses nobody by itself until `closed` attempts were taken
 * within the window: before that, its delay is waited once by each of its own counts, so that whoever waited is judged,
 * however often others try. The delay doubles with the count: at `free`, 2 `free`, 4 `free`.
 */
export interface SharedCount extends OwnCount {
  readonly closed: number;
}

/** Which counts one attempt belongs to. */
export interface CountedAttempt {
  readonly own: OwnCount;
  readonly shared: readonly SharedCount[];
}

/**
 * Counts an attempt before it is judged, in one statement, so that attempts at the same time cannot pass the limit.
 * The database's clock decides. A row from a time that has not come (the clock was ahead and was set back) is read as of
 * now, so that no wait is longer than its delay or window.
 * @param now in place of the database's clock, UTC ms: for tests
 * @returns null where it was taken, else how many ms until one is
 */
export async function takeAttempt(pool: Pool, { own, shared }: CountedAttempt, now?: number): Promise<number | null> {
  const rows = await answered<{ taken: boolean; wait: number }>(pool, taking, [
    now === undefined ? null : new Date(now),
    own.key,
    own.free,
    own.first / 1000,
    own.most / 1000,
    own.window / 1000,
    shared.map(({ key }) => key),
    shared.map(({ free }) => free),
    shared.map(({ first }) => first / 1000),
    shared.map(({ most }) => most / 1000),
    shared.map(({ window }) => window / 1000),
    shared.map(({ closed }) => closed),
  ]);
  const { taken = false, wait = 0 } = rows[0] ?? {};
  return taken ? null : Math.max(1, Math.ceil(wait * 1000));
}

/** Takes an attempt back that succeeded: its own count begins anew, and the shared ones lose it. */
export async function attemptSucceeded(pool: Pool, { own, shared }: CountedAttempt): Promise<void> {
  await answered(pool, 'delete from auth.attempt_count where key = $1', [own.key]);
  for (const { key } of shared) await answered(pool, oneLess, [key]);
}

/** Takes an attempt back that could not be judged. */
export async function withdrawAttempt(pool: Pool, { own, shared }: CountedAttempt): Promise<void> {
  // One row a statement: none waits for a lock while it holds another.
  for (const { key } of [own, ...shared]) await answered(pool, oneLess, [key]);
}

const oneLess = 'update auth.attempt_count set failures = greatest(failures - 1, 0), ready_at = since where key = $1';

/**
 * Removes counts that have ended, and those from a time that has not come; and where more than `most` are left, those that
 * end first, so that the table stays bounded under attack.
 * @param longest the longest window of any count, in ms
 */
export async function clearAttempts(
  pool: Pool,
  { longest, most }: { readonly longest: number; readonly most: number },
): Promise<void> {
  const ended = `ends_at <= clock_timestamp() or ends_at > clock_timestamp() + make_interval(secs => $1)`;
  await answered(pool, removal(`where ${ended}`), [longest / 1000 + 60]);
  const over = 'limit greatest((select count(*) from auth.attempt_count) - $1::bigint, 0)';
  await answered(pool, removal(`order by ends_at ${over}`), [most]);
}

/** Rows that an attempt has locked stay for the next time. */
const removal = (which: string): string =>
  `delete from auth.attempt_count where key in (select key from auth.attempt_count ${which} for update skip locked)`;

/** @throws FaultError where the database is away, full or too busy */
async function answered<T extends QueryResultRow>(pool: Pool, text: string, values: readonly unknown[]): Promise<readonly T[]> {
  try {
    return (await pool.query<T>(text, [...values])).rows;
  } catch (error) {
    const known = databaseFault(error);
    throw known === undefined ? error : new FaultError(known);
  }
}

/*
 * `known`: the shared counts as they stand. `imposed`: what they ask of whoever comes: a first delay, or to wait until one
 * opens again. `own`: the count of who tries; its row is locked, so that two at the same time are two. The values that
 * would be inserted carry the moment (`since`) and the first delay (`ready_at`) into the update. An attempt that waits
 * counts once in the shared counts, when it first comes, and again when it is taken.
 */
const taking = `
with moment as (select coalesce($1::timestamptz, clock_timestamp()) as n),
known as (
  select rule.key, rule.span, rule.closed,
    case when count.key is null or least(count.since, n) + rule.span <= n then 0 else count.failures end as failures,
    case when count.key is null or least(count.since, n) + rule.span <= n then n else least(count.since, n) end as since,
    rule.free, rule.first, rule.most
  from moment,
    (select key, free, first, most, make_interval(secs => seconds) as span, closed
     from unnest($7::text[], $8::int[], $9::float8[], $10::float8[], $11::float8[], $12::int[])
       as given (key, free, first, most, seconds, closed)) as rule
    left join auth.attempt_count as count on count.key = rule.key
),
imposed as (
  select n,
    coalesce((select max(case when failures < free then 0
      else least(first * 2 ^ floor(log(2, failures::numeric / free)), most) end) from known), 0)::float8 as delay,
    coalesce((select max(extract(epoch from since + span - n)) from known where failures >= closed), 0)::float8 as closed
  from moment
),
own as (
  insert into auth.attempt_count as count (key, failures, since, ready_at, taken, ends_at)
  select $2, case when delay = 0 then 1 else 0 end, n, n + make_interval(secs => delay), delay = 0, n + make_interval(secs => $6::float8)
  from imposed where closed = 0
  on conflict (key) do update set (failures, since, ready_at, taken, ends_at) = (
    select
      failures + taken::int,
      case when taken or fresh then excluded.since else since end,
      case when taken then excluded.since + greatest(
        excluded.ready_at - excluded.since,
        case when failures + 1 < $3 then interval '0'
          else make_interval(secs => least($4::float8 * 2 ^ least(failures + 1 - $3, 30), $5::float8)) end)
        else ready end,
      taken,
      excluded.since + make_interval(secs => $6::float8)
    from (
      select *, case when fresh then excluded.taken else ready <= excluded.since end as taken
      from (
        select old.fresh,
          case when old.fresh then 0 else count.failures end as failures,
          least(count.since, excluded.since) as since,
          case when old.fresh then excluded.ready_at
            else least(count.ready_at, excluded.since + make_interval(secs => $5::float8)) end as ready
        from (select least(count.since, excluded.since) + make_interval(secs => $6::float8) <= excluded.since as fresh) as old
      ) as seen
    ) as decided
  )
  returning count.taken, count.ready_at, count.taken or (count.failures = 0 and count.since = (select n from moment)) as counts
),
tally as (
  insert into auth.attempt_count as count (key, failures, since, ready_at, taken, ends_at)
  select known.key, known.failures + counted, known.since, known.since, true, known.since + known.span
  from known, moment, (select count(*)::int as counted from own where counts) as one
  order by known.key
  on conflict (key) do update set
    failures = case when least(count.since, (select n from moment)) + (excluded.ends_at - excluded.since) <= (select n from moment)
      then excluded.failures
      else count.failures + (select count(*)::int from own where counts) end,
    since = excluded.since,
    ready_at = excluded.since,
    ends_at = excluded.ends_at
)
select coalesce(own.taken, false) as taken,
  greatest(imposed.closed, coalesce(extract(epoch from own.ready_at - imposed.n), 0))::float8 as wait
from imposed left join own on true`;
