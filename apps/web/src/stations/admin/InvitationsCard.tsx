import type { Invitation } from '@eupraxia/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { roleText } from '../../app/labels.ts';
import { invitationsQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Table } from '../../kit/Table.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useAdminText } from './text.ts';

/** Who was invited and has not come yet; an invitation can be withdrawn until then. */
export function InvitationsCard() {
  const common = useText();
  const t = useAdminText();
  const { clinic, serverTime } = useMe();
  const queries = useQueryClient();
  const query = useQuery(invitationsQuery);
  const withdraw = useMutation({
    mutationFn: ({ id }: Invitation) => client.admin.withdrawInvitation({ id }),
    onSuccess: async (_answer, { name }) => {
      showToast({ text: t('withdrawn', { name }) });
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const failed = query.error ?? withdraw.error;
  const rows = query.data ?? [];
  return (
    <Card title={t('invitations')}>
      {failed === null ? null : <ErrorCard fault={faultFrom(failed)} safe={t('safe')} />}
      {query.isPending ? <p className="soft">{common('loading')}</p> : null}
      {query.isSuccess && rows.length === 0 ? <p className="soft">{t('noInvitations')}</p> : null}
      {rows.length === 0 ? null : (
        <Table
          stacks
          caption={t('invitations')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', title: t('name'), cell: ({ name }) => <strong>{name}</strong> },
            { key: 'role', title: t('role'), cell: ({ role }) => common(roleText[role]) },
            { key: 'email', title: t('email'), cell: ({ email }) => email },
            { key: 'by', title: t('invitedBy'), cell: ({ invitedBy }) => invitedBy },
            {
              key: 'until',
              title: t('until'),
              cell: ({ expiresAt }) => {
                const when = momentOf(expiresAt, language, clinic.zone);
                return expiresAt <= serverTime ? <Chip kind="attention">{t('expired', { when })}</Chip> : when;
              },
            },
            {
              key: 'withdraw',
              title: t('withdraw'),
              cell: (row) => (
                <Button
                  aria-label={t('withdrawOf', { name: row.name })}
                  busy={withdraw.isPending && withdraw.variables.id === row.id}
                  onClick={() => withdraw.mutate(row)}
                >
                  {t('withdraw')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
