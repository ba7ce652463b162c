import type { MotionBlock } from './motion-block.ts';
import type { RemarkList } from './remarks.ts';

/** No sensor ends below this: 1.9 g, in m/s², and 120 °/s, in rad/s. */
const leastLimit = { acc: 18.6, gyr: 2.09 } as const;
/** How often a sensor must stand at its extreme, two samples or more each time, before that is its limit. */
const leastTimes = 3;

/** How often one axis stands at the largest number that it has shown, in one direction. */
class Extreme {
  value = 0;
  samples = 0;
  times = 0;
  #run = 0;

  push(value: number): void {
    if (value > this.value) {
      this.value = value;
      this.samples = this.times = 0;
      this.#run = 1;
    } else if (value === this.value) {
      this.#run++;
      if (this.#run === 2) this.times++;
      if (this.#run >= 2) this.samples += this.#run === 2 ? 2 : 1;
    } else this.#run = 0;
  }
}

/** Watches whether a sensor's axes stand at the end of their range: a movement that was more is cut off there. */
export class SensorLimit {
  readonly #acc = Array.from({ length: 6 }, () => new Extreme());
  readonly #gyr = Array.from({ length: 6 }, () => new Extreme());
  #length = 0;

  /** Takes the next samples in m/s² and rad/s. */
  push({ acc, gyr, length }: MotionBlock): void {
    this.#length += length;
    for (let i = 0; i < 3 * length; i++) {
      const axis = 2 * (i % 3);
      for (const [extremes, value] of [
        [this.#acc, acc[i] as number],
        [this.#gyr, gyr[i] as number],
      ] as const) {
        (extremes[axis] as Extreme).push(value);
        (extremes[axis + 1] as Extreme).push(-value);
      }
    }
  }

  /** Tells of each sensor that reached its limit. */
  remark(remarks: RemarkList): void {
    for (const [what, extremes, least, unit, per] of [
      ['The acceleration', this.#acc, leastLimit.acc, 'm/s²', 1],
      ['The angular rate', this.#gyr, leastLimit.gyr, 'deg/s', 180 / Math.PI],
    ] as const) {
      const cut = extremes.filter(({ value, times }) => value >= least && times >= leastTimes);
      if (cut.length === 0) continue;
      const limit = Number((Math.min(...cut.map(({ value }) => value)) * per).toPrecision(4));
      const found = cut.reduce((sum, { samples }) => sum + samples, 0);
      remarks.add('FORMATS_SENSOR_LIMIT', { what, limit, unit, found, of: this.#length });
    }
  }
}
