import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isZone } from '@eupraxia/clinical';
import { err, type Fault, FaultError, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { newPassword } from './identity/password.ts';
import type { ServerOptions } from './options.ts';
import type { Desk } from './rpc/call.ts';
import { given } from './rpc/faults.ts';

/** How the first administrator of an empty installation signs in. */
export interface FirstSignIn {
  readonly email: string;
  readonly password: string;
}

const email = 'admin@clinic.invalid';

/**
 * Founds a clinic without patients, in this computer's time zone, with its first administrator, where nobody has an account yet. The password
 * is made here, returned once, and kept in `first-sign-in.txt` of the data folder for this user's eyes.
 * @returns null where there are accounts already
 */
export async function foundClinic(
  desk: Desk,
  { dataDir, onProgress }: ServerOptions,
): Promise<Result<FirstSignIn | null, Fault>> {
  const anybody = await desk.store.authPool.query('select 1 from "user" limit 1');
  if (anybody.rowCount !== 0) return ok(null);
  try {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const id = uuidV7(desk.clock(), randomBytes(10));
    given(await desk.store.createClinic({ id, name: 'Our clinic', zone: isZone(own) ? own : 'UTC', demo: false }));
    const password = newPassword();
    const { userId } = given(await desk.identity.addPerson({ name: 'Administrator', email, password }));
    given(await desk.store.addMembership(id, { userId, role: 'admin', credentials: '' }));
    const file = await open(join(resolve(dataDir), 'first-sign-in.txt'), 'w', 0o600);
    try {
      await file.writeFile(`${email}\t${password}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    onProgress(`The first administrator signs in as ${email} with ${password} (kept in first-sign-in.txt of the data folder).`);
    return ok({ email, password });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    throw problem;
  }
}
