/** The items of the two-level Wells score for a deep-vein thrombosis, each with its points. */
export const wellsItems = [
  { id: 'cancer', points: 1 },
  { id: 'immobilized', points: 1 },
  { id: 'bedridden', points: 1 },
  { id: 'tender', points: 1 },
  { id: 'leg-swollen', points: 1 },
  { id: 'calf-swollen', points: 1 },
  { id: 'pitting', points: 1 },
  { id: 'veins', points: 1 },
  { id: 'earlier', points: 1 },
  { id: 'other-cause', points: -2 },
] as const;
export type WellsItem = (typeof wellsItems)[number]['id'];

/** The sum of the items that apply. From 2 a thrombosis is likely. */
export function wellsScore(applies: ReadonlySet<WellsItem>): number {
  return wellsItems.reduce((sum, { id, points }) => sum + (applies.has(id) ? points : 0), 0);
}

export const wellsLikely = 2;
