import type { SessionEvent } from '@eupraxia/clinical';
import { symptoms } from '@eupraxia/coach';
import type { Said } from './run.ts';

/** What an event of the log says to a coach; null where it is nothing to it. */
export function saidBy(event: SessionEvent): Said | null {
  const { id } = event;
  switch (event.kind) {
    case 'pain.rated':
      return { kind: 'pain', score: event.body.score, when: event.body.when, id };
    case 'effort.rated':
      return { kind: 'effort', score: event.body.score, id };
    case 'stop.pressed':
      // A rule's STOP comes from the coach, who stopped by himself.
      return event.body.from === 'rule' ? null : { kind: 'stop' };
    case 'stop.explained': {
      const what = symptoms.find((symptom) => symptom === event.body.why);
      return what === undefined ? null : { kind: 'symptom', what, id };
    }
    case 'stop.cleared':
      return { kind: 'cleared' };
    case 'zone.set': {
      const { metric, floor, ceiling, holdSeconds, direction } = event.body;
      // A zone that rests on something is a coach's own move; this coach practises on a muscle's signal alone.
      // Which way it goes is a therapist's order, as in the fold of the visit.
      if ((event.evidence ?? []).length > 0 || metric !== 'emg-amplitude') return null;
      return {
        kind: 'zone',
        zone: { floor, ceiling, holdSeconds, ...(direction === undefined || event.by.role !== 'therapist' ? {} : { direction }) },
      };
    }
    case 'set.finished':
      return { kind: 'set-finished' };
    case 'assistance.set':
      return { kind: 'assistance', level: event.body.level, id };
    case 'cue.given':
      return { kind: 'cued', channel: event.body.channel, level: event.body.level, id };
    case 'vitals.taken': {
      const { systolic, diastolic, heartRate, spo2 } = event.body;
      return { kind: 'vitals', systolic, diastolic, heartRate, spo2, id };
    }
    case 'repetition.done': {
      // What a sensor saw was another coach's; a tap is for this one.
      const { measured, held, holdSeconds } = event.body;
      if (measured !== undefined) return null;
      return { kind: 'tapped', held, id, ...(holdSeconds === undefined ? {} : { seconds: holdSeconds }) };
    }
    default:
      return null;
  }
}
