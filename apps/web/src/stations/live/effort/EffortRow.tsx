import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { learnerOfVisit } from '@eupraxia/practice';
import type { Journal } from '../../../visit/log/journal.ts';
import { Taps } from '../Taps.tsx';
import { useLiveText } from '../text.ts';
import { ChildEffort } from './ChildEffort.tsx';
import { useEffortText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** Effort of the activity by the scale that suits the person: CR10, words and pictures for a child from 8 years, none below. */
export function EffortRow({
  visit,
  activity,
  journal,
}: {
  readonly visit: Visit;
  readonly activity: Activity;
  readonly journal: Pick<Journal, 'append'>;
}) {
  const t = useLiveText();
  const e = useEffortText();
  const { effortScale } = learnerOfVisit(visit);
  const activityId = activity.item.id;
  const value = activity.effort.at(-1)?.score;
  if (effortScale === null) return <p className="soft">{e('tooYoung')}</p>;
  if (effortScale === 'OMNI')
    return (
      <ChildEffort
        value={value}
        onTap={(score) => void journal.append('effort.rated', { activityId, score, scale: 'child-words' })}
      />
    );
  return (
    <Taps
      label={t('effort')}
      side={t('effortHow')}
      columns={6}
      value={value}
      taps={scores}
      onTap={(score) => void journal.append('effort.rated', { activityId, score, scale: 'CR10' })}
    />
  );
}

/** That a muscle which works is not to be lengthened under load, for whom that holds; nothing for the others. */
export function NoEccentric({ visit }: { readonly visit: Visit }) {
  const e = useEffortText();
  const { noEccentric, rows } = learnerOfVisit(visit);
  if (!noEccentric) return null;
  const who = rows.find((row) => row.noEccentric === true)?.name.split(':', 1)[0];
  return (
    <p className="stage-notice" role="note">
      {who === undefined ? '' : `${who}: `}
      {e('noEccentric')}
    </p>
  );
}
