import { isUuid } from '@eupraxia/kernel';
import type { Pool, QueryResult } from 'pg';
import { settingColumns, settingsOf } from './clinic-settings.ts';
import { clinicScope, isPersonId, signInScope } from './scope.ts';
import type { Membership } from './shapes.ts';

/**
 * A person's place in one clinic with the clinic's particulars, in one round trip, as they stand now; null where they have
 * none there. It runs inside the clinic: row-level security leaves nothing of another one to find.
 * @param app the application role's pool
 */
export async function placeIn(app: Pool, userId: string, clinicId: string): Promise<Membership | null> {
  if (!isUuid(clinicId) || !isPersonId(userId)) return null;
  const [found] = await read(
    app,
    `${clinicScope(clinicId)};
SELECT c.clinic_id AS "clinicId", c.name AS "clinicName", c.zone, c.demo, ${settingColumns.map((name) => `c.${name}`).join(', ')},
  m.role, m.credentials, m.discipline, m.level
FROM auth.membership m JOIN chart.clinic c ON c.clinic_id = m.clinic_id
WHERE m.clinic_id = '${clinicId}' AND m.user_id = '${userId}'`,
  );
  if (found === undefined) return null;
  const { clinicId: id, clinicName, zone, demo, role, credentials, discipline, level } = found;
  return { clinicId: id, clinicName, zone, demo, settings: settingsOf(found), role, credentials, discipline, level };
}

type PlaceRow = Omit<Membership, 'settings'> & Parameters<typeof settingsOf>[0];

/** Which clinics a person belongs to, at most 100, without their particulars: for a call that names none. */
export async function clinicsOfPerson(auth: Pool, userId: string): Promise<readonly string[]> {
  if (!isPersonId(userId)) return [];
  const rows = await read<{ clinic_id: string }>(
    auth,
    `${signInScope(userId)}; SELECT clinic_id FROM auth.membership WHERE user_id = '${userId}' LIMIT 100`,
  );
  return rows.map((row) => row.clinic_id);
}

/**
 * The rows of one reading transaction that is sent as one text: SET takes no parameter, and one text is one round trip.
 * Only values that passed a parser above are written into it.
 */
async function read<Row = PlaceRow>(pool: Pool, text: string): Promise<readonly Row[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const answers = (await client.query(`BEGIN READ ONLY; ${text}; COMMIT`)) as unknown as readonly QueryResult[];
    return (answers.find(({ command }) => command === 'SELECT')?.rows ?? []) as Row[];
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
