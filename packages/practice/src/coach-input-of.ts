import type { SessionEvent } from '@eupraxia/clinical';
import { edgeFlaw } from '@eupraxia/clinical/target';
import type { PersonInput } from './run.ts';

/** The coach input that an event of the log stands for; null where the coach takes nothing from it. */
export function coachInputOf(event: SessionEvent): PersonInput | null {
  const { id } = event;
  // Whoever presses it, and whichever rule was met: it stops every coach.
  if (event.kind === 'stop.pressed') return { kind: 'stop', rule: event.body.rule ?? null, id };
  // What a coach noticed it knows already, and what the station did it does for every coach.
  if (event.source === 'coach' || event.source === 'station') return null;
  switch (event.kind) {
    case 'pain.rated':
      // A moment that this release does not know counts as practice: the stricter reading.
      return { kind: 'pain', score: event.body.score, when: event.body.when === 'unlisted' ? 'during' : event.body.when, id };
    case 'effort.rated':
      return { kind: 'effort', score: event.body.score, id };
    case 'stop.cleared':
      return { kind: 'cleared' };
    case 'zone.set': {
      const { metric, floor, ceiling, holdSeconds, direction } = event.body;
      // This coach practices on a muscle's signal alone, and which way it goes is a therapist's order, as in the fold.
      if (metric !== 'emg-amplitude' || edgeFlaw(metric, { floor, ceiling }) !== null) return null;
      const chosen = event.by.role === 'therapist' && direction !== 'unlisted' ? direction : undefined;
      return { kind: 'zone', zone: { floor, ceiling, holdSeconds, ...(chosen === undefined ? {} : { direction: chosen }) } };
    }
    case 'set.finished':
      return { kind: 'set-finished' };
    case 'assistance.set':
      return event.body.level === 'unlisted' ? null : { kind: 'assistance', level: event.body.level, id };
    case 'cue.given': {
      const { channel, level } = event.body;
      return channel === 'unlisted' || level === 'unlisted' ? null : { kind: 'cued', channel, level, id };
    }
    case 'repetition.done': {
      const { held, holdSeconds } = event.body;
      return { kind: 'tapped', held, id, ...(holdSeconds === undefined ? {} : { seconds: holdSeconds }) };
    }
    default:
      return null;
  }
}
