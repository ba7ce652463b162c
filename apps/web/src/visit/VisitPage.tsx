import type { ReactNode } from 'react';
import { conditionLine } from '../app/condition-line.ts';
import { useVisitId } from '../app/params.ts';
import { PrecautionChips } from '../app/safety/PrecautionChips.tsx';
import { Page } from '../app/shell/Page.tsx';
import { Chip } from '../kit/Chip.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { AbsentVisit } from './AbsentVisit.tsx';
import { NotStartedVisit } from './NotStartedVisit.tsx';
import { SavedState } from './SavedState.tsx';
import { useVisitText } from './text.ts';
import { usePrecautions } from './use-precautions.ts';
import { useRankedPrecautions } from './use-ranked-precautions.ts';
import { useRefusedStart } from './use-refused-start.ts';
import { useVisit, type VisitInView } from './use-visit.ts';
import './visit-page.css';

/** A screen about one visit: whose it is, what to beware of, where its events are; `children` once the log can be read. */
export function VisitPage({
  title,
  starts = false,
  actions,
  children,
}: {
  readonly title: string;
  /** Whether a planned visit is started from this screen; the others only say that it has not started. */
  readonly starts?: boolean;
  readonly actions?: (visit: VisitInView) => ReactNode;
  readonly children: (visit: VisitInView) => ReactNode;
}) {
  const visitId = useVisitId();
  const view = useVisit(visitId);
  const t = useVisitText();
  if (view.phase === 'opening') {
    return (
      <Page title={title}>
        <p className="soft" role="status">
          {t('opening')}
        </p>
      </Page>
    );
  }
  if (view.phase === 'absent') return <AbsentVisit visitId={visitId} title={title} fault={view.state.faults[0]} />;
  if (view.phase === 'not-started' || isOff(view))
    return <NotStartedVisit visitId={visitId} title={title} state={view.state} journal={view.journal} starts={starts} />;
  return (
    <OpenPage title={title} view={view} visitId={visitId} actions={actions?.(view)}>
      {view.state.faults.map((fault) => (
        <ErrorCard key={fault.code} fault={fault} kind={fault.code === 'EUP_VISIT_MEMORY_ONLY' ? 'attention' : 'harm'} />
      ))}
      {children(view)}
    </OpenPage>
  );
}

/** Whether the visit was called off after it was opened, before anything was treated in it. */
const isOff = ({ state, visit }: VisitInView): boolean =>
  (state.status === 'cancelled' || state.status === 'no-show') && visit.activities.every(({ bouts }) => bouts.length === 0);

function OpenPage({
  title,
  view,
  visitId,
  actions,
  children,
}: {
  readonly title: string;
  readonly view: VisitInView;
  readonly visitId: string;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useVisitText();
  useRefusedStart(view);
  const { snapshot } = view.visit;
  const charted = usePrecautions(visitId, snapshot.patient.id, view.writes);
  const precautions = useRankedPrecautions(view.visit, charted);
  const condition = conditionLine(snapshot.conditions);
  return (
    <Page
      title={title}
      patient={snapshot.patient}
      visitId={visitId}
      {...(condition === undefined ? {} : { condition })}
      chips={
        <>
          {precautions.length === 0 ? null : <PrecautionChips precautions={precautions} />}
          <Chip>{t('visitNumber', { count: snapshot.visitNumber })}</Chip>
          <SavedState state={view.state} recordings={view.recordings} />
        </>
      }
      alerts={precautions.length}
      actions={actions}
    >
      {children}
    </Page>
  );
}
