import { type LocalVault, openVault } from './local-vault.ts';
import { type Owner, type PersonKey, personKeyOf } from './person-key.ts';

/** A person of a clinic, for tests. */
export const dana: Owner = { userId: 'danaRivera0000000000000000000000', clinicId: '0190a000-0000-7000-8000-00000000c11a' };
export const eli: Owner = { userId: 'eliStone000000000000000000000000', clinicId: dana.clinicId };

/** The person key of somebody, the same each time. */
export function personKey(who: Owner = dana): Promise<PersonKey> {
  const text = `${who.userId}${who.clinicId}`;
  const raw = Uint8Array.from({ length: 32 }, (_, i) => text.charCodeAt(i % text.length) ^ i);
  return personKeyOf(globalThis.crypto, who, raw);
}

/** A vault over the test's own database, as a new tab opens it. */
export async function vaultOf(who: Owner = dana, wall: () => number = () => 1000): Promise<LocalVault> {
  return openVault({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall }, await personKey(who));
}
