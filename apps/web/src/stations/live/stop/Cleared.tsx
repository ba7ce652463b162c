import type { Visit } from '@eupraxia/clinical/visit';
import { useStopText } from './text.ts';

/** After a STOP was cleared or voided, until somebody resumes: that nothing runs by itself. */
export function Cleared({ visit }: { readonly visit: Visit }) {
  const t = useStopText();
  const cleared = visit.stops.at(-1)?.cleared;
  if (cleared == null || visit.stop !== null) return null;
  const goesOn = visit.activities.some(({ bouts }) => bouts.some(({ to }) => to === null || to > cleared.at));
  if (goesOn) return null;
  return (
    <p className="stage-cleared" role="status">
      {t(cleared.voided === undefined ? 'cleared' : 'voided')}
    </p>
  );
}
