import { timeText } from '@eupraxia/claims';
import type { NewBodies } from '@eupraxia/clinical';
import { Button } from '../../kit/Button.tsx';
import { Choices } from './Choices.tsx';
import { type SheetProps, useRecord } from './sheets.tsx';
import { timeHere } from './time-here.ts';
import { useTimeText } from './time-text.ts';

/** In which visit the time counts that this one and another both claim: one press. The other patient is not named here. */
export function OverlapForm({ entry, ...to }: SheetProps & { readonly entry: string }) {
  const t = useTimeText();
  const [record, refused] = useRecord(to);
  const { visit } = to.view;
  const overlap = visit.overlaps.find(({ id }) => id === entry);
  if (overlap === undefined)
    return (
      <>
        <p className="soft">{t('overlapGone')}</p>
        <Button onClick={to.onDone}>{t('cancel')}</Button>
      </>
    );
  const settle = (counts: NewBodies['overlap.settled']['counts']): void =>
    void record('overlap.settled', { visit: overlap.visit, counts });
  const patient = overlap.of === 'patient';
  return (
    <>
      <p>
        {t(patient ? 'overlapPatient' : 'overlapClinician', {
          length: timeText(overlap.seconds),
          time: timeHere(visit.snapshot.clinic.zone, overlap.at),
        })}
      </p>
      <Choices
        label={t('overlapWhere')}
        chosen={overlap.settled === null || overlap.settled.counts === 'open' ? undefined : overlap.settled.counts}
        choices={[
          ['here', t(patient ? 'hereVisit' : 'here')],
          ['there', t(patient ? 'thereVisit' : 'there')],
          ['neither', t('neither')],
        ]}
        onChoose={settle}
      />
      {patient ? null : <p className="field-hint">{t('groupHint')}</p>}
      {refused}
    </>
  );
}
