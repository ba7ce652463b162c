import type { Chart } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import { type ChartView, chartView } from '@eupraxia/clinical/chart';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { useVisitInSight } from '../../visit/use-visit-in-sight.ts';
import { useChartWrites, withWrites } from '../chart-writes.ts';
import { conditionLine } from '../condition-line.ts';
import { faultFrom } from '../fault.ts';
import { useHere } from '../here.ts';
import { chartQuery } from '../queries.ts';
import { PrecautionChips } from '../safety/PrecautionChips.tsx';
import { rankedPrecautions } from '../safety/precautions.ts';
import { useMe } from '../session.ts';
import { Page } from './Page.tsx';
import { WritesNotice } from './WritesNotice.tsx';

/** A screen about one chart: reads it, names the patient in the bar with precautions as chips, says when it can't be read. */
export function ChartPage({
  patientId,
  title,
  visitId,
  safe,
  actions,
  children,
}: {
  readonly patientId: string;
  /** The visit whose stations follow in the rail; without it, the one at hand. */
  readonly visitId?: string | undefined;
  readonly title: string;
  /** What is safe when the chart can't be read. */
  readonly safe?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: (chart: Chart, view: ChartView) => ReactNode;
}) {
  const t = useText();
  const query = useQuery(chartQuery(patientId));
  const chart = query.data;
  const writes = useChartWrites(patientId);
  const here = useHere();
  useVisitInSight(chart?.visits.find(({ status }) => status === 'open')?.id);
  const { clinic } = useMe();
  const view = useMemo(() => (chart === undefined ? undefined : chartView(withWrites(chart, writes))), [chart, writes]);
  const precautions = useMemo(
    () =>
      chart === undefined || view === undefined
        ? []
        : rankedPrecautions(view, chart.patient.bornOn, dayIn(clinic.zone, Date.now())),
    [chart, view, clinic.zone],
  );
  if (chart === undefined || view === undefined) {
    return (
      <Page title={title}>
        <WritesNotice patientId={patientId} />
        {query.error === null ? (
          <p className="soft">{t('loading')}</p>
        ) : (
          <ErrorCard
            fault={faultFrom(query.error)}
            safe={safe}
            action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
          />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={title}
      patient={chart.patient}
      visitId={
        visitId ?? (here?.patientId === patientId && here.visitId !== undefined ? here.visitId : visitAtHand(chart, clinic.zone))
      }
      condition={conditionLine(view.conditions)}
      chips={precautions.length === 0 ? undefined : <PrecautionChips precautions={precautions} />}
      alerts={precautions.length}
      actions={actions}
    >
      <WritesNotice patientId={patientId} />
      {children(chart, view)}
    </Page>
  );
}

/**
 * The visit that Live, Note and Bill of the rail open: one that runs, else the one planned for today, else one to sign, else
 * the newest that was held.
 */
function visitAtHand({ visits }: Chart, zone: string): string | undefined {
  const first = (...statuses: readonly string[]) => visits.find((visit) => statuses.includes(visit.status));
  const today = dayIn(zone, Date.now());
  const planned = visits.find((visit) => visit.status === 'planned' && dayIn(zone, visit.startsAt) === today);
  return (first('open') ?? planned ?? first('finished', 'addendum-proposed') ?? first('signed'))?.id;
}
