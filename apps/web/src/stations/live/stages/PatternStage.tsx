import { findRow } from '@eupraxia/catalogue';
import type { Activity } from '@eupraxia/clinical/visit';
import type { Journal } from '../../../visit/log/journal.ts';
import { CountStage } from '../CountStage.tsx';
import { patternOf } from './stage-of.ts';
import { useStagesText } from './text.ts';
import './stages.css';

/** A PNF pattern: its standard name with the therapist's own beside it, what it is made of, and counts, resistance, cues. */
export function PatternStage({
  activity,
  journal,
  disabled,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly disabled: boolean;
}) {
  const t = useStagesText();
  const { item } = activity;
  const pattern = patternOf(item);
  const ownName = item.name !== findRow('exercise', item.exerciseId)?.name;
  const resistance = activity.resistance.at(-1);
  const set = activity.setMarks.length + 1;
  const cues = activity.cues.filter((cue) => cue.set === set).length;
  return (
    <>
      <div className="pattern">
        {pattern === null ? null : (
          <p className="pattern-name">
            <b>{pattern.name}</b>
            {ownName ? <span className="soft"> · {t('label', { label: item.name })}</span> : null}
          </p>
        )}
        {pattern?.components === undefined || pattern.components.length === 0 ? null : (
          <p className="soft pattern-parts">{pattern.components.join(' · ')}</p>
        )}
        <dl className="pattern-now">
          <dt>{t('resisted')}</dt>
          <dd>
            {resistance === undefined
              ? t('resistedNone')
              : [
                  resistance.kind,
                  resistance.text ?? '',
                  resistance.value === undefined ? '' : `${resistance.value} ${resistance.unit ?? ''}`,
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
          </dd>
          <dt>{t('cuesNow')}</dt>
          <dd className="tabular">{cues}</dd>
        </dl>
      </div>
      <CountStage activity={activity} journal={journal} disabled={disabled} />
    </>
  );
}
