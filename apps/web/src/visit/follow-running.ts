import { readLog } from '@eupraxia/clinical';
import { foldVisit } from '@eupraxia/clinical/visit';
import { freezeLive } from '../live/page/live-session.ts';
import type { Journal } from './log/journal.ts';
import { markRunning } from './running-visit.ts';
import { withBlockedStarts } from './start-verdict.ts';

/** Kinds of events that start, stop or take back a clock; cues, repetitions and readings are many and do none of it. */
const moving = /^(?:activity|stop|visit|event|start|time|attention)\./;

/**
 * Says of a visit that this tab has open whether a clock runs in it, whoever started it and on whichever device, so that
 * STOP is in sight on every screen. While one runs or STOP holds the visit, the visit is watched although its screen was left.
 */
export function followRunning(journal: Journal): void {
  let seen = '';
  let unwatch: (() => void) | null = null;
  const watch = (on: boolean): void => {
    if (on) unwatch ??= journal.watch();
    else {
      unwatch?.();
      unwatch = null;
    }
  };
  const look = (): void => {
    const { envelopes, blocked, phase } = journal.state();
    if (phase !== 'ready') return;
    const now = `${envelopes.reduce((sum, { kind }) => sum + Number(moving.test(kind)), 0)} ${blocked.length}`;
    if (now === seen) return;
    seen = now;
    const log = readLog(envelopes);
    if (log.opened === null) return;
    const visit = foldVisit(withBlockedStarts(log, blocked), journal.clock.now());
    const over = visit.status === 'finished';
    const state = over ? null : visit.stop !== null ? 'stopped' : visit.running !== null ? 'running' : null;
    watch(state !== null);
    const stop = (): void => {
      freezeLive();
      // The journal tells the screen itself when it cannot hold what it was given.
      void journal.append('stop.pressed', { from: 'therapist' });
    };
    markRunning(journal.visitId, state === null ? null : { patient: visit.snapshot.patient.name, state, stop });
  };
  journal.subscribe(look);
  look();
}
