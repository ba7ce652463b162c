import { dayOfVisit, type Finding } from '@eupraxia/clinical/gate';
import { type Activity, tightensOrder } from '@eupraxia/clinical/visit';
import { OrderForm } from '../../../app/safety/OrderForm.tsx';
import { draftForFinding } from '../../../app/safety/order-draft.ts';
import { TraitsSheet } from '../../../app/safety/TraitsSheet.tsx';
import { useMe } from '../../../app/session.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { useSafetyText } from './text.ts';
import type { SafetyWrites } from './use-safety-writes.ts';

export type OpenSheet = { readonly kind: 'order'; readonly finding: Finding } | { readonly kind: 'traits' };

/** The sheets that take more than a tap: an order, and what an exercise asks of the body. STOP stays in sight in them. */
export function StepSheet({
  sheet,
  activity,
  view,
  writes,
  onClose,
}: {
  readonly sheet: OpenSheet;
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly writes: SafetyWrites;
  readonly onClose: () => void;
}) {
  const { role, name } = useMe();
  const t = useSafetyText();
  const today = dayOfVisit(view.visit);
  const { item } = activity;
  if (sheet.kind === 'order')
    return (
      <OrderForm
        start={draftForFinding(sheet.finding, today)}
        mayClear={role === 'therapist'}
        refusal={(order) => (role === 'therapist' || tightensOrder(order) ? undefined : t('orderRefused'))}
        onSave={(order) => {
          writes.order(order);
          onClose();
        }}
        onClose={onClose}
      />
    );
  return (
    <TraitsSheet
      exerciseId={item.exerciseId}
      name={item.name}
      value={view.visit.traits[item.id] ?? item.traits}
      by={name}
      today={today}
      onSave={(traits) => {
        writes.traits(item.id, traits);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
