import { findRow } from '@eupraxia/catalogue';
import { useId } from 'react';
import { SideChoice } from '../../app/SideChoice.tsx';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Button } from '../../kit/Button.tsx';
import { TextArea, TextField } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { type DraftFlaw, type ItemDraft, sidesFor } from './draft.ts';
import { GradingFields } from './GradingFields.tsx';
import { ItemDetails } from './ItemDetails.tsx';
import { ServiceChoice } from './ServiceChoice.tsx';
import { TargetFields } from './TargetFields.tsx';
import { useProgramText } from './text.ts';

/** One exercise of a program: side, dose, zone, what it is for, and the code that the therapist's intent decides. */
export function ItemEditor({
  draft,
  place,
  of,
  flaws,
  onChange,
  onMove,
  onRemove,
}: {
  readonly draft: ItemDraft;
  /** 1 for the first. */
  readonly place: number;
  readonly of: number;
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: ItemDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const t = useProgramText();
  const heading = useId();
  const row = findRow('exercise', draft.exerciseId);
  const { name } = draft;
  const said = (flaw: DraftFlaw, words: string) => (flaws.includes(flaw) ? words : undefined);
  const objectives = (row?.objectives ?? []).map((id) => findRow('goal', id)).filter((goal) => goal !== undefined);
  return (
    <section className="card item" aria-labelledby={heading}>
      <header className="item-head">
        <span className="item-place" aria-hidden="true">
          {place}
        </span>
        <h3 id={heading}>
          <span className="unseen">{t('place', { place })}: </span>
          {name}
        </h3>
        <span className="item-moves">
          <Button kind="plain" disabled={place === 1} aria-label={t('moveUp', { name })} onClick={() => onMove(-1)}>
            <Icon name="up" size={20} />
          </Button>
          <Button kind="plain" disabled={place === of} aria-label={t('moveDown', { name })} onClick={() => onMove(1)}>
            <Icon name="down" size={20} />
          </Button>
          <Button kind="plain" aria-label={t('removeItem', { name })} onClick={onRemove}>
            <Icon name="remove" size={20} />
          </Button>
        </span>
      </header>
      {row === undefined ? null : <SourceMark row={row} />}
      <div className="item-grid">
        <SideChoice
          of={sidesFor(row)}
          value={draft.side}
          onChange={(side) => onChange({ ...draft, side })}
          hint={t('sideHint')}
          error={said('side', t('sideMissing'))}
        />
        <div className="item-numbers">
          <TextField
            label={t('sets')}
            inputMode="numeric"
            value={draft.sets}
            error={said('sets', t('setsWrong'))}
            onChange={(event) => onChange({ ...draft, sets: event.currentTarget.value })}
          />
          <TextField
            label={t('repetitions')}
            inputMode="numeric"
            value={draft.repetitions}
            error={said('repetitions', t('repetitionsWrong'))}
            onChange={(event) => onChange({ ...draft, repetitions: event.currentTarget.value })}
          />
          <TextField
            label={t('minutes')}
            inputMode="decimal"
            value={draft.minutes}
            error={said('minutes', t('minutesWrong'))}
            onChange={(event) => onChange({ ...draft, minutes: event.currentTarget.value })}
          />
        </div>
      </div>
      {draft.target === undefined ? null : (
        <TargetFields target={draft.target} flaws={flaws} onChange={(target) => onChange({ ...draft, target })} />
      )}
      <TextArea
        form={unkeptForm}
        label={t('objective')}
        value={draft.objective}
        maxLength={2000}
        hint={t('objectiveHint')}
        error={said('objective', t('objectiveMissing'))}
        onChange={(event) => onChange({ ...draft, objective: event.currentTarget.value })}
      />
      {objectives.length === 0 ? null : (
        <ul className="item-suggestions" aria-label={t('suggestions')}>
          {objectives.map((goal) => (
            <li key={goal.id}>
              <Button aria-pressed={draft.objective === goal.text} onClick={() => onChange({ ...draft, objective: goal.text })}>
                {goal.text}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ServiceChoice draft={draft} hints={row?.codeHints ?? []} flaws={flaws} onChange={onChange} />
      <GradingFields draft={draft} onChange={onChange} />
      <ItemDetails draft={draft} row={row} />
    </section>
  );
}
