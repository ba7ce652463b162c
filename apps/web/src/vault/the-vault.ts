import { type LocalVault, openVault } from './local-vault.ts';

/** What has reached the server whole is erased from the browser this many days after it was last touched. */
const keptDays = 7;
let vault: Promise<LocalVault> | null = null;

/** The browser's vault, opened once per tab. */
export function theVault(): Promise<LocalVault> {
  vault ??= openVault().then((opened) => {
    void opened.forget(Date.now() - keptDays * 86_400_000).catch(() => undefined);
    // Asks the browser not to clear the vault when the disk runs low; a refusal changes nothing.
    void globalThis.navigator?.storage?.persist?.().catch(() => undefined);
    return opened;
  });
  return vault;
}
