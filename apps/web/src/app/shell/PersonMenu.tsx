import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { vaultOwner } from '../../vault/the-vault.ts';
import { clocksHere, type MyClock, pauseClock } from '../../visit/running-clocks.ts';
import { roleText } from '../labels.ts';
import { sendBeforeLeaving } from '../leaving.ts';
import { useLockText } from '../lock/text.ts';
import { usePinOffer } from '../lock/use-pin-offer.ts';
import { lockNow, signOut, useMe, useSession } from '../session.ts';
import { applyTheme, keptTheme, type Theme } from '../theme.ts';
import { PauseToSignOut } from './clocks/PauseToSignOut.tsx';
import { SwitchClinicButton } from './SwitchClinicButton.tsx';
import './person-menu.css';

const LockSettings = lazy(() => import('../lock/LockSettings.tsx').then((module) => ({ default: module.LockSettings })));
const SwitchClinicDialog = lazy(() => import('./SwitchClinicDialog.tsx').then(({ SwitchClinicDialog: it }) => ({ default: it })));

/** The signed-in person and their account, the clinic, the look of the screen, About, and the way out: a native popover under the initials. */
export function PersonMenu() {
  const t = useText();
  const l = useLockText();
  const me = useMe();
  const session = useSession();
  const away = session.state === 'in' && !session.reached;
  const [offers, taken] = usePinOffer();
  const [settings, setSettings] = useState(false);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const [opened, setOpened] = useState(false);
  const [switching, setSwitching] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const [running, setRunning] = useState<readonly MyClock[]>([]);
  const path = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address closes the menu
  useEffect(() => panel.current?.hidePopover(), [path]);

  const signOutOrAsk = (): void => {
    const clocks = clocksHere();
    setRunning(clocks);
    if (clocks.length === 0) void leave();
  };
  const pauseAndLeave = async () => {
    setLeaving(true);
    for (const clock of running) await pauseClock(clock, { cause: 'sign-out' });
    setRunning([]);
    await leave();
  };
  const leave = async (all = false) => {
    setLeaving(true);
    const left = all ? 0 : await sendBeforeLeaving();
    setUnsent(left);
    if (left > 0) return setLeaving(false);
    const fault = await signOut();
    setLeaving(false);
    if (fault !== undefined) showToast({ text: `${fault.message} ${fault.remedy}` });
  };

  return (
    <div className="person">
      <button type="button" className="person-button" popoverTarget={id}>
        <Avatar name={me.name} size={40} />
        <span className="unseen">{t('personMenu', { name: me.name })}</span>
        {offers ? <span className="person-offer" /> : null}
        {away ? (
          <span className="person-away">
            <Icon name="offline" size={14} />
            <span className="unseen">{t('offlineShort')}</span>
          </span>
        ) : null}
      </button>
      <div ref={panel} id={id} popover="auto" className="person-panel" onToggle={() => setOpened(true)}>
        <p className="person-name">
          {me.name}
          {me.credentials === '' ? '' : `, ${me.credentials}`}
        </p>
        <p className="soft">
          {t(roleText[me.role])} · {me.clinic.name}
        </p>
        <Segmented
          label={t('theme')}
          value={theme}
          onChange={(next) => {
            applyTheme(next);
            setTheme(next);
          }}
          options={[
            { value: 'system', label: t('themeSystem') },
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
          ]}
        />
        <Link to="/account" className="person-link">
          <Icon name="person" size={20} />
          {t('account')}
        </Link>
        {opened ? <SwitchClinicButton onPress={() => setSwitching(true)} /> : null}
        <Link to="/library" className="person-link">
          <Icon name="search" size={20} />
          {t('library')}
        </Link>
        <Link to="/about" className="person-link">
          <Icon name="about" size={20} />
          {t('about')}
        </Link>
        {vaultOwner() === null ? null : (
          <>
            {offers ? <p className="soft">{l('offer')}</p> : null}
            <Button
              onClick={() => {
                taken();
                setSettings(true);
                panel.current?.hidePopover();
              }}
            >
              {l('setUp')}
            </Button>
          </>
        )}
        <Button onClick={lockNow}>{l('lock')}</Button>
        <Button busy={leaving} onClick={signOutOrAsk}>
          {t('signOut')}
        </Button>
      </div>
      {settings ? (
        <Suspense fallback={null}>
          <LockSettings onClose={() => setSettings(false)} />
        </Suspense>
      ) : null}
      {switching ? (
        <Suspense>
          <SwitchClinicDialog onClose={() => setSwitching(false)} />
        </Suspense>
      ) : null}
      {running.length === 0 ? null : (
        <PauseToSignOut clocks={running} busy={leaving} onStay={() => setRunning([])} onPause={() => void pauseAndLeave()} />
      )}
      {unsent === 0 ? null : (
        <Dialog
          title={t('signOut')}
          closeLabel={t('close')}
          onClose={() => setUnsent(0)}
          actions={
            <>
              <Button kind="ask" onClick={() => setUnsent(0)}>
                {t('signOutStay')}
              </Button>
              <Button busy={leaving} onClick={() => void leave(true)}>
                {t('signOutAll')}
              </Button>
            </>
          }
        >
          <p>{t('signOutUnsent', { count: unsent })}</p>
        </Dialog>
      )}
    </div>
  );
}
