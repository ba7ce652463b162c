import type { Fault } from '@eupraxia/kernel';
import { startSession } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
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
      {move.state === 'elsewhere' ? (
        <div className="sign-in-notice">
          {move.count === 0 ? null : <p>{s('elsewhereUnsent', { count: move.count })}</p>}
          <p>
            {s('moveStayed', { address: move.origin })}{' '}
            <a href={addressUnder(move.origin)}>{s('moveOpen', { address: move.origin })}</a>
            {move.count === 0 ? '.' : `. ${s('moveLater')}`}
          </p>
        </div>
      ) : null}
      <SignInForm passkeys={move.state !== 'elsewhere'} />
      {move.state === 'stayed' ? (
        <p className="soft">
          {s('moveStayed', { address: move.origin })}{' '}
          <a href={addressUnder(move.origin)}>{s('moveOpen', { address: move.origin })}</a>.
        </p>
      ) : null}
      <p className="soft">{s('demo')}</p>
      <p className="soft">{s('notDevice')}</p>
    </EntryCard>
  );
}
