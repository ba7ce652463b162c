import { z } from 'zod';
import { finite, label, type ReferenceKind, referenceKinds } from './vocabulary.ts';

/**
 * Which way practice should go: `up` reaches the floor, `down` stays below the ceiling, `within` stays between both.
 * `unset` is a target of an older release that did not say; it asks before the next start and is never coached.
 */
export const targetDirections = ['up', 'down', 'within', 'unset'] as const;
export type TargetDirection = (typeof targetDirections)[number];
/** A direction that a person has chosen. */
export type SetDirection = Exclude<TargetDirection, 'unset'>;
export const setDirections = ['up', 'down', 'within'] as const satisfies readonly SetDirection[];

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

/** What every target has. Floor and ceiling are in the metric's unit; null where there is none. */
interface Aim {
  readonly direction: TargetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  readonly inputs: readonly TargetInput[];
  /** How the coach gives feedback, by its policy's name; absent leaves it to the coach. */
  readonly feedback?: string | undefined;
  /** Whether success may make it harder, only signs of trouble easier, or neither. Absent is `success`. */
  readonly adapt?: (typeof adaptations)[number] | undefined;
}

export const adaptations = ['success', 'ease-only', 'none'] as const;

/** What practice aims at. The metric decides the unit, and which further fields there are. */
export type Target =
  | (Aim & { readonly metric: 'emg-amplitude'; readonly unit: '%'; readonly reference: ReferenceKind })
  | (Aim & { readonly metric: 'angle'; readonly unit: '°'; readonly joint: string })
  | (Aim & { readonly metric: 'force'; readonly unit: 'N' })
  | (Aim & { readonly metric: 'load-share'; readonly unit: '%' })
  | (Aim & { readonly metric: 'sway'; readonly unit: 'cm/s' })
  | (Aim & { readonly metric: 'rate'; readonly unit: '/min' })
  | (Aim & { readonly metric: 'symmetry'; readonly unit: '%' });

export type Metric = Target['metric'];
export type EmgTarget = Extract<Target, { metric: 'emg-amplitude' }>;

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

export const metrics = Object.keys(metricRows) as Metric[];

/** Longest hold in seconds, of a target or of a zone that is set in a visit. */
export const longestHold = 120;
/** Bounds of an input's limit, in percent of its own reference. */
export const inputLimit = { least: 1, most: 400 } as const;

/** The edges of a zone, with the direction that decides which of them it needs; without one, any edges may stand. */
export interface Edges {
  readonly direction?: TargetDirection | undefined;
  readonly floor: number | null;
  readonly ceiling: number | null;
}

/** What is wrong with the edges of a zone: an edge out of the metric's range or missing, one too many, or upside down. */
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
  return floor !== null && ceiling !== null && floor >= ceiling ? 'order' : null;
}

const flawText: Readonly<Record<EdgeFlaw, string>> = {
  floor: 'a floor in the range of the metric where the direction needs one, and none where it goes down',
  ceiling: 'a ceiling in the range of the metric where the direction needs one',
  order: 'a floor below the ceiling',
};

/** Reports a flaw of the edges to a schema, in the words of an expectation. */
export function checkEdges(
  metric: Metric,
  edges: Edges,
  ctx: { addIssue: (issue: { code: 'custom'; message: string }) => void },
): void {
  const flaw = edgeFlaw(metric, edges);
  if (flaw !== null) ctx.addIssue({ code: 'custom', message: flawText[flaw] });
}

const edge = finite.nullable();
const aim = {
  direction: z.enum(targetDirections),
  floor: edge,
  ceiling: edge,
  holdSeconds: finite.min(0).max(longestHold),
  inputs: z
    .array(
      z.strictObject({
        role: z.enum(inputRoles),
        quantity: z.enum(quantities),
        limit: finite.min(inputLimit.least).max(inputLimit.most).optional(),
      }),
    )
    .max(16),
  feedback: label.optional(),
  adapt: z.enum(adaptations).optional(),
};

/** A target of a metric that this program knows. */
export const targetSchema = z
  .discriminatedUnion('metric', [
    z.strictObject({ metric: z.literal('emg-amplitude'), unit: z.literal('%'), reference: z.enum(referenceKinds), ...aim }),
    z.strictObject({ metric: z.literal('angle'), unit: z.literal('°'), joint: label, ...aim }),
    z.strictObject({ metric: z.literal('force'), unit: z.literal('N'), ...aim }),
    z.strictObject({ metric: z.literal('load-share'), unit: z.literal('%'), ...aim }),
    z.strictObject({ metric: z.literal('sway'), unit: z.literal('cm/s'), ...aim }),
    z.strictObject({ metric: z.literal('rate'), unit: z.literal('/min'), ...aim }),
    z.strictObject({ metric: z.literal('symmetry'), unit: z.literal('%'), ...aim }),
  ])
  .superRefine((target, ctx) => checkEdges(target.metric, target, ctx));

/** A target of a metric that a newer program added: kept as it came and shown, never coached. */
export interface UnknownTarget {
  readonly metric: string;
  readonly [field: string]: unknown;
}

/** The target of a program item: of a known metric by its rules, of another as it came. */
export const itemTargetSchema: z.ZodType<Target | UnknownTarget> = z.looseObject({ metric: label }).superRefine((target, ctx) => {
  if (!isMetric(target.metric)) return;
  const read = targetSchema.safeParse(target);
  if (read.success) return;
  for (const issue of read.error.issues) ctx.addIssue({ ...issue } as Parameters<typeof ctx.addIssue>[0]);
});

/** Says whether this program knows a metric. */
export const isMetric = (metric: string): metric is Metric => Object.hasOwn(metricRows, metric);

/** The target of an item that this program knows; null where it has none, or one of a metric added later. */
export function targetOf({ target }: { readonly target?: Target | UnknownTarget | undefined }): Target | null {
  return target !== undefined && isMetric(target.metric) ? (target as Target) : null;
}

/** The target of an item on a muscle's signal; null where it has none. */
export function emgTargetOf(item: { readonly target?: Target | UnknownTarget | undefined }): EmgTarget | null {
  const target = targetOf(item);
  return target?.metric === 'emg-amplitude' ? target : null;
}

/** What the antagonist may not pass, in percent of its own reference; undefined where the order does not say. */
export function antagonistLimitOf(target: Pick<Target, 'inputs'> | null): number | undefined {
  return target?.inputs.find(({ role }) => role === 'antagonist')?.limit;
}
