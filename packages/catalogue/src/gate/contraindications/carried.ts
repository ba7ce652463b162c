/** An answer of the safety screen in the form that a chart holds it. */
export interface AnswerInWhom {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly side?: 'left' | 'right' | 'bilateral';
  /** Ids of regions; `of-the-exercise` stands for each region of the exercise's row, one after another. */
  readonly regions?: readonly string[] | 'of-the-exercise';
  readonly state?: 'suspected' | 'known' | 'acute' | 'controlled' | 'uncontrolled' | 'healed' | 'cleared';
  readonly since?: string;
  readonly wells?: number;
  readonly tissue?: 'bone' | 'soft';
}

/** A person in whom a contraindication is met, as far as it differs from a healthy adult who was screened and consented. */
export interface PersonInWhom {
  readonly age?: number;
  readonly conditions?: readonly string[];
  readonly answers?: Readonly<Record<string, AnswerInWhom>>;
  readonly vitals?: readonly {
    readonly when: 'before';
    readonly posture?: 'supine' | 'sitting' | 'standing';
    readonly systolic?: number;
    readonly diastolic?: number;
    readonly symptoms?: readonly string[];
  }[];
  readonly limits?: {
    readonly systolic?: { readonly least?: number; readonly most?: number };
    readonly vitalsFirst?: true;
  };
  readonly treatment?: 'refused' | 'unasked';
  readonly orders?: readonly OrderInWhom[];
}

export interface OrderInWhom {
  readonly kind: 'weight-bearing' | 'movement';
  readonly side?: 'left' | 'right' | 'bilateral';
  readonly region: string;
  readonly value?: string;
  readonly blocks?: readonly string[];
}

/** A contraindication that the gate finds by itself. */
export interface CarriedText {
  /** Ids of rules, vital rows and orders; each of `persons` meets one of them with every exercise that has the text. */
  readonly carriedBy: readonly string[];
  readonly persons: readonly PersonInWhom[];
  /** Where a note is enough: the form that the row describes stays inside the precaution. */
  readonly note?: true | readonly string[];
  /** Whether the text is about an exercise whose reference is a maximal effort. */
  readonly maximal?: true;
  /** Exercises that have the text from their topic and that it does not concern, each with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** A contraindication that no rule can decide. */
export interface DisplayedText {
  /** Why, in one sentence. */
  readonly displayOnly: string;
}

export type Contraindication = CarriedText | DisplayedText;

/** The day that the persons of the table are judged on; what they say of weeks counts from it. */
export const judgedOn = '2026-03-30';
export const twoDaysAgo = '2026-03-28';
export const oneWeekAgo = '2026-03-20';
export const threeWeeksAgo = '2026-03-08';
export const sevenWeeksAgo = '2026-02-08';

const left = 'left';

/** A yes on the left side, so that it meets an exercise of the left side or of both. */
export const yes = (more: Omit<AnswerInWhom, 'answer'> = {}): AnswerInWhom => ({ answer: 'yes', ...more });
export const yesLeft = (more: Omit<AnswerInWhom, 'answer' | 'side'> = {}): AnswerInWhom => ({
  answer: 'yes',
  side: left,
  ...more,
});
/** A yes where the exercise works. */
export const yesHere = (more: Omit<AnswerInWhom, 'answer' | 'regions'> = {}): AnswerInWhom => ({
  answer: 'yes',
  side: left,
  regions: 'of-the-exercise',
  ...more,
});

export const person = (answers: Readonly<Record<string, AnswerInWhom>>): PersonInWhom => ({ answers });
export const feels = (...symptoms: readonly string[]): PersonInWhom => ({
  vitals: [{ when: 'before', posture: 'sitting', systolic: 128, diastolic: 78, symptoms }],
});
export const forbids = (region: string, ...blocks: readonly string[]): PersonInWhom => ({
  orders: [{ kind: 'movement', side: left, region, blocks }],
});
