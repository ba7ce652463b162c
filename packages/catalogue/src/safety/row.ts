import type { RowBase } from '../base.ts';
import type { GateWhen } from '../gate/when.ts';

export type ScreenAnswer = 'yes' | 'no' | 'unknown';

/** A question of the safety screen. No answer is `unknown`, and unknown is not no. */
export interface ScreenRow extends RowBase {
  readonly kind: 'screen';
  readonly group:
    | 'implants'
    | 'seizures'
    | 'pregnancy'
    | 'growths'
    | 'blood'
    | 'heart'
    | 'cord'
    | 'bones'
    | 'surgery'
    | 'skin'
    | 'medication'
    | 'mind'
    | 'falls'
    | 'face'
    | 'other';
  readonly question: string;
  /** Whether a yes needs a side. */
  readonly sided: boolean;
  /** Id of the region that a yes concerns by its nature; null where that depends on the person. */
  readonly region: string | null;
  /**
   * Whether side and place of a yes narrow it. What concerns the person as a whole (an active implant, a suspected clot,
   * seizures, the heart, pregnancy, red flags) is never narrowed by saying where it is. `segment` keeps away from the
   * neighboring part as well (a tumor of the calf, the shin), `limb` from the whole arm or leg (a clot).
   */
  readonly narrows: boolean | 'segment' | 'limb';
  /** Whether a yes may have to end the visit: it is asked first and by itself, and no button for several answers it. */
  readonly redFlag: boolean;
  /** What else to write down with a yes. */
  readonly follow: string | null;
}

/** When a rule of the running session applies. Limits are those that the clinician set for this patient. */
export type StopWhen =
  | { readonly kind: 'sign'; readonly sign: LiveSign }
  | { readonly kind: 'rise'; readonly of: 'pain' | 'systolic'; readonly by: number; readonly childBy?: number }
  | { readonly kind: 'limit'; readonly of: 'pain' | 'effort' | 'systolic' | 'diastolic' | 'heartRate' | 'spo2' }
  /** Nothing that a device or a rating shows: a person presses STOP and names it. */
  | { readonly kind: 'named' }
  | { readonly kind: 'cord-at-t6-or-above' }
  | { readonly kind: 'all'; readonly of: readonly StopWhen[] }
  | { readonly kind: 'any'; readonly of: readonly StopWhen[] };

/** What a person sees or reports that a rule of the running session is about. */
export type LiveSign =
  | 'chest-pain'
  | 'fainting'
  | 'new-neurological-sign'
  | 'seizure'
  | 'fall'
  | 'near-fall'
  | 'breathlessness'
  | 'dizziness'
  | 'nausea'
  | 'pounding-headache'
  | 'flush-or-sweat'
  | 'skin-reaction'
  | 'device-fault'
  | 'asked-to-stop';

/** What has to be recorded before practice goes on after a STOP, and what kind of it. */
export type StopNeedKind = 'words' | 'reading' | 'pain-score' | 'order';

/** What lets practice go on all the same after a sign that ends the visit; a therapist chooses it and says why. */
export interface StopException {
  readonly id: string;
  readonly text: string;
}

/** What a STOP for a rule asks for. */
export interface StopRecovery {
  /** What must be on record before practice goes on; `reading` asks for the signs of `signs`. */
  readonly needs: readonly StopNeedKind[];
  /** Signs that the new reading must hold. */
  readonly signs?: readonly ('systolic' | 'heartRate' | 'spo2' | 'glucose')[];
  /** Practice is over for this visit, but for the exceptions. Rest, monitoring and transport go on. */
  readonly ends?: true;
  readonly exceptions?: readonly StopException[];
}

export type Severity = 'block' | 'reason' | 'ask' | 'note';

/** A rule of safety as data. */
export interface SafetyRow extends RowBase {
  readonly kind: 'safety';
  readonly when: { readonly phase: 'plan'; readonly is: GateWhen } | { readonly phase: 'session'; readonly is: StopWhen };
  /** `block` may not start; `ask` wants something recorded first; `reason` wants a therapist’s reason on record; `note` is shown. */
  readonly severity: Severity;
  /** What to do, in one or two sentences. */
  readonly action: string;
  /** What to do in order, where there is an order. */
  readonly steps: readonly string[];
  /** Whether an ambulance is part of the action. */
  readonly emergency: boolean;
  /** Of a stop rule: practice goes on easier by one step once it is met, and gets no harder in this set. */
  readonly eases?: true;
  /** Of a stop rule: the reason of a STOP whose steps these are. */
  readonly why?: string;
  /** Of a stop rule: rules of the gate and signs in a reading that are the same thing. */
  readonly same?: readonly string[];
  /** Of a stop rule: conditions whose patients are watched for it; absent where everybody is. */
  readonly watchedIn?: readonly string[];
  /** Of a stop rule: what practice waits for. */
  readonly recovery?: StopRecovery;
}
