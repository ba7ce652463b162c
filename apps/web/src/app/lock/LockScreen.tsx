import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { StopPress } from '../../kit/StopPress.tsx';
import { useStopKey } from '../../kit/stop-key.ts';
import { SignInForm } from '../../stations/signin/SignInForm.tsx';
import { useText } from '../../text/en.ts';
import type { LockWays } from '../../vault/pin-lock.ts';
import { useMyClocks } from '../../visit/running-clocks.ts';
import { useRunningVisits } from '../../visit/running-visit.ts';
import { lockScreen } from '../../visit/screen-lock.ts';
import { lockedOwner, type Session } from '../session.ts';
import { useClockText } from '../shell/clocks/text.ts';
import { useLeftRunning } from './left-running.ts';
import { PinForm } from './PinForm.tsx';
import { useLockText } from './text.ts';
import { unlockByPasskey, waysOf } from './unlock.ts';
import '../shell/entry-card.css';
import './lock.css';

type Locked = Extract<Session, { state: 'in' | 'locked' }>;

/**
 * What stands in place of every screen while it is locked or the session has ended: nothing of any patient, the ways to
 * unlock, and STOP while a clock runs here. The browser's back button leads nowhere meanwhile.
 */
export function LockScreen({ session }: { readonly session: Locked }) {
  const product = useText();
  const t = useLockText();
  const c = useClockText();
  useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: false, disabled: session.state !== 'in' });
  const expired = session.state === 'in' && session.expired;
  const me = session.state === 'in' ? session.me : undefined;
  const clocks = useMyClocks();
  const runs = clocks.some(({ here }) => here !== null);
  // A session that has ended leaves the clock to whoever signs in within a minute; a lock does not touch it.
  useEffect(() => (expired ? lockScreen() : undefined), [expired]);
  return (
    <main className="entry">
      <div className="entry-card">
        <header className="entry-head">
          <Mark size={56} />
          <div>
            <h1>{t(expired ? 'ended' : 'locked')}</h1>
            <p className="soft">{me === undefined ? product('product') : `${me.name} · ${me.clinic.name}`}</p>
          </div>
        </header>
        <LockStop />
        <LeftRunning />
        <NoStop elsewhere={clocks.some(({ here }) => here === null)} />
        <p>{t(expired ? 'endedHow' : 'lockedHow')}</p>
        {expired && runs ? <p>{c('locked')}</p> : null}
        <Ways session={session} runs={runs} />
      </div>
    </main>
  );
}

/** STOP of every visit that runs in this tab, without a name: whoever is at the device may press it. */
function LockStop() {
  const t = useLockText();
  const visits = useRunningVisits();
  const running = visits.filter(({ state }) => state === 'running');
  if (visits.length === 0) return null;
  return (
    <div className="lock-stop">
      {running.length > 0 ? <p className="lock-runs">{t('runs')}</p> : null}
      {/* It stays where the finger is: the click that follows the press must meet nothing else. */}
      <StopPress
        label={t('stop')}
        how={t('stopHow')}
        disabled={running.length === 0}
        onPress={() => {
          for (const visit of running) visit.stop();
        }}
      />
      {running.length === 0 ? <p role="alert">{t('stopped')}</p> : null}
    </div>
  );
}

/** Says that a clock runs which this page cannot stop, because the page that could is closed. */
function LeftRunning() {
  const t = useLockText();
  const left = useLeftRunning();
  const visits = useRunningVisits();
  if (!left || visits.length > 0) return null;
  return (
    <div className="lock-away" role="alert">
      <p className="lock-runs">{t('leftRuns')}</p>
      <p>{t('leftRunsHow')}</p>
    </div>
  );
}

/**
 * Where no visit runs in this tab: that this screen stops nothing, and who presses the key of STOP is told so aloud.
 * `elsewhere` says that a clock of this person ran on another device at the lock; a locked screen asks the server nothing.
 */
function NoStop({ elsewhere }: { readonly elsewhere: boolean }) {
  const t = useLockText();
  const left = useLeftRunning();
  const none = useRunningVisits().length === 0;
  const [pressed, setPressed] = useState(false);
  useStopKey(none, () => setPressed(true));
  if (!none) return null;
  if (!elsewhere && !pressed) return left ? null : <p className="soft">{t('noStop')}</p>;
  return (
    <div className="lock-away" role="alert">
      <p className="lock-runs">{t(pressed ? 'stoppedNothing' : 'elsewhereRuns')}</p>
      <p>{t('elsewhereHow')}</p>
    </div>
  );
}

/** PIN and passkey first, where this browser has them; else the sign-in, of the same person or of somebody else. */
function Ways({ session, runs }: { readonly session: Locked; readonly runs: boolean }) {
  const t = useLockText();
  const owner = lockedOwner();
  const expired = session.state === 'in' && session.expired;
  const online = useOnline(session);
  const [ways, setWays] = useState<LockWays | null>(null);
  const [way, setWay] = useState<'here' | 'password' | 'someone'>('here');
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let stands = true;
    void waysOf(owner).then((found) => stands && setWays(found));
    return () => {
      stands = false;
    };
  }, [owner]);
  if (ways === null) return null;
  const here = !expired && (ways.pin || ways.passkey);
  const shown = way === 'here' && !here ? 'password' : way;
  const email = session.state === 'in' && shown === 'password' ? session.me.email : undefined;
  return (
    <div className="lock-ways">
      {online ? null : (
        <p className="lock-away" role="status">
          {t(here ? 'awayPin' : 'away')}
        </p>
      )}
      {ways.left === 0 && !expired ? (
        <p className="lock-away" role="alert">
          {t('closed')}
        </p>
      ) : null}
      {shown === 'here' && ways.pin && owner !== null ? (
        <PinForm owner={owner} onClosed={() => setWays({ ...ways, pin: false, left: 0 })} />
      ) : null}
      {shown === 'here' && ways.passkey && owner !== null ? (
        <Button
          kind={ways.pin ? 'quiet' : 'ask'}
          onClick={() => void unlockByPasskey(owner).then((opened) => setRefused(!opened))}
        >
          {t('passkey')}
        </Button>
      ) : null}
      {refused && shown === 'here' ? <p role="alert">{t('passkeyNot')}</p> : null}
      {shown === 'someone' && runs ? <p className="lock-away">{t('someoneRuns')}</p> : null}
      {shown === 'here' ? null : <SignInForm key={shown} {...(email === undefined ? {} : { email })} />}
      <div className="lock-other">
        {shown === 'here' ? <Button onClick={() => setWay('password')}>{t('byPassword')}</Button> : null}
        {shown !== 'here' && here ? <Button onClick={() => setWay('here')}>{t(ways.pin ? 'byPin' : 'back')}</Button> : null}
        {/* A form without a name is anybody's already. */}
        {shown === 'here' || email !== undefined ? <Button onClick={() => setWay('someone')}>{t('someone')}</Button> : null}
        {shown === 'someone' && !here ? <Button onClick={() => setWay('here')}>{t('back')}</Button> : null}
      </div>
    </div>
  );
}

/** Whether the server is likely to answer: by the browser's word, and by the last call. */
function useOnline(session: Locked): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online && (session.state !== 'in' || session.reached || session.expired);
}
