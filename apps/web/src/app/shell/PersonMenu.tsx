import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { roleText } from '../labels.ts';
import { sendBeforeLeaving } from '../leaving.ts';
import { signOut, useMe } from '../session.ts';
import { applyTheme, keptTheme, type Theme } from '../theme.ts';
import './person-menu.css';

/** The signed-in person, the look of the screen, About, and the way out: a native popover under the initials. */
export function PersonMenu() {
  const t = useText();
  const me = useMe();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const [leaving, setLeaving] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const path = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address closes the menu
  useEffect(() => panel.current?.hidePopover(), [path]);

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
      </button>
      <div ref={panel} id={id} popover="auto" className="person-panel">
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
        <Link to="/library" className="person-link">
          <Icon name="search" size={20} />
          {t('library')}
        </Link>
        <Link to="/about" className="person-link">
          <Icon name="about" size={20} />
          {t('about')}
        </Link>
        <Button busy={leaving} onClick={() => void leave()}>
          {t('signOut')}
        </Button>
      </div>
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
