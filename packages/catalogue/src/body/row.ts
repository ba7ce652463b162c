import type { RowBase } from '../base.ts';

/** A part of the body as the map shows it. A sided region is drawn twice, a midline one once. */
export interface RegionRow extends RowBase {
  readonly kind: 'region';
  readonly views: readonly ('front' | 'back' | 'face')[];
  readonly sided: boolean;
  /** The region that it belongs to, or null for a whole limb, the trunk or the head. */
  readonly within: string | null;
  /** The joint that it names, as norms call it. */
  readonly joint: string | null;
}

/** A muscle, with where a pair of surface electrodes goes when it can be read from the skin. */
export interface MuscleRow extends RowBase {
  readonly kind: 'muscle';
  /** Id of a region. */
  readonly region: string;
  readonly abbreviation: string;
  readonly action: string;
  /** Null where the surface can't tell it from its neighbours. */
  readonly placement: {
    readonly posture: string;
    readonly where: string;
    readonly along: string;
    readonly reference: string;
    readonly test: string;
  } | null;
  /** Whose activity leaks in. */
  readonly crosstalk: readonly string[];
  /** Id of the muscle that works against it, for a guard on co-contraction. */
  readonly antagonist: string | null;
}

/** How far a joint moves in healthy adults. */
export interface NormRow extends RowBase {
  readonly kind: 'norm';
  readonly joint: string;
  readonly motion: string;
  readonly degrees: number;
  readonly ages: 'adult';
  /** Id of the measure that is read against it. */
  readonly measure: string;
}
