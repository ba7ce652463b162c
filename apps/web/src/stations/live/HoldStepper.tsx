import type { Activity } from '@eupraxia/clinical/visit';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import type { Zone } from './picture/ZoneHandles.tsx';
import { useLiveText } from './text.ts';

/** A run of presses is one change: it is recorded when the thumb has rested this long, in ms. */
const rest = 900;
const step = 0.5;
const longest = 60;

/** Seconds to hold, by thumb in half seconds. The picture follows at once. */
export function HoldStepper({
  zone,
  onZone,
  onCommit,
  disabled,
}: {
  readonly zone: Zone;
  readonly onZone: (zone: Zone) => void;
  readonly onCommit: (zone: Zone) => void;
  readonly disabled: boolean;
}) {
  const t = useLiveText();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (by: number): void => {
    const next = { ...zone, holdSeconds: Math.min(longest, Math.max(0, zone.holdSeconds + by)) };
    onZone(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onCommit(next), rest);
  };
  const what = t('zoneHold');
  return (
    <fieldset className="stepper" aria-label={what}>
      <span className="taps-label">{what}</span>
      <button type="button" className="tap" aria-label={t('less', { what })} disabled={disabled} onClick={() => move(-step)}>
        <Icon name="minus" size={16} />
      </button>
      <output className="stepper-value">{zone.holdSeconds} s</output>
      <button type="button" className="tap" aria-label={t('more', { what })} disabled={disabled} onClick={() => move(step)}>
        <Icon name="plus" size={16} />
      </button>
    </fieldset>
  );
}

/** What the hand has set, until the log says the same; `settled` names what the log has now, and later moves of the hand stay. */
export function useZone(activity: Activity): {
  readonly zone: Zone | null;
  readonly preview: (zone: Zone) => void;
  readonly settled: (zone: Zone) => void;
} {
  const [local, setLocal] = useState<Zone | null>(null);
  const id = activity.item.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another activity has another zone
  useEffect(() => setLocal(null), [id]);
  return {
    zone: local ?? activity.zone,
    preview: setLocal,
    settled: (zone) => setLocal((now) => (now === zone ? null : now)),
  };
}
