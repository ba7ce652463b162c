import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isZone } from '@eupraxia/clinical';
import { err, type Fault, FaultError, isUuid, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { keepPasswordLink } from './identity/password-links.ts';
import { linkTo, passwordToken } from './identity/tokens.ts';
import type { ServerOptions } from './options.ts';
import type { ServerContext } from './rpc/call.ts';
import { valueOrThrow } from './rpc/faults.ts';

/** How the first administrator of an empty installation signs in. */
export interface FirstSignIn {
  readonly email: string;
  /** A link that works once, from the server's address on: its page asks for a new password. */
  readonly link: string;
}

const email = 'admin@clinic.invalid';

/**
 * Founds a clinic without patients, in this computer's time zone, with its first administrator, where nobody has an account
 * yet. They choose their password by a one-time link, which is returned once, and kept in `first-sign-in.txt` of the data
 * folder for this user's eyes. What is to be made is written down first, so that a start that was broken off is finished by the next one.
 * @returns null where there are accounts already
 */
export async function foundClinic(
  desk: ServerContext,
  { dataDir }: Pick<ServerOptions, 'dataDir'>,
): Promise<Result<FirstSignIn | null, Fault>> {
  const path = join(resolve(dataDir), 'first-sign-in.txt');
  const begun = `${path}.begun`;
  try {
    let plan = await readPlan(begun);
    if (plan === null) {
      const anybody = await desk.store.authPool.query('select 1 from "user" limit 1');
      if (anybody.rowCount !== 0) return ok(null);
      plan = { email, token: passwordToken(), clinicId: uuidV7(desk.clock(), randomBytes(10)) };
      await writePlan(begun, plan);
    }
    const { token, clinicId } = plan;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    valueOrThrow(
      await desk.store.createClinic({ id: clinicId, name: 'Our clinic', zone: isZone(own) ? own : 'UTC', demo: false }),
    );
    const { userId } = await desk.identity.addPerson({ name: 'Administrator', email, password: null });
    valueOrThrow(
      await desk.store.addMembership(clinicId, { userId, role: 'admin', credentials: '', discipline: null, level: null }),
    );
    await keepPasswordLink(desk.identity.tables, { userId, token, madeBy: 'The first start of Eupraxia' }, desk.clock());
    desk.unsealed.add(clinicId);
    await rename(begun, path);
    return ok({ email, link: linkTo(token) });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    throw problem;
  }
}

/** What a founding makes; a line of the file: e-mail, the link with its token, the clinic's id, by tabs. */
interface Plan {
  readonly email: string;
  readonly token: string;
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
  const [address, link = '', clinicId = ''] = text.trim().split('\t');
  // A file that was cut short while it was written: nothing was made yet. An older release kept a password there.
  const token = /^(?:\/link#)?(p[\w-]{43})$/.exec(link)?.[1] ?? passwordToken();
  return address && isUuid(clinicId) ? { email: address, token, clinicId } : null;
}

async function writePlan(path: string, { email: address, token, clinicId }: Plan): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(`${address}\t${linkTo(token)}\t${clinicId}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
