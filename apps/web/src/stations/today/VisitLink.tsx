import type { VisitRow } from '@eupraxia/api';
import { Link } from '@tanstack/react-router';
import { setHere } from '../../app/here.ts';
import { useMe } from '../../app/session.ts';
import { type ButtonKind, buttonClass } from '../../kit/Button.tsx';
import { useTodayText } from './text.ts';
import { actionOf, type VisitAction } from './visit-action.ts';

const actionText = {
  open: 'openVisit',
  continue: 'continueVisit',
  sign: 'signNote',
  review: 'reviewAddendum',
  'open-note': 'openNote',
  evaluate: 'evaluateFirst',
  bill: 'openBill',
} as const satisfies Record<VisitAction, string>;

/** The button of a visit's next step; nothing where the person has none. `label` replaces its words where room is short. */
export function VisitLink({
  visit,
  kind,
  label,
}: {
  readonly visit: VisitRow;
  readonly kind: ButtonKind;
  readonly label?: string | undefined;
}) {
  const t = useTodayText();
  const { role } = useMe();
  const action = actionOf(visit, role);
  if (action === undefined) return null;
  const shared = {
    className: buttonClass({ kind }),
    'aria-label': t('actionFor', { action: label ?? t(actionText[action]), name: visit.patient.name }),
    onClick: () => setHere({ patientId: visit.patient.id, name: visit.patient.name, visitId: visit.id }),
    children: label ?? t(actionText[action]),
  };
  const params = { visitId: visit.id };
  switch (action) {
    case 'open':
    case 'continue':
      return <Link to="/visit/$visitId/live" params={params} {...shared} />;
    case 'sign':
    case 'review':
    case 'open-note':
      return <Link to="/visit/$visitId/note" params={params} {...shared} />;
    case 'bill':
      return <Link to="/visit/$visitId/bill" params={params} {...shared} />;
    case 'evaluate':
      return <Link to="/patient/$patientId/evaluate" params={{ patientId: visit.patient.id }} {...shared} />;
  }
}
