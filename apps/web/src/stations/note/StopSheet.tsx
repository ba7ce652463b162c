import { openStop } from '@eupraxia/clinical/stop';
import { useEffect } from 'react';
import { ClearStop } from '../live/stop/ClearStop.tsx';
import { StopReasons } from '../live/stop/StopReasons.tsx';
import { useStopText } from '../live/stop/text.ts';
import { VoidStop } from '../live/stop/VoidStop.tsx';
import { type SheetProps, useRecord } from './sheets.tsx';
import '../live/stop.css';

/** Why STOP was pressed, and what is needed to clear it, each where it is still open: the same as on the card in Live. */
export function StopSheet({ stop: id, ...to }: SheetProps & { readonly stop: string }) {
  const t = useStopText();
  const { view, onDone } = to;
  const { visit } = view;
  const stop = visit.stops.find((one) => one.id === id);
  const open = openStop(visit);
  const isOpen = open?.id === id;
  const explained = stop?.explained != null || stop?.rule !== undefined;
  // What is practiced after a STOP comes from Live; here it is only said what it was.
  const done = stop === undefined || (explained && !isOpen);
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  const [explain, refused] = useRecord({ view, onDone: () => undefined });
  const activityId = visit.running ?? visit.activities.findLast(({ bouts }) => bouts.length > 0)?.item.id ?? '';
  return (
    <>
      {explained ? null : (
        <StopReasons
          conditions={visit.conditions.map(({ conditionId }) => conditionId)}
          chosen={null}
          onChoose={(why) => void explain('stop.explained', { stop: id, why })}
        />
      )}
      {!isOpen || !explained ? null : open.ends && open.exceptions.length === 0 ? (
        <p>{t('ends')}</p>
      ) : (
        <ClearStop key={open.id} view={view} open={open} activityId={activityId} />
      )}
      {isOpen ? <VoidStop view={view} open={open} /> : null}
      {refused}
    </>
  );
}
