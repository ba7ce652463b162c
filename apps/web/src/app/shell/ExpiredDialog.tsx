import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { SignInForm } from '../../stations/signin/SignInForm.tsx';
import { useSignInText } from '../../stations/signin/text.ts';
import { useText } from '../../text/en.ts';
import { useMe } from '../session.ts';

/** The session ended while screens were open: sign in over them, or put it off; nothing underneath is taken down. */
export function ExpiredDialog() {
  const t = useText();
  const s = useSignInText();
  const me = useMe();
  const [putOff, setPutOff] = useState(false);
  if (putOff) {
    return (
      <div className="expired-reminder">
        <Button kind="ask" onClick={() => setPutOff(false)}>
          {s('again')}
        </Button>
      </div>
    );
  }
  return (
    <Dialog title={s('expired')} closeLabel={t('close')} onClose={() => setPutOff(true)}>
      <p>{s('expiredSafe')}</p>
      <SignInForm email={me.email} />
    </Dialog>
  );
}
