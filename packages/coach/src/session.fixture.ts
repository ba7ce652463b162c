import * as fc from 'fast-check';
import type { CoachInput } from './input.ts';
import { type CoachPlan, coachPlan, feedbackPolicies } from './plan.ts';
import type { Zone } from './zone.ts';

/** Samples per second of the made sessions. */
export const rate = 100;

export const ids = {
  activity: '018f4e2a-0000-7000-8000-000000000001',
  recording: '018f4e2a-0000-7000-8000-000000000002',
  pain: '018f4e2a-0000-7000-8000-000000000003',
  effort: '018f4e2a-0000-7000-8000-000000000004',
  tap: '018f4e2a-0000-7000-8000-000000000005',
  balance: '018f4e2a-0000-7000-8000-000000000006',
  stop: '018f4e2a-0000-7000-8000-000000000007',
} as const;

/** Practice of 20 to 60 % for half a second, so that a test names only what it is about. */
export function planOf(more: Partial<Parameters<typeof coachPlan>[0]> = {}): CoachPlan {
  return coachPlan({
    activityId: ids.activity,
    zone: { floor: 20, ceiling: 60, holdSeconds: 0.5 },
    source: { recording: ids.recording, channel: 'ECR', unit: 'µV', reference: 100, startsAt: 0 },
    painKnown: true,
    fallRisk: 'no',
    ...more,
  });
}

/** The edges of a zone that has them; not a number where it has not. */
export const floorOf = ({ floor }: Zone): number => floor ?? Number.NaN;
export const ceilingOf = ({ ceiling }: Zone): number => ceiling ?? Number.NaN;

/** A practice as levels: percent of the reference, seconds, and the antagonist's percent. */
export type Level = readonly [agonist: number, seconds: number, antagonist?: number];

/** A repetition at a level, for some seconds, and the rest after it. */
export function repetition(level: number, seconds: number, antagonist = 5): Level[] {
  return [
    [level, seconds, antagonist],
    [2, 0.5, 2],
  ];
}

/** What the coach is told besides samples; `at` comes from where it stands. */
export type UntimedInput = CoachInput extends infer I
  ? I extends { kind: 'block' }
    ? never
    : I extends { at: number }
      ? Omit<I, 'at'>
      : never
  : never;

/** A practice in the order in which it happened: levels of the muscle, and what people said between them. */
export type Happening = Level | UntimedInput;

const isLevel = (what: Happening): what is Level => Array.isArray(what);

export interface Cutting {
  /** Lengths of the blocks in samples, used in turn. */
  readonly sizes: readonly number[];
  /** How a lost sample (a level that is NaN) comes. */
  readonly losing: 'not-a-number' | 'marked' | 'missing';
  /** Whether every block is sent a second time. */
  readonly twice: boolean;
}

export const plainly: Cutting = { sizes: [25], losing: 'not-a-number', twice: false };

/** Turns a practice into inputs on a clock that begins at `start` seconds. */
export function inputsOf(happenings: readonly Happening[], cutting: Cutting = plainly, start = 0): CoachInput[] {
  const inputs: CoachInput[] = [];
  let now = 0;
  let turn = 0;
  let pending: Level[] = [];
  const flush = (): void => {
    const agonist = Float32Array.from(pending.flatMap(([level, s]) => Array<number>(Math.round(s * rate)).fill(level)));
    const antagonist = Float32Array.from(pending.flatMap(([, s, other = 0]) => Array<number>(Math.round(s * rate)).fill(other)));
    pending = [];
    for (let from = 0; from < agonist.length; ) {
      const size = cutting.sizes[turn++ % cutting.sizes.length] ?? 1;
      const to = nextCut(agonist, from, Math.min(agonist.length, from + size), cutting);
      const block = blockOf(agonist.slice(from, to), antagonist.slice(from, to), start + (now + from) / rate, cutting);
      if (block !== null) inputs.push(block);
      if (block !== null && cutting.twice) inputs.push(block);
      from = to;
    }
    now += agonist.length;
  };
  for (const what of happenings) {
    if (isLevel(what)) pending.push(what);
    else {
      flush();
      inputs.push({ ...what, at: start + now / rate } as CoachInput);
    }
  }
  flush();
  return inputs;
}

/** Where missing samples begin or end, a block does too. */
function nextCut(agonist: Float32Array, from: number, to: number, { losing }: Cutting): number {
  if (losing !== 'missing') return to;
  const lost = Number.isNaN(agonist[from]);
  let end = from;
  while (end < to && Number.isNaN(agonist[end]) === lost) end++;
  return end;
}

