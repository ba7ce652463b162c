import { isUuid } from '@eupraxia/kernel';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { settingColumns, settingsOf } from './clinic-settings.ts';
import { inOneWrite } from './connect.ts';
import { readTogether } from './read-together.ts';
import { clinicScope, isPersonId, signInScope } from './scope.ts';
import type { Membership } from './shapes.ts';

type PlaceRow = Omit<Membership, 'settings'> & Parameters<typeof settingsOf>[0] & { readonly userId: string };

/** A person's place in one clinic with the clinic's particulars, as they stand now; null where they have none there. */
export type PlaceIn = (userId: string, clinicId: string) => Promise<Membership | null>;

/**
 * Reads places in one round trip, those of one clinic that are asked for together in the same one. The read runs inside the
 * clinic: row-level security leaves nothing of another one to find.
 * @param app the application role's pool
 */
export function placesIn(app: Pool): PlaceIn {
  const clinics = new Map<string, (userId: string) => Promise<Membership | null>>();
  const clinicOf = (clinicId: string) => {
    const known = clinics.get(clinicId);
    if (known !== undefined) return known;
    const placeOf = readTogether(async (userIds: readonly string[]) => {
      // What is asked from here on belongs to the next read.
      clinics.delete(clinicId);
      const found = await placesOf(app, clinicId, userIds);
      return (userId: string) => found.get(userId) ?? null;
    });
    clinics.set(clinicId, placeOf);
    return placeOf;
  };
  return async (userId, clinicId) => (isUuid(clinicId) && isPersonId(userId) ? clinicOf(clinicId)(userId) : null);
}

const placesText = `SELECT m.user_id AS "userId", c.clinic_id AS "clinicId", c.name AS "clinicName", c.zone, c.demo,
  ${settingColumns.map((name) => `c.${name}`).join(', ')}, m.role, m.credentials, m.discipline, m.level
FROM auth.membership m JOIN chart.clinic c ON c.clinic_id = m.clinic_id
WHERE m.clinic_id = $1 AND m.user_id = ANY($2)`;

/** The places of some people in one clinic, by person: one write, with a statement that each connection has prepared. */
async function placesOf(app: Pool, clinicId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Membership>> {
  const values = [clinicId, [...new Set(userIds)]];
  const [, { rows }] = await reading(app, (client) =>
    inOneWrite(client, () =>
      Promise.all([
        client.query(`BEGIN READ ONLY; ${clinicScope(clinicId)}`),
        client.query<PlaceRow>({ name: 'places', text: placesText, values }),
        client.query('COMMIT'),
      ]),
    ),
  );
  return new Map(rows.map((row) => [row.userId, membershipOf(row)]));
}

function membershipOf(row: PlaceRow): Membership {
  const { clinicId, clinicName, zone, demo, role, credentials, discipline, level } = row;
  return { clinicId, clinicName, zone, demo, settings: settingsOf(row), role, credentials, discipline, level };
}

/** Which clinics a person belongs to, at most 100, without their particulars: for a call that names none. */
export async function clinicsOfPerson(auth: Pool, userId: string): Promise<readonly string[]> {
  if (!isPersonId(userId)) return [];
  // One text is one round trip here too, on a pool that waits for each answer. The value passed a parser.
  const text = `BEGIN READ ONLY; ${signInScope(userId)}; SELECT clinic_id FROM auth.membership WHERE user_id = '${userId}' LIMIT 100; COMMIT`;
  const answers = await reading(auth, async (client) => (await client.query(text)) as unknown as readonly QueryResult[]);
  return (answers.find(({ command }) => command === 'SELECT')?.rows ?? []).map((row: { clinic_id: string }) => row.clinic_id);
}

/** Runs a reading transaction on a connection of a pool; one that failed is rolled back. */
async function reading<T>(pool: Pool, ask: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await ask(client);
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
