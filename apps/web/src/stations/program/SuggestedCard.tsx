import type { ExerciseRow } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { useMemo, useState } from 'react';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { ExercisePicture } from './ExercisePicture.tsx';
import { suggestedExercises } from './suggest.ts';
import { useProgramText } from './text.ts';

const shownFirst = 5;

/** What the chart speaks for, each with its reason; what a rule blocks says which. */
export function SuggestedCard({
  view,
  bornOn,
  taken,
  onAdd,
}: {
  readonly view: ChartView;
  readonly bornOn: string;
  /** Exercises that the draft holds already. */
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (row: ExerciseRow) => void;
}) {
  const common = useText();
  const t = useProgramText();
  const { clinic } = useMe();
  const [all, setAll] = useState(false);
  const today = dayIn(clinic.zone, Date.now());
  const suggestions = useMemo(() => suggestedExercises(view, bornOn, today), [view, bornOn, today]);
  const left = suggestions.filter(({ row }) => !taken.has(row.id));
  if (left.length === 0) return null;
  return (
    <Card title={t('suggested')} className="exercise-list">
      <ul>
        {left.slice(0, all ? 40 : shownFirst).map(({ row, because, blockedBy, ask }) => (
          <li key={row.id} className="exercise-row">
            <ExercisePicture row={row} label={t('picture', { name: row.name })} />
            <div>
              <strong>{row.name}</strong>
              <p className="soft">{t('suggestedFor', { reasons: because.join(', ') })}</p>
              {blockedBy.length > 0 ? (
                <Chip kind="attention">{t('suggestedBlocked', { rules: blockedBy.join(', ') })}</Chip>
              ) : ask.length > 0 ? (
                <p className="soft">{t('suggestedAsk', { count: ask.length })}</p>
              ) : null}
            </div>
            <Button
              aria-label={t('addExercise', { name: row.name })}
              icon={<Icon name="plus" size={18} />}
              onClick={() => onAdd(row)}
            >
              {common('add')}
            </Button>
          </li>
        ))}
      </ul>
      {left.length > shownFirst ? (
        <Button kind="plain" onClick={() => setAll(!all)}>
          {all ? t('suggestedFewer') : t('suggestedMore', { count: left.length - shownFirst })}
        </Button>
      ) : null}
    </Card>
  );
}
