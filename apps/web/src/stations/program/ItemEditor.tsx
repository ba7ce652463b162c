import { findRow } from '@eupraxia/catalogue';
import { useId } from 'react';
import { SideChoice } from '../../app/SideChoice.tsx';
import { SourceMark } from '../../app/SourceMark.tsx';
import { targetAside, useTargetText } from '../../app/target-text.ts';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { DoseFields } from './DoseFields.tsx';
import { sidesFor } from './draft.ts';
import type { DraftFlaw, ItemDraft } from './draft-shape.ts';
import { GradingFields } from './GradingFields.tsx';
import { ItemDetails } from './ItemDetails.tsx';
import { PracticeFields } from './PracticeFields.tsx';
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
  const target = useTargetText();
  const aside = draft.kept === undefined ? null : targetAside({ target: draft.kept });
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
        <DoseFields
          dose={draft.dose}
          minutes={draft.minutes}
          flaws={flaws}
          onDose={(dose) => onChange({ ...draft, dose })}
          onMinutes={(minutes) => onChange({ ...draft, minutes })}
        />
      </div>
      {aside === null ? null : (
        <p className="field-hint" role="note">
          {aside.known ? target('notCoached') : target('unknown', { metric: aside.metric })}
        </p>
      )}
      {draft.target === undefined ? null : (
        <TargetFields target={draft.target} flaws={flaws} onChange={(next) => onChange({ ...draft, target: next })} />
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
      <PracticeFields draft={draft} flaws={flaws} onChange={onChange} />
      <GradingFields draft={draft} row={row} onChange={onChange} />
      <ItemDetails draft={draft} row={row} />
    </section>
  );
}
