import type { Activity } from '@eupraxia/clinical/visit';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { DoseSheet } from './DoseSheet.tsx';
import { MotivationSheet } from './MotivationSheet.tsx';
import type { PracticeSide } from './use-practice-side.ts';
import { WhySheet } from './WhySheet.tsx';

/** What of practice is open in the place of the taps. */
export function PracticeSheet({
  side,
  view: { visit, journal },
  activity,
  now,
}: {
  readonly side: PracticeSide;
  readonly view: VisitInView;
  readonly activity: Activity;
  /** UTC ms on the session clock. */
  readonly now: number;
}) {
  switch (side.open) {
    case 'why':
      return <WhySheet key={activity.item.id} visit={visit} activity={activity} said={side.said} onDone={side.close} />;
    case 'motivation':
      return <MotivationSheet onRecord={(answers) => void journal.append('motivation.rated', answers)} onDone={side.close} />;
    case 'dose':
      return <DoseSheet visit={visit} activity={activity} history={side.history} now={now} onDone={side.close} />;
    case null:
      return null;
  }
}
