import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';
import type { ActivityClock, Correction } from './clock.ts';
import { common, type Interval, lengthOf, without } from './intervals.ts';

/** Time that counts, at the place on the wall clock where it lies. UTC ms. */
export interface PlacedTime extends Interval {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  /** User id; null where the log does not say. */
  readonly person: string | null;
  /** Whether a correction says how much of it there is. */
  readonly corrected: boolean;
}

/** Where the time of an activity lies. */
export interface Placement {
  readonly times: readonly PlacedTime[];
  /** Ms entered by hand for which the visit has no room, or that are said to lie outside of it. */
  readonly outsideMs: number;
  /** Ms that are said to lie where another activity of the visit has its own time. */
  readonly twiceMs: number;
}

type Clocked = Pick<ActivityClock, 'bouts' | 'corrected'>;
type Share = Pick<PlacedTime, 'by' | 'mode' | 'person'>;

/**
 * Places the time of a visit's activities on the wall clock, so that time entered by hand can be compared with other visits
 * like any other. Measured time lies where it was measured; where a correction shortens it, each stretch keeps its first
 * part. Time entered with its beginning lies there. What a correction adds without one is put into the visit's free time
 * next to what was measured, earlier time first; where nothing was measured, before the visit's end.
 * @param visit UTC ms of the visit's opening and end
 * @param until UTC ms to which a running stretch counts
 */
export function placementsOf(activities: readonly Clocked[], visit: Interval, until: number): readonly Placement[] {
  const drafts = activities.map((activity) => draftOf(activity, until));
  const others = (i: number): readonly Interval[] => drafts.flatMap(({ times }, j) => (i === j ? [] : times));
  const twice = drafts.map(({ times, stated }, i) => (stated && times.length > 0 ? lengthOf(common(times, others(i))) : 0));
  let free = without(
    [visit],
    drafts.flatMap(({ times }) => times),
  );
  return drafts.map(({ times, added, anchor, stated }, i) => {
    const placed = [...times];
    let outsideMs = stated
      ? lengthOf(
          without(
            times.filter(({ corrected }) => corrected),
            [visit],
          ),
        )
      : 0;
    for (const { ms, ...share } of added) {
      const found = takenFrom(free, ms, anchor ?? visit.to);
      free = without(free, found.taken);
      outsideMs += found.rest;
      placed.push(...found.taken.map((one) => ({ ...one, ...share, corrected: true })));
    }
    placed.sort((a, b) => a.from - b.from);
    return { times: placed, outsideMs, twiceMs: twice[i] ?? 0 };
  });
}

interface Draft {
  readonly times: PlacedTime[];
  /** What is still to be placed, in ms. */
  readonly added: readonly (Share & { readonly ms: number })[];
  /** Next to which instant. */
  readonly anchor: number | null;
  /** Whether the correction says when its time began. */
  readonly stated: boolean;
}

function draftOf({ bouts, corrected }: Clocked, until: number): Draft {
  const times: PlacedTime[] = [];
  const replaced: (Share & Interval)[] = [];
  for (const { by, mode, person, from, ...bout } of bouts) {
    const to = bout.to ?? Math.max(from, until);
    const border = Math.min(to, Math.max(from, corrected?.at ?? from));
    if (border > from) replaced.push({ by, mode, person, from, to: border });
    if (to > border) times.push({ by, mode, person, from: border, to, corrected: false });
  }
  if (corrected === null) return { times, added: [], anchor: null, stated: false };
  const wanted = corrected.seconds * 1000;
  const measured = replaced.reduce((sum, { from, to }) => sum + to - from, 0);
  const shares = measured === 0 ? [{ ...shareOf(corrected), ms: wanted }] : scaled(replaced, wanted / measured);
  const { from: begun } = corrected;
  if (begun !== null) {
    let from = begun;
    for (const { ms, ...share } of shares) {
      times.push({ ...share, from, to: from + ms, corrected: true });
      from += ms;
    }
    return { times, added: [], anchor: null, stated: true };
  }
  for (const one of replaced)
    times.push({ ...one, to: one.from + (one.to - one.from) * Math.min(1, wanted / measured), corrected: true });
  const more = wanted <= measured ? [] : measured === 0 ? shares : scaled(replaced, wanted / measured - 1);
  return { times, added: more.filter(({ ms }) => ms > 0), anchor: replaced[0]?.from ?? null, stated: false };
}

const shareOf = ({ by, mode, person }: Correction): Share => ({ by, mode, person });

const scaled = (replaced: readonly (Share & Interval)[], factor: number): (Share & { ms: number })[] =>
  replaced.map(({ by, mode, person, from, to }) => ({ by, mode, person, ms: (to - from) * factor }));

/** So much of free time as is wanted, nearest to an instant, what lies before it first. */
function takenFrom(free: readonly Interval[], ms: number, anchor: number): { taken: readonly Interval[]; rest: number } {
  const before = free.filter(({ from }) => from < anchor).map(({ from, to }) => ({ from, to: Math.min(to, anchor) }));
  const after = free.filter(({ to }) => to > anchor).map(({ from, to }) => ({ from: Math.max(from, anchor), to }));
  const taken: Interval[] = [];
  let rest = ms;
  for (const { from, to } of before.reverse()) {
    if (rest <= 0) break;
    const part = Math.min(rest, to - from);
    taken.push({ from: to - part, to });
    rest -= part;
  }
  for (const { from, to } of after) {
    if (rest <= 0) break;
    const part = Math.min(rest, to - from);
    taken.push({ from, to: from + part });
    rest -= part;
  }
  return { taken, rest: Math.max(0, rest) };
}
