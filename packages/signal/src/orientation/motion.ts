import type { Hertz } from '@eupraxia/kernel';

/** A whole recording of one inertial sensor: rows of x, y, z, one after the other; NaN where a sample was lost. */
export interface Motion {
  /** Samples per second of all three. */
  readonly rate: Hertz;
  /** Angular rate, rad/s, n × 3. */
  readonly gyr: Float64Array;
  /** Acceleration, m/s², n × 3. */
  readonly acc: Float64Array;
  /** Magnetic field, any unit, n × 3, where there is a magnetometer. */
  readonly mag?: Float64Array;
}

/** Orientation at every sample. Quaternions are w, x, y, z, row by row, of unit length. */
export interface Orientation {
  readonly rate: Hertz;
  /** Sensor to earth (z up, heading arbitrary), from gyroscope and accelerometer alone, n × 4. */
  readonly quaternions6D: Float64Array;
  /** Sensor to east, magnetic north, up, n × 4; empty without a magnetometer. */
  readonly quaternions9D: Float64Array;
  /** Heading between the two, rad, n. */
  readonly delta: Float64Array;
  /** The gyroscope's bias, rad/s, n × 3. */
  readonly bias: Float64Array;
  /** A bound of the bias's standard deviation, rad/s, n. */
  readonly biasSigma: Float64Array;
  /** 1 where the sensor rests, n. */
  readonly rest: Uint8Array;
  /** 1 where the magnetic field is not trusted, n. */
  readonly magDisturbed: Uint8Array;
  /** 1 where any of the sample's sensors was lost, so that the orientation is held or goes on without it, n. */
  readonly lost: Uint8Array;
}

/**
 * The number of samples of a recording.
 * @throws RangeError where its arrays disagree
 */
export function motionLength({ gyr, acc, mag }: Motion): number {
  const n = gyr.length / 3;
  if (!Number.isInteger(n) || acc.length !== gyr.length || (mag !== undefined && mag.length !== gyr.length)) {
    throw new RangeError(`gyr, acc and mag hold ${gyr.length}, ${acc.length} and ${mag?.length ?? 0} numbers, not n × 3 each`);
  }
  return n;
}

export function emptyOrientation(motion: Motion, n: number): Orientation {
  return {
    rate: motion.rate,
    quaternions6D: new Float64Array(4 * n),
    quaternions9D: new Float64Array(motion.mag ? 4 * n : 0),
    delta: new Float64Array(n),
    bias: new Float64Array(3 * n),
    biasSigma: new Float64Array(n),
    rest: new Uint8Array(n),
    magDisturbed: new Uint8Array(n),
    lost: new Uint8Array(n),
  };
}
