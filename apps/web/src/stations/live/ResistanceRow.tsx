import { type NewBodies, resistanceKinds } from '@eupraxia/clinical';
import type { Activity } from '@eupraxia/clinical/visit';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import type { Journal } from '../../visit/log/journal.ts';
import { Taps } from './Taps.tsx';
import { useLiveText } from './text.ts';

type Resistance = NewBodies['resistance.set'];

const step = 0.5;
/** A run of presses on − or + is one setting: it is recorded when the thumb has rested this long, in ms. */
const rest = 900;

const kinds = ['none', 'gravity', 'manual', 'weight', 'band', 'machine'] as const satisfies readonly Resistance['kind'][];
/** What fits on a thumb's button; the full word goes with it. */
const resistanceShort = { none: 'None', gravity: 'Grav', manual: 'Man', weight: 'Wt', band: 'Band', machine: 'Mach' } as const;
const resistanceFull = {
  none: 'resistanceNone',
  gravity: 'resistanceGravity',
  manual: 'resistanceManual',
  weight: 'resistanceWeight',
  band: 'resistanceBand',
  machine: 'resistanceMachine',
} as const;

/** What the patient works against: kind first, then how much. Nothing is recorded until somebody taps. */
export function ResistanceRow({
  activity,
  journal,
  disabled,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly disabled: boolean;
}) {
  const t = useLiveText();
  const activityId = activity.item.id;
  const recorded = activity.resistance.at(-1);
  const [value, setValue] = useState(recorded?.value ?? 0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastId = recorded?.id;
  const lastValue = recorded?.value ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new recorded event or another activity starts from what is recorded, also where the value is the same
  useEffect(() => {
    setValue(lastValue);
    return () => clearTimeout(timer.current);
  }, [lastId, lastValue, activityId]);
  const kind = resistanceKinds.find((one) => one === recorded?.kind);
  const weighed = kind === 'weight' || kind === 'machine';
  const graded = kind === 'manual' || kind === 'band';
  const set = (change: Omit<Resistance, 'activityId'>): void => void journal.append('resistance.set', { activityId, ...change });
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(500, value + by));
    setValue(next);
    clearTimeout(timer.current);
    if (kind !== undefined) timer.current = setTimeout(() => set({ kind, value: next, unit: 'kg' }), rest);
  };
  return (
    <div className="resistance">
      <Taps
        label={t('resistance')}
        columns={6}
        value={kind}
        taps={kinds.map((value) => ({ value, label: resistanceShort[value], full: t(resistanceFull[value]) }))}
        onTap={(value) => set({ kind: value })}
        disabled={disabled}
      />
      {weighed ? (
        <span className="stepper">
          <button
            type="button"
            className="tap"
            aria-label={t('less', { what: t('resistance') })}
            disabled={disabled}
            onClick={() => move(-step)}
          >
            <Icon name="minus" size={18} />
          </button>
          <output className="stepper-value">{value.toFixed(1)} kg</output>
          <button
            type="button"
            className="tap"
            aria-label={t('more', { what: t('resistance') })}
            disabled={disabled}
            onClick={() => move(step)}
          >
            <Icon name="plus" size={18} />
          </button>
        </span>
      ) : null}
      {graded ? (
        <Taps
          label={t('degree')}
          columns={3}
          value={recorded?.text}
          taps={(['light', 'moderate', 'strong'] as const).map((degree) => ({ value: degree, label: t(degree) }))}
          onTap={(text) => set({ kind, text })}
          disabled={disabled}
        />
      ) : null}
    </div>
  );
}
