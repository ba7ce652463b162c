import { TextField } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { gradingKeys, type ItemDraft } from './draft-shape.ts';
import { useProgramText } from './text.ts';

/** How an exercise is set up and graded, in the therapist's own words: position, resistance, cue, when it goes up, down, or ends. */
export function GradingFields({ draft, onChange }: { readonly draft: ItemDraft; readonly onChange: (next: ItemDraft) => void }) {
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
    </details>
  );
}
