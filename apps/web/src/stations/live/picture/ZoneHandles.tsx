import type { TargetDirection } from '@eupraxia/clinical/target';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { usePictureText } from './text.ts';

/** Which way it goes, floor and ceiling in percent of the reference (null where it has none), and the seconds to hold. */
export interface Zone {
  readonly direction: TargetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
}
type Edge = 'floor' | 'ceiling';

/** Bounds in percent, and the least height of a zone: narrower cannot be held. */
const least = 5;
const most = 300;
export const narrowest = 5;

/** The zone with one edge moved to a whole percent within its bounds. */
export function withEdge(zone: Zone, edge: Edge, to: number): Zone {
  const whole = Math.round(to);
  return edge === 'floor'
    ? { ...zone, floor: Math.max(least, Math.min(highestFloor(zone), whole)) }
    : { ...zone, ceiling: Math.min(most, Math.max(lowestCeiling(zone), whole)) };
}

const highestFloor = ({ ceiling }: Zone): number => (ceiling ?? most) - narrowest;
const lowestCeiling = ({ floor }: Zone): number => (floor ?? 0) + narrowest;

/** How far each key moves an edge, in percent. */
const keys: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};
/** A run of key presses is one change: it is recorded when the keys have rested this long, in ms. */
const rest = 900;

/**
 * The edges that the zone has, as handles over the picture. While one is dragged the zone follows (`onPreview`); the drag's
 * end is one change (`onCommit`).
 */
export function ZoneHandles({
  zone,
  top,
  disabled,
  onPreview,
  onCommit,
}: {
  readonly zone: Zone;
  /** Percent at the picture's upper edge. */
  readonly top: number;
  readonly disabled: boolean;
  readonly onPreview: (zone: Zone) => void;
  readonly onCommit: (zone: Zone) => void;
}) {
  const t = usePictureText();
  const latest = useRef(zone);
  latest.current = zone;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const grip = useRef<{ readonly edge: Edge; readonly offset: number } | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  const levelAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined || box.height < 12) return 0;
    return (top * (box.bottom - 2 - event.clientY)) / (box.height - 10);
  };
  const onKey = (edge: Edge) => (event: KeyboardEvent<HTMLElement>) => {
    const by = keys[event.key];
    if (by === undefined || disabled) return;
    event.preventDefault();
    const next = withEdge(latest.current, edge, (latest.current[edge] ?? 0) + by);
    latest.current = next;
    onPreview(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onCommit(latest.current), rest);
  };
  const handle = (edge: Edge, at: number, label: string) => (
    <div
      className={`zone-handle zone-handle-${edge}`}
      style={{ insetBlockStart: `calc(8px + (100% - 10px) * ${1 - Math.min(1, at / top)})` }}
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={edge === 'floor' ? least : lowestCeiling(zone)}
      aria-valuemax={edge === 'floor' ? highestFloor(zone) : most}
      aria-valuenow={at}
      aria-valuetext={t('zoneValue', { value: at })}
      aria-disabled={disabled}
      title={t('zoneDrag')}
      onKeyDown={onKey(edge)}
      onPointerDown={(event) => {
        if (disabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { edge, offset: at - levelAt(event) };
      }}
      onPointerMove={(event) => {
        const held = grip.current;
        if (held?.edge !== edge) return;
        const next = withEdge(latest.current, edge, levelAt(event) + held.offset);
        if (next[edge] !== latest.current[edge]) {
          latest.current = next;
          onPreview(next);
        }
      }}
      onPointerUp={() => {
        if (grip.current?.edge !== edge) return;
        grip.current = null;
        onCommit(latest.current);
      }}
      onPointerCancel={() => {
        if (grip.current?.edge !== edge) return;
        grip.current = null;
        onCommit(latest.current);
      }}
    >
      <span className="zone-grip">{at} %</span>
    </div>
  );
  return (
    <>
      {zone.ceiling === null ? null : handle('ceiling', zone.ceiling, t('zoneCeiling'))}
      {zone.floor === null ? null : handle('floor', zone.floor, t('zoneFloor'))}
    </>
  );
}