function blockOf(agonist: Float32Array, antagonist: Float32Array, t0: number, { losing }: Cutting): CoachInput | null {
  if (losing === 'missing' && Number.isNaN(agonist[0])) return null;
  if (losing !== 'marked') return { kind: 'block', t0, rate, agonist, antagonist };
  const lost = Uint8Array.from(agonist, (level) => (Number.isNaN(level) ? 1 : 0));
  // A lost sample that is marked repeats the one before, as the live chain of the signal package has it.
  for (let i = 0; i < agonist.length; i++) if (lost[i] === 1) agonist[i] = i === 0 ? 40 : (agonist[i - 1] as number);
  return { kind: 'block', t0, rate, agonist, antagonist, lost };
}

const seconds = (most: number) => fc.integer({ min: 1, max: most * 20 }).map((n) => n / 20);
const level: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 15, max: 75 }), seconds(2), fc.integer({ min: 0, max: 45 })) },
  { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 0, max: 12 }), seconds(1), fc.integer({ min: 0, max: 12 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(Number.NaN), seconds(1), fc.constant(0)) },
);
/** A contraction that succeeds more often than not, with its rest: what most of a practice is made of. */
const contraction: fc.Arbitrary<Happening[]> = fc
  .tuple(fc.integer({ min: 24, max: 64 }), fc.integer({ min: 8, max: 16 }), fc.integer({ min: 0, max: 33 }))
  .map(([height, tenths, other]) => repetition(height, tenths / 10, other));

const said: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('pain' as const),
    score: fc.integer({ min: 0, max: 20 }).map((n) => n / 2),
    when: fc.constantFrom('before' as const, 'during' as const, 'after' as const),
    id: fc.constant(ids.pain),
  }),
  fc.record({
    kind: fc.constant('effort' as const),
    score: fc.integer({ min: 0, max: 20 }).map((n) => n / 2),
    id: fc.constant(ids.effort),
  }),
  fc
    .tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 3 }))
    .map(([floor, width, hold]) => ({ kind: 'zone' as const, zone: { floor, ceiling: floor + width, holdSeconds: hold / 2 } })),
  fc.constantFrom<UntimedInput>(
    { kind: 'stop', rule: null, id: ids.stop },
    { kind: 'stop', rule: 'stop-pain-rise', id: ids.stop },
    { kind: 'stop', rule: 'stop-dizziness', id: ids.stop },
    { kind: 'cleared' },
    { kind: 'cleared' },
    { kind: 'asked' },
    { kind: 'probe-begin' },
    { kind: 'probe-begin' },
    { kind: 'probe-end' },
    { kind: 'tick' },
  ),
  fc.constantFrom<UntimedInput>(
    { kind: 'tapped', held: true, id: ids.tap, seconds: 1 },
    { kind: 'tapped', held: false, id: ids.tap, assistance: 'minimal' },
    { kind: 'assistance', level: 'independent', id: ids.tap },
    { kind: 'cued', channel: 'verbal', level: 'hint', id: ids.tap },
    { kind: 'feedback', policy: 'terminal' },
    { kind: 'eased-by-rule', rule: 'ease-near-fall', id: ids.balance },
    { kind: 'estimated', score: 4 },
  ),
);

const set: fc.Arbitrary<Happening[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: contraction },
      { weight: 2, arbitrary: level.map((l) => [l]) },
      { weight: 1, arbitrary: said.map((s) => [s]) },
    ),
    { minLength: 4, maxLength: 14 },
  )
  .map((parts) => [...parts.flat(), { kind: 'set-finished' } as const]);

/** Practices of several sets: good and bad contractions, losses, and everything that people say. */
export const sessions: fc.Arbitrary<Happening[]> = fc.array(set, { minLength: 1, maxLength: 7 }).map((sets) => sets.flat());

export const plans: fc.Arbitrary<CoachPlan> = fc
  .record({
    antagonist: fc.constantFrom(null, { channel: 'FCR', limit: 30 }),
    feedback: fc.constantFrom(...feedbackPolicies),
    adapt: fc.constantFrom('success' as const, 'ease-only' as const),
    fallRisk: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    hoursSincePractice: fc.constantFrom(null, 5, 48),
    floor: fc.integer({ min: 6, max: 45 }),
    errors: fc.constantFrom('errorful' as const, 'errorful' as const, 'errorless' as const),
  })
  .map(({ floor, ...more }) =>
    planOf({
      ...more,
      zone: { floor, ceiling: 60, holdSeconds: 0.5 },
      // Made levels do not scatter, by which crosstalk is told: it has tests of its own.
      parameters: { crosstalkRatio: 0 },
    }),
  );

export const cuttings: fc.Arbitrary<Cutting> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
  losing: fc.constantFrom('not-a-number' as const, 'marked' as const),
  twice: fc.boolean(),
});
