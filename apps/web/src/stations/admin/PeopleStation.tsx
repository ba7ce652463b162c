import type { Person } from '@eupraxia/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { faultFrom } from '../../app/fault.ts';
import { roleText } from '../../app/labels.ts';
import { may } from '../../app/may.ts';
import { peopleQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { Page } from '../../app/shell/Page.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Table } from '../../kit/Table.tsx';
import { useText } from '../../text/en.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { AddressCard } from './AddressCard.tsx';
import { ClinicCard } from './ClinicCard.tsx';
import { FoundClinicDialog } from './FoundClinicDialog.tsx';
import { InvitationsCard } from './InvitationsCard.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { useAdminText } from './text.ts';

/** Who works in this clinic, and as what. */
export function PeopleStation() {
  const { role } = useMe();
  return may(role, 'administer') ? <People /> : <NotForRole />;
}

function People() {
  const common = useText();
  const t = useAdminText();
  const { clinic, userId } = useMe();
  const query = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  const [founding, setFounding] = useState(false);
  const [changing, setChanging] = useState<Person | null>(null);
  return (
    <Page title={common('people')} subtitle={clinic.name}>
      {query.error === null ? null : (
        <ErrorCard
          fault={faultFrom(query.error)}
          safe={t('safe')}
          action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
        />
      )}
      <Card
        title={common('people')}
        actions={
          <Button icon={<Icon name="plus" size={18} />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        }
      >
        {query.data === undefined ? (
          <p className="soft">{query.isPending ? common('loading') : null}</p>
        ) : query.data.length === 0 ? (
          <EmptyState title={t('nobody')}>{t('nobodyRemedy')}</EmptyState>
        ) : (
          <Table
            stacks
            caption={common('people')}
            rows={query.data}
            keyOf={(person) => person.userId}
            columns={[
              { key: 'name', title: t('name'), cell: (person) => <strong>{person.name}</strong> },
              { key: 'role', title: t('role'), cell: (person) => common(roleText[person.role]) },
              {
                key: 'discipline',
                title: t('discipline'),
                cell: ({ discipline, level }) =>
                  discipline === null || level === null ? null : `${t(`discipline-${discipline}`)}, ${t(`level-${level}`)}`,
              },
              { key: 'credentials', title: t('credentials'), cell: (person) => person.credentials },
              { key: 'email', title: t('email'), cell: (person) => person.email },
              {
                key: 'account',
                title: t('change'),
                cell: (person) =>
                  person.userId === userId ? null : (
                    <Button aria-label={t('changeTitle', { name: person.name })} onClick={() => setChanging(person)}>
                      {t('change')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Card>
      <InvitationsCard />
      <ClinicCard />
      <AddressCard />
      <Card title={t('found')}>
        <div className="stack">
          <p className="soft">{t('foundHow')}</p>
          <Button className="start" onClick={() => setFounding(true)}>
            {t('found')}
          </Button>
        </div>
      </Card>
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {founding ? <FoundClinicDialog onClose={() => setFounding(false)} /> : null}
      {changing === null ? null : <AccountDialog person={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}
