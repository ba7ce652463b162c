import { z } from 'zod';
import { plainJson } from './json.ts';
import { listOf, openEnum, optional, type Shape, shape, type Unlisted } from './shape.ts';
import { finite, label, type ReferenceKind, referenceKinds } from './vocabulary.ts';

/**
 * Which way practice should go: `up` reaches the floor, `down` stays below the ceiling, `within` stays between both.
 * `unset` is a target of an older release that did not say, or of a later one whose direction this program does not know;
 * it asks before the next start and is never coached.
 */
export const targetDirections = ['up', 'down', 'within', 'unset'] as const;
export type TargetDirection = (typeof targetDirections)[number];
/** A direction that a person has chosen. */
export const setDirections = ['up', 'down', 'within'] as const;
export type SetDirection = (typeof setDirections)[number];

/** What a sensor measures. */
export const quantities = [
  'emg',
  'force',
  'acceleration',
  'angular-rate',
  'orientation',
  'angle',
  'pressure',
  'heart',
  'pose',
  'face',
  'marker',
  'digital',
  'other',
] as const;
export type Quantity = (typeof quantities)[number];

/** The part that an input plays: `guard` is watched and never trained. */
export const inputRoles = ['agonist', 'antagonist', 'left', 'right', 'trunk', 'guard'] as const;

/** One input of a target; `limit` is what it may not pass, in percent of its own reference. */
export interface TargetInput {
  readonly role: (typeof inputRoles)[number];
  readonly quantity: Quantity;
  readonly limit?: number | undefined;
}

/** Whether success may make it harder, only signs of trouble easier, or neither. */
export const adaptations = ['success', 'ease-only', 'none'] as const;

/** What every target has. Floor and ceiling are in the metric's unit; null where there is none. */
interface Aim {
  readonly direction: TargetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  readonly inputs: readonly TargetInput[];
  /** How the coach gives feedback, by its policy's name; absent leaves it to the coach. */
  readonly feedback?: string | undefined;
  /** @default 'success' */
  readonly adapt?: (typeof adaptations)[number] | undefined;
}

/** Targets that say no more than their metric, unit and aim. */
type PlainTarget =
  | (Aim & { readonly metric: 'force'; readonly unit: 'N' })
  | (Aim & { readonly metric: 'load-share'; readonly unit: '%' })
  | (Aim & { readonly metric: 'sway'; readonly unit: 'cm/s' })
  | (Aim & { readonly metric: 'rate'; readonly unit: '/min' })
  | (Aim & { readonly metric: 'symmetry'; readonly unit: '%' });
type AngleTarget = Aim & { readonly metric: 'angle'; readonly unit: '°'; readonly joint: string };
interface EmgOf<R> extends Aim {
  readonly metric: 'emg-amplitude';
  readonly unit: '%';
  readonly reference: R;
}

/** A target on a muscle's signal, as it is read; a reference that a later release added is `unlisted`. */
export type EmgTarget = EmgOf<ReferenceKind | Unlisted>;
/** What practice aims at. The metric decides the unit, and which further fields there are. */
export type Target = EmgTarget | AngleTarget | PlainTarget;
/** The same as this program writes it. */
export type NewEmgTarget = EmgOf<ReferenceKind>;
export type NewTarget = NewEmgTarget | AngleTarget | PlainTarget;
export type Metric = Target['metric'];

/** Unit and widest range of each metric. A range keeps out what no sensor can mean; it is no clinical limit. */
export const metricRows = {
  'emg-amplitude': { unit: '%', least: 1, most: 400 },
  angle: { unit: '°', least: -360, most: 360 },
  force: { unit: 'N', least: 0, most: 10_000 },
  'load-share': { unit: '%', least: 0, most: 100 },
  sway: { unit: 'cm/s', least: 0, most: 1000 },
  rate: { unit: '/min', least: 0, most: 1000 },
  symmetry: { unit: '%', least: -200, most: 200 },
} as const satisfies { readonly [M in Metric]: { readonly unit: Target['unit']; readonly least: number; readonly most: number } };

export const metrics = ['emg-amplitude', 'angle', 'force', 'load-share', 'sway', 'rate', 'symmetry'] as const;

/** Says whether this program knows a metric. */
export const isMetric = (metric: string): metric is Metric => Object.hasOwn(metricRows, metric);

/** Longest hold in seconds, of a target or of a zone that is set in a visit. */
export const longestHold = 120;
/** Bounds of an input's limit, in percent of its own reference. */
export const inputLimit = { least: 1, most: 400 } as const;

/** The edges of a zone, with the direction that decides which of them it needs; without one, any edges may stand. */
export interface Edges {
  readonly direction?: TargetDirection | Unlisted | undefined;
  readonly floor: number | null;
  readonly ceiling: number | null;
}

/** What is wrong with the edges of a zone: an edge out of the metric's range, missing or one too many, or upside down. */
export type EdgeFlaw = 'floor' | 'ceiling' | 'order';

/** The first flaw of a zone's edges; null for none. `down` has a ceiling alone, `up` needs a floor, `within` both. */
export function edgeFlaw(metric: Metric, { direction, floor, ceiling }: Edges): EdgeFlaw | null {
  const { least, most } = metricRows[metric];
  const outside = (edge: number | null): boolean => edge !== null && !(edge >= least && edge <= most);
  if (outside(floor)) return 'floor';
  if (outside(ceiling)) return 'ceiling';
  if ((direction === 'up' || direction === 'within') && floor === null) return 'floor';
  if ((direction === 'down' || direction === 'within') && ceiling === null) return 'ceiling';
  if (direction === 'down' && floor !== null) return 'floor';
  return areOrdered({ floor, ceiling }) ? null : 'order';
}

