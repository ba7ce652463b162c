import type { Program } from '@eupraxia/clinical';
import { decided, mergePrograms } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { doseText } from '../../app/dose-text.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { doseOf } from './dose-draft.ts';
import { draftOfItem } from './draft.ts';
import type { ItemDraft } from './draft-shape.ts';
import type { KeptDraft } from './kept-draft.ts';
import { useProgramText } from './text.ts';

/** Somebody else saved a program while this one was being written: joins the two, and asks where they differ. */
export function OvertakenCard({
  kept,
  theirs,
  onJoin,
}: {
  readonly kept: KeptDraft;
  readonly theirs: Program | null;
  readonly onJoin: (joined: KeptDraft) => void;
}) {
  const t = useProgramText();
  const [choices, setChoices] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map());
  const merge = mergePrograms((kept.base?.items ?? []).map(draftOfItem), kept.items, (theirs?.items ?? []).map(draftOfItem));
  // The order that was chosen here goes over theirs; one that was left alone gives way.
  const schedule = kept.schedule?.kind === kept.base?.schedule?.kind ? theirs?.schedule : kept.schedule;
  const open = merge.clashes.filter((clash) => !choices.has(clash.id));
  const dose = (draft: ItemDraft | null) =>
    draft === null
      ? t('overtakenRemoved')
      : [
          doseText(doseOf(draft.dose)),
          draft.minutes === '' ? '' : `${draft.minutes} min`,
          draft.target === undefined ? '' : targetText(draft.target),
          draft.code ?? '',
          ...Object.values(draft.grading),
          draft.objective,
        ]
          .filter((part) => part !== '')
          .join(' · ');
  return (
    <Card title={t('overtaken')}>
      <div className="stack">
        <p role="status">
          {merge.clashes.length === 0 ? t('overtakenApart') : t('overtakenClash', { count: merge.clashes.length })}
        </p>
        {merge.clashes.map((clash) => (
          <Segmented
            key={clash.id}
            label={clash.name}
            value={choices.get(clash.id)}
            onChange={(value) => setChoices(new Map([...choices, [clash.id, value]]))}
            options={[
              { value: 'mine', label: t('overtakenMine'), detail: dose(clash.mine) },
              { value: 'theirs', label: t('overtakenTheirs'), detail: dose(clash.theirs) },
            ]}
          />
        ))}
        <div className="add-row">
          <Button
            kind="ask"
            disabled={open.length > 0}
            onClick={() => onJoin({ base: theirs, items: decided(merge, choices), schedule })}
          >
            {t('overtakenJoin')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** A target's edges and hold as they were typed. */
function targetText({ direction, floor, ceiling, holdSeconds }: NonNullable<ItemDraft['target']>): string {
  const edges = direction === 'down' ? `< ${ceiling} %` : ceiling === '' ? `≥ ${floor} %` : `${floor}–${ceiling} %`;
  return `${edges}, ${holdSeconds} s`;
}
