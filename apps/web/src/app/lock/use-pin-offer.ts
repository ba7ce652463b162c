import { useEffect, useState } from 'react';
import { vaultOwner } from '../../vault/the-vault.ts';
import { waysOf } from './unlock.ts';

const place = 'eupraxia.pin-offered';

function offered(): readonly string[] {
  try {
    return (localStorage.getItem(place) ?? '').split(' ');
  } catch {
    return [];
  }
}

/** Whether a PIN is to be offered: once for each person, where none is set. The second value says that it was seen. */
export function usePinOffer(): readonly [boolean, () => void] {
  const [offers, setOffers] = useState(false);
  const owner = vaultOwner();
  useEffect(() => {
    let here = true;
    if (owner !== null && !offered().includes(owner))
      void waysOf(owner).then(({ pin, passkey }) => here && setOffers(!pin && !passkey));
    return () => {
      here = false;
    };
  }, [owner]);
  const taken = (): void => {
    setOffers(false);
    if (owner === null) return;
    try {
      localStorage.setItem(place, [...offered(), owner].slice(-20).join(' ').trim());
    } catch {
      // Then it is offered again.
    }
  };
  return [offers, taken];
}
