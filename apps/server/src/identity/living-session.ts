import { readTogether } from '@eupraxia/store';
import type { Pool } from 'pg';

const hour = 3_600_000;
/** A sign-in ends for good after so long, however much it is used: the longest shift. In ms. */
export const absoluteMs = 12 * hour;
/** It ends after so long without a call: a visit that runs makes calls, a tablet in a drawer makes none. In ms. */
export const idleMs = 2 * hour;
/** How old the stored last use may become before it is written again, in ms. */
export const touchMs = 5 * 60_000;

/** A sign-in that is still good, with whose it is. Times are UTC ms. */
export interface LivingSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Whether the person has a second factor set up. */
  readonly secondFactor: boolean;
  readonly createdAt: number;
  /** When it ends for good, however much it is used. */
  readonly expiresAt: number;
  /** When its use was last written down: within `touchMs` of its last use. */
  readonly lastSeenAt: number;
}

/** As the table has it: `endsAt` for good, `expiresAt` unless it is used before. */
interface SessionRow extends Omit<LivingSession, 'expiresAt'> {
  readonly token: string;
  readonly endsAt: number;
  readonly expiresAt: number;
}

const sessionsText = `select s.token, s.id as "sessionId", u.id as "userId", u.name, u.email, u."secondFactor",
    floor(extract(epoch from s."createdAt") * 1000)::float8 as "createdAt",
    floor(extract(epoch from s."expiresAt") * 1000)::float8 as "expiresAt",
    floor(extract(epoch from coalesce(s."endsAt", s."expiresAt")) * 1000)::float8 as "endsAt",
    floor(extract(epoch from s."updatedAt") * 1000)::float8 as "lastSeenAt"
  from auth."session" s join auth."user" u on u.id = s."userId" where s.token = any($1)`;

/** Reads a sign-in and whose it is by its token; null if it does not exist or its time is over (`now`, UTC ms). */
export type ReadSession = (token: string, now: number) => Promise<LivingSession | null>;

/**
 * Reads sign-ins in one round trip, those that are asked for together in the same one. One that is over is removed.
 * @param pool the sign-in role's
 */
export function sessionReader(pool: Pick<Pool, 'query'>): ReadSession {
  const stored = readTogether(async (tokens: readonly string[]) => {
    const values = [[...new Set(tokens)]];
    const { rows } = await pool.query<SessionRow>({ name: 'living-sessions', text: sessionsText, values });
    const byToken = new Map(rows.map((row) => [row.token, row]));
    return (token: string) => byToken.get(token);
  });
  return async (token, now) => {
    const row = await stored(token);
    if (row === undefined) return null;
    const { token: _, endsAt, expiresAt: idleEnd, ...session } = row;
    if (Math.min(endsAt, idleEnd) > now) return { ...session, expiresAt: endsAt };
    await pool.query('delete from auth."session" where token = $1 and "expiresAt" <= $2', [token, new Date(now)]);
    return null;
  };
}

/** Writes down that a sign-in is used, at most every five minutes: it lasts for two hours more, and never beyond its end. */
export async function touchSession(pool: Pick<Pool, 'query'>, session: LivingSession, now: number): Promise<void> {
  if (now - session.lastSeenAt < touchMs) return;
  await pool.query(
    `update auth."session" set "updatedAt" = $2, "expiresAt" = least(coalesce("endsAt", "expiresAt"), $3::timestamptz)
     where id = $1 and "expiresAt" > $2`,
    [session.sessionId, new Date(now), new Date(now + idleMs)],
  );
}
