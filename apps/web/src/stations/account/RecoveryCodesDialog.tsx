import { useState } from 'react';
import { CopyButton } from '../../app/CopyButton.tsx';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { useText } from '../../text/en.ts';
import { useAccountText } from './text.ts';
import './account.css';

/** The recovery codes, shown once: it closes only for who says that they have kept them. */
export function RecoveryCodesDialog({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const common = useText();
  const t = useAccountText();
  const { email } = useMe();
  const [kept, setKept] = useState(false);
  return (
    <Dialog
      title={t('codesTitle')}
      closeLabel={common('close')}
      actions={
        <Button kind="ask" disabled={!kept} onClick={onDone}>
          {t('codesDone')}
        </Button>
      }
    >
      <p>{t('codesHow')}</p>
      <div className="recovery-sheet">
        <p className="recovery-for">{t('codesFor', { email })}</p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="account-acts">
        <Button onClick={() => print()}>{common('print')}</Button>
        <CopyButton text={[t('codesFor', { email }), ...codes].join('\n')} />
      </div>
      <label className="account-check">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {t('codesKept')}
      </label>
    </Dialog>
  );
}
