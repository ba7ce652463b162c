import type { LinkShown } from '@eupraxia/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { roleText } from '../../app/labels.ts';
import { linkTokenHere, takeLinkToken } from '../../app/link-token.ts';
import { isBlank, signOut, useSession } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
import { readLink } from '../../app/sign-in-calls.ts';
import { Button, buttonClass } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { FoundingForm } from './FoundingForm.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import { useLinkText } from './link-text.ts';
import { PasswordLinkForm } from './PasswordLinkForm.tsx';
import './link.css';

/** The page of a one-time link, for whoever holds it: an invitation to a clinic, or the choice of a new password. */
export function LinkPage() {
  const t = useLinkText();
  const [token, setToken] = useState(linkTokenHere);
  useEffect(() => {
    // Another link opened in this same page changes the part behind # alone, and loads nothing.
    const take = (): void => setToken(takeLinkToken());
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return (
    <EntryCard>
      {token === undefined ? (
        <>
          <h2>{t('noLink')}</h2>
          <p>{t('noLinkHow')}</p>
          <Home />
        </>
      ) : (
        <OpenedLink key={token} token={token} />
      )}
    </EntryCard>
  );
}

function OpenedLink({ token }: { readonly token: string }) {
  const common = useText();
  const t = useLinkText();
  const session = useSession();
  const read = useQuery({ queryKey: ['link', token], queryFn: () => readLink(token), gcTime: 0, staleTime: Infinity });
  if (read.isPending) return <p className="soft">{t('reading')}</p>;
  const fault = read.error === null ? undefined : faultFrom(read.error);
  if (fault !== undefined)
    return (
      <>
        <ErrorCard
          fault={fault}
          action={fault.status === 404 ? null : <Button onClick={() => void read.refetch()}>{common('retry')}</Button>}
        />
        <Home />
      </>
    );
  const link = read.data as LinkShown;
  // A screen that is locked acts for nobody.
  const here = session.state === 'in' && !isBlank(session) ? session.me : undefined;
  const other = here !== undefined && here.email.toLowerCase() !== link.email.toLowerCase() ? here : undefined;
  if (link.kind === 'founding')
    return (
      <>
        <h2>{t('founding')}</h2>
        {here === undefined ? (
          <>
            <p className="soft">{t('foundingHow', { when: momentOf(link.expiresAt, language) })}</p>
            <FoundingForm token={token} />
          </>
        ) : (
          <OtherPerson name={here.name} token={token} />
        )}
      </>
    );
  return (
    <>
      <h2>{link.kind === 'invitation' ? t('invited', { clinic: link.clinicName ?? '' }) : t('chooseNew')}</h2>
      <LinkFacts link={link} />
      {other !== undefined ? (
        <OtherPerson name={other.name} token={token} />
      ) : link.kind === 'invitation' ? (
        <InvitationForm link={link} token={token} me={here} />
      ) : (
        <PasswordLinkForm link={link} token={token} />
      )}
    </>
  );
}

function LinkFacts({ link }: { readonly link: LinkShown }) {
  const common = useText();
  const t = useLinkText();
  // The page is read before anybody knows the clinic's zone: the device's own is the reader's.
  const until = momentOf(link.expiresAt, language);
  return (
    <dl className="link-facts">
      <dt>{t('forWhom')}</dt>
      <dd>
        {link.name} <span className="soft">{link.email}</span>
      </dd>
      {link.role === null ? null : (
        <>
          <dt>{t('role')}</dt>
          <dd>{common(roleText[link.role])}</dd>
        </>
      )}
      <dt>{link.kind === 'invitation' ? t('invitedBy') : t('madeBy')}</dt>
      <dd>{link.madeBy}</dd>
      <dt>{t('until')}</dt>
      <dd>
        <time dateTime={new Date(link.expiresAt).toISOString()}>{until}</time>
      </dd>
    </dl>
  );
}

/** Somebody else is signed in: they are signed out first, and the same link opens again from a fresh page. */
function OtherPerson({ name, token }: { readonly name: string; readonly token: string }) {
  const t = useLinkText();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut(() => {
      history.replaceState(null, '', `/link#${token}`);
      location.reload();
    });
    setBusy(false);
  };
  return (
    <>
      <p>
        <strong>{t('otherPerson', { name })}</strong> {t('otherHow')}
      </p>
      <Button kind="ask" size="live" busy={busy} onClick={() => void leave()}>
        {t('signOutOther', { name })}
      </Button>
    </>
  );
}

function Home() {
  const t = useLinkText();
  // A whole load: what the page knew of the link is gone with it.
  return (
    <a href="/" className={buttonClass()}>
      {t('home')}
    </a>
  );
}
