import { open, readFile } from 'node:fs/promises';
import { type Role, roles } from '@eupraxia/clinical';
import { demoPeople } from '@eupraxia/demo';
import { newPassword } from '../identity/password.ts';

/** One demo person with the password of this installation. */
export interface DemoSignIn {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);

/** The sign-ins that the file holds, or null where there is none. A line each: role, e-mail, password, name, by tabs. */
export async function readSignIns(path: string): Promise<readonly DemoSignIn[] | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw problem;
  }
  return text.split('\n').flatMap((line) => {
    const [role, email, secret, name] = line.split('\t');
    return isRole(role) && email && secret && name ? [{ role, email, password: secret, name }] : [];
  });
}

/** Makes a password for each demo person and writes them down, for this user's eyes. */
export async function writeSignIns(path: string): Promise<readonly DemoSignIn[]> {
  const made = demoPeople.map(({ role, name, email }) => ({ role, name, email, password: newPassword() }));
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(
      made.map(({ role, email, password: secret, name }) => `${role}\t${email}\t${secret}\t${name}\n`).join(''),
    );
    await file.sync();
  } finally {
    await file.close();
  }
  return made;
}
