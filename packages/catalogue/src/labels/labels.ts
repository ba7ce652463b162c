import type { Display } from '@eupraxia/kernel';

/**
 * What a language has a label for. `short` is an exercise's name without its instrument, `plain` what a patient is told;
 * `placement` and `position` are an exercise's too.
 */
export type LabelKind =
  | 'condition'
  | 'deficit'
  | 'exercise'
  | 'short'
  | 'plain'
  | 'position'
  | 'placement'
  | 'measure'
  | 'objective'
  | 'service'
  | 'muscle';

/** One thing's name in a language: standing alone or first, and inside a sentence. */
export interface Label {
  readonly alone: Display;
  readonly inside: Display;
}

/** Something that has a side, with that side, as it stands after a comma (`bare`) and as a sentence's object (`the`). */
export interface PlacedLabel {
  readonly bare: Display;
  readonly the: Display;
}

export type LabelSide = 'left' | 'right' | 'bilateral' | 'midline';

/**
 * The catalogue in one language: data alone, by the ids of rows. A muscle has its sides under `muscle`; a part of the body
 * goes by the word that exercise rows use for it, which is its id.
 */
export interface Labels {
  readonly locale: string;
  readonly names: { readonly [K in LabelKind]: ReadonlyMap<string, Label> };
  readonly placed: {
    readonly [K in 'part' | 'muscle']: ReadonlyMap<string, { readonly [S in LabelSide]: PlacedLabel }>;
  };
  /** Conditions with a side, by id: `left hemiparesis after stroke`. One that takes no side has its name under each. */
  readonly sided: ReadonlyMap<string, { readonly [S in LabelSide]: Label }>;
}
