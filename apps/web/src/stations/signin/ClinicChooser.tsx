import type { ClinicPlace } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { chooseClinic, signOut } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { PlaceList } from './PlaceList.tsx';
import { useSignInText } from './text.ts';

/** After the sign-in of who has a place in several clinics, or in none: nothing is shown before one is chosen. */
export function ClinicChooser({ places }: { readonly places: readonly ClinicPlace[] }) {
  const t = useText();
  const s = useSignInText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const run = async (work: () => Promise<Fault | undefined>) => {
    setBusy(true);
    setFault(await work());
    setBusy(false);
  };
  return (
    <EntryCard>
      <h2>{places.length === 0 ? s('noClinic') : s('chooseClinic')}</h2>
      <p className="soft">{places.length === 0 ? s('noClinicHow') : s('chooseHow')}</p>
      <PlaceList places={places} busy={busy} onChoose={({ clinicId }) => void run(() => chooseClinic(clinicId))} />
      {fault === undefined ? null : <ErrorCard fault={fault} />}
      <Button busy={busy} onClick={() => void run(signOut)}>
        {t('signOut')}
      </Button>
    </EntryCard>
  );
}