/** Whether the floor lies below the ceiling, where there are both. */
export const areOrdered = ({ floor, ceiling }: Edges): boolean => floor === null || ceiling === null || floor < ceiling;

/** What each flaw is answered with: what was expected. */
export const edgesExpected: Readonly<Record<EdgeFlaw, string>> = {
  floor: 'a floor in the range of the metric where the direction needs one, and none where it goes down',
  ceiling: 'a ceiling in the range of the metric where the direction needs one',
  order: 'a floor below the ceiling',
};

const edge = finite.nullable();
const aim = {
  direction: openEnum(targetDirections, 'unset'),
  floor: edge,
  ceiling: edge,
  holdSeconds: finite.min(0).max(longestHold),
  inputs: listOf(
    shape({
      role: openEnum(inputRoles, 'guard'),
      quantity: openEnum(quantities, 'other'),
      limit: finite.min(inputLimit.least).max(inputLimit.most).optional(),
    }),
    { max: 16 },
  ),
  feedback: label.optional(),
  adapt: optional(openEnum(adaptations, 'ease-only')),
};
const plain = <M extends PlainTarget['metric']>(metric: M) =>
  shape({ metric: z.literal(metric), unit: z.literal(metricRows[metric].unit), ...aim });
const byMetric = {
  'emg-amplitude': shape({
    metric: z.literal('emg-amplitude'),
    unit: z.literal('%'),
    reference: openEnum(referenceKinds),
    ...aim,
  }),
  angle: shape({ metric: z.literal('angle'), unit: z.literal('°'), joint: label, ...aim }),
  force: plain('force'),
  'load-share': plain('load-share'),
  sway: plain('sway'),
  rate: plain('rate'),
  symmetry: plain('symmetry'),
} as const satisfies Readonly<Record<Metric, Shape>>;

/** One side of the union, chosen by the metric, with the rule of the edges. */
function side<T extends Target>(of: 'writer' | 'reader'): z.ZodType<T> {
  return z.looseObject({ metric: z.enum(metrics) }).transform((value, ctx) => {
    const read = byMetric[value.metric][of].safeParse(value);
    if (!read.success) {
      for (const issue of read.error.issues) ctx.addIssue({ ...issue, input: value } as Parameters<typeof ctx.addIssue>[0]);
      return z.NEVER;
    }
    const target = read.data as unknown as T;
    const flaw = edgeFlaw(target.metric, target);
    if (flaw === null) return target;
    ctx.addIssue({ code: 'custom', message: edgesExpected[flaw] });
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
}

/** A target of a metric that this program knows. */
export const targetShape = { writer: side<NewTarget>('writer'), reader: side<Target>('reader') };
export const targetSchema = targetShape.writer;

/** A target of a metric that a later program added: kept as it came and shown, never coached. */
export interface UnknownTarget {
  readonly metric: string;
  /** Of a known metric, with a value beyond what this program takes: a later one widened it. */
  readonly unfit?: true;
  readonly [field: string]: unknown;
}

/**
 * The target of a program item: of a known metric by its rules, of another as it came, so that a program that is opened
 * and saved loses nothing. A reader keeps one in a unit, or with a value, that it does not know in the same way: one target
 * of a later release does not make a visit unreadable.
 */
export const itemTargetShape = {
  writer: keptIf(targetShape.writer, ({ metric }) => isMetric(metric)),
  reader: z.looseObject({ metric: label }).transform((target): Target | UnknownTarget => {
    if (!isKnown(target)) return target;
    const read = targetShape.reader.safeParse(target);
    return read.success ? read.data : { ...target, unfit: true };
  }) as unknown as z.ZodType<Target | UnknownTarget>,
};

/** Most characters of a kept target as JSON: it is stored in every visit that is opened with it. */
const keptCharacters = 4_000;

function keptIf<T extends Target>(known: z.ZodType<T>, isOurs: (target: UnknownTarget) => boolean): z.ZodType<T | UnknownTarget> {
  return z.looseObject({ metric: label }).transform((target, ctx) => {
    if (!isOurs(target)) {
      // It goes into an event later, which no browser could read otherwise.
      if (plainJson(target).ok && JSON.stringify(target).length <= keptCharacters) return target;
      ctx.addIssue({ code: 'custom', message: `plain JSON of at most ${keptCharacters} characters` });
      return z.NEVER;
    }
    const read = known.safeParse(target);
    if (read.success) return read.data;
    for (const issue of read.error.issues) ctx.addIssue({ ...issue, input: target } as Parameters<typeof ctx.addIssue>[0]);
    return z.NEVER;
  }) as unknown as z.ZodType<T | UnknownTarget>;
}

/** Whether a target is of a metric, and in its unit, that this program knows. */
function isKnown({ metric, unfit, ...target }: UnknownTarget): boolean {
  return isMetric(metric) && metricRows[metric].unit === target['unit'] && unfit !== true;
}

/** Whatever may have a target. */
interface Aimed {
  readonly target?: Target | UnknownTarget | undefined;
}

/** The target of an item that this program knows; null where it has none, or one of a metric added later. */
export function targetOf({ target }: Aimed): Target | null {
  return target !== undefined && isKnown(target as UnknownTarget) ? (target as Target) : null;
}

/** The target of an item on a muscle's signal; null where it has none. */
export function emgTargetOf(item: Aimed): EmgTarget | null {
  const target = targetOf(item);
  return target?.metric === 'emg-amplitude' ? target : null;
}

/** What the antagonist may not pass, in percent of its own reference; undefined where the order does not say. */
export function antagonistLimitOf(target: Pick<Target, 'inputs'> | null): number | undefined {
  return target?.inputs.find(({ role }) => role === 'antagonist')?.limit;
}
