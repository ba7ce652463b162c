import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { linkByOperator, renameByOperator } from '@eupraxia/server';
import { reachStore } from '../database.ts';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { linkLines } from './link-lines.ts';

const linkOptions = {
  email: { type: 'string' },
  'without-second-factor': { type: 'boolean' },
  data: { type: 'string' },
} as const;

const renameOptions = {
  email: { type: 'string' },
  to: { type: 'string' },
  name: { type: 'string' },
  data: { type: 'string' },
} as const;

type Store = Parameters<typeof linkByOperator>[0];

const refused = (what: string) => err(wrongUsage('account', what));

/**
 * `account link`: a link by which a person chooses a new password, whether the server runs or not. Administrators make it for
 * people of their clinic alone; whoever runs the server makes it for everybody. `account rename`: another e-mail or name.
 */
export async function account(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const [word, ...rest] = args;
  if (word === 'link') return link(rest, io);
  if (word === 'rename') return rename(rest, io);
  return refused(word === undefined || word.startsWith('-') ? '"link" or "rename" is missing' : `"${word}" is not a word of it`);
}

async function link(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('account', args, linkOptions, 0);
  if (!parsed.ok) return parsed;
  const { email = '', data, 'without-second-factor': withoutSecondFactor = false } = parsed.value.values;
  if (!isAddress(email)) return refused('--email is the e-mail of the account');
  return withStore(data, io, async (store) => {
    const made = await linkByOperator(store, { email, withoutSecondFactor }, Date.now());
    if (!made.ok) return made;
    const taken = withoutSecondFactor ? 'The second factors are taken away, and every sign-in has ended.\n' : '';
    return ok({ json: made.value, text: `${taken}${linkLines(made.value)}` });
  });
}

async function rename(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('account', args, renameOptions, 0);
  if (!parsed.ok) return parsed;
  const { email = '', to = '', name, data } = parsed.value.values;
  if (!isAddress(email)) return refused('--email is the e-mail of the account');
  if (!isAddress(to)) return refused('--to is the e-mail that it gets');
  if (name !== undefined && (name.trim() === '' || name.length > 200)) return refused('--name has 1 to 200 characters');
  return withStore(data, io, async (store) => {
    const made = await renameByOperator(store, { email, to, name: name?.trim() ?? null }, Date.now());
    if (!made.ok) return made;
    const { email: address, name: called } = made.value;
    return ok({ json: made.value, text: `${called} signs in as ${address} from now on. Every sign-in has ended.\n` });
  });
}

async function withStore(
  data: string | undefined,
  io: Io,
  work: (store: Store) => Promise<Result<Answer, Fault>>,
): Promise<Result<Answer, Fault>> {
  const reached = await reachStore(dataFolder(data, io), io);
  if (!reached.ok) return reached;
  try {
    return await work(reached.value.store);
  } finally {
    await reached.value.close();
  }
}

/** Whether a text can be the e-mail address of an account; those of the demo clinic are too. */
const isAddress = (text: string): boolean => text.length <= 200 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
