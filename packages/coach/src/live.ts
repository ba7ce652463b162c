import type { CoachInput } from './input.ts';
import type { CoachPlan } from './plan.ts';
import { type CoachState, type Draft, draftOf, ownCopy, startCoach } from './state.ts';
import { type Step, takeInput } from './step.ts';

/**
 * The same coach as `step`, for a live signal: it writes into its own state, so that a block of samples allocates
 * nothing. It keeps no secrets beside that state: `new LiveCoach(coach.snapshot())` goes on the same (tested equal to `step`).
 */
export class LiveCoach {
  readonly #draft: Draft;

  /** @param from a plan to begin with, or a state to go on from; it is copied */
  constructor(from: CoachPlan | CoachState) {
    this.#draft = draftOf('plan' in from ? from : startCoach(from));
  }

  /** The state as it is. The next `hear` writes into it: take a `snapshot` to keep or to send. */
  get state(): CoachState {
    return this.#draft.state;
  }

  /** The state as it is now, for good. */
  snapshot(): CoachState {
    return ownCopy(this.#draft.state);
  }

  /**
   * Takes one input. The answer is the same object each time, and holds until the next call.
   * @throws RangeError as `step`; what was heard before stays
   */
  receive(input: CoachInput): Step {
    this.#draft.cues.length = 0;
    this.#draft.events.length = 0;
    takeInput(this.#draft, input);
    return this.#draft;
  }
}
