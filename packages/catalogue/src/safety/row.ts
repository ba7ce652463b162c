import type { RowBase, Trait } from '../base.ts';

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
  /** What else to write down with a yes. */
  readonly follow: string | null;
}

/**
 * When a rule of the plan applies, asked of one planned activity and one person. Three-valued: an answer, an age or a
 * region that nobody gave makes it unknown, and unknown is not no.
 */
export type SafetyWhen =
  | { readonly kind: 'answer'; readonly question: string; readonly is: 'yes' | 'no' }
  | { readonly kind: 'trait'; readonly any: readonly Trait[] }
  | { readonly kind: 'technique'; readonly any: readonly string[] }
  | { readonly kind: 'age'; readonly below: number }
  | { readonly kind: 'region'; readonly any: readonly string[] }
  | { readonly kind: 'all'; readonly of: readonly SafetyWhen[] }
  | { readonly kind: 'any'; readonly of: readonly SafetyWhen[] };

/** When a rule of the running session applies. Limits are those that the clinician set for this patient. */
export type StopWhen =
  | { readonly kind: 'sign'; readonly sign: LiveSign }
  | { readonly kind: 'rise'; readonly of: 'pain' | 'systolic'; readonly by: number; readonly childBy?: number }
  | { readonly kind: 'limit'; readonly of: 'pain' | 'effort' | 'systolic' | 'diastolic' | 'heartRate' | 'spo2' }
  | { readonly kind: 'cord-at-t6-or-above' }
  | { readonly kind: 'all'; readonly of: readonly StopWhen[] }
  | { readonly kind: 'any'; readonly of: readonly StopWhen[] };

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

export type Severity = 'block' | 'reason' | 'note';

/** A rule of safety as data. */
export interface SafetyRow extends RowBase {
  readonly kind: 'safety';
  readonly when: { readonly phase: 'plan'; readonly is: SafetyWhen } | { readonly phase: 'session'; readonly is: StopWhen };
  /** `block` may not go on; `reason` asks for one on record; `note` is shown. */
  readonly severity: Severity;
  /** What to do, in one or two sentences. */
  readonly action: string;
  /** What to do in order, where there is an order. */
  readonly steps: readonly string[];
  /** Whether an ambulance is part of the action. */
  readonly emergency: boolean;
}
