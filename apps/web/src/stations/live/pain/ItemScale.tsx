import { useState } from 'react';
import { SourceMark } from '../../../app/SourceMark.tsx';
import { Button } from '../../../kit/Button.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { usePainText } from './text.ts';
import type { WatchedScale } from './watched-scales.ts';

/** Pain by watching: five items, their sum recorded once all are rated. */
export function ItemScale({ scale, onScore }: { readonly scale: WatchedScale; readonly onScore: (score: number) => void }) {
  const t = usePainText();
  const [levels, setLevels] = useState<Readonly<Record<string, number>>>({});
  const rated = scale.items.flatMap(({ name }) => levels[name] ?? []);
  const score = rated.length === scale.items.length ? rated.reduce((sum, level) => sum + level, 0) : null;
  return (
    <div className="item-scale">
      <p className="soft">{scale.how}</p>
      {scale.items.map((item) => (
        <Segmented
          key={item.name}
          label={item.name}
          size="live"
          value={levels[item.name] === undefined ? undefined : String(levels[item.name])}
          options={item.levels.map((detail, level) => ({ value: String(level), label: level, detail }))}
          onChange={(level) => setLevels({ ...levels, [item.name]: Number(level) })}
        />
      ))}
      <Button size="live" kind="ask" disabled={score === null} onClick={() => (score === null ? undefined : onScore(score))}>
        {score === null ? t('recordOpen') : t('record', { score })}
      </Button>
      <SourceMark row={scale} />
    </div>
  );
}
