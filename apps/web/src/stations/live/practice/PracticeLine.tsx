import type { Visit } from '@eupraxia/clinical/visit';
import { useMemo } from 'react';
import type { PracticeHistory } from '../../../app/practice-history.ts';
import { Button } from '../../../kit/Button.tsx';
import { nextInOrder, plainForm } from './next-in-order.ts';
import { usePracticeText } from './text.ts';

/** What the order of practice asks for next, to be followed by one tap or not; nothing where the program has no order. */
export function PracticeLine({
  visit,
  history,
  chosen,
  disabled,
  onChoose,
}: {
  readonly visit: Visit;
  readonly history: PracticeHistory;
  readonly chosen: string;
  readonly disabled: boolean;
  readonly onChoose: (activityId: string) => void;
}) {
  const t = usePracticeText();
  // Asked once a change of the log, not with every tick of the clock.
  const order = useMemo(() => nextInOrder(visit, history, chosen), [visit, history, chosen]);
  if (order === null) return null;
  const next = visit.activities.find(({ item }) => item.id === order.next?.taskId)?.item;
  const why = t(`order-${order.kind}`);
  const there = next?.id === chosen;
  const variant = order.next?.variant ?? plainForm;
  return (
    <div className="practice-line">
      <p role="status">
        {next === undefined ? t('allDone') : there ? t('nextSame', { why }) : t('next', { name: next.name, why })}
        {variant === plainForm ? null : <b> {t('variant', { variant })}</b>}
      </p>
      {next === undefined || there ? null : (
        <Button disabled={disabled} onClick={() => onChoose(next.id)}>
          {t('goThere')}
        </Button>
      )}
    </div>
  );
}
