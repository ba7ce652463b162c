import type { VisitRow } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { useEffect, useState } from 'react';
import { timeOf } from '../app/days.ts';
import { keptDay } from '../app/kept-day.ts';
import { useMe } from '../app/session.ts';
import { Page } from '../app/shell/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { language } from '../text/i18n.ts';
import { visitFault } from './errors.ts';
import { useVisitText } from './text.ts';

/** A visit that is neither here nor reachable; where this browser kept the day, a planned one is named as not started. */
export function AbsentVisit({
  visitId,
  title,
  fault,
}: {
  readonly visitId: string;
  readonly title: string;
  readonly fault: Fault | undefined;
}) {
  const t = useVisitText();
  const me = useMe();
  const [row, setRow] = useState<VisitRow>();
  useEffect(() => {
    let here = true;
    keptDay(me)
      .then((kept) => {
        const found = kept?.today.visits.find(({ id, status }) => id === visitId && status === 'planned');
        if (here) setRow(found);
      })
      // A browser that keeps nothing knows nothing of the day.
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [me, visitId]);
  const absent =
    row === undefined
      ? visitFault('EUP_VISIT_NOT_HERE')
      : visitFault('EUP_VISIT_NOT_STARTED', { name: row.patient.name, time: timeOf(row.startsAt, me.clinic.zone, language) });
  return (
    <Page title={title} patient={row?.patient} visitId={row === undefined ? undefined : visitId}>
      <ErrorCard fault={fault ?? absent} action={<Button onClick={() => location.reload()}>{t('retry')}</Button>} />
    </Page>
  );
}
