import type { Quantity } from '@eupraxia/signal';
import type { RecordedChannel } from '../recording.ts';
import type { RemarkList } from '../remarks.ts';
import { type C3dGroup, type ForcePlatform, numbersOf, parameterValues, textsOf } from './details.ts';
import { momentScale } from './moment-scale.ts';

const columns = ['Fx', 'Fy', 'Fz', 'Mx', 'My', 'Mz', 'COPx', 'COPy', 'COPz', 'Tz'] as const;
const sensors = { 1: 6, 2: 6, 3: 8, 4: 6 } as const;
/** A laboratory has a few; a damaged number mustn't multiply the samples. */
const mostPlates = 16;
/** Nobody stands on a plate that carries less, in newtons: the point where the force acts is lost. */
const leastLoad = 10;

type Vector = readonly [number, number, number];

/** The plates that FORCE_PLATFORM describes wholly, of the types 1 to 4. Others are left out, and told; their channels stay. */
export function forcePlatforms(groups: readonly C3dGroup[], analogs: number, remarks: RemarkList): readonly ForcePlatform[] {
  const get = (name: string) => numbersOf(groups, 'FORCE_PLATFORM', name);
  const stated = get('USED')[0] ?? 0;
  const used = Math.min(stated, mostPlates);
  const width = widthOf(groups);
  const plates: ForcePlatform[] = [];
  const leaveOut = (what: string, why: string): void =>
    remarks.add('FORMATS_LEFT_OUT', { what: `Force plate ${what}`, why: `${why}; its channels stay` });
  if (stated > used) leaveOut(`${used + 1} to ${stated}`, `at most ${mostPlates} are read`);
  for (let k = 0; k < used; k++) {
    const type = get('TYPE')[k];
    const number = String(k + 1);
    if (type !== 1 && type !== 2 && type !== 3 && type !== 4) {
      leaveOut(number, type === undefined ? 'it states no type' : `type ${type} is not read`);
      continue;
    }
    const channels = get('CHANNEL')
      .slice(k * width, k * width + sensors[type])
      .map((channel) => channel - 1);
    const corners = get('CORNERS').slice(12 * k, 12 * k + 12);
    const origin = get('ORIGIN').slice(3 * k, 3 * k + 3);
    const column = get('CAL_MATRIX').slice(36 * k, 36 * k + 36);
    if (channels.length < sensors[type] || !channels.every((c) => c >= 0 && c < analogs)) {
      leaveOut(number, 'its channels are not all there');
      continue;
    }
    if (corners.length < 12 || !flat(corners)) {
      leaveOut(number, 'its corners are no rectangle');
      continue;
    }
    if (origin.length < 3 || !origin.every(Number.isFinite)) {
      leaveOut(number, 'it states no origin');
      continue;
    }
    if (type === 4 && !(column.length === 36 && column.every(Number.isFinite) && column.some((x) => x !== 0))) {
      leaveOut(number, 'it is of type 4 and states no calibration');
      continue;
    }
    // The file holds the matrix column by column.
    const calibration = Array.from({ length: 36 }, (_, i) => column[(i % 6) * 6 + Math.floor(i / 6)] as number);
    plates.push({ number: k + 1, type, channels, corners, origin, ...(type === 4 ? { calibration } : {}) });
  }
  return plates;
}

/** Whether four corners span a surface. */
function flat(corners: readonly number[]): boolean {
  const corner = (k: number): Vector => [at(corners, 3 * k), at(corners, 3 * k + 1), at(corners, 3 * k + 2)];
  const area = cross(minus(corner(0), corner(1)), minus(corner(0), corner(3)));
  return corners.every(Number.isFinite) && Math.hypot(...area) > 0;
}

function widthOf(groups: readonly C3dGroup[]): number {
  const channel = groups.find(({ name }) => name === 'FORCE_PLATFORM')?.parameters.find(({ name }) => name === 'CHANNEL');
  return channel?.dimensions[0] ?? 6;
}

/** Ten channels for each plate: force, moment about the middle of the surface, where the force acts, free moment. */
export function forceTrackChannels(groups: readonly C3dGroup[], plates: readonly ForcePlatform[]): readonly RecordedChannel[] {
  const length = String(parameterValues(groups, 'POINT', 'UNITS')[0] ?? 'mm');
  const force = textsOf(groups, 'FORCE_PLATFORM', 'UNITS')[0] ?? 'N';
  const unitOf = (name: string) => (name.startsWith('F') ? force : name.startsWith('C') ? length : `${force}${length}`);
  return plates.flatMap(({ number }, k) =>
    columns.map((name) => ({ name: `FP${number ?? k + 1} ${name}`, unit: unitOf(name), quantity: plateQuantity(name) })),
  );
}

const plateQuantity = (name: string): Quantity =>
  name.startsWith('F') ? 'force' : name.startsWith('C') ? 'center-of-pressure' : 'moment';

/**
 * What one plate's channels say, in the laboratory's axes: those of the markers. The force is the one that the plate's
 * channels hold, its sign theirs: on most plates what the foot puts onto the plate.
 * Source: the C3D user guide, chapter on force platforms; types 1 to 4.
 */
