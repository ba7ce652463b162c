import type { EventOf, NewBodies, SessionEvent, VisitLog } from '@eupraxia/clinical';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type Cue, coachVersion, type FeedbackPolicy } from '@eupraxia/coach';
import {
  isTapped,
  livedBy,
  type PersonInput,
  type TappedEvent,
  type TappedPractice,
  tappedPlanFor,
  tappedPractice,
} from '@eupraxia/practice';
import { freshId } from '../../app/fresh-id.ts';
import type { Journal } from '../../visit/log/journal.ts';
import type { CoachView } from '../protocol.ts';
import { coachView } from '../worker/coach-view.ts';
import type { PracticeLog } from './practice-log.ts';
import type { VisitPractice } from './visit-practice.ts';

/** No samples are heard, so no way from samples to percent has a version. */
const noChain = 'taps';

/** A coach of taps as its stage shows it. */
export interface TappedView {
  readonly view: CoachView;
  /** What it said to the therapist since the newest trial began. */
  readonly cues: readonly Cue[];
  /** What it asks of the patient since the newest trial ended, for the therapist to pass on. */
  readonly asks: readonly Cue[];
  /** All that it said, oldest first. */
  readonly said: readonly Cue[];
}

/** Cues to the patient that are questions: without a picture of their own, the therapist passes them on. */
const questions: ReadonlySet<Cue['key']> = new Set<Cue['key']>(['how-was-that', 'your-choice', 'ask-when-you-like']);

/**
 * The coaches of a visit's tapped activities. Each is a function of the log, so this only begins them, and writes what
 * they have for the log: a probe that was over, feedback that faded. `follow` is called with every fold.
 */
export class TappedPractices {
  readonly #journal: Pick<Journal, 'append' | 'writer' | 'clock'>;
  readonly #log: PracticeLog;
  readonly #begun = new Set<string>();
  readonly #written = new Set<string>();
  #found: ReadonlyMap<string, { readonly started: EventOf<'coach.started'>; readonly practice: TappedPractice }> = new Map();

  constructor(journal: Pick<Journal, 'append' | 'writer' | 'clock'>, log: PracticeLog) {
    this.#journal = journal;
    this.#log = log;
  }

  /** Goes along with the visit as it stands. What another tab or tablet recorded leads to nothing here: it writes that itself. */
  follow(visit: Visit, log: VisitLog): void {
    const found = new Map<string, { started: EventOf<'coach.started'>; practice: TappedPractice }>();
    for (const activity of visit.activities) {
      const started = log.events.findLast(
        (event): event is EventOf<'coach.started'> =>
          event.kind === 'coach.started' && event.body.activityId === activity.item.id && isTapped(event),
      );
      if (started === undefined) this.#begin(visit, log, activity);
      else found.set(activity.item.id, { started, practice: tappedPractice(started, livedBy(started, log.events)) });
    }
    this.#found = found;
    const kept = new Set(log.events.map((event) => keyOf(event)));
    for (const { practice } of found.values())
      for (const { event, cause } of practice.events) {
        const key = keyOf(event);
        if (cause.writer !== this.#journal.writer || kept.has(key) || this.#written.has(key)) continue;
        this.#written.add(key);
        this.#log.tapped(event);
      }
  }

  /** The coach of an activity now; null where none was begun. */
  of(activityId: string): TappedView | null {
    const found = this.#found.get(activityId);
    if (found === undefined) return null;
    const { state, cues, run } = found.practice;
    // Time goes on between two taps: a result comes, and goes.
    const view = coachView(run, { ...state, at: Math.max(state.at, this.#now(found.started)) });
    const since = state.lastTen.at(-1)?.off ?? 0;
    const recent = cues.filter(({ at }) => at >= since);
    const judged = state.estimates.some(({ trial }) => trial === state.lastTen.at(-1)?.number);
    return {
      view,
      cues: recent.filter(({ to }) => to === 'therapist'),
      said: cues,
      asks: recent.filter(({ key }) => questions.has(key) && !(judged && key === 'how-was-that')),
    };
  }

  /** Begins or ends practice without feedback; `variant` names what is tried in place of the task. */
  probe(activityId: string, what: 'begin' | 'end', variant?: string): void {
    if (what === 'end') this.#recordInput(activityId, { kind: 'probe-end' });
    else this.#recordInput(activityId, { kind: 'probe-begin', ...(variant === undefined ? {} : { variant }) });
  }

  /** The patient asked to see how it went. */
  asked(activityId: string): void {
    this.#recordInput(activityId, { kind: 'asked' });
  }

  /** How the patient judged the newest trial, 0–10, before its result. */
  estimated(activityId: string, score: number): void {
    this.#recordInput(activityId, { kind: 'estimated', score });
  }

  /** Another way to give feedback, from here on. */
  choose(activityId: string, policy: FeedbackPolicy): void {
    this.#recordInput(activityId, { kind: 'feedback', policy });
  }

  #begin(visit: Visit, log: VisitLog, activity: Activity): void {
    const { id: activityId, target } = activity.item;
    if (target !== undefined || activity.state !== 'running' || this.#begun.has(activityId)) return;
    // Where two tablets show the visit, the one on which it was started begins the coach.
    const mine = log.events.findLast((event) => event.kind === 'activity.started' && event.body.activityId === activityId);
    if (mine?.writer !== this.#journal.writer) return;
    this.#begun.add(activityId);
    const plan = JSON.parse(JSON.stringify(tappedPlanFor(visit, activity))) as NewBodies['coach.started']['plan'];
    const body = { activityId, run: freshId(), plan, coach: coachVersion, chain: noChain };
    void this.#journal.append('coach.started', body, { source: 'station' });
  }

  /** Words that no other event of the log says. */
  #recordInput(
    activityId: string,
    { kind: what, ...rest }: Extract<PersonInput, { kind: 'probe-begin' | 'probe-end' | 'feedback' | 'asked' | 'estimated' }>,
  ): void {
    const found = this.#found.get(activityId);
    if (found === undefined) return;
    const said = JSON.parse(JSON.stringify(rest)) as NonNullable<NewBodies['coach.heard']['said']>;
    const body = {
      activityId,
      run: found.practice.run,
      at: this.#now(found.started),
      what,
      ...(Object.keys(said).length === 0 ? {} : { said }),
    };
    void this.#journal.append('coach.heard', body, { source: 'station' });
  }

  #now({ at }: EventOf<'coach.started'>): number {
    return Math.max(0, this.#journal.clock.now() - at) / 1000;
  }
}

/** What makes two events of a coach the same: its run and instant. */
function keyOf(event: SessionEvent | TappedEvent['event']): string {
  switch (event.kind) {
    case 'probe.ended':
    case 'feedback.changed':
      return `${event.kind} ${event.body.run} ${event.body.at}`;
    case 'coach.helped':
      return `${event.kind} ${event.body.run} ${event.body.at} ${event.body.what} ${event.body.key ?? ''}`;
    case 'set.finished':
      // One that the coach ended rests on its last repetition.
      return `${event.kind} ${'from' in event ? event.from.events.at(-1) : event.evidence?.[0]}`;
    default:
      return '';
  }
}

const practices = new WeakMap<VisitPractice, TappedPractices>();

/** The tapped practices of a visit in this tab. */
export function tappedPractices(journal: Journal, practice: VisitPractice): TappedPractices {
  const known = practices.get(practice) ?? new TappedPractices(journal, practice.log);
  practices.set(practice, known);
  return known;
}
