import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isZone } from '@eupraxia/clinical';
import { err, type Fault, FaultError, isUuid, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { newPassword } from './identity/password.ts';
import type { ServerOptions } from './options.ts';
import type { ServerContext } from './rpc/call.ts';
import { valueOrThrow } from './rpc/faults.ts';

/** How the first administrator of an empty installation signs in. */
export interface FirstSignIn {
  readonly email: string;
  readonly password: string;
}

const email = 'admin@clinic.invalid';

/**
 * Founds a clinic without patients, in this computer's time zone, with its first administrator, where nobody has an account
 * yet. The password is made here, returned once, and kept in `first-sign-in.txt` of the data folder for this user's
 * eyes. What is to be made is written down first, so that a start that was broken off is finished by the next one.
 * @returns null where there are accounts already
 */
export async function foundClinic(
  desk: ServerContext,
  { dataDir, onProgress }: ServerOptions,
): Promise<Result<FirstSignIn | null, Fault>> {
  const path = join(resolve(dataDir), 'first-sign-in.txt');
  const begun = `${path}.begun`;
  try {
    let plan = await readPlan(begun);
    if (plan === null) {
      const anybody = await desk.store.authPool.query('select 1 from "user" limit 1');
      if (anybody.rowCount !== 0) return ok(null);
      plan = { email, password: newPassword(), clinicId: uuidV7(desk.clock(), randomBytes(10)) };
      await writePlan(begun, plan);
    }
    const { password, clinicId } = plan;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    valueOrThrow(
      await desk.store.createClinic({ id: clinicId, name: 'Our clinic', zone: isZone(own) ? own : 'UTC', demo: false }),
    );
    const { userId } = await desk.identity.addPerson({ name: 'Administrator', email, password });
    valueOrThrow(
      await desk.store.addMembership(clinicId, { userId, role: 'admin', credentials: '', discipline: null, level: null }),
    );
    desk.unsealed.add(clinicId);
    await rename(begun, path);
    onProgress(`The first administrator signs in as ${email} with ${password} (kept in first-sign-in.txt of the data folder).`);
    return ok({ email, password });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    throw problem;
  }
}

/** What a founding makes; a line of the file: e-mail, password, the clinic's id, by tabs. */
interface Plan extends FirstSignIn {
  readonly clinicId: string;
}

async function readPlan(path: string): Promise<Plan | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw problem;
  }
  const [address, password, clinicId = ''] = text.trim().split('\t');
  // A file that was cut short while it was written: nothing was made yet.
  return address && password && isUuid(clinicId) ? { email: address, password, clinicId } : null;
}

async function writePlan(path: string, { email: address, password, clinicId }: Plan): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(`${address}\t${password}\t${clinicId}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
