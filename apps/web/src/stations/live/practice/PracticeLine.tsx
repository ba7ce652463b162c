import type { Visit } from '@eupraxia/clinical';
import { Button } from '../../../kit/Button.tsx';
import { nextInOrder } from './nextInOrder.ts';
import { usePracticeText } from './text.ts';
import './practice.css';

/** Under the activities: what the order of practice asks for next, to be followed by one tap or not; and the dose. */
export function PracticeLine({
  visit,
  chosen,
  dose,
  disabled,
  onChoose,
  onDose,
}: {
  readonly visit: Visit;
  readonly chosen: string;
  /** Whether the dose is open. */
  readonly dose: boolean;
  readonly disabled: boolean;
  readonly onChoose: (activityId: string) => void;
  readonly onDose: () => void;
}) {
  const t = usePracticeText();
  const order = nextInOrder(visit);
  const next = visit.activities.find(({ item }) => item.id === order?.next?.taskId)?.item;
  return (
    <div className="practice-line">
      {order === null ? null : (
        <p className="practice-next" role="status">
          {next === undefined
            ? t('allDone')
            : next.id === chosen
              ? t('nextSame', { why: t(`order-${order.kind}`) })
              : t('next', { name: next.name, why: t(`order-${order.kind}`) })}
        </p>
      )}
      {next === undefined || next.id === chosen ? null : (
        <Button disabled={disabled} onClick={() => onChoose(next.id)}>
          {t('goThere')}
        </Button>
      )}
      <Button className="practice-dose" aria-pressed={dose} onClick={onDose}>
        {t('dose')}
      </Button>
    </div>
  );
}
