import type { Hertz } from '@eupraxia/kernel';
import { alignedFoot, type Foot, type FootAlignment, footMounting, type GaitOptions } from '@eupraxia/signal/gait';
import { fault } from './errors.ts';
import type { MotionBlock } from './motion-block.ts';
import { joined } from './motion-blocks.ts';
import { refuse } from './reading.ts';
import type { RemarkList } from './remarks.ts';

/** How long a walk is that tells a mounting, s. */
const looked = 60;
/** How many samples are held at most while no walk has shown how the sensor sits. */
const mostHeld = 2 ** 20;

/**
 * Turns a foot sensor's samples into the foot's axes as they come. The axes are told by gravity and by the axis about which the
 * foot turns most, from the first minute in which the person walks; samples are held until then.
 *
 * `align` true: the axes are always turned; undefined: only where they do not lie in place; false: never.
 */
export class FootMountingSearch {
  /** The axes by which samples are turned; null where they are used as they are. */
  alignment: FootAlignment | null = null;
  readonly #rate: Hertz;
  readonly #foot: Foot;
  readonly #options: GaitOptions;
  readonly #align: boolean | undefined;
  readonly #remarks: RemarkList;
  #held: MotionBlock[] | null = [];
  #length = 0;
  #next: number;

  constructor(rate: Hertz, foot: Foot, align: boolean | undefined, options: GaitOptions, remarks: RemarkList) {
    this.#rate = rate;
    this.#foot = foot;
    this.#align = align;
    this.#options = options;
    this.#remarks = remarks;
    this.#next = Math.ceil(looked * rate);
  }

  /** Takes the next samples; returns those that can be used now, in the foot's axes. Throws a FaultError: EUP_FORMATS_GAIT_AXES. */
  push(block: MotionBlock): readonly MotionBlock[] {
    if (this.#held === null) return [this.#turned(block)];
    this.#held.push(block);
    this.#length += block.length;
    if (this.#length < this.#next) return [];
    this.#next = this.#length + Math.ceil(looked * this.#rate);
    return this.#decide(this.#length > mostHeld);
  }

  /** What is still held at the end. Throws a FaultError: EUP_FORMATS_GAIT_AXES. */
  finish(): readonly MotionBlock[] {
    return this.#held === null ? [] : this.#decide(true);
  }

  #decide(last: boolean): readonly MotionBlock[] {
    const held = this.#held ?? [];
    const { up, alignment, inPlace } = footMounting(this.#latest(held), this.#foot, this.#options);
    if (this.#align === false) {
      if (up !== null && !inPlace) this.#remarks.add('FORMATS_AS_MOUNTED', { up: axisWords(up) });
      return this.#release(held);
    }
    if (alignment === null) {
      if (!last) return [];
      if (up !== null && (this.#align === true || !inPlace)) {
        refuse(fault('EUP_FORMATS_GAIT_AXES', { foot: this.#foot, up: axisWords(up) }));
      }
      return this.#release(held);
    }
    if (this.#align === true || !inPlace) {
      this.alignment = alignment;
      const { forward, left } = alignment;
      const words = { up: axisWords(alignment.up), left: axisWords(left), forward: axisWords(forward) };
      this.#remarks.add('FORMATS_ALIGNED', words);
    }
    return this.#release(held);
  }

  #release(held: readonly MotionBlock[]): readonly MotionBlock[] {
    this.#held = null;
    return held.map((block) => this.#turned(block));
  }

  /** The latest minute of what is held. */
  #latest(held: readonly MotionBlock[]) {
    let from = held.length;
    for (let length = 0; from > 0 && length < looked * this.#rate; from--) length += held[from - 1]?.length ?? 0;
    const part = held.slice(from);
    return { rate: this.#rate, gyr: joined(part.map(({ gyr }) => gyr)), acc: joined(part.map(({ acc }) => acc)) };
  }

  #turned(block: MotionBlock): MotionBlock {
    if (this.alignment === null) return block;
    const { gyr, acc } = alignedFoot({ rate: this.#rate, gyr: block.gyr, acc: block.acc }, this.alignment);
    return { ...block, gyr, acc };
  }
}

/** The sensor's axis nearest to a direction, and how far off it is: `−x`, `z (20° off)`. */
function axisWords(direction: readonly [number, number, number]): string {
  const sizes = direction.map(Math.abs);
  const most = sizes.indexOf(Math.max(...sizes)) as 0 | 1 | 2;
  const off = Math.round((Math.acos(Math.min(1, sizes[most] as number)) * 180) / Math.PI);
  const name = `${direction[most] < 0 ? '−' : ''}${'xyz'[most]}`;
  return off > 10 ? `${name} (${off}° off)` : name;
}
