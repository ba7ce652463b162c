/** Times of rows, in the unit in which they are written. */
export interface Stamps {
  readonly times: Float64Array;
  /** The line of each, counted from 1. */
  readonly lines: Int32Array | readonly number[];
  /** The step of the last written place: 0.001 where times have three places. */
  readonly place: number;
}

/** What the times of the first rows tell, if they are even. */
export interface EvenTimes {
  readonly kind: 'even';
  /** The time from one sample to the next, and the steps that explain the times as well as it does. */
  readonly step: number;
  readonly least: number;
  readonly most: number;
  /** The range in which times lie about even ones. */
  readonly range: number;
  /** Where in that range the first time lies: how much later the middle of it is, under a step. */
  readonly middle: (step: number) => number;
  /** Only the stated step explains them: there may be many pauses. */
  readonly explained?: true;
}

/** Why times tell no rate: they turn back, their steps differ, or there are too few of them. */
export type TimesFound =
  | EvenTimes
  | { readonly kind: 'backwards'; readonly line: number }
  | {
      readonly kind: 'uneven';
      readonly line: number;
      readonly after: number;
      readonly found: number;
      readonly step: number;
      /** The middle step over all rows. */
      readonly overall: number;
    }
  | { readonly kind: 'none' };
