import { type ErrorTable, faultsOf } from '@eupraxia/kernel';

/** What can go wrong where a browser keeps things. The codes are older than this folder. */
export const vaultErrors = {
  EUP_VISIT_MEMORY_ONLY: {
    sentence: 'This visit is kept in memory only: {why}.',
    status: 507,
    remedy: 'Keep this tab open until everything is saved on the server. Free some space, or leave private browsing, and reload.',
  },
  EUP_VISIT_VAULT_LOCKED: {
    sentence: 'What this browser keeps is locked.',
    status: 423,
    remedy: 'Unlock it with your PIN or passkey, or sign in. What was recorded stays kept.',
  },
  EUP_VISIT_FORMAT_NEWER: {
    sentence:
      'The visits in this browser were kept by a newer version of the program (format {found}, this one reads up to {known}).',
    status: 409,
    remedy: 'Reload while online to get the newer version. Nothing was changed.',
  },
} as const satisfies ErrorTable;

/** Makes one of the vault's faults. */
export const vaultFault = faultsOf(vaultErrors);
