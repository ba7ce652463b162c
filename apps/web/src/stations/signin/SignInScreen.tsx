import type { Fault } from '@eupraxia/kernel';
import { startSession } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
import { useInstallation } from '../../app/use-installation.ts';
import { addressUnder, type Move } from '../../app/use-move.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { SignInForm } from './SignInForm.tsx';
import { useSignInText } from './text.ts';

/** The first screen. `fault` is why the server could not be asked who sits here; `move` what keeps it at an old address. */
export function SignInScreen({ fault, move }: { readonly fault?: Fault | undefined; readonly move: Move }) {
  const t = useText();
  const s = useSignInText();
  const installation = useInstallation();
  const elsewhere = installation?.elsewhere;
  return (
    <EntryCard>
      {fault === undefined ? null : (
        <ErrorCard fault={fault} action={<Button onClick={() => void startSession()}>{t('retry')}</Button>} />
      )}
      {move.state === 'unsent' ? (
        <div className="sign-in-notice">
          <p>{s('moveUnsent', { count: move.count, address: move.origin })}</p>
          <p>
            <a href={addressUnder(move.origin)}>{s('moveOpen', { address: move.origin })}</a>. {s('moveLater')}
          </p>
        </div>
      ) : null}
      {elsewhere === undefined ? null : (
        <div className="sign-in-notice">
          {elsewhere.unsent === 0 ? null : <p>{s('elsewhereUnsent', { count: elsewhere.unsent })}</p>}
          <p>
            {s('moveStayed', { address: elsewhere.origin })}{' '}
            <a href={addressUnder(elsewhere.origin)}>{s('moveOpen', { address: elsewhere.origin })}</a>
            {elsewhere.unsent === 0 ? '.' : `. ${s('moveLater')}`}
          </p>
        </div>
      )}
      {installation?.empty === true ? (
        <div className="sign-in-notice">
          <p>
            <strong>{s('empty')}</strong>
          </p>
          <p>{s('emptyHow')}</p>
        </div>
      ) : (
        <SignInForm passkeys={elsewhere === undefined} />
      )}
      {move.state === 'stayed' ? (
        <p className="soft">
          {s('moveStayed', { address: move.origin })}{' '}
          <a href={addressUnder(move.origin)}>{s('moveOpen', { address: move.origin })}</a>.
        </p>
      ) : null}
      {installation?.demo === true ? <p className="soft">{s('demo')}</p> : null}
      <p className="soft">{s('notDevice')}</p>
    </EntryCard>
  );
}
