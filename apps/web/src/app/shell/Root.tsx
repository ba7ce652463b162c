import { Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { ToastRegion } from '../../kit/Toast.tsx';
import { SignInScreen } from '../../stations/signin/SignInScreen.tsx';
import { useText } from '../../text/en.ts';
import { LockScreen } from '../lock/LockScreen.tsx';
import { Screens } from '../lock/Screens.tsx';
import { screensHost } from '../lock/screens.ts';
import { isBlank, useSession } from '../session.ts';
import { useMove } from '../use-move.ts';
import { ClockBar } from './clocks/ClockBar.tsx';
import { StillTreating } from './clocks/StillTreating.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { StopEverywhere } from './StopEverywhere.tsx';
import './root.css';

const ClinicChooser = lazy(() =>
  import('../../stations/signin/ClinicChooser.tsx').then(({ ClinicChooser: it }) => ({ default: it })),
);
const SecondFactorDue = lazy(() =>
  import('../../stations/account/SecondFactorDue.tsx').then(({ SecondFactorDue: it }) => ({ default: it })),
);

/** The frame of every screen: the rail, the station, what is said above them; the sign-in when nobody sits here, or the lock. */
export function Root() {
  const t = useText();
  const session = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  // The screen that stands, while the next one is still being fetched.
  const shown = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  useFocusOnArrival(path);
  const move = useMove(session.state === 'out');
  const starting = <p className="starting">{t('loading')}</p>;
  if (session.state === 'starting' || move.state === 'moving') return starting;
  // The page of a one-time link is for whoever holds it, signed in or not.
  if (path === '/link') return <Outlet />;
  if (session.state === 'out') return <SignInScreen fault={session.fault} move={move} />;
  if (session.state === 'locked') return <LockScreen session={session} />;
  if (session.state === 'choosing')
    return (
      <Suspense fallback={starting}>
        <ClinicChooser places={session.places} />
      </Suspense>
    );
  // A person who was kept by the last release has no such field.
  if (session.me.signIn?.secondFactor === 'due') {
    if (isBlank(session)) return <LockScreen session={session} />;
    return (
      <Suspense fallback={starting}>
        <SecondFactorDue />
        <ToastRegion />
      </Suspense>
    );
  }
  // The screens keep their place in this tree while they are out of the document: what they do goes on behind the lock.
  return (
    <>
      {isBlank(session) ? <LockScreen session={session} /> : <Screens />}
      {createPortal(<Frame path={shown} />, screensHost())}
    </>
  );
}

function Frame({ path }: { readonly path: string }) {
  const t = useText();
  return (
    <div className="frame">
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <Rail />
      <div className="frame-station">
        <Notices />
        <Outlet />
        <ClockBar path={path} />
        <StopEverywhere path={path} />
      </div>
      <StillTreating path={path} />
      <ToastRegion />
    </div>
  );
}

/** Keyboard and screen reader start at the new screen's content, not at the link that was pressed; the first page is left alone. */
function useFocusOnArrival(path: string) {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [path]);
}
