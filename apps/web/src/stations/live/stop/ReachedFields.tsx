import type { Visit } from '@eupraxia/clinical/visit';
import { useId } from 'react';
import { TextField } from '../../../kit/Field.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { useSafetyText } from '../safety/text.ts';
import { type ClearDraft, reachedHows } from './clear-draft.ts';

/** The therapist whom an assistant reached before a STOP is cleared: who, and how. */
export function ReachedFields({
  visit,
  draft,
  onDraft,
}: {
  readonly visit: Visit;
  readonly draft: ClearDraft;
  readonly onDraft: (draft: ClearDraft) => void;
}) {
  const t = useSafetyText();
  const list = useId();
  const therapists = (visit.snapshot.clinicians ?? []).filter(({ level }) => level === 'therapist');
  return (
    <div className="stop-reached">
      <TextField
        label={t('reachedName')}
        value={draft.name}
        maxLength={200}
        list={list}
        onChange={(event) => onDraft({ ...draft, name: event.currentTarget.value })}
      />
      <datalist id={list}>
        {therapists.map(({ userId, name }) => (
          <option key={userId} value={name} />
        ))}
      </datalist>
      <Segmented
        size="live"
        label={t('reachedHow')}
        value={draft.how ?? undefined}
        onChange={(how) => onDraft({ ...draft, how })}
        options={reachedHows.map((value) => ({ value, label: t(`how-${value}`) }))}
      />
    </div>
  );
}
