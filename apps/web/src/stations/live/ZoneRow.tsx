import type { Activity } from '@eupraxia/clinical';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import type { Journal } from '../../visit/journal.ts';
import { useLiveText } from './text.ts';

export interface Zone {
  readonly floor: number;
  readonly ceiling: number;
  readonly holdSeconds: number;
}

/** A run of presses is one change: it is recorded when the thumb has rested this long, in ms. */
const rest = 900;

/** The zone by thumb: floor and ceiling in steps of 5 %, the hold in half seconds. The picture follows at once. */
export function ZoneRow({
  activity,
  journal,
  zone,
  onZone,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly zone: Zone;
  readonly onZone: (zone: Zone | null) => void;
}) {
  const t = useLiveText();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (change: Partial<Zone>): void => {
    const next: Zone = { floor: zone.floor, ceiling: zone.ceiling, holdSeconds: zone.holdSeconds, ...change };
    if (next.floor < 5 || next.ceiling > 300 || next.floor >= next.ceiling || next.holdSeconds < 0 || next.holdSeconds > 60)
      return;
    onZone(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void journal.append('zone.set', { activityId: activity.item.id, ...next }).then(() => onZone(null)),
      rest,
    );
  };
  const stepper = (what: string, shown: string, less: Partial<Zone>, more: Partial<Zone>) => (
    <fieldset className="stepper" aria-label={what}>
      <span className="taps-label">{what}</span>
      <button type="button" className="tap" aria-label={t('less', { what })} onClick={() => move(less)}>
        <Icon name="minus" size={16} />
      </button>
      <output className="stepper-value">{shown}</output>
      <button type="button" className="tap" aria-label={t('more', { what })} onClick={() => move(more)}>
        <Icon name="plus" size={16} />
      </button>
    </fieldset>
  );
  return (
    <div className="zone-row">
      {stepper(t('zoneFloor'), `${zone.floor} %`, { floor: zone.floor - 5 }, { floor: zone.floor + 5 })}
      {stepper(t('zoneCeiling'), `${zone.ceiling} %`, { ceiling: zone.ceiling - 5 }, { ceiling: zone.ceiling + 5 })}
      {stepper(
        t('zoneHold'),
        `${zone.holdSeconds} s`,
        { holdSeconds: zone.holdSeconds - 0.5 },
        { holdSeconds: zone.holdSeconds + 0.5 },
      )}
    </div>
  );
}

/** Keeps what the thumb has set until the log says the same. */
export function useZone(activity: Activity): readonly [Zone | null, (zone: Zone | null) => void] {
  const [local, setLocal] = useState<Zone | null>(null);
  const id = activity.item.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another activity has another zone
  useEffect(() => setLocal(null), [id]);
  return [local ?? activity.zone, setLocal];
}
