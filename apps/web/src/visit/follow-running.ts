import { type Envelope, type PauseCause, readLog } from '@eupraxia/clinical';
import { foldVisit, runningClocks } from '@eupraxia/clinical/visit';
import { freezeLive, livePlays } from '../live/page/live-session.ts';
import { heldBy } from './held-by.ts';
import type { Journal } from './log/journal.ts';
import { isOwnWriter, keepOwnWriter } from './log/own-writers.ts';
import { tabLives } from './log/tabs.ts';
import { type ClockHere, markFollowed, markRunning, type PauseReason, unmarkFollowed } from './running-visit.ts';
import { lastSignOf, signOfTreatment } from './signs.ts';
import { withBlockedStarts } from './start-verdict.ts';

/** Kinds of events that start, stop or take back a clock; cues, repetitions and readings are many and do none of it. */
const moving = /^(?:activity|stop|visit|event|start|time|attention)\./;

/** A tab that has not looked for signs for this long, in ms, slept. */
const sleptAfter = 90_000;
/** What the program pauses by itself; else a person chose it. */
const ofProgram: ReadonlySet<string> = new Set<PauseCause>(['idle', 'locked', 'day-end']);

/**
 * Says of a visit that this tab has open whether a clock runs in it, whoever started it and on whichever device, so that
 * STOP is in sight on every screen. While one runs or STOP holds the visit, the visit is watched although its screen was left.
 * The answer ends it, where nothing runs.
 */
export function followRunning(journal: Journal): () => void {
  const { visitId } = journal;
  let seen = '';
  let unwatch: (() => void) | null = null;
  const watch = (on: boolean): void => {
    if (on) unwatch ??= journal.watch();
    else {
      unwatch?.();
      unwatch = null;
    }
  };
  const newest = newestOnce();
  const now = (): number => journal.clock.now();
  let lookedAt = now();
  const lastSign = (): number => {
    // Nothing played while the device slept, although it plays now.
    const awake = now() - lookedAt < sleptAfter;
    lookedAt = now();
    if (awake && livePlays(visitId)) signOfTreatment(visitId, lookedAt);
    return Math.max(newest(journal.state().envelopes), lastSignOf(visitId));
  };
  const holder = async ({ writer }: ClockHere) => {
    const { devices, link } = journal.state();
    const [own, ofThisBrowser] = [journal.writer, isOwnWriter(writer)];
    const alive = ofThisBrowser && (await tabLives(writer));
    return heldBy({ writer, own, ofThisBrowser, alive, devices, online: link === 'online', now: now() });
  };
  const stop = (): void => {
    freezeLive();
    // The journal tells the screen itself when it cannot hold what it was given.
    void journal.append('stop.pressed', { from: 'therapist' });
  };
  const pause = async (activityId: string, { cause, since }: PauseReason = {}): Promise<void> => {
    if (livePlays(visitId)) freezeLive();
    const why = { ...(cause === undefined ? {} : { cause }), ...(since === undefined ? {} : { since: Math.round(since) }) };
    await journal.append(
      'activity.paused',
      { activityId, ...why },
      {
        source: ofProgram.has(cause ?? '') ? 'station' : 'person',
      },
    );
  };
  const look = (): void => {
    const { envelopes, blocked, phase } = journal.state();
    if (phase !== 'ready') return;
    const state = `${envelopes.reduce((sum, { kind }) => sum + Number(moving.test(kind)), 0)} ${blocked.length}`;
    if (state === seen) return;
    seen = state;
    const log = readLog(envelopes);
    if (log.opened === null) return;
    // The clock of a device that began something may be a little ahead of this one's: it runs all the same.
    const visit = foldVisit(withBlockedStarts(log, blocked), Math.max(now(), newest(envelopes)));
    markFollowed(visitId, () => journal.wake());
    const over = visit.status === 'finished';
    const stands = over ? null : visit.stop !== null ? 'stopped' : visit.running !== null ? 'running' : null;
    watch(stands !== null);
    if (stands === null) {
      markRunning(visitId, null);
      return;
    }
    const began = new Map(log.events.map((event) => [event.id, event]));
    const clocks = runningClocks(visit).map(({ activityId, activity, since, mode, person, by, begunBy }): ClockHere => {
      const event = began.get(begunBy);
      const nobodys = by === 'none' || by === 'aide' || by === 'unlisted';
      if (event?.writer === journal.writer) keepOwnWriter(journal.writer);
      const owner = person ?? (nobodys ? null : (event?.by.userId ?? null));
      return { activityId, activity, since, mode, owner, writer: event?.writer ?? '' };
    });
    const { patient, clinic } = visit.snapshot;
    markRunning(visitId, {
      patient: patient.name,
      patientId: patient.id,
      state: stands,
      clocks,
      zone: clinic.zone,
      now,
      lastSign,
      heldBy: holder,
      stop,
      pause,
    });
  };
  const unsubscribe = journal.subscribe(look);
  look();
  return () => {
    unsubscribe();
    watch(false);
    unmarkFollowed(visitId);
    markRunning(visitId, null);
  };
}

/** When the newest event that is no judgment of the server happened, in UTC ms; looked up anew only where one was added. */
function newestOnce(): (envelopes: readonly Envelope[]) => number {
  let known: readonly Envelope[] = [];
  let at = 0;
  return (envelopes) => {
    if (envelopes !== known) {
      known = envelopes;
      at = envelopes.reduce((last, event) => (event.source === 'server' || event.at <= last ? last : event.at), 0);
    }
    return at;
  };
}
