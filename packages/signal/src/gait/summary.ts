import { finiteOrNull } from '../limits.ts';
import type { Stride } from './foot-gait.ts';
import type { SpatialStride } from './stride-path.ts';

/** What of a stride is summed up, from whatever it was measured. */
export type SummableStride = Pick<
  Stride,
  'previousContact' | 'terminalContact' | 'initialContact' | 'strideTime' | 'stanceTime' | 'swingTime'
> & { readonly spatial: Pick<SpatialStride, 'strideLength' | 'velocity' | 'lift'> };

/** What is summed up of strides. */
export const strideNumbers = ['strideTime', 'stanceTime', 'swingTime', 'strideLength', 'velocity', 'lift'] as const;
/** One of the numbers of a stride that are summed up. */
export type StrideNumber = (typeof strideNumbers)[number];

/** The unit of each. */
export const strideUnits = {
  strideTime: 's',
  stanceTime: 's',
  swingTime: 's',
  strideLength: 'm',
  velocity: 'm/s',
  lift: 'm',
} as const satisfies Record<StrideNumber, string>;

type Numbers = Readonly<Record<StrideNumber, number>>;

/** The walk of one foot in numbers; null is what cannot be said of so few strides. */
export interface GaitSummary {
  readonly strides: number;
  /** Initial contacts: the steps that this foot made. */
  readonly contacts: number;
  /** Steps per minute of both feet: 120 / mean stride time. */
  readonly cadence: number | null;
  /** Share of stance in the stride, %. */
  readonly stancePercent: number | null;
  readonly mean: Numbers | null;
  /** Standard deviation, divisor n − 1. */
  readonly sd: Numbers | null;
  /** Coefficient of variation, 100 × SD / mean, %: of the stride time, the usual measure of how steady a gait is. */
  readonly cv: Numbers | null;
}

/** Mean, spread and cadence of the strides of one foot. Two strides are the least for a spread; for a steady CV take 30 or more. */
export function gaitSummary(strides: readonly SummableStride[]): GaitSummary {
  const mean = strides.length > 0 ? numbersOf((name) => meanOf(strides, name)) : null;
  const sd = mean !== null && strides.length > 1 ? numbersOf((name) => spreadOf(strides, name, mean[name])) : null;
  return {
    strides: strides.length,
    contacts: contactsOf(strides).length,
    cadence: mean === null ? null : 120 / mean.strideTime,
    stancePercent: mean === null ? null : (100 * mean.stanceTime) / mean.strideTime,
    mean,
    sd,
    cv: mean === null || sd === null ? null : numbersOf((name) => (mean[name] > 0 ? (100 * sd[name]) / mean[name] : 0)),
  };
}

/** How alike two feet are in one number. */
export interface Symmetry {
  readonly left: number;
  readonly right: number;
  /** Larger over smaller, 1 is alike; null where one is 0. */
  readonly ratio: number | null;
  /** 100 × (left − right) / mean of both, %: the sign tells which is larger; null where both are 0. */
  readonly index: number | null;
}

/** What only two feet together tell; null is what cannot be said. */
export interface GaitSymmetry {
  readonly swingTime: Symmetry;
  readonly stanceTime: Symmetry;
  readonly strideLength: Symmetry;
  /** From the other foot's initial contact to this one's. */
  readonly stepTime: Symmetry | null;
  /** Swing over stance, left against right. */
  readonly swingStance: Symmetry;
  /** Both feet on the ground, share of the stride, %. */
  readonly doubleSupportPercent: number | null;
  /** Initial contacts of both feet. */
  readonly steps: number;
}

/**
 * Compares two feet that were recorded on one clock. Null where either has no stride. Twenty-four healthy adults lay
 * within 0.9 to 1.1 in swing over stance, left against right (Patterson et al. 2008, doi:10.1016/j.apmr.2007.08.142).
 */
export function gaitSymmetry(left: readonly SummableStride[], right: readonly SummableStride[]): GaitSymmetry | null {
  if (left.length === 0 || right.length === 0) return null;
  const compared = (name: StrideNumber) => symmetry(meanOf(left, name), meanOf(right, name));
  const [swing, stance] = [compared('swingTime'), compared('stanceTime')];
  const [leftSteps, rightSteps] = [stepTimes(left, right), stepTimes(right, left)];
  return {
    swingTime: swing,
    stanceTime: stance,
    strideLength: compared('strideLength'),
    stepTime: leftSteps.length > 0 && rightSteps.length > 0 ? symmetry(average(leftSteps), average(rightSteps)) : null,
    swingStance: symmetry(swing.left / stance.left, swing.right / stance.right),
    doubleSupportPercent: doubleSupport(left, right),
    steps: contactsOf(left).length + contactsOf(right).length,
  };
}

/** Compares one number of the left and the right. */
export function symmetry(left: number, right: number): Symmetry {
  const [most, least] = [Math.max(left, right), Math.min(left, right)];
  const both = (left + right) / 2;
  return {
    left,
    right,
    ratio: least > 0 ? finiteOrNull(most / least) : null,
    index: both > 0 ? finiteOrNull((100 * (left - right)) / both) : null,
  };
}

/** Every initial contact of a foot, in order, each once. */
function contactsOf(strides: readonly SummableStride[]): number[] {
  const all = strides.flatMap(({ previousContact, initialContact }) => [previousContact, initialContact]);
  return all.filter((contact, i) => contact !== all[i - 1]);
}

/** From the latest contact of the other foot to each of this one, within the longest step of a stride. */
function stepTimes(own: readonly SummableStride[], others: readonly SummableStride[]): number[] {
  const contacts = contactsOf(others);
  return own.flatMap(({ initialContact, previousContact }) => {
    const before = contacts.findLast((contact) => contact < initialContact && contact > previousContact);
    return before === undefined ? [] : [initialContact - before];
  });
}

/** Mean over left strides of the time in which both feet are down: after the left's contact, and before its toe-off. */
function doubleSupport(left: readonly SummableStride[], right: readonly SummableStride[]): number | null {
  const shares = left.flatMap(({ previousContact, terminalContact, strideTime }) => {
    const first = right.find(({ terminalContact: off }) => off > previousContact && off < terminalContact);
    const last = contactsOf(right).find((contact) => contact > (first?.terminalContact ?? terminalContact));
    if (first === undefined || last === undefined || last > terminalContact) return [];
    return [(100 * (first.terminalContact - previousContact + terminalContact - last)) / strideTime];
  });
  return shares.length > 0 ? average(shares) : null;
}

const numberOf = ({ strideTime, stanceTime, swingTime, spatial }: SummableStride, name: StrideNumber): number =>
  ({ strideTime, stanceTime, swingTime, strideLength: spatial.strideLength, velocity: spatial.velocity, lift: spatial.lift })[
    name
  ];

const numbersOf = (of: (name: StrideNumber) => number): Numbers =>
  Object.fromEntries(strideNumbers.map((name) => [name, of(name)])) as Numbers;

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const meanOf = (strides: readonly SummableStride[], name: StrideNumber): number =>
  average(strides.map((stride) => numberOf(stride, name)));

function spreadOf(strides: readonly SummableStride[], name: StrideNumber, mean: number): number {
  const squares = strides.reduce((sum, stride) => sum + (numberOf(stride, name) - mean) ** 2, 0);
  return Math.sqrt(squares / (strides.length - 1));
}