export class PlateForces {
  readonly #plate: ForcePlatform;
  /** The plate's axes x, y, z in the laboratory, one after the other. */
  readonly #axes: readonly number[];
  readonly #middle: Vector;
  readonly #origin: Vector;
  readonly #least: number;
  readonly #perMoment: number;

  constructor(plate: ForcePlatform, groups: readonly C3dGroup[]) {
    this.#plate = plate;
    const corner = (k: number): Vector => [at(plate.corners, 3 * k), at(plate.corners, 3 * k + 1), at(plate.corners, 3 * k + 2)];
    const [a, b, c, d] = [corner(0), corner(1), corner(2), corner(3)];
    const x = unit(minus(a, b));
    const z = unit(cross(x, minus(a, d)));
    this.#axes = [...x, ...cross(z, x), ...z];
    const mean = (i: 0 | 1 | 2): number => (a[i] + b[i] + c[i] + d[i]) / 4;
    this.#middle = [mean(0), mean(1), mean(2)];
    // The surface lies above the sensors, at a negative z of the plate; files that say otherwise have all signs turned.
    const turned = at(plate.origin, 2) > 0 ? -1 : 1;
    const flat = plate.type === 1 ? 0 : turned;
    this.#origin = [flat * at(plate.origin, 0), flat * at(plate.origin, 1), turned * at(plate.origin, 2)];
    this.#least = /^n?$/i.test((textsOf(groups, 'FORCE_PLATFORM', 'UNITS')[0] ?? '').trim()) ? leastLoad : 0;
    this.#perMoment = momentScale(groups, plate);
  }

  /** The ten channels of this plate, from the analog channels. */
  of(analogs: readonly Float64Array[]): readonly Float64Array[] {
    const inputs = this.#plate.channels.map((c) => analogs[c] as Float64Array);
    const count = inputs[0]?.length ?? 0;
    const out = columns.map(() => new Float64Array(count));
    const sensed = new Float64Array(8);
    const wrench = new Float64Array(9);
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < inputs.length; k++) sensed[k] = (inputs[k] as Float64Array)[i] as number;
      this.#wrench(sensed, wrench);
      const loaded = Math.abs(wrench[2] as number) > this.#least;
      this.#turn(wrench[0] as number, wrench[1] as number, wrench[2] as number, out, 0, i);
      this.#turn(wrench[3] as number, wrench[4] as number, wrench[5] as number, out, 3, i);
      this.#turn(wrench[6] as number, wrench[7] as number, 0, out, 6, i);
      for (let axis = 0; axis < 3; axis++) {
        const place = out[6 + axis] as Float64Array;
        place[i] = loaded ? (place[i] as number) + at(this.#middle, axis) : Number.NaN;
      }
      (out[9] as Float64Array)[i] = loaded ? (wrench[8] as number) * at(this.#axes, 8) : Number.NaN;
    }
    return out;
  }

  /** In the plate's axes: force, moment about the middle of the surface, x and y where the force acts, free moment. */
  #wrench(sensed: Float64Array, out: Float64Array): void {
    const { type, calibration } = this.#plate;
    const [a, b, depth] = this.#origin;
    const s = (k: number): number => sensed[k] as number;
    const moment = (k: number): number => s(k) * this.#perMoment;
    if (type === 1) {
      const [fx, fy, fz, px, py, free] = [s(0), s(1), s(2), s(3), s(4), moment(5)];
      out.set([fx, fy, fz, py * fz, -px * fz, px * fy - py * fx + free, px, py, free]);
      return;
    }
    let [fx, fy, fz, mx, my, mz] = [s(0), s(1), s(2), moment(3), moment(4), moment(5)];
    let [ox, oy] = [a, b];
    if (type === 3) {
      [fx, fy, fz] = [s(0) + s(1), s(2) + s(3), s(4) + s(5) + s(6) + s(7)];
      mx = b * (s(4) + s(5) - s(6) - s(7));
      my = a * (s(5) + s(6) - s(4) - s(7));
      mz = b * (s(1) - s(0)) + a * (s(2) - s(3));
      [ox, oy] = [0, 0];
    } else if (calibration !== undefined) {
      const row = (r: number): number => {
        let sum = 0;
        for (let k = 0; k < 6; k++) sum += at(calibration, 6 * r + k) * s(k);
        return sum;
      };
      [fx, fy, fz, mx, my, mz] = [row(0), row(1), row(2), row(3), row(4), row(5)];
    }
    mx += fy * depth - fz * oy;
    my += fz * ox - fx * depth;
    mz += fx * oy - fy * ox;
    const [px, py] = [-my / fz, mx / fz];
    out.set([fx, fy, fz, mx, my, mz, px, py, mz - (px * fy - py * fx)]);
  }

  #turn(x: number, y: number, z: number, out: readonly Float64Array[], first: number, i: number): void {
    const axes = this.#axes;
    for (let k = 0; k < 3; k++) (out[first + k] as Float64Array)[i] = at(axes, k) * x + at(axes, 3 + k) * y + at(axes, 6 + k) * z;
  }
}

const at = (list: readonly number[], i: number): number => list[i] ?? 0;
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (v: Vector): Vector => {
  const length = Math.hypot(...v);
  return length > 0 ? [v[0] / length, v[1] / length, v[2] / length] : [0, 0, 0];
};
