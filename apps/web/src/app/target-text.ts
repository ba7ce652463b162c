import type { ProgramItem } from '@eupraxia/clinical';
import { emgTargetOf, metricRows, type Target, targetOf } from '@eupraxia/clinical/target';
import { textsOf } from '../text/i18n.ts';

export const useTargetText = textsOf('target', {
  directionUp: 'Reach it: up',
  directionDown: 'Stay below: down',
  directionWithin: 'Stay within',
  question: 'Should this go up, stay below, or stay within the zone?',
  answerUp: 'Go up: reach {{floor}} {{unit}}',
  answerDown: 'Stay below {{ceiling}} {{unit}}',
  answerWithin: 'Stay within {{floor}}–{{ceiling}} {{unit}}',
  unknown: 'Target “{{metric}}” comes from a newer version. It is kept as it is, and not coached here.',
  notCoached: 'This target is kept and shown. The coach does not practice with it yet.',
});

/** What is asked of the edges of a zone, in its unit: `at 40–70 %`, `below 20 %`, `at 40 % or more`. */
export function edgesText({
  direction,
  floor,
  ceiling,
  metric,
}: Pick<Target, 'direction' | 'floor' | 'ceiling' | 'metric'>): string {
  const { unit } = metricRows[metric];
  if (direction === 'down' || floor === null) return `below ${ceiling} ${unit}`;
  return ceiling === null ? `at ${floor} ${unit} or more` : `at ${floor}–${ceiling} ${unit}`;
}

/** The name of a target that the coach does not practice with; null where it does, or there is none. */
export function targetAside(item: Pick<ProgramItem, 'target'>): { readonly metric: string; readonly known: boolean } | null {
  if (item.target === undefined || emgTargetOf(item) !== null) return null;
  return { metric: item.target.metric, known: targetOf(item) !== null };
}
