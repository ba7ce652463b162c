/** Which processor's numbers a C3D file holds: they differ in the order of bytes, DEC's floats in their scale as well. */
export type Processor = 'intel' | 'dec' | 'mips';

/** One parameter of a C3D file, as it is stored. */
export interface C3dParameter {
  readonly name: string;
  readonly type: 'text' | 'byte' | 'integer' | 'float';
  /** As the file has them, the fastest first; of a text the first is its length. */
  readonly dimensions: readonly number[];
  /** Numbers, or texts without the blanks that end them. */
  readonly values: readonly (number | string)[];
  readonly description: string;
  readonly locked: boolean;
}

/** A group of parameters of a C3D file. */
export interface C3dGroup {
  readonly name: string;
  readonly description: string;
  readonly locked: boolean;
  readonly parameters: readonly C3dParameter[];
}

/** A force plate as FORCE_PLATFORM describes it. Lengths are in the unit of the points. */
export interface ForcePlatform {
  /** Its number among those of the file, from 1; 1, 2 … in their order where none is stated. */
  readonly number?: number;
  /** 1: force and its point; 2: force and moment; 3: eight sensors (Kistler); 4: as 2, with a calibration matrix. */
  readonly type: 1 | 2 | 3 | 4;
  /** Which analog channels, from 0, in the type's order. */
  readonly channels: readonly number[];
  /** Four corners, x y z each: of the quadrants +x +y, −x +y, −x −y, +x −y of the plate. */
  readonly corners: readonly number[];
  /** From the sensors' origin to the middle of the surface, in the plate's coordinates; for type 3 the distances a, b, −z. */
  readonly origin: readonly number[];
  /** Six by six, row by row: for type 4. */
  readonly calibration?: readonly number[];
}

/** What only C3D says of a recording. */
export interface C3dDetails {
  readonly processor: Processor;
  /** Whether samples are stored as float32 or as int16. */
  readonly numbers: 'float' | 'integer';
  /** The number of the first frame, from 1; times of events count from frame 1, annotations from the first frame. */
  readonly firstFrame: number;
  readonly frames: number;
  readonly pointRate: number;
  /** Analog samples for each frame. */
  readonly subframes: number;
  /** By what stored whole numbers are multiplied, and what one step of a residual is; positive. */
  readonly pointScale: number;
  readonly points: readonly string[];
  readonly groups: readonly C3dGroup[];
  readonly platforms: readonly ForcePlatform[];
}

/** The values of a parameter, from all of its continuations (LABELS, LABELS2, LABELS3 …); empty where there is none. */
export function parameterValues(groups: readonly C3dGroup[], group: string, name: string): readonly (number | string)[] {
  const own = groups.find((one) => one.name === group)?.parameters ?? [];
  const all: (number | string)[] = [];
  for (let part = 1; ; part++) {
    const found = own.find((one) => one.name === (part === 1 ? name : `${name}${part}`));
    if (found === undefined) return all;
    all.push(...found.values);
  }
}

export const numbersOf = (groups: readonly C3dGroup[], group: string, name: string): readonly number[] =>
  parameterValues(groups, group, name).filter((value) => typeof value === 'number');

export const textsOf = (groups: readonly C3dGroup[], group: string, name: string): readonly string[] =>
  parameterValues(groups, group, name).filter((value) => typeof value === 'string');
