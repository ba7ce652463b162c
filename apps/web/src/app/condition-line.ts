import type { Side } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';

/** `Stroke, right · Parkinson’s, both sides`: the conditions in one line, for the bar at the top. */
export function conditionLine(conditions: ChartView['conditions'], sideWord: (side: Side) => string): string | undefined {
  if (conditions.length === 0) return undefined;
  return conditions.map((one) => `${one.name}, ${sideWord(one.side)}`).join(' · ');
}
