import type { Limits } from '@eupraxia/clinical/chart';
import type { GatePatient } from '@eupraxia/clinical/gate';
import type { SetDirection, TargetInput } from '@eupraxia/clinical/target';

/** What 100 % of a plan is an amplitude of. `rest` and `slow-stretch` are the references of a muscle that is to come to rest. */
export const practiceReferences = ['submaximal', 'MVIC', 'peak-in-task', 'rest', 'slow-stretch'] as const;
export type PracticeReference = (typeof practiceReferences)[number];

export const practiceFeedback = ['concurrent', 'faded', 'bandwidth', 'summary', 'terminal', 'self-controlled', 'off'] as const;
export const practiceSchedules = ['blocked', 'serial', 'random', 'variable'] as const;
export const practiceLearners = ['errorless'] as const;

/** A further channel and the part that it plays; `limit` in percent of the plan's reference. */
export interface PracticeInput {
  readonly role: TargetInput['role'];
  /** A channel's name, or its number from 0. */
  readonly channel: string;
  readonly limit?: number | undefined;
}

/** What a recording is to be practiced at, as `eupraxia practice` is told: the plan of one exercise, with who practices. */
export interface PracticePlan {
  readonly target: {
    readonly metric: 'emg-amplitude';
    readonly direction: SetDirection;
    /** Percent of the reference; null for an edge that the direction does not have. */
    readonly floor: number | null;
    readonly ceiling: number | null;
    readonly holdSeconds: number;
    readonly inputs?: readonly PracticeInput[] | undefined;
    readonly feedback?: (typeof practiceFeedback)[number] | undefined;
    readonly adapt?: 'success' | 'ease-only' | 'none' | undefined;
  };
  readonly dose: {
    readonly sets: number;
    readonly repetitions: number;
    /** Of practice that goes down: seconds between two trials. Without it the next follows at once. */
    readonly restSeconds?: number | undefined;
  };
  /** The amplitude of 100 %. */
  readonly reference: { readonly value: number; readonly unit: string; readonly kind: PracticeReference };
  /** Whole years. */
  readonly age?: number | undefined;
  /** Condition ids of the catalog. */
  readonly conditions?: readonly string[] | undefined;
  /** Answers to the safety screen, by question. */
  readonly answers?: GatePatient['answers'] | undefined;
  readonly limits?: Limits | undefined;
  readonly schedule?: (typeof practiceSchedules)[number] | undefined;
  readonly learner?: (typeof practiceLearners)[number] | undefined;
}
