import type { ReactNode } from 'react';
import { useVisitId } from '../app/params.ts';
import { PrecautionChips } from '../app/safety/PrecautionChips.tsx';
import { Page } from '../app/shell/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { useText } from '../text/en.ts';
import { visitFault } from './errors.ts';
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
  actions,
  children,
}: {
  readonly title: string;
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
  if (view.phase === 'absent') {
    return (
      <Page title={title}>
        <ErrorCard
          fault={view.state.faults[0] ?? visitFault('EUP_VISIT_NOT_HERE')}
          action={<Button onClick={() => location.reload()}>{t('retry')}</Button>}
        />
      </Page>
    );
  }
  return (
    <OpenPage title={title} view={view} visitId={visitId} actions={actions?.(view)}>
      {view.state.faults.map((fault) => (
        <ErrorCard key={fault.code} fault={fault} kind={fault.code === 'EUP_VISIT_MEMORY_ONLY' ? 'attention' : 'harm'} />
      ))}
      {children(view)}
    </OpenPage>
  );
}

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
  const common = useText();
  useRefusedStart(view);
  const { snapshot } = view.visit;
  const charted = usePrecautions(visitId, snapshot.patient.id, view.writes);
  const precautions = useRankedPrecautions(view.visit, charted);
  const condition = snapshot.conditions
    .map((c) => (c.side === 'midline' || c.side === 'unlisted' ? c.name : `${c.name}, ${common(c.side)}`))
    .join(' · ');
  return (
    <Page
      title={title}
      patient={snapshot.patient}
      visitId={visitId}
      {...(condition === '' ? {} : { condition })}
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
