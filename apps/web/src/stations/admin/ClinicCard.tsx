import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { startSession, useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useAdminText } from './text.ts';
import './clinic-card.css';

/** What holds for the whole clinic: whom to call in an emergency, which every STOP shows large. */
export function ClinicCard() {
  const t = useAdminText();
  const kept = useMe().clinic.emergencyNumber ?? '';
  const [number, setNumber] = useState(kept);
  const save = useMutation({
    mutationFn: (emergencyNumber: string | null) => client.admin.saveClinic({ emergencyNumber }),
    onSuccess: async () => {
      showToast({ text: t('emergencySaved') });
      // The signed-in person's page has it from here on.
      await startSession();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(number.trim() === '' ? null : number.trim());
  };
  return (
    <Card title={t('clinic')}>
      <form className="admin-clinic" onSubmit={submit}>
        <TextField
          label={t('emergencyNumber')}
          hint={t('emergencyHint')}
          value={number}
          maxLength={200}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button type="submit" busy={save.isPending} disabled={number.trim() === kept}>
          {t('emergencySave')}
        </Button>
      </form>
      {save.error === null ? null : <ErrorCard fault={faultFrom(save.error)} safe={t('safe')} />}
    </Card>
  );
}
