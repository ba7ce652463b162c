import type { Activity, Visit } from '@eupraxia/clinical/visit';
import type { ReactNode } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { OfferLine } from './OfferLine.tsx';
import { PracticeLine } from './PracticeLine.tsx';
import { usePracticeText } from './text.ts';
import type { PracticeSide } from './use-practice-side.ts';

/** The foot of the stage: the activities, the dose, what comes next, and what a rule offers. */
export function PracticeFoot({
  side,
  visit,
  activity,
  still,
  onChoose,
  children,
}: {
  readonly side: PracticeSide;
  readonly visit: Visit;
  readonly activity: Activity;
  readonly still: boolean;
  readonly onChoose: (activityId: string) => void;
  readonly children: ReactNode;
}) {
  const t = usePracticeText();
  return (
    <div className="practice-foot">
      {children}
      <Button aria-pressed={side.open === 'dose'} onClick={() => side.toggle('dose')}>
        {t('dose')}
      </Button>
      <PracticeLine visit={visit} history={side.history} chosen={activity.item.id} disabled={still} onChoose={onChoose} />
      <OfferLine
        offer={side.offer}
        canProbe={side.isCoached && activity.state === 'running'}
        disabled={still}
        onProbe={side.probe}
        onMotivation={() => side.toggle('motivation')}
      />
    </div>
  );
}
