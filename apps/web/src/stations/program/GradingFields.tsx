import type { ExerciseRow } from '@eupraxia/catalogue';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { gradingKeys, type ItemDraft } from './draft-shape.ts';
import { focusAdvice } from './focus-advice.ts';
import { usePracticeOrderText } from './practice-text.ts';
import { useProgramText } from './text.ts';

/** How an exercise is set up and graded, in the therapist's own words: position, resistance, cue, when it goes up, down, or ends. */
export function GradingFields({
  draft,
  row,
  onChange,
}: {
  readonly draft: ItemDraft;
  /** Undefined where the catalog no longer holds it. */
  readonly row: ExerciseRow | undefined;
  readonly onChange: (next: ItemDraft) => void;
}) {
  const t = useProgramText();
  const said = gradingKeys.filter((key) => (draft.grading[key] ?? '') !== '').length;
  return (
    <details className="item-details">
      <summary>{said === 0 ? t('grading') : t('gradingSaid', { count: said })}</summary>
      <div className="zone-coach">
        <TextField
          form={unkeptForm}
          label={t('position')}
          value={draft.position ?? ''}
          maxLength={200}
          onChange={(event) =>
            onChange({ ...draft, position: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
          }
        />
        {gradingKeys.map((key) => (
          <TextField
            key={key}
            form={unkeptForm}
            label={t(`grading-${key}`)}
            hint={t(`grading-${key}-hint`)}
            value={draft.grading[key] ?? ''}
            maxLength={200}
            onChange={(event) => onChange({ ...draft, grading: { ...draft.grading, [key]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <FocusHint draft={draft} row={row} onUse={(cue) => onChange({ ...draft, grading: { ...draft.grading, cue } })} />
    </details>
  );
}

/** Says of a cue that it names the body, and offers the catalog's cue about an effect, while the rule on focus is on. */
function FocusHint({
  draft,
  row,
  onUse,
}: {
  readonly draft: ItemDraft;
  readonly row: ExerciseRow | undefined;
  readonly onUse: (cue: string) => void;
}) {
  const t = usePracticeOrderText();
  const advice = focusAdvice(draft, row);
  if (advice === null) return null;
  const { words, instead } = advice;
  return (
    <div className="practice-focus" role="note">
      <p className="field-hint">
        {t('focusBody', { words: words.join(', ') })} {t(instead === undefined ? 'focusElse' : 'focusOffer')}
      </p>
      {instead === undefined ? null : <Button onClick={() => onUse(instead)}>{t('focusUse', { cue: instead })}</Button>}
    </div>
  );
}
