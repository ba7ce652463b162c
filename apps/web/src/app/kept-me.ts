import type { Me } from '@eupraxia/api';
import { forgetSettled } from '../vault/forget-settled.ts';
import { theVault, vaultDb } from '../vault/the-vault.ts';

const subject = 'today';
const stream = 'me';
/** As long as the server's session lives without use: after it a browser without a server knows nobody. */
const longest = 12 * 3_600_000;

/** Keeps who signed in, sealed under their own key, for a start without the server. A browser that keeps nothing just asks again. */
export async function keepMe(me: Me): Promise<void> {
  try {
    const box = await (await theVault()).box(subject);
    await box.put(stream, 0, new TextEncoder().encode(JSON.stringify({ v: 1, me, at: Date.now() })));
    await box.settle();
    await box.tidy();
  } catch {
    // Where nothing can be kept, every visit says so itself.
  }
}

/** Who this open vault's owner is, as the server said last, or undefined; not for longer than a session lives. */
export async function keptMe(now: number = Date.now()): Promise<Me | undefined> {
  try {
    const box = await (await theVault()).box(subject);
    const found = (await box.read(stream)).records[0];
    if (found === undefined) return undefined;
    const kept = JSON.parse(new TextDecoder().decode(found.plain)) as {
      readonly v: number;
      readonly me: Me;
      readonly at?: number;
    };
    return kept.v === 1 && Math.abs(now - (kept.at ?? 0)) <= longest ? kept.me : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Erases every subject, whoever's, that has reached the server whole: persons, days and visits. What the server lacks stays,
 * sealed. It needs no key.
 */
export async function forgetMe(): Promise<void> {
  try {
    const found = await vaultDb();
    if (found !== undefined) await forgetSettled(found.db, Number.POSITIVE_INFINITY);
  } catch {
    // A browser that keeps nothing has nothing to erase.
  }
}
