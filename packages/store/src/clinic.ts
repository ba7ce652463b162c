import { isZone } from '@eupraxia/clinical';
import { err, type Fault, isUuid, ok, type Result } from '@eupraxia/kernel';
import type { Pool, PoolClient } from 'pg';
import { systemActor } from './actor.ts';
import { type PendingAudit, writeAudit } from './audit/trail.ts';
import { settingColumns, settingsOf } from './clinic-settings.ts';
import { fault } from './errors.ts';
import { clinicScope, isPersonId, signInScope } from './scope.ts';
import type { Membership, NewClinic, NewMember } from './shapes.ts';

/** Runs statements as the owner inside one clinic: the walls are forced, so the owner names the clinic like everybody. @internal */
export async function asOwner<T>(
  owner: Pool,
  clinicId: string,
  work: (client: PoolClient) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  if (!isUuid(clinicId)) return err(fault('EUP_STORE_CLINIC_UNKNOWN', { clinic: clinicId }));
  const client = await owner.connect();
  try {
    await client.query(`BEGIN; ${clinicScope(clinicId)}`);
    const result = await work(client);
    await client.query(result.ok ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** When, and in which audit chain, the owner acts. */
export interface OwnersMoment {
  /** UTC ms. */
  readonly now: number;
  readonly chain: string;
}

/** Writes what the owner did as the server's act, in the same transaction. */
export function recordAudit(
  client: PoolClient,
  clinicId: string,
  { now, chain }: OwnersMoment,
  act: PendingAudit,
): Promise<void> {
  return writeAudit(client, chain, systemActor(clinicId, 'owner'), now, [act]);
}

/** Founds a clinic; repeated with the same content it is harmless. */
export async function foundClinic(owner: Pool, clinic: NewClinic, moment: OwnersMoment): Promise<Result<NewClinic, Fault>> {
  return asOwner(owner, clinic.id, async (client) => {
    if (!isZone(clinic.zone)) return err(fault('EUP_STORE_ZONE', { found: clinic.zone }));
    const founded = await client.query(
      'insert into chart.clinic (clinic_id, name, zone, demo, founded_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [clinic.id, clinic.name, clinic.zone, clinic.demo, moment.now],
    );
    if (founded.rowCount === 1)
      await recordAudit(client, clinic.id, moment, { action: 'clinic.found', subject: `clinic:${clinic.id}` });
    const same = await client.query('select 1 from chart.clinic where clinic_id = $1 and name = $2 and zone = $3 and demo = $4', [
      clinic.id,
      clinic.name,
      clinic.zone,
      clinic.demo,
    ]);
    return same.rowCount === 1 ? ok(clinic) : err(fault('EUP_STORE_CLINIC_CONFLICT', { clinic: clinic.id }));
  });
}

/** Takes a person into a clinic as its owner: for seeds and the first administrator, before anybody is there to do so. */
export async function enrol(
  owner: Pool,
  clinicId: string,
  member: NewMember,
  moment: OwnersMoment,
): Promise<Result<NewMember, Fault>> {
  return asOwner(owner, clinicId, async (client) => {
    const clinic = await client.query('select 1 from chart.clinic where clinic_id = $1', [clinicId]);
    if (clinic.rowCount === 0) return err(fault('EUP_STORE_CLINIC_UNKNOWN', { clinic: clinicId }));
    const added = await client.query(
      `insert into auth.membership (clinic_id, user_id, role, credentials, discipline, level, since)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [clinicId, member.userId, member.role, member.credentials, member.discipline, member.level, moment.now],
    );
    if (added.rowCount === 1)
      await recordAudit(client, clinicId, moment, { action: 'person.add', subject: `person:${member.userId}` });
    const found = await client.query<Omit<NewMember, 'userId'>>(
      'select role, credentials, discipline, level from auth.membership where clinic_id = $1 and user_id = $2',
      [clinicId, member.userId],
    );
    const stored = found.rows[0];
    return stored?.role === member.role &&
      stored.credentials === member.credentials &&
      stored.discipline === member.discipline &&
      stored.level === member.level
      ? ok(member)
      : err(fault('EUP_STORE_MEMBER_CONFLICT', { role: stored?.role ?? '' }));
  });
}

interface MembershipRow extends Pick<Membership, 'role' | 'credentials' | 'discipline' | 'level'> {
  readonly clinic_id: string;
}

/**
 * Where a person belongs. Sign-in has no clinic yet: its role may read memberships of the one person whom it names
 * (app.person, policy `person`), and nothing of a clinic.
 */
async function membershipsOfPerson(auth: Pool, userId: string): Promise<readonly MembershipRow[]> {
  if (!isPersonId(userId)) return [];
  const client = await auth.connect();
  try {
    await client.query(`BEGIN READ ONLY; ${signInScope(userId)}`);
    const found = await client.query<MembershipRow>(
      'select clinic_id, role, credentials, discipline, level from auth.membership where user_id = $1',
      [userId],
    );
    await client.query('COMMIT');
    return found.rows;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The clinics that anybody with an account belongs to. Nobody may list clinics: the walls hold for the owner too. */
export async function clinicsInUse(auth: Pool): Promise<readonly string[]> {
  const people = await auth.query<{ id: string }>('select id from "user"');
  const clinics = new Set<string>();
  for (const { id } of people.rows) for (const place of await membershipsOfPerson(auth, id)) clinics.add(place.clinic_id);
  return [...clinics];
}

/** A person's clinics; each one's particulars are read inside that clinic. */
export async function membershipsOf(auth: Pool, app: Pool, userId: string): Promise<readonly Membership[]> {
  const found: Membership[] = [];
  for (const { clinic_id: clinicId, ...place } of await membershipsOfPerson(auth, userId)) {
    const clinic = await readClinic(app, clinicId);
    if (clinic) found.push({ clinicId, ...clinic, ...place });
  }
  return found.sort((a, b) => (a.clinicName < b.clinicName ? -1 : 1));
}

async function readClinic(
  app: Pool,
  clinicId: string,
): Promise<Pick<Membership, 'clinicName' | 'zone' | 'demo' | 'settings'> | undefined> {
  if (!isUuid(clinicId)) return undefined;
  const client = await app.connect();
  try {
    await client.query(`BEGIN READ ONLY; ${clinicScope(clinicId)}`);
    const found = await client.query(
      `select name as "clinicName", zone, demo, ${settingColumns.join(', ')} from chart.clinic where clinic_id = $1`,
      [clinicId],
    );
    await client.query('COMMIT');
    const row = found.rows[0];
    return row === undefined
      ? undefined
      : { clinicName: row.clinicName, zone: row.zone, demo: row.demo, settings: settingsOf(row) };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
