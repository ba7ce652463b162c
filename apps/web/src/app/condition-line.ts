import { conditionNamed, type NamedCondition } from '@eupraxia/catalogue';

/** `Right hemiparesis after stroke · Parkinson disease`: the conditions in one line, for the bar at the top. */
export function conditionLine(conditions: readonly NamedCondition[]): string | undefined {
  if (conditions.length === 0) return undefined;
  return [...new Set(conditions.map((one) => conditionNamed(one).alone))].join(' · ');
}
