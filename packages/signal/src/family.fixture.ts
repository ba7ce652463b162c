import { noise } from './shared.fixture.ts';

/** What a member gives: traces and numbers by their names; null is what cannot be said. */
export type Output = Readonly<Record<string, Float64Array | number | null>>;
export type Input = readonly Float64Array[];

type Silence = 'zero' | 'null' | 'any';

/** One method of this package, and which laws of the family it keeps. `family.test.ts` holds it to every law that it names. */
export interface Member {
  /** The calls that it stands for, as a reader would write them: `filterCausal = Cascade, low-pass`. */
  readonly name: string;
  /** A usual input: channels of equal length. The same seed gives the same input. */
  readonly input: (seed: number) => Input;
  /** The batch form. */
  readonly whole: (x: Input) => Output;
  /** The streaming form over blocks that begin at `cuts` (sorted, from 0 to the length): the same numbers within `tolerance`. */
  readonly stream?: (x: Input, cuts: readonly number[]) => Output;
  /** Largest difference, relative to the largest value of the same output, between numbers that should be equal. Default 1e-9. */
  readonly tolerance?: number;
  /**
   * To which power of k each output grows when the input is k times as large: 1 amplitude, 2 power, 0 frequency or ratio.
   * A sentence instead says why the law can't be asked (inputs of several units, thresholds in a fixed unit).
   */
  readonly scale: Readonly<Record<string, number>> | string;
  /** Outputs of a·x + b·y are a·f(x) + b·f(y). */
  readonly linear?: true;
  /** An input that comes 37 samples later gives the same traces 37 samples later (input is preceded by silence). */
  readonly delayed?: true;
  /** What silence (all 0) gives: `zero`, or `null` for nothing to say; or each output's own, `any` where 0 is no silence. Default `zero`. */
  readonly silence?: Silence | Readonly<Record<string, Silence>>;
  /**
   * What a lost sample (NaN, ±∞) does. `marked`: outputs stay finite and `marks` tells of it. `kept`: the member takes whole
   * signals only and its caller bridges first, so that the law is not asked of it.
   */
  readonly lost: 'marked' | 'kept';
  /** Whether an input with lost samples was told as such (a count, or a reason in the quality). Asked where `lost` is `marked`. */
  readonly marks?: (x: Input) => boolean;
}

/** Channels of seeded noise in [−1, 1). */
export const noisy =
  (length: number, channels = 1) =>
  (seed: number): Input =>
    Array.from({ length: channels }, (_, c) => Float64Array.from({ length }, noise(seed * 31 + c + 1)));

/** Calls `take(from, to)` for each block between successive cuts. */
export function inBlocks(cuts: readonly number[], take: (from: number, to: number) => void): void {
  for (let k = 1; k < cuts.length; k++) take(cuts[k - 1] as number, cuts[k] as number);
}
