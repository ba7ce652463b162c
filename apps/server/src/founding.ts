import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFoundingLink } from './identity/founding-link.ts';
import { linkTo } from './identity/tokens.ts';
import type { ServerOptions } from './options.ts';
import type { ServerContext } from './rpc/call.ts';

/** How the first clinic of an empty installation is set up. */
export interface FirstSignIn {
  /** A link that works once, from the server's address on: its page asks for the clinic, its administrator and a password. */
  readonly link: string;
}

/** The administrator's address of clinics that the first release founded by itself: nobody reads it. */
const earlierEmail = 'admin@clinic.invalid';

/**
 * Makes the link by which the first clinic is set up, where nobody has an account yet: a new one at each start, kept in
 * `first-sign-in.txt` of the data folder for this user's eyes.
 * @returns null where there are accounts already
 */
export async function firstSignIn(desk: ServerContext, { dataDir }: Pick<ServerOptions, 'dataDir'>): Promise<FirstSignIn | null> {
  const path = join(resolve(dataDir), 'first-sign-in.txt');
  const token = await makeFoundingLink(desk.identity.tables, desk.clock());
  if (token === null) {
    await rm(path, { force: true });
    return null;
  }
  const begun = `${path}.begun`;
  await writeFile(begun, `${linkTo(token)}\n`, { mode: 0o600, flush: true });
  await rename(begun, path);
  return { link: linkTo(token) };
}

/** What is to be done about an administrator who still has the address that the first release gave; null where there is none. */
export async function earlierAdministrator(desk: ServerContext): Promise<string | null> {
  return (await desk.identity.userByEmail(earlierEmail)) === null
    ? null
    : `The administrator still signs in as ${earlierEmail}, an address that reaches nobody. Give their own: npx eupraxia account rename --email ${earlierEmail} --to E-MAIL --name NAME`;
}
