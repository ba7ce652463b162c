import type { NoteFinding } from '@eupraxia/clinical/note';

/** Findings of one activity, or of the visit where `activityId` is undefined. */
export interface LookGroup {
  readonly activityId: string | undefined;
  readonly findings: readonly NoteFinding[];
}

/** Ranked findings by activity: a group stands where its most important finding does, and keeps the order within. */
export function lookGroups(ranked: readonly NoteFinding[]): readonly LookGroup[] {
  const groups = new Map<string | undefined, NoteFinding[]>();
  for (const finding of ranked) {
    const group = groups.get(finding.activityId);
    if (group === undefined) groups.set(finding.activityId, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([activityId, findings]) => ({ activityId, findings }));
}
