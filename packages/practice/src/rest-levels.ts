import type { Visit } from '@eupraxia/clinical/visit';
import type { CoachPlan, Level } from '@eupraxia/coach';
import { parameterDefaults } from '@eupraxia/coach/rows';
import type { Activity, Scale } from './run.ts';

/** Standard deviations above a level that are no scatter of it any more. */
const scatter = 2;

/**
 * What was measured at rest when 100 % was taken, for the coach's plan, in percent of the reference: noise, rest, and the rest
 * of the visit before where the same muscle was measured at the same place. A 100 % that was typed has none of it. A rest that
 * reaches the ceiling which it is to fall to is tone and no baseline; it is told only where it has risen since the last visit.
 */
export function restLevels(
  { snapshot }: Visit,
  { item, reference, zone }: Activity,
  { unit, reference: whole }: Scale,
): Pick<CoachPlan, 'noise' | 'rest' | 'lastRest'> {
  const none = { noise: null, rest: null, lastRest: null };
  const measured = reference?.rest;
  if (reference === null || measured === undefined || reference.unit !== unit) return none;
  const percent = ({ mean, sd }: Level): Level => ({ mean: (100 * mean) / whole, sd: (100 * sd) / whole });
  const before = snapshot.previous?.activities.find((a) => a.exerciseId === item.exerciseId && a.side === item.side)?.reference;
  const comparable =
    before?.rest !== undefined &&
    before.unit === unit &&
    before.placement !== undefined &&
    before.placement.trim() === reference.placement?.trim();
  const lastRest = comparable && before.rest !== undefined ? percent(before.rest) : null;
  const rest = percent(measured);
  // The coach takes what leaves rest, three standard deviations above it, for an attempt. A level under the lowest threshold of all
  // is none, however still a muscle lay: it would count as a failed trial.
  const sd = zone?.direction === 'down' ? rest.sd : Math.max(rest.sd, (parameterDefaults.lowest - rest.mean) / 3);
  const above = rest.mean + scatter * rest.sd;
  const isTone = zone?.direction === 'down' && zone.ceiling !== null && above >= zone.ceiling;
  const hasRisen = lastRest !== null && rest.mean > lastRest.mean + scatter * lastRest.sd;
  return {
    noise: measured.noise === undefined ? null : (100 * measured.noise) / whole,
    rest: isTone && !hasRisen ? null : { mean: rest.mean, sd },
    lastRest,
  };
}
