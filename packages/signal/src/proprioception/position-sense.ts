/** One trial: the angle that was shown and the angle that the person reached without sight, °. */
export interface PositionTrial {
  readonly target: number;
  readonly reached: number;
}

/** No joint turns a thousand times about: such an error is none. */
const isAngle = (error: number): boolean => Math.abs(error) < 1e6;

/** How well a joint's position is sensed, °. */
export interface PositionSense {
  /** Mean size of the errors: the accuracy. */
  readonly absoluteError: number;
  /** Mean error, with its sign: above 0 the person overshoots. */
  readonly constantError: number;
  /** Standard deviation of the errors (divisor n): the consistency. */
  readonly variableError: number;
  /** √(constant² + variable²): both at once. */
  readonly totalError: number;
  readonly trials: number;
  /** Trials left out because an angle isn't known. */
  readonly left: number;
}

/**
 * The errors of joint position sense over trials of one joint (Schmidt & Lee; Relph & Herrington). Null without a
 * known trial. Five or more trials are usual; a single one has no variable error to speak of.
 */
export function positionSense(trials: readonly PositionTrial[]): PositionSense | null {
  const errors = trials.map(({ target, reached }) => reached - target).filter(isAngle);
  const n = errors.length;
  if (n === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / n;
  const constantError = mean(errors);
  return {
    absoluteError: mean(errors.map(Math.abs)),
    constantError,
    variableError: Math.sqrt(mean(errors.map((e) => (e - constantError) ** 2))),
    totalError: Math.sqrt(mean(errors.map((e) => e * e))),
    trials: n,
    left: trials.length - n,
  };
}
