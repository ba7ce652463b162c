import type { ClinicPlace } from '@eupraxia/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { PlaceList } from '../../stations/signin/PlaceList.tsx';
import { useText } from '../../text/en.ts';
import { clocksHere, pauseClock } from '../../visit/running-clocks.ts';
import { client } from '../client.ts';
import { faultFrom } from '../fault.ts';
import { sendBeforeLeaving } from '../leaving.ts';
import { clinicsQuery } from '../queries.ts';
import { startAnew, useMe } from '../session.ts';
import { useClockText } from './clocks/text.ts';

/** What stands between the choice and the other clinic: a clock that runs here, or entries that are not sent. */
type Holds = { readonly place: ClinicPlace; readonly clocks: number; readonly unsent: number };

/** Chooses another clinic. Clocks that run here are paused and entries sent first; then everything starts from a fresh page. */
export function SwitchClinicDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const c = useClockText();
  const { clinic } = useMe();
  const { data: places = [] } = useQuery(clinicsQuery);
  const [holds, setHolds] = useState<Holds>();
  const go = useMutation({
    async mutationFn({ place, pause, leave }: { place: ClinicPlace; pause?: boolean; leave?: boolean }) {
      // Without the server there would be no other clinic to arrive in.
      await client.account.clinics();
      const clocks = clocksHere();
      if (clocks.length > 0 && pause !== true) return setHolds({ place, clocks: clocks.length, unsent: 0 });
      for (const clock of clocks) await pauseClock(clock, { cause: 'sign-out' });
      const unsent = leave === true ? 0 : await sendBeforeLeaving();
      if (unsent > 0) return setHolds({ place, clocks: 0, unsent });
      return startAnew(place.clinicId);
    },
  });
  const failed = go.error === null ? null : <ErrorCard fault={faultFrom(go.error)} />;
  if (holds === undefined)
    return (
      <Dialog title={t('switchClinic')} closeLabel={t('close')} onClose={onClose}>
        <p className="soft">{t('switchHow')}</p>
        <PlaceList
          places={places.filter(({ clinicId }) => clinicId !== clinic.id)}
          busy={go.isPending}
          onChoose={(place) => go.mutate({ place })}
        />
        {failed}
      </Dialog>
    );
  const { place, clocks, unsent } = holds;
  return (
    <Dialog
      title={t('switchClinic')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{c('stay')}</Button>
          <Button
            kind="ask"
            busy={go.isPending}
            onClick={() => go.mutate(clocks > 0 ? { place, pause: true } : { place, leave: true })}
          >
            {clocks > 0 ? c('pauseAndSwitch', { count: clocks }) : t('switchAll')}
          </Button>
        </>
      }
    >
      <p>{clocks > 0 ? c('signOutRunning', { count: clocks }) : t('switchUnsent', { count: unsent, clinic: clinic.name })}</p>
      {failed}
    </Dialog>
  );
}
