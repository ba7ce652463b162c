import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { linkByOperator } from '@eupraxia/server';
import { reachStore } from '../database.ts';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { type Answer, parseVerb, secondWord, wrongUsage } from '../verb.ts';
import { isAddress } from './clinic.ts';
import { linkLines } from './link-lines.ts';

const options = {
  email: { type: 'string' },
  'without-second-factor': { type: 'boolean' },
  data: { type: 'string' },
} as const;

/**
 * `account link`: a link by which a person chooses a new password, whether the server runs or not. Administrators make it for
 * people of their clinic alone; whoever runs the server makes it for everybody.
 */
export async function account(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const words = secondWord('account', args, 'link');
  if (!words.ok) return words;
  const parsed = parseVerb('account', words.value, options, 0);
  if (!parsed.ok) return parsed;
  const { email = '', data, 'without-second-factor': withoutSecondFactor = false } = parsed.value.values;
  if (!isAddress(email)) return err(wrongUsage('account', '--email is the e-mail of the account'));
  const reached = await reachStore(dataFolder(data, io), io);
  if (!reached.ok) return reached;
  const { store, close } = reached.value;
  try {
    const made = await linkByOperator(store, { email, withoutSecondFactor }, Date.now());
    if (!made.ok) return made;
    const taken = withoutSecondFactor ? 'The second factors are taken away, and every sign-in has ended.\n' : '';
    return ok({ json: made.value, text: `${taken}${linkLines(made.value)}` });
  } finally {
    await close();
  }
}
