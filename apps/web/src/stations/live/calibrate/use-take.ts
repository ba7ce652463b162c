import { useEffect, useRef, useState } from 'react';
import { liveSession, type PeakMessage } from '../../../live/page/live-session.ts';
import type { LiveReason } from '../../../live/protocol.ts';
import { levelOf } from './level.ts';
import { unrestOf } from './unrest.ts';

/** Seconds of signal that a step takes. */
export const takeSeconds = 3;

/** `other-rest` and `other-stretch`: the muscle that should stay quiet, at rest or in a slow passive stretch. */
export type Step = 'rest' | 'effort' | 'other-rest' | 'other-stretch';

/** What three seconds of rest showed, in the channel's unit. */
export interface RestTaken {
  readonly level: number;
  /** Standard deviation of the level. */
  readonly spread: number;
  /** How far the level moved, see `unrestOf`: rest moves little. */
  readonly unrest: number;
  /** The reason that was heard most, or null where none was. */
  readonly reason: LiveReason | null;
}

/** A reason that was heard in less than this share of the blocks is no finding. */
const seldom = 0.1;

/** Takes some seconds of the source: plays it, listens, freezes it, and says what was heard. */
export function useTake(
  onRest: (rest: RestTaken) => void,
  onPeak: (step: Exclude<Step, 'rest' | 'other-rest'>, peak: PeakMessage) => void,
  onOtherRest: (level: number) => void,
) {
  const live = liveSession();
  const [taking, setTaking] = useState<Step | null>(null);
  const [share, setShare] = useState(0);
  const done = useRef({ onRest, onPeak, onOtherRest });
  done.current = { onRest, onPeak, onOtherRest };
  useEffect(() => {
    if (taking === null) return;
    const from = live.at;
    const other = live.state().antagonist;
    const counts = new Map<LiveReason, number>();
    let blocks = 0;
    const values: number[] = [];
    let shown = 0;
    const unhear = live.onFeatures((features) => {
      blocks++;
      for (const reason of features.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      for (const value of (taking === 'other-rest' ? features.other : features.values) ?? []) {
        if (Number.isFinite(value)) values.push(value);
      }
      const taken = Math.floor((10 * (live.at - from)) / takeSeconds);
      if (taken !== shown) {
        shown = taken;
        setShare(taken / 10);
      }
      if (live.at - from < takeSeconds) return;
      const to = live.at;
      live.freeze();
      setTaking(null);
      setShare(0);
      if (taking === 'rest') {
        const [worst] = [...counts].sort((a, b) => b[1] - a[1]);
        const { level, spread } = levelOf(values);
        const reason = worst !== undefined && worst[1] > seldom * blocks ? worst[0] : null;
        done.current.onRest({ level, spread, unrest: unrestOf(values), reason });
        return;
      }
      if (taking === 'other-rest') {
        done.current.onOtherRest(levelOf(values).level);
        return;
      }
      const channel = taking === 'other-stretch' ? (other ?? undefined) : undefined;
      void live.peak(from, to, channel).then((peak) => done.current.onPeak(taking, peak));
    });
    // A recording that ends in the middle of a step, or a STOP, leaves the step undone.
    const unwatch = live.subscribe(() => {
      const { motion } = live.state();
      if (motion === 'ended' || motion === 'paused') setTaking(null);
    });
    live.play();
    return () => {
      unhear();
      unwatch();
    };
  }, [taking, live]);
  return { taking, share, take: setTaking };
}
