import { type ExerciseRow, findRow, prepareSearch, searchCatalogue } from '@eupraxia/catalogue';
import { useDeferredValue, useEffect, useState } from 'react';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { ExercisePicture } from './ExercisePicture.tsx';
import { useProgramText } from './text.ts';

/** The catalogue's exercises to choose from, each with where it comes from. */
export function ExerciseList({ onAdd }: { readonly onAdd: (row: ExerciseRow) => void }) {
  const common = useText();
  const t = useProgramText();
  const [text, setText] = useState('');
  useEffect(prepareSearch, []);
  const rows = searchCatalogue(useDeferredValue(text), 'exercise');
  return (
    <Card title={t('exercises')} className="exercise-list">
      <TextField
        label={t('find')}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={text}
        hint={t('exercisesHint')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {rows.length === 0 ? <p className="soft">{t('nothingFound')}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="exercise-row">
            <ExercisePicture row={row} label={t('picture', { name: row.name })} />
            <div>
              <strong>{row.name}</strong>
              <p className="soft">
                {row.bodyPart}
                {row.equipment.length === 0
                  ? ''
                  : ` · ${row.equipment.map((id) => findRow('equipment', id)?.name ?? id).join(', ')}`}
              </p>
              <SourceMark row={row} brief />
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
    </Card>
  );
}
