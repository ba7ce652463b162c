import type { SignInTables } from './sign-in-tables.ts';

/** The name that an administrator chose for passkeys, and in which clinic: no other one's administrator changes it. */
export interface ChosenName {
  readonly name: string;
  readonly clinicId: string;
}

/** What a link to the first clinic is kept as: the hash of its token, and until when it works, UTC ms. */
export interface FoundingLink {
  readonly hash: string;
  readonly expiresAt: number;
}

type Rows = Pick<SignInTables, 'rows'>;

interface Kept {
  readonly 'passkey-name': ChosenName;
  readonly 'founding-link': FoundingLink;
}

/** Reads what holds for the whole installation; null where nothing does yet. */
export async function readInstallation<K extends keyof Kept>(tables: Rows, key: K): Promise<Kept[K] | null> {
  const [row] = await tables.rows<{ value: Kept[K] }>('select value from installation where key = $1', [key]);
  return row?.value ?? null;
}

/** Keeps it, in place of what held before. */
export async function keepInstallation<K extends keyof Kept>(tables: Rows, key: K, value: Kept[K], now: number): Promise<void> {
  await tables.rows(
    `insert into installation (key, value, changed_at) values ($1, $2, $3)
     on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [key, JSON.stringify(value), now],
  );
}

/**
 * Keeps a name where the clinic may choose it: nobody has chosen one, or this very clinic has.
 * @returns whether it was kept
 */
export async function chooseName(tables: SignInTables, chosen: ChosenName, now: number): Promise<boolean> {
  const kept = await tables.changed(
    `insert into installation as kept (key, value, changed_at) values ('passkey-name', $1, $2)
     on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at
       where kept.value->>'clinicId' = $3`,
    [JSON.stringify(chosen), now, chosen.clinicId],
  );
  return kept === 1;
}
