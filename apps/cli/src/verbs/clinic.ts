import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { foundByOperator, isReadEmail } from '@eupraxia/server';
import { reachStore } from '../database.ts';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { type Answer, parseVerb, secondWord, wrongUsage } from '../verb.ts';
import { linkLines } from './link-lines.ts';

const options = {
  name: { type: 'string' },
  zone: { type: 'string' },
  admin: { type: 'string' },
  'admin-name': { type: 'string' },
  data: { type: 'string' },
} as const;

/**
 * `clinic found`: another clinic on this server, whether it runs or not. Its first administrator comes in by a link that works
 * once, with an account of their own choosing; until then the clinic is empty.
 */
export async function clinic(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const words = secondWord('clinic', args, 'found');
  if (!words.ok) return words;
  const parsed = parseVerb('clinic', words.value, options, 0);
  if (!parsed.ok) return parsed;
  const { name = '', zone = '', admin = '', 'admin-name': person = '', data } = parsed.value.values;
  const refused = (what: string) => err(wrongUsage('clinic', what));
  if (name.trim() === '' || name.length > 200) return refused('--name is the name of the clinic, in 1 to 200 characters');
  if (zone === '') return refused('--zone is missing, such as America/Chicago');
  if (!isReadEmail(admin)) return refused('--admin is the e-mail of the first administrator, which somebody reads');
  if (person.trim() === '' || person.length > 200)
    return refused('--admin-name is the name of the first administrator, in 1 to 200 characters');
  const reached = await reachStore(dataFolder(data, io), io);
  if (!reached.ok) return reached;
  const { store, close } = reached.value;
  try {
    const administrator = { name: person.trim(), email: admin };
    const founded = await foundByOperator(store, { name: name.trim(), zone, administrator }, Date.now());
    if (!founded.ok) return founded;
    return ok({
      json: founded.value,
      text: `${name.trim()} is founded (${founded.value.clinicId}).\n${linkLines(founded.value)}`,
    });
  } finally {
    await close();
  }
}
