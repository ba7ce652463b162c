import type { AntagonistReference, SessionEvent, VisitLog } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import {
  type CoachPlan,
  coachVersion,
  type FeedbackPolicy,
  feedbackPolicies,
  type QuestionBefore,
  questionsBefore,
} from '@eupraxia/coach';
import {
  type Activity,
  type Choices,
  chainVersion,
  coachInputOf,
  needsOtherReference,
  planFor,
  type Scale,
} from '@eupraxia/practice';
import { freshId } from '../../app/fresh-id.ts';
import type { LiveRecordings } from '../../recording/live-recordings.ts';
import type { Journal } from '../../visit/log/journal.ts';
import type { Practice } from '../protocol.ts';
import { type LiveEvent, type LiveSession, liveSession } from './live-session.ts';
import { PracticeLog } from './practice-log.ts';

/** What the therapist chooses of practice beside the program. */
export interface PracticeChoices extends Choices {
  /** What is 100 % of antagonists, by their channel; one that has none is shown and not watched. */
  readonly antagonistReferences?: ReadonlyMap<string, AntagonistMeasured>;
}

/** 100 % of a muscle that should stay quiet: an amplitude in the channel's unit, and how it was taken where that is known. */
export interface AntagonistMeasured {
  readonly value: number;
  readonly kind?: AntagonistReference;
}

const kindOf = ({ kind }: AntagonistMeasured) => (kind === undefined ? {} : { kind });

/** Why practice is not coached yet, in the order in which it is resolved. */
export type Lacking = 'source' | 'reference' | 'zone';

/** A run of the coach that goes on. */
interface PracticeRun {
  readonly practice: Practice;
  /** What another plan would be for; where it changes, another run begins. */
  readonly plan: string;
}

/**
 * Joins the tab's live session with one visit: says to the coach what the visit says, and lets the visit's log know what
 * the coach found. `follow` is called with every fold of the log; it does nothing where nothing changed.
 */
export class VisitPractice {
  readonly #live: LiveSession;
  readonly #log: PracticeLog;
  readonly #runs = new Map<string, PracticeRun>();
  readonly #seen = new Set<string>();
  #choices: Omit<PracticeChoices, 'feedback'> = {};
  /** Chosen for one activity, it says nothing of the next: that has its own from the program. */
  readonly #feedback = new Map<string, FeedbackPolicy>();
  #following = false;
  #now: { readonly key: string; readonly activityId: string; readonly run: string } | null = null;

  constructor(live: LiveSession, journal: Pick<Journal, 'append'>, recordings: LiveRecordings) {
    this.#live = live;
    this.#log = new PracticeLog(journal, recordings);
  }

  /** Where what is told of this visit's practice is written. */
  get log(): PracticeLog {
    return this.#log;
  }

  /** Forgets the coaches that lived in a worker that is gone; with the next `follow` new ones begin. */
  lost(): void {
    this.#runs.clear();
    this.#now = null;
  }

