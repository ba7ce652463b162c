import type { ClinicSettings, CosignRule } from '@eupraxia/api';
import type { MinutesRule } from '@eupraxia/clinical';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { startSession, useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { states } from './states.ts';
import { useAdminText } from './text.ts';
import './clinic-card.css';

/** What holds for the whole clinic: whom to call in an emergency, its state, its rules of signatures and of minutes, and when screens are locked. */
export function ClinicCard() {
  const t = useAdminText();
  const { emergencyNumber, state, minutesRule, cosign, lockMinutes } = useMe().clinic;
  const kept: ClinicSettings = { emergencyNumber, state, minutesRule, cosign, lockMinutes };
  const [draft, setDraft] = useState<ClinicSettings>(kept);
  const set = (changed: Partial<ClinicSettings>) => setDraft({ ...draft, ...changed });
  const changes = Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => value !== kept[name as keyof ClinicSettings]),
  );
  const save = useMutation({
    mutationFn: (settings: Partial<ClinicSettings>) => client.admin.saveClinic(settings),
    onSuccess: async () => {
      showToast({ text: t('clinicSaved') });
      // The signed-in person's page has it from here on.
      await startSession();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const number = changes['emergencyNumber'];
    save.mutate(typeof number === 'string' ? { ...changes, emergencyNumber: number.trim() } : changes);
  };
  return (
    <Card title={t('clinic')}>
      <form className="admin-clinic" onSubmit={submit}>
        <TextField
          label={t('emergencyNumber')}
          hint={t('emergencyHint')}
          value={draft.emergencyNumber ?? ''}
          maxLength={200}
          onChange={(event) => set({ emergencyNumber: orNull(event.target.value.trimStart()) })}
        />
        <Select
          label={t('state')}
          hint={t('stateHint')}
          choose={t('stateChoose')}
          value={draft.state ?? ''}
          options={states.map((value) => ({ value, label: value }))}
          onChange={(event) => set({ state: orNull(event.target.value) })}
        />
        <Select
          label={t('cosign')}
          hint={t('cosignHint')}
          value={draft.cosign ?? 'by-rule'}
          options={cosignRules.map((value) => ({ value, label: t(`cosign-${value}`) }))}
          onChange={(event) => set({ cosign: event.target.value as CosignRule })}
        />
        <Select
          label={t('minutesRule')}
          hint={t('minutesHint')}
          value={draft.minutesRule ?? 'day-once'}
          options={minutesRules.map((value) => ({ value, label: t(`minutes-${value}`) }))}
          onChange={(event) => set({ minutesRule: event.target.value as MinutesRule })}
        />
        <Select
          label={t('lockMinutes')}
          hint={t('lockMinutesHint')}
          value={String(draft.lockMinutes ?? usualLockMinutes)}
          options={[...new Set([...lockMinuteChoices, draft.lockMinutes ?? usualLockMinutes])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: t('minutesCount', { count }) }))}
          onChange={(event) => set({ lockMinutes: Number(event.target.value) })}
        />
        <Button type="submit" busy={save.isPending} disabled={Object.keys(changes).length === 0}>
          {t('clinicSave')}
        </Button>
      </form>
      {save.error === null ? null : <ErrorCard fault={faultFrom(save.error)} safe={t('safe')} />}
    </Card>
  );
}

const cosignRules: readonly CosignRule[] = ['never', 'by-rule', 'always'];
const minutesRules: readonly MinutesRule[] = ['day-once', 'per-code'];
/** What holds where the clinic has set nothing, and what it chooses among; the server takes 1 to 30. */
const usualLockMinutes = 5;
const lockMinuteChoices = [1, 2, 3, 5, 10, 15, 20, 30];
const orNull = (text: string): string | null => (text === '' ? null : text);
