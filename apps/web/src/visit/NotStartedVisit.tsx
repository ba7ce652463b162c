import type { VisitRow } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { dayTitle, timeOf } from '../app/days.ts';
import { doseText } from '../app/dose-text.ts';
import { faultFrom } from '../app/fault.ts';
import { may } from '../app/may.ts';
import { placeText } from '../app/place-text.ts';
import { visitRowQuery } from '../app/queries.ts';
import { usePrecautionWords } from '../app/safety/PrecautionChips.tsx';
import { rankedPrecautions } from '../app/safety/precautions.ts';
import { useMe } from '../app/session.ts';
import { ChartPage } from '../app/shell/ChartPage.tsx';
import { Page } from '../app/shell/Page.tsx';
import { Button, buttonClass } from '../kit/Button.tsx';
import { Card } from '../kit/Card.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { useText } from '../text/en.ts';
import { language } from '../text/i18n.ts';
import { startVisit } from './log/browser-connection.ts';
import type { Journal, JournalState } from './log/journal.ts';
import { useVisitText } from './text.ts';
import './not-started.css';

/** A visit that is planned or was called off, as each of its stations shows it: whose it is and what is planned. Nothing is opened by looking. */
export function NotStartedVisit({
  visitId,
  title,
  state,
  journal,
  starts,
}: {
  readonly visitId: string;
  readonly title: string;
  readonly state: JournalState;
  readonly journal: Journal;
  readonly starts: boolean;
}) {
  const t = useVisitText();
  const common = useText();
  const query = useQuery(visitRowQuery(visitId));
  const row = query.data;
  const { refetch } = query;
  const isBehind = row !== undefined && row.status !== state.status;
  useEffect(() => {
    // Somebody else cancelled or restored it while this screen stood.
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  if (row === undefined) {
    return (
      <Page title={title}>
        {query.error === null ? (
          <p className="soft" role="status">
            {t('opening')}
          </p>
        ) : (
          <ErrorCard
            fault={faultFrom(query.error)}
            action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
          />
        )}
      </Page>
    );
  }
  return (
    <ChartPage patientId={row.patient.id} title={title} visitId={visitId}>
      {(_chart, view) =>
        state.status === 'planned' ? (
          <Planned row={row} view={view} journal={journal} starts={starts} />
        ) : (
          <CalledOff row={row} isMissed={state.status === 'no-show'} />
        )
      }
    </ChartPage>
  );
}

function Planned({
  row,
  view,
  journal,
  starts,
}: {
  readonly row: VisitRow;
  readonly view: ChartView;
  readonly journal: Journal;
  readonly starts: boolean;
}) {
  const t = useVisitText();
  const common = useText();
  const { role, clinic } = useMe();
  const words = usePrecautionWords();
  const today = dayIn(clinic.zone, Date.now());
  const precautions = useMemo(() => rankedPrecautions(view, row.patient.bornOn, today), [view, row.patient.bornOn, today]);
  const items = view.program?.items ?? [];
  const treats = may(role, 'treat');
  const patientId = row.patient.id;
  const hasProgram = items.length > 0;
  return (
    <Card title={t('plannedTitle')} className="not-started">
      <p className="not-started-when">{useWhen(row)}</p>
      {starts ? null : <p>{t('notStartedYet')}</p>}
      {hasProgram ? (
        <ol className="not-started-items" aria-label={t('plannedItems')}>
          {items.map((item) => (
            <li key={item.id}>
              <strong>{item.name}</strong>
              <span className="soft">
                {[placeText(item, common), doseText(item.dose)].filter((part) => part !== '').join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState title={t('noProgram')}>{t('noProgramRemedy')}</EmptyState>
      )}
      <section aria-label={t('precautions')}>
        <h3>{t('precautions')}</h3>
        {precautions.length === 0 ? (
          <p className="soft">{t('noPrecautions')}</p>
        ) : (
          <ul className="not-started-precautions">
            {precautions.map((one) => (
              <li key={one.id}>{words(one)}</li>
            ))}
          </ul>
        )}
      </section>
      <div className="not-started-actions">
        {hasProgram || !may(role, 'write-charts') ? null : (
          <Link to="/patient/$patientId/program" params={{ patientId }} className={buttonClass({ kind: 'ask', size: 'live' })}>
            {t('toProgram')}
          </Link>
        )}
        {!treats ? null : starts ? (
          <StartVisit visitId={row.id} journal={journal} kind={hasProgram ? 'ask' : 'quiet'} />
        ) : (
          <Link to="/visit/$visitId/live" params={{ visitId: row.id }} className={buttonClass()}>
            {t('toLive')}
          </Link>
        )}
      </div>
    </Card>
  );
}

/** The one press that opens a planned visit. */
function StartVisit({
  visitId,
  journal,
  kind,
}: {
  readonly visitId: string;
  readonly journal: Journal;
  readonly kind: 'ask' | 'quiet';
}) {
  const t = useVisitText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  async function start(): Promise<void> {
    setBusy(true);
    setFault(await startVisit(visitId, journal.writer));
    // What the server has written into the log comes with the next exchange; the screen changes by itself.
    await journal.flush();
    setBusy(false);
  }
  return (
    <>
      {fault === null ? null : <ErrorCard fault={fault} />}
      <Button kind={kind} size="live" busy={busy} onClick={() => void start()}>
        {t('startVisit')}
      </Button>
    </>
  );
}

function CalledOff({ row, isMissed }: { readonly row: VisitRow; readonly isMissed: boolean }) {
  const t = useVisitText();
  const last = row.changes?.at(-1);
  return (
    <Card title={t(isMissed ? 'missedTitle' : 'cancelledTitle')} className="not-started">
      <p className="not-started-when">{useWhen(row)}</p>
      {last === undefined ? null : <p>{t('calledOffBy', { who: last.by, reason: last.reason })}</p>}
      <p className="soft">{t('restoreOnToday')}</p>
      <div className="not-started-actions">
        <Link to="/" search={{ day: useDay(row) }} className={buttonClass()}>
          {t('toToday')}
        </Link>
      </div>
    </Card>
  );
}

/** The calendar day of a visit in the clinic's zone. */
const useDay = ({ startsAt }: VisitRow): string => dayIn(useMe().clinic.zone, startsAt);

/** `Monday, November 30 · 10:15 · 45 min`. */
function useWhen(row: VisitRow): string {
  const t = useVisitText();
  const { zone } = useMe().clinic;
  const day = dayTitle(useDay(row), dayIn(zone, Date.now()), language);
  return t('when', { day, time: timeOf(row.startsAt, zone, language), minutes: row.minutes });
}
