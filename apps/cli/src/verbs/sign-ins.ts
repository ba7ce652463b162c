import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { reachStore } from '../database.ts';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';

const options = { most: { type: 'string' }, data: { type: 'string' } } as const;
const usualRows = 100;

/**
 * `sign-ins`: attempts to sign in that belong to no clinic, newest first. It names nobody: the same account reads the same,
 * and which one it is stays with whoever tried. What concerns a clinic's people stands in that clinic's audit trail.
 */
export async function signIns(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('sign-ins', args, options, 0);
  if (!parsed.ok) return parsed;
  const { most = String(usualRows), data } = parsed.value.values;
  if (!/^[1-9]\d{0,4}$/.test(most)) return err(wrongUsage('sign-ins', `--most "${most}" is not a count up to 99999`));
  const reached = await reachStore(dataFolder(data, io), io);
  if (!reached.ok) return reached;
  const { store, close } = reached.value;
  try {
    const rows = (await store.signInLog.read(Number(most))).map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
    const cells = rows.map(({ at, what, account, network, device, times }) => [
      at,
      what,
      account.slice(0, 8),
      network,
      device,
      String(times),
    ]);
    return ok({
      json: rows,
      text: `${rows.length === 0 ? 'No attempts.' : table(['when', 'what', 'account', 'network', 'device', 'times'], cells)}\n`,
    });
  } finally {
    await close();
  }
}
