import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';

/** A stretch of time that is credited to one activity. Times are UTC ms; `to` is null while it runs. */
export interface Bout {
  readonly from: number;
  readonly to: number | null;
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  /** User id of the therapist or assistant whose time it is; null where the log does not say. */
  readonly person: string | null;
  /** The events that opened and closed it. */
  readonly events: readonly string[];
}

/** A stretch as the clock saw it, before overlaps are resolved. */
export interface ClockInterval {
  readonly activityId: string;
  readonly from: number;
  readonly to: number;
  readonly running: boolean;
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  readonly person: string | null;
  /** Rises with each start and resume of the visit. */
  readonly order: number;
  readonly events: readonly string[];
}

/**
 * Credits each second of a patient once. Where stretches overlap, attended time (one-on-one or group) goes before
 * unattended time, and among equals the stretch that was begun last has the second: people turn to the new activity
 * before they stop the old one. So the sum over all activities never exceeds the time on the wall.
 */
export function creditOnce(stretches: readonly ClockInterval[], until: number): ReadonlyMap<string, readonly Bout[]> {
  const bouts = new Map<string, Bout[]>();
  const starts = stretches
    .filter((s) => s.to > s.from || (s.running && s.to === s.from))
    .sort((a, b) => a.from - b.from || a.order - b.order);
  const bounds = [...new Set(starts.flatMap((s) => [s.from, s.to]))].sort((a, b) => a - b);
  const last = new Map<ClockInterval, { bout: { -readonly [K in keyof Bout]: Bout[K] }; end: number }>();
  let live: ClockInterval[] = [];
  let next = 0;

  const credit = (stretch: ClockInterval, from: number, end: number): void => {
    const to = stretch.running && end === stretch.to ? null : end;
    const before = last.get(stretch);
    if (before !== undefined && before.end === from) {
      before.bout.to = to;
      before.end = end;
      return;
    }
    const bout = { from, to, by: stretch.by, mode: stretch.mode, person: stretch.person, events: stretch.events };
    last.set(stretch, { bout, end });
    const known = bouts.get(stretch.activityId);
    if (known === undefined) bouts.set(stretch.activityId, [bout]);
    else known.push(bout);
  };

  for (let i = 0; i < bounds.length; i++) {
    const from = bounds[i] as number;
    for (let start = starts[next]; start !== undefined && start.from === from; start = starts[next]) {
      live.push(start);
      next += 1;
    }
    const end = bounds[i + 1];
    live = live.filter((s) => s.to > from || (s.running && s.to === from && from === until));
    const winner = live.reduce<ClockInterval | null>((best, s) => (best === null || goesBefore(s, best) ? s : best), null);
    if (winner === null) continue;
    if (end !== undefined) credit(winner, from, end);
    else if (last.get(winner) === undefined) credit(winner, from, from);
  }
  return bouts;
}

function goesBefore(a: ClockInterval, b: ClockInterval): boolean {
  const attended = Number(a.mode !== 'unattended') - Number(b.mode !== 'unattended');
  return attended === 0 ? a.order > b.order : attended > 0;
}
