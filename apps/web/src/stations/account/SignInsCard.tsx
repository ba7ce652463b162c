import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { sessionsQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useConfirmed } from './confirmed.tsx';
import { useAccountText } from './text.ts';

/** Where the person is signed in: this device first, each of the others can be ended, or all of them. */
export function SignInsCard() {
  const common = useText();
  const t = useAccountText();
  const { clinic } = useMe();
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const sessions = useQuery(sessionsQuery);
  const refresh = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({
    mutationFn: ({ id }: { id: string; device: string }) => confirmed.run(() => client.account.endSession({ id })),
    onSuccess: async (_answer, { device }) => {
      showToast({ text: t('ended', { device }) });
      await refresh();
    },
  });
  const endOthers = useMutation({
    mutationFn: () => confirmed.run(() => client.account.endOtherSessions()),
    onSuccess: async ({ ended }) => {
      showToast({ text: t('endedOthers', { count: ended }) });
      await refresh();
    },
  });
  const rows = [...(sessions.data ?? [])].sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt);
  const others = rows.some(({ current }) => !current);
  const failed = sessions.error ?? end.error ?? endOthers.error;
  return (
    <Card
      title={t('signIns')}
      actions={
        others ? (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        ) : null
      }
    >
      <div className="account-card">
        <p className="soft">{others ? t('signInsWhat') : sessions.isSuccess ? t('onlyThis') : null}</p>
        {failed === null ? null : <ErrorCard fault={faultFrom(failed)} safe={t('safe')} />}
        {sessions.isPending ? <p className="soft">{common('loading')}</p> : null}
        <ul className="account-rows">
          {rows.map((row) => (
            <li key={row.id} className="account-row">
              <Icon name="screen" size={22} />
              <div className="account-row-words">
                <strong>{row.device}</strong>
                <span className="soft">{t('since', { when: momentOf(row.createdAt, language, clinic.zone) })}</span>
                <span className="soft">{t('seen', { when: momentOf(row.lastSeenAt, language, clinic.zone) })}</span>
              </div>
              {row.current ? (
                <Chip>{t('thisOne')}</Chip>
              ) : (
                <Button
                  aria-label={t('endOne', { device: row.device, when: momentOf(row.createdAt, language, clinic.zone) })}
                  busy={end.isPending && end.variables.id === row.id}
                  onClick={() => end.mutate({ id: row.id, device: row.device })}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {confirmed.dialog}
    </Card>
  );
}
