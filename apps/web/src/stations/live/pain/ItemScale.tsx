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
  const rated = scale.items.flatMap((name) => levels[name] ?? []);
  const score = rated.length === scale.items.length ? rated.reduce((sum, level) => sum + level, 0) : null;
  return (
    <div className="item-scale">
      <p className="soft">{scale.how}</p>
      {scale.items.map((name) => (
        <Segmented
          key={name}
          label={name}
          size="live"
          value={levels[name] === undefined ? undefined : String(levels[name])}
          options={[0, 1, 2].map((level) => ({ value: String(level), label: level }))}
          onChange={(level) => setLevels({ ...levels, [name]: Number(level) })}
        />
      ))}
      <Button size="live" kind="ask" disabled={score === null} onClick={() => (score === null ? undefined : onScore(score))}>
        {score === null ? t('recordOpen') : t('record', { score })}
      </Button>
      <SourceMark row={scale} />
    </div>
  );
}
