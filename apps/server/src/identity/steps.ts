import { randomUUID } from 'node:crypto';
import type { SignInTables } from './sign-in-tables.ts';
import { hashOf } from './tokens.ts';

/** How long a step waits for its answer, in ms. */
export const stepMs = 5 * 60_000;
/** Most steps of a kind that wait at once; the oldest are forgotten first, so that the table stays bounded. */
export const mostSteps = 10_000;
/** A process looks at the bound once in so many steps that it keeps. */
const boundEvery = 100;

/** What a step waits for; steps of one kind never push out those of another. */
export type StepKind = 'half-sign-in' | 'passkey';

/**
 * Things that wait for a second call, in the database, so that a restart or another process of the server finds them: each by
 * an id that nobody guesses, good once, for five minutes. Times are UTC ms.
 */
export interface Steps<T> {
  /** Keeps it; gives the id under which it is taken. */
  keep(value: T, now: number): Promise<string>;
  /** Looks at it without taking it. */
  see(id: string, now: number): Promise<T | null>;
  /** Looks at it and counts that; `tries` is with this one. Calls at the same moment are counted one after another. */
  count(id: string, now: number): Promise<{ readonly value: T; readonly tries: number } | null>;
  /** Takes it: of two calls with the same id one finds it. */
  take(id: string, now: number): Promise<T | null>;
}

/** The steps of a kind. `T` is what JSON keeps as it is. */
export function steps<T extends object>(tables: SignInTables, kind: StepKind): Steps<T> {
  let kept = 0;
  const one = async (sql: string, id: string, now: number) => {
    const [row] = await tables.rows<{ value: T; tries: number }>(sql, [hashOf(id), kind, now]);
    return row ?? null;
  };
  return {
    async keep(value, now) {
      const id = randomUUID();
      await tables.rows('insert into sign_in_step (id_hash, kind, value, expires_at) values ($1, $2, $3, $4)', [
        hashOf(id),
        kind,
        JSON.stringify(value),
        now + stepMs,
      ]);
      kept += 1;
      if (kept % boundEvery === 1) await bound(tables, kind, now);
      return id;
    },
    see: async (id, now) =>
      (await one('select value, tries from sign_in_step where id_hash = $1 and kind = $2 and expires_at > $3', id, now))?.value ??
      null,
    count: (id, now) =>
      one(
        `update sign_in_step set tries = tries + 1 where id_hash = $1 and kind = $2 and expires_at > $3
         returning value, tries`,
        id,
        now,
      ),
    take: async (id, now) =>
      (await one('delete from sign_in_step where id_hash = $1 and kind = $2 and expires_at > $3 returning value, tries', id, now))
        ?.value ?? null,
  };
}

/** Forgets steps that nobody answered in time, and the oldest beyond the bound. */
async function bound(tables: SignInTables, kind: StepKind, now: number): Promise<void> {
  await tables.rows('delete from sign_in_step where kind = $1 and expires_at <= $2', [kind, now]);
  await tables.rows(
    `delete from sign_in_step where id_hash in
       (select id_hash from sign_in_step where kind = $1 order by expires_at desc, id_hash offset $2)`,
    [kind, mostSteps],
  );
}