  /**
   * Keeps the coach in step with the visit as it stands. Null for `activity` where none is shown that a signal is for.
   * @returns what is lacking before the coach can begin, or null where it coaches
   */
  follow(visit: Visit, log: VisitLog, activity: Activity | null): Lacking | null {
    if (!this.#following) this.#recall(log);
    this.#forwardNew(visit, log);
    const found = activity === null ? 'source' : this.#practiceOf(visit, log, activity);
    if (typeof found === 'string') {
      if (this.#now !== null) this.#live.practise(null);
      this.#now = null;
      return found;
    }
    const key = JSON.stringify([found.run, found.plan.source, found.antagonist]);
    if (this.#now?.key === key) return null;
    this.#now = { key, activityId: found.plan.activityId, run: found.run };
    this.#live.practise(found);
    return null;
  }

  /**
   * Chooses feedback of the activity that is coached, antagonist, limits… Another policy is told to the coach as it is;
   * anything else begins a new one.
   */
  choose({ feedback, antagonistReferences, ...choices }: PracticeChoices): void {
    const references = new Map([...(this.#choices.antagonistReferences ?? []), ...(antagonistReferences ?? [])]);
    this.#choices = { ...this.#choices, ...choices, antagonistReferences: references };
    if (feedback === undefined || this.#now === null) return;
    this.#feedback.set(this.#now.activityId, feedback);
    this.#live.sendInput({ kind: 'feedback', policy: feedback });
  }

  get choices(): Omit<PracticeChoices, 'feedback'> {
    return this.#choices;
  }

  /** The patient asked to see how it went. */
  asked(): void {
    this.#live.sendInput({ kind: 'asked' });
  }

  /** Begins or ends practice without feedback; `variant` names another task that is tried to see what transfers. */
  probe(what: 'begin' | 'end', variant?: string): void {
    if (what === 'end') this.#live.sendInput({ kind: 'probe-end' });
    else this.#live.sendInput({ kind: 'probe-begin', ...(variant === undefined ? {} : { variant }) });
  }

  /** How the patient judged the newest trial, 0–10, before its result. */
  estimated(score: number): void {
    this.#live.sendInput({ kind: 'estimated', score });
  }

  /**
   * What is asked before practice begins, and was not answered so that it may. A muscle that should stay quiet and has no limit
   * holds nothing up: it is shown, and not judged. Empty where nothing can be coached yet.
   */
  openQuestions(visit: Visit, log: VisitLog, activity: Activity): readonly Exclude<QuestionBefore, 'slow-stretch-peak'>[] {
    const planned = this.#planned(visit, log, activity);
    return typeof planned === 'string'
      ? []
      : questionsBefore(planned.plan).filter(
          (one): one is Exclude<QuestionBefore, 'slow-stretch-peak'> => one !== 'slow-stretch-peak',
        );
  }

  /** The therapist's answer to a question before practice. One by which practice may not begin is kept too, and asked again. */
  answer(question: QuestionBefore, mayBegin: boolean): void {
    this.#live.sendInput({ kind: 'answered', question: mayBegin ? question : `${question}: not now` });
  }

  /** An earlier tab life may have measured antagonists: the log has the last reference of each channel. */
  #recall(log: VisitLog): void {
    const references = new Map<string, AntagonistMeasured>();
    for (const event of log.events)
      if (event.kind === 'feedback.started' && event.body.antagonist !== undefined) {
        const { channel, reference: value, kind } = event.body.antagonist;
        references.set(channel, { value, ...(kind === undefined || kind === 'unlisted' ? {} : { kind }) });
      }
    for (const [channel, reference] of this.#choices.antagonistReferences ?? []) references.set(channel, reference);
    this.#choices = { ...this.#choices, antagonistReferences: references };
  }

  /** The plan as visit and choices stand, and what it is for: where that changes, another run begins. */
  #planned(
    visit: Visit,
    log: VisitLog,
    activity: Activity,
  ): Lacking | { readonly plan: CoachPlan; readonly antagonist: Scale | null; readonly key: string } {
    const { phase, recording, recordingId, kind, channel, antagonist } = this.#live.state();
    const agonistChannel = recording?.channels[channel];
    if (phase !== 'ready' || agonistChannel === undefined || recording === null) return 'source';
    const id =
      kind === 'synthetic' ? recordingId : (visit.recordings.findLast((r) => r.sha256 === recording.sha256)?.recording ?? null);
    if (id === null) return 'source';
    const { reference, item } = activity;
    if (reference === null || reference.unit !== agonistChannel.unit || needsOtherReference(activity)) return 'reference';
    const agonist: Scale = { channel: agonistChannel.name, unit: agonistChannel.unit, reference: reference.value };
    const watched = antagonist === null ? undefined : recording.channels[antagonist];
    const { antagonistReferences, ...rest } = this.#choices;
    const measured = antagonistReferences?.get(watched?.name ?? '');
    const other: Scale | null =
      watched === undefined || measured === undefined
        ? null
        : { channel: watched.name, unit: watched.unit, reference: measured.value, ...kindOf(measured) };
    const policy = this.#feedback.get(item.id) ?? policyOf(activity);
    const answered = answersIn(log, item.id);
    const choices = { ...rest, answered, ...(policy === undefined ? {} : { feedback: policy }) };
    const plan = planFor(visit, activity, { recording: id, agonist, antagonist: other }, choices);
    if (plan === null) return 'zone';
    // The policy and answers are told while it goes on, and the reference and the recording move with each stretch; another rest does not.
    const key = JSON.stringify([rest, other?.channel ?? null, ...(reference.rest === undefined ? [] : [reference.id])]);
    return { plan, antagonist: other, key };
  }

  #practiceOf(visit: Visit, log: VisitLog, activity: Activity): Practice | Lacking {
    const planned = this.#planned(visit, log, activity);
    if (typeof planned === 'string') return planned;
    const { plan, antagonist, key } = planned;
    const activityId = activity.item.id;
    const known = this.#runs.get(activityId);
    if (known?.plan === key) {
      const { practice } = known;
      return { ...practice, plan: { ...practice.plan, source: plan.source }, antagonist };
    }
    const practice: Practice = { run: freshId(), plan, antagonist };
    this.#runs.set(activityId, { practice, plan: key });
    this.#log.start({
      activityId,
      run: practice.run,
      plan: JSON.parse(JSON.stringify(plan)) as Record<string, never>,
      coach: coachVersion,
      chain: chainVersion,
    });
    return practice;
  }

  /** Tells the coach what entered the log since; what was there before it began is in its plan. */
  #forwardNew(visit: Visit, log: VisitLog): void {
    for (const event of log.events) {
      if (this.#seen.has(event.id)) continue;
      this.#seen.add(event.id);
      if (this.#following) this.#forward(visit, log, event);
    }
    this.#following = true;
  }

  #forward(visit: Visit, log: VisitLog, event: SessionEvent): void {
    if (event.kind === 'event.retracted') {
      this.#takenBack(visit, log, event);
      return;
    }
    const input = coachInputOf(event);
    // Of several STOPs the last that is cleared lets practice go on.
    if (input === null || (input.kind === 'cleared' && visit.stop !== null)) return;
    const only = 'activityId' in event.body && event.kind !== 'pain.rated' ? event.body.activityId : undefined;
    for (const [activityId, { practice }] of this.#runs)
      if (only === undefined || only === activityId) this.#live.sendInputTo(practice.run, input, event.id);
  }

  #takenBack(visit: Visit, log: VisitLog, { id, corrects }: SessionEvent): void {
    const gone = log.events.find((event) => event.id === corrects);
    // Its mark goes from the trace.
    if (gone?.kind === 'repetition.done' && gone.body.measured !== undefined) this.#live.takeBack(gone.body.measured.to);
    if (gone?.kind !== 'zone.set') return;
    const { activityId } = gone.body;
    const zone = visit.activities.find((activity) => activity.item.id === activityId)?.zone;
    const run = this.#runs.get(activityId)?.practice.run;
    if (zone == null || run === undefined) return;
    const { direction, floor, ceiling, holdSeconds } = zone;
    if (direction === 'unset') return;
    this.#live.sendInputTo(run, { kind: 'zone', zone: { direction, floor, ceiling, holdSeconds } }, id);
  }
}

/** What the log says was answered before practice of an activity, from whichever tab. */
function answersIn({ events }: VisitLog, activityId: string): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'coach.heard' || event.body.what !== 'answered' || event.body.activityId !== activityId) return [];
    const question = event.body.said?.['question'];
    return typeof question === 'string' ? [question] : [];
  });
}

