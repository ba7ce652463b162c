import { mustBe } from './bounds.ts';
import { asked, chooseFeedback, estimated } from './feedback.ts';
import { clear, easeByRule, feelDrift, feelEffort, feelPain, freeze } from './freeze.ts';
import type { CoachInput } from './input.ts';
import { noTrial } from './open-trial.ts';
import type { CoachEvent, Cue } from './output.ts';
import { type CoachPlan, mayNotGoDown, mustBeSource } from './plan.ts';
import { abandonProbe, beginProbe } from './probe.ts';
import { changeClock, takeBlock } from './samples.ts';
import { finishSet } from './set.ts';
import { type CoachState, type Draft, draftOf, startCoach } from './state.ts';
import { takeTap } from './taps.ts';
import { type ZoneInput, zoneFrom } from './zone.ts';

/** What one input led to. Cues and events are in the order of time. */
export interface Step {
  readonly state: CoachState;
  readonly cues: readonly Cue[];
  readonly events: readonly CoachEvent[];
}

/**
 * The coach: from what was and what came, to what is, what is said and what enters the log. Pure: the same inputs give
 * the same steps, however the samples are cut into blocks, so a whole visit replays to the same log.
 * @throws RangeError for an input that its type's bounds exclude (a rate of 0, a zone upside down): a mistake of the caller
 */
export function step(state: CoachState, input: CoachInput): Step {
  const draft = draftOf(state);
  takeInput(draft, input);
  return { state: draft.state, cues: draft.cues, events: draft.events };
}

/** Runs a whole visit of one activity from its inputs. */
export function replay(plan: CoachPlan, inputs: Iterable<CoachInput>): Step {
  const draft = draftOf(startCoach(plan));
  for (const input of inputs) takeInput(draft, input);
  return { state: draft.state, cues: draft.cues, events: draft.events };
}

/** Writes what one input leads to into a draft. */
export function takeInput(draft: Draft, input: CoachInput): void {
  if (input.kind === 'block') {
    takeBlock(draft, input);
    return;
  }
  if (!Number.isFinite(input.at)) throw new RangeError(`an input at ${input.at} s is not valid: a finite time is expected`);
  draft.state.at = Math.max(draft.state.at, input.at);
  receive(draft, input);
}

function setZone(draft: Draft, given: ZoneInput): void {
  const { state } = draft;
  state.inThisZone = 0;
  state.underSets = 0;
  // Practice by taps has no signal that a zone could mean.
  if (state.plan.measured === 'tap') return;
  const zone = zoneFrom(given, state.zone.direction, state.plan.metric);
  if (zone === null || (zone.direction === 'down' && mayNotGoDown(state.plan))) return;
  // What was begun one way cannot be judged the other: it ends without a verdict.
  if (zone.direction !== state.zone.direction) state.open = noTrial('release', zone, state.open.lostRun);
  state.zone = zone;
  draft.measure = null;
  // The therapist has changed the task: what practice said of the old one is no bar any more.
  state.raised = null;
  state.risen = false;
  state.bestLevel = null;
  state.barred = { floor: null, ceiling: null };
  state.adapting = true;
  state.easings = 0;
}

function receive(draft: Draft, input: Exclude<CoachInput, { kind: 'block' }>): void {
  const { state } = draft;
  switch (input.kind) {
    case 'pain':
      mustBe('pain', input.score, 0, 10);
      feelPain(draft);
      break;
    case 'effort':
      mustBe('effort', input.score, 0, 10);
      feelEffort(draft, input.score, input.id);
      break;
    case 'stop':
      // A log of before rules had ids says neither.
      freeze(draft, input.rule ?? null, input.id ?? '');
      break;
    case 'eased-by-rule':
      easeByRule(draft, input.rule, input.id);
      break;
    case 'cleared':
      clear(draft);
      break;
    case 'zone':
      setZone(draft, input.zone);
      break;
    case 'set-finished':
      finishSet(draft, false);
      break;
    case 'asked':
      asked(draft);
      break;
    case 'probe-begin':
      beginProbe(draft, input.variant);
      break;
    case 'probe-end':
      abandonProbe(draft);
      break;
    case 'tapped':
      takeTap(draft, input);
      break;
    case 'assistance':
      state.assistance = input.level;
      break;
    case 'cued':
      state.cued++;
      break;
    case 'drift':
      mustBe('a drop of frequency', input.drop, -10, 1);
      feelDrift(draft, input.drop);
      break;
    case 'answered':
      if (!state.answered.includes(input.question)) state.answered = [...state.answered, input.question];
      break;
    case 'estimated':
      estimated(draft, input.score);
      break;
    case 'feedback':
      chooseFeedback(draft, input.policy);
      break;
    case 'source':
      mustBeSource(input.source);
      changeClock(draft);
      state.source = input.source;
      break;
    case 'tick':
      break;
    default:
      // A log of an older release may hold what this one no longer takes in.
      break;
  }
}
