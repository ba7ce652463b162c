import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { longestPin } from '../../vault/pin-rules.ts';
import { useLockText } from './text.ts';
import { unlockByPin } from './unlock.ts';

/** Unlocks by PIN; says how many tries are left. */
export function PinForm({ owner, onClosed }: { readonly owner: string; readonly onClosed: () => void }) {
  const t = useLockText();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const field = (): HTMLInputElement | null => form.current?.querySelector('input') ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes to a locked screen types the PIN first
  useEffect(() => field()?.focus(), []);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = field();
    if (input === null || input.value === '') return;
    setBusy(true);
    const answer = await unlockByPin(owner, input.value);
    setBusy(false);
    input.value = '';
    input.focus();
    if (answer.kind === 'closed') onClosed();
    else setLeft(answer.kind === 'wrong' ? answer.left : null);
  };
  return (
    <form ref={form} className="sign-in-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('pin')}
        name="unlock-pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={longestPin}
        error={left === null ? undefined : t('wrong', { count: left })}
      />
      <Button type="submit" kind="ask" size="live" busy={busy}>
        {t('unlock')}
      </Button>
    </form>
  );
}
