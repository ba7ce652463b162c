import { Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ToastRegion } from '../../kit/Toast.tsx';
import { SignInScreen } from '../../stations/signin/SignInScreen.tsx';
import { useText } from '../../text/en.ts';
import { useSession } from '../session.ts';
import { ExpiredDialog } from './ExpiredDialog.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { StopEverywhere } from './StopEverywhere.tsx';
import './root.css';

/** The frame of every screen: the rail, the station, what is said above them; or the sign-in when nobody sits here. */
export function Root() {
  const t = useText();
  const session = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  // The screen that stands, while the next one is still being fetched.
  const shown = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  useFocusOnArrival(path);
  if (session.state === 'starting') return <p className="starting">{t('loading')}</p>;
  if (session.state === 'out') return <SignInScreen fault={session.fault} />;
  return (
    <div className="frame">
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <Rail />
      <div className="frame-station">
        <Notices />
        <Outlet />
        <StopEverywhere path={shown} />
      </div>
      {session.expired ? <ExpiredDialog /> : null}
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
