import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Picks } from './Picks.tsx';
import { useSafetyText } from './text.ts';
import { type WellsItem, wellsItems, wellsLikely, wellsScore } from './wells.ts';

/** The Wells items of a suspected thrombosis. No score counts before an item, or none of them, was chosen. */
export function WellsForm({ score, onScore }: { readonly score: number | undefined; readonly onScore: (score: number) => void }) {
  const t = useSafetyText();
  const [applies, setApplies] = useState<readonly WellsItem[]>([]);
  const choose = (next: readonly WellsItem[]) => {
    setApplies(next);
    onScore(wellsScore(new Set(next)));
  };
  return (
    <div className="answer-part">
      <Picks
        label={t('wells')}
        value={applies}
        onChange={choose}
        options={wellsItems.map(({ id }) => ({ value: id, label: t(`wells-${id}`) }))}
      />
      <div className="safety-actions">
        <Button onClick={() => choose([])}>{t('wellsNone')}</Button>
        <strong role="status">
          {score === undefined ? t('wellsOpen') : t(score >= wellsLikely ? 'wellsLikely' : 'wellsUnlikely', { score })}
        </strong>
      </div>
    </div>
  );
}
