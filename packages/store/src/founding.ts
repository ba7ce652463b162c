import { isZone } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Pool } from 'pg';
import { asOwner, type OwnersMoment, recordAudit } from './clinic.ts';
import { fault } from './errors.ts';
import { lockPersonOf } from './person-lock.ts';
import type { NewClinic, NewMember } from './shapes.ts';

/**
 * Founds a clinic with its first person in one transaction. Repeated by the same person it is harmless; a clinic that is
 * there already gives nobody else a place, whatever they know of it. Errors: EUP_STORE_ZONE, EUP_STORE_CLINIC_CONFLICT.
 * @param may looked at under the lock of the person: a refusal takes everything back
 */
export async function foundFor(
  owner: Pool,
  clinic: NewClinic,
  member: NewMember,
  may: () => Promise<Result<unknown, Fault>>,
  moment: OwnersMoment,
): Promise<Result<NewClinic, Fault>> {
  return asOwner(owner, clinic.id, async (client) => {
    if (!isZone(clinic.zone)) return err(fault('EUP_STORE_ZONE', { found: clinic.zone }));
    await lockPersonOf(client, member.userId);
    const allowed = await may();
    if (!allowed.ok) return allowed;
    const founded = await client.query(
      'insert into chart.clinic (clinic_id, name, zone, demo, founded_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [clinic.id, clinic.name, clinic.zone, clinic.demo, moment.now],
    );
    if (founded.rowCount !== 1) {
      const own = await client.query(
        `select 1 from chart.clinic c join auth.membership m on m.clinic_id = c.clinic_id
         where c.clinic_id = $1 and c.name = $2 and c.zone = $3 and c.demo = $4 and m.user_id = $5 and m.role = $6`,
        [clinic.id, clinic.name, clinic.zone, clinic.demo, member.userId, member.role],
      );
      return own.rowCount === 1 ? ok(clinic) : err(fault('EUP_STORE_CLINIC_CONFLICT', { clinic: clinic.id }));
    }
    await client.query(
      `insert into auth.membership (clinic_id, user_id, role, credentials, discipline, level, since)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [clinic.id, member.userId, member.role, member.credentials, member.discipline, member.level, moment.now],
    );
    await recordAudit(client, clinic.id, moment, { action: 'clinic.found', subject: `clinic:${clinic.id}` });
    await recordAudit(client, clinic.id, moment, { action: 'person.add', subject: `person:${member.userId}` });
    return ok(clinic);
  });
}
