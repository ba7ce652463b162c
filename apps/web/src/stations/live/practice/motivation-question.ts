/** The two questions while they are asked; an answer may come from the therapist's screen or the patient's. */
export interface MotivationState {
  readonly enjoyment?: number;
  readonly confidence?: number;
  readonly onPatientScreen: boolean;
}

/** Holds the answers of the two questions until they are recorded: both windows of a visit share it. */
export interface MotivationQuestion {
  readonly state: () => MotivationState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows the questions on the patient's screen, or takes them away. */
  readonly ask: (onPatientScreen: boolean) => void;
  readonly answer: (answer: { readonly enjoyment?: number; readonly confidence?: number }) => void;
  /** Forgets what was not recorded. */
  readonly close: () => void;
}

function makeQuestion(): MotivationQuestion {
  let state: MotivationState = { onPatientScreen: false };
  const listeners = new Set<() => void>();
  const set = (next: MotivationState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (onPatientScreen) => set({ ...state, onPatientScreen }),
    answer: (answer) => set({ ...state, ...answer }),
    close: () => set({ onPatientScreen: false }),
  };
}

let question: MotivationQuestion | null = null;

/** The questions of this tab; one visit is open in it at a time. */
export function motivationQuestion(): MotivationQuestion {
  question ??= makeQuestion();
  return question;
}
