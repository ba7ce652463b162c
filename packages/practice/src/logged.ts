import type { EventBodies, EventOf, SessionEvent, VisitLog } from '@eupraxia/clinical';
import type { PracticeEvent } from './run.ts';
import { isTapped, livedBy } from './tapped.ts';

/** An event of the log that a coach made. */
export type Coached = Extract<SessionEvent, { kind: PracticeEvent['kind'] }>;

/** What moved a run, in the order in which it happened. */
export type LoggedStep = Extract<SessionEvent, { kind: 'feedback.started' | 'feedback.stopped' | 'coach.heard' }>;

/** One life of a coach as the log has it. */
export interface LoggedRun {
  readonly started: EventOf<'coach.started'>;
  readonly steps: readonly LoggedStep[];
  /** Of practice by taps, the visit's own events while it went on: they are what its coach hears. Null under a sensor. */
  readonly lived: readonly SessionEvent[] | null;
}

/** Everything of one activity that a replay needs, and what it must find again. */
export interface LoggedPractice {
  readonly activityId: string;
  readonly runs: readonly LoggedRun[];
  /** What the coach wrote, taken back or not: an undo does not change what the coach did. */
  readonly coached: readonly Coached[];
}

/** Reads the practices under the coach from a log, in the order in which each activity began. */
export function loggedPractices(log: VisitLog): readonly LoggedPractice[] {
  const runs = new Map<string, { started: EventOf<'coach.started'>; steps: LoggedStep[]; lived: LoggedRun['lived'] }>();
  const practices = new Map<string, { runs: LoggedRun[]; coached: Coached[] }>();
  const ofActivity = (id: string): { runs: LoggedRun[]; coached: Coached[] } => {
    const found = practices.get(id) ?? { runs: [], coached: [] };
    practices.set(id, found);
    return found;
  };
  for (const event of log.events) {
    switch (event.kind) {
      case 'coach.started': {
        const { activityId } = event.body;
        const lived = isTapped(event) ? livedBy(event, log.events) : null;
        const run = { started: event, steps: [], lived };
        runs.set(event.body.run, run);
        ofActivity(activityId).runs.push(run);
        break;
      }
      case 'coach.heard':
        runs.get(event.body.run)?.steps.push(event);
        break;
      case 'feedback.started':
      case 'feedback.stopped':
        runs.get(event.body.run)?.steps.push(event);
        break;
      default:
        if (isCoached(event)) ofActivity(event.body.activityId).coached.push(event);
    }
  }
  return [...practices]
    .filter(([, { runs: begun }]) => begun.length > 0)
    .map(([activityId, practice]) => ({ activityId, ...practice }));
}

/** Whether the coach made an event. */
function isCoached(event: SessionEvent): event is Coached {
  return event.source === 'coach' && coachedKinds.has(event.kind);
}

const coachedKinds: ReadonlySet<string> = new Set<Coached['kind']>([
  'repetition.done',
  'zone.set',
  'set.finished',
  'coach.helped',
  'probe.ended',
  'feedback.changed',
]);

/** The recordings that the log's practices were made on, by the id that they were given. */
export function practisedRecordings(
  practices: readonly LoggedPractice[],
): ReadonlySet<EventBodies['feedback.started']['recording']> {
  return new Set(
    practices.flatMap(({ runs }) =>
      runs.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'feedback.started' ? [step.body.recording] : []))),
    ),
  );
}
