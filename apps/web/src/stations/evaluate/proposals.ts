import { findRow, type TechniqueRow } from '@eupraxia/catalogue';
import type { ChartView } from '@eupraxia/clinical/chart';

/** A technique that the chart speaks for, with the reason in words. A proposal: a person takes it or not. */
export interface Proposal {
  readonly row: TechniqueRow;
  readonly why: string;
}

/** Techniques that the catalogue names for the chart's deficits first, then for its conditions; each once, with every reason. */
export function proposedTechniques(view: ChartView): readonly Proposal[] {
  const reasons = new Map<string, string[]>();
  const because = (ids: readonly string[], name: string) => {
    for (const id of ids) reasons.set(id, [...new Set([...(reasons.get(id) ?? []), name])]);
  };
  for (const one of view.deficits) because(findRow('deficit', one.deficitId)?.techniques ?? [], one.name);
  for (const one of view.conditions) because(findRow('condition', one.conditionId)?.techniques ?? [], one.name);
  return [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([id, names]) => {
      const row = findRow('technique', id);
      return row === undefined ? [] : [{ row, why: `For ${names.join(', ')}.` }];
    });
}
