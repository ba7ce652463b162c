import type { InstallationShown } from '@eupraxia/api';
import { useEffect, useState } from 'react';
import { unsentHere } from '../vault/unsent-here.ts';
import { otherOrigin } from './address.ts';
import { readInstallation } from './sign-in-calls.ts';

/** What the sign-in says beside its form. */
export interface InstallationHere extends InstallationShown {
  /**
   * Where passkeys work, where that is not this page. It does not go there by itself: nobody knows whether this device finds
   * the name, and what is unsent is sent from here first.
   */
  readonly elsewhere: { readonly origin: string; readonly unsent: number } | undefined;
}

/** What the server says of itself; undefined until it has, and where it does not answer: then the form stands as it is. */
export function useInstallation(): InstallationHere | undefined {
  const [installation, setInstallation] = useState<InstallationHere>();
  useEffect(() => {
    let here = true;
    Promise.all([readInstallation(), unsentHere().catch(() => 0)])
      .then(([shown, unsent]) => {
        const origin = otherOrigin(shown, location);
        if (here) setInstallation({ ...shown, elsewhere: origin === undefined ? undefined : { origin, unsent } });
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, []);
  return installation;
}
