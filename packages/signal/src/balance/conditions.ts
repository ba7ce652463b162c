import { finiteOrNull } from '../limits.ts';

/**
 * The Romberg ratio of any sway number: eyes closed over eyes open. Above 1 the person leans on sight. Null where the number
 * with eyes open is not above 0.
 */
export function rombergRatio(closed: number, open: number): number | null {
  const found = closed / open;
  return open > 0 && Number.isFinite(found) ? found : null;
}

/** The four conditions of the modified Clinical Test of Sensory Interaction on Balance (Shumway-Cook & Horak 1986). */
export type MctsibCondition = 'eyes-open-firm' | 'eyes-closed-firm' | 'eyes-open-foam' | 'eyes-closed-foam';

/** One trial: how long it was held, s, and its sway (one number for all trials: mean velocity, RMS or area); null after a fall. */
export interface MctsibTrial {
  readonly condition: MctsibCondition;
  readonly held: number;
  readonly sway: number | null;
}

/** What the four conditions of the mCTSIB say together. */
export interface Mctsib {
  /** The mean sway of each condition, in the unit given; null where a trial was a fall or none was done. */
  readonly sway: Readonly<Record<MctsibCondition, number | null>>;
  /** The mean of the four; null unless all four are known: a fall is no small sway. */
  readonly composite: number | null;
  /** The longest time held in each condition, s, at most 30, and their sum of at most 120. */
  readonly held: Readonly<Record<MctsibCondition, number>>;
  readonly heldTotal: number;
  /** Sway over that with eyes open on firm ground: without sight, on foam, and on foam without sight. */
  readonly ratios: {
    readonly somatosensory: number | null;
    readonly visual: number | null;
    readonly vestibular: number | null;
  };
}

const conditions: readonly MctsibCondition[] = ['eyes-open-firm', 'eyes-closed-firm', 'eyes-open-foam', 'eyes-closed-foam'];
const longest = 30;

/** Puts the trials of an mCTSIB together. Times are cut at 30 s; what isn't a time counts as not held. */
export function mctsib(trials: readonly MctsibTrial[]): Mctsib {
  const each = <T>(of: (own: readonly MctsibTrial[]) => T) =>
    Object.fromEntries(conditions.map((name) => [name, of(trials.filter(({ condition }) => condition === name))])) as Record<
      MctsibCondition,
      T
    >;
  const sway = each(meanSway);
  const held = each((own) => own.reduce((most, trial) => Math.max(most, heldTime(trial.held)), 0));
  const known = conditions.flatMap((name) => sway[name] ?? []);
  const firm = sway['eyes-open-firm'];
  const over = (name: MctsibCondition) => (firm === null || sway[name] === null ? null : rombergRatio(sway[name], firm));
  return {
    sway,
    composite: known.length === conditions.length ? finiteOrNull(known.reduce((a, b) => a + b, 0) / known.length) : null,
    held,
    heldTotal: conditions.reduce((sum, name) => sum + held[name], 0),
    ratios: {
      somatosensory: over('eyes-closed-firm'),
      visual: over('eyes-open-foam'),
      vestibular: over('eyes-closed-foam'),
    },
  };
}

const heldTime = (time: number): number => (time > 0 ? Math.min(longest, time) : 0);

function meanSway(trials: readonly MctsibTrial[]): number | null {
  const known = trials.flatMap(({ sway }) => (sway !== null && Number.isFinite(sway) ? [sway] : []));
  if (known.length === 0 || known.length < trials.length) return null;
  return finiteOrNull(known.reduce((a, b) => a + b, 0) / known.length);
}