/** The policy that was in force last in this visit: another tab life goes on with it. */
function policyOf({ coached }: Activity): FeedbackPolicy | undefined {
  const last = coached.changed.at(-1)?.policy ?? coached.started.at(-1)?.plan['feedback'];
  return feedbackPolicies.find((policy) => policy === last);
}

const practices = new Map<string, VisitPractice>();
/** Who writes what is told of a recording that is being made: the visit in which it was begun, whichever is shown later. */
const owners = new Map<string, VisitPractice>();
let current: VisitPractice | null = null;

/** The practice of a visit in this tab; from now on what is made belongs to it. */
export function visitPractice(visitId: string, journal: Journal, recordings: LiveRecordings): VisitPractice {
  const live = liveSession();
  const practice = practices.get(visitId) ?? new VisitPractice(live, journal, recordings);
  if (!practices.has(visitId)) endWithVisit(live, journal, practice);
  practices.set(visitId, practice);
  current = practice;
  live.onEvent = route;
  return practice;
}

/** A recording ends with its visit: what is finished can be signed, and all of it sent. */
function endWithVisit(live: LiveSession, journal: Journal, practice: VisitPractice): void {
  journal.subscribe(() => {
    const { recordingId } = live.state();
    if (recordingId === null || owners.get(recordingId) !== practice) return;
    if (journal.state().envelopes.at(-1)?.kind === 'visit.finished') live.finish();
  });
}

/** Takes what is told to the visit that it belongs to. */
function route(event: LiveEvent): void {
  switch (event.kind) {
    case 'made':
      if (current !== null) owners.set(event.recording, current);
      return;
    case 'chunk':
    case 'finished':
      owners.get(event.recording)?.log.take(event);
      return;
    case 'lost':
      for (const practice of practices.values()) {
        const mine = event.recording !== null && owners.get(event.recording) === practice;
        practice.log.take({ ...event, recording: mine ? event.recording : null });
        practice.lost();
      }
      return;
    default:
      for (const practice of practices.values()) if (practice.log.has(event.run)) practice.log.take(event);
  }
}
