/** Consecutive samples of one sensor in rad/s and m/s², row by row of x, y, z; NaN where they were lost. */
export interface MotionBlock {
  readonly length: number;
  readonly gyr: Float64Array;
  readonly acc: Float64Array;
  /** In the file's own unit. */
  readonly mag: Float64Array | undefined;
}
