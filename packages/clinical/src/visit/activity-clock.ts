import type { AttentionMode, Furnisher, PauseCause } from '../log/vocabulary.ts';
import type { Bout } from './credit.ts';

export type ActivityState = 'not-started' | 'running' | 'paused' | 'stopped';

/** Time of one activity that one kind of person furnished in one mode, after any correction. */
export interface Credit {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  readonly seconds: number;
  readonly events: readonly string[];
}

/** What the therapist says the clock should have shown at the instant of the correction. */
export interface Correction {
  readonly id: string;
  /** UTC ms: it replaces what was measured up to here, and practice after it adds to it. */
  readonly at: number;
  readonly seconds: number;
  readonly reason: string;
  /** UTC ms at which that time began, where the correction says so. */
  readonly from: number | null;
  /** Whose time it is and how, where nothing measured says so. */
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  readonly person: string | null;
  /** Measured seconds that it replaces. */
  readonly replacedSeconds: number;
  /** Measured seconds after it. */
  readonly laterSeconds: number;
}

/** Time that a pause took back: from the last sign of treatment, or the start of the stretch, to the pause. UTC ms. */
export interface Cut {
  /** The pause. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Null where the pause does not say, or says what a later release added. */
  readonly cause: PauseCause | null;
}

export interface ActivityClock {
  readonly state: ActivityState;
  /** Credited stretches in order of time; no second belongs to two bouts of a visit. */
  readonly bouts: readonly Bout[];
  /** What counts: the correction and what was measured after it, or else all that was measured. */
  readonly seconds: number;
  readonly measuredSeconds: number;
  readonly corrected: Correction | null;
  /** `seconds` by who furnished them and how: this is what minutes and units rest on. */
  readonly credits: readonly Credit[];
  /** What pauses took back, in order of time: in no seconds above. */
  readonly cuts: readonly Cut[];
}

/** The newest correction as it was written, with whose time was running then. */
export type Corrected = Omit<Correction, 'replacedSeconds' | 'laterSeconds'>;

/** What the fold of the clock knows of an activity beside its bouts. */
export interface ClockParts {
  readonly state: ActivityState;
  readonly correction: Corrected | null;
  readonly cuts: readonly Cut[];
}

interface Share {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  /** Measured ms that a correction replaces, and measured ms that count as they are. */
  replacedMs: number;
  ms: number;
  readonly events: Set<string>;
}

/**
 * What counts of one activity: the newest correction with what was measured after it, or all that was measured, shared
 * among those who furnished it.
 * @param until UTC ms to which a running stretch counts
 */
export function clockOf(hand: ClockParts, bouts: readonly Bout[], until: number): ActivityClock {
  const { correction } = hand;
  const shares = new Map<string, Share>();
  const shareOf = (by: Furnisher, mode: AttentionMode): Share => {
    const known = shares.get(`${by} ${mode}`);
    if (known !== undefined) return known;
    const share = { by, mode, replacedMs: 0, ms: 0, events: new Set<string>() };
    shares.set(`${by} ${mode}`, share);
    return share;
  };
  const replacedTo = correction?.at ?? Number.NEGATIVE_INFINITY;
  let [replacedMs, countedMs] = [0, 0];
  for (const bout of bouts) {
    const share = shareOf(bout.by, bout.mode);
    const to = bout.to ?? until;
    const replaced = Math.max(0, Math.min(to, replacedTo) - bout.from);
    const counted = to - bout.from - replaced;
    share.replacedMs += replaced;
    share.ms += counted;
    replacedMs += replaced;
    countedMs += counted;
    for (const id of bout.events) share.events.add(id);
  }
  // Nothing was measured to take shares from: the time is the correcting person's own, as they stated it.
  const stated = correction !== null && replacedMs === 0 ? shareOf(correction.by, correction.mode) : null;
  const credits: Credit[] = [];
  for (const share of shares.values()) {
    const corrected =
      correction === null
        ? 0
        : stated === null
          ? (correction.seconds * share.replacedMs) / replacedMs
          : share === stated
            ? correction.seconds
            : 0;
    const touched = correction !== null && (share.replacedMs > 0 || share === stated);
    credits.push({
      by: share.by,
      mode: share.mode,
      seconds: corrected + share.ms / 1000,
      events: [...share.events, ...(touched ? [correction.id] : [])],
    });
  }
  return {
    state: hand.state,
    bouts,
    seconds: (correction?.seconds ?? 0) + countedMs / 1000,
    measuredSeconds: (replacedMs + countedMs) / 1000,
    corrected:
      correction === null
        ? null
        : {
            ...correction,
            replacedSeconds: replacedMs / 1000,
            laterSeconds: countedMs / 1000,
          },
    credits,
    cuts: hand.cuts,
  };
}
