import type { Fault } from '@eupraxia/kernel';
import { type SubmitEvent, useEffect, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { passkeysWork } from '../../vault/passkey-lock.ts';
import type { LockWays } from '../../vault/pin-lock.ts';
import { longestPin, pinFault } from '../../vault/pin-rules.ts';
import { vaultOwner } from '../../vault/the-vault.ts';
import { useMe } from '../session.ts';
import { usualMinutes } from './idle-rule.ts';
import '../../stations/signin/sign-in.css';
import { useLockText } from './text.ts';
import { dropPin, keepPasskey, keepPin, waysOf } from './unlock.ts';

/** Sets how the person unlocks this browser: a PIN, and a passkey where one can do it. */
export function LockSettings({ onClose }: { readonly onClose: () => void }) {
  const t = useLockText();
  const { lockMinutes } = useMe().clinic;
  const [ways, setWays] = useState<LockWays | null>(null);
  const [wrong, setWrong] = useState<{ readonly pin?: string; readonly again?: string }>({});
  const [fault, setFault] = useState<Fault>();
  const [unfit, setUnfit] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = (): void => void waysOf(vaultOwner()).then(setWays);
  useEffect(look, []);
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [pin, again] = [String(form.get('new-pin')), String(form.get('pin-again'))];
    const refused = pinFault(pin);
    setWrong(refused !== null ? { pin: t(`fault-${refused}`) } : pin === again ? {} : { again: t('fault-again') });
    if (refused !== null || pin !== again) return;
    setBusy(true);
    const failed = await keepPin(pin);
    setBusy(false);
    setFault(failed);
    if (failed !== undefined) return;
    showToast({ text: t('saved') });
    onClose();
  };
  const remove = async (): Promise<void> => {
    await dropPin();
    showToast({ text: t('removed') });
    look();
  };
  const passkey = async (): Promise<void> => {
    const failed = await keepPasskey();
    setUnfit(failed === 'no-prf');
    setFault(failed === 'no-prf' ? undefined : failed);
    look();
  };
  return (
    <Dialog title={t('setUpTitle')} closeLabel={t('close')} onClose={onClose}>
      <p>{t('setUpHow', { count: lockMinutes ?? usualMinutes })}</p>
      <p className="soft">{t(ways?.pin === true ? 'pinSet' : 'pinNone')}</p>
      <form className="sign-in-form" onSubmit={(event) => void save(event)}>
        <TextField
          label={t('newPin')}
          name="new-pin"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={longestPin + 1}
          required
          error={wrong.pin}
        />
        <TextField
          label={t('again')}
          name="pin-again"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={longestPin + 1}
          required
          error={wrong.again}
        />
        {fault === undefined ? null : <ErrorCard fault={fault} />}
        <Button type="submit" kind="ask" busy={busy}>
          {t(ways?.pin === true ? 'changePin' : 'savePin')}
        </Button>
      </form>
      <div className="lock-other">
        {ways?.pin === true ? <Button onClick={() => void remove()}>{t('removePin')}</Button> : null}
        {passkeysWork() ? <Button onClick={() => void passkey()}>{t('usePasskey')}</Button> : null}
      </div>
      {ways?.passkey === true ? <p className="soft">{t('passkeySet')}</p> : null}
      {unfit ? <p role="alert">{t('passkeyUnfit')}</p> : null}
    </Dialog>
  );
}
