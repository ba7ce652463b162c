import { isBlocked, startBlockers } from '@eupraxia/clinical/gate';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type Colleague, colleaguesOf } from './colleagues.ts';

/** The one code for two or more patients at the same time: untimed, once a day for each of them (CPT). */
const groupCode = '97150';

/** Why the group is not offered: whose program has no group item, or whose safety questions stand before it. */
export interface NoGroup {
  readonly needsItem: readonly string[];
  readonly isBlocked: readonly string[];
}

/** What may become of another patient's one-on-one clock, before the clock of this patient starts. */
export interface Choices {
  /** The group item of either program, or why there is no group. */
  readonly group: { readonly here: Activity; readonly other: Activity } | NoGroup;
  readonly colleagues: readonly Colleague[];
  /** Only where the payer of both knows concurrent therapy: Medicare Part A. */
  readonly concurrent: boolean;
}

/** The item of a program under which time in a group counts. */
export const groupItem = (visit: Visit): Activity | undefined =>
  visit.activities.find(({ item }) => item.service.code === groupCode);

/**
 * What the payers' programs offer where one clinician would have two patients one-on-one: Part B knows no concurrent
 * therapy (CMS 100-02, chapter 15, section 230), Part A does. A payer whose program is not known counts as Part B.
 * @param userId whose clocks these are
 */
export function choicesOf(here: Visit, other: Visit, userId: string): Choices {
  const both = [here, other];
  const [ofHere, ofOther] = [groupItem(here), groupItem(other)];
  const nameOf = ({ snapshot }: Visit): string => snapshot.patient.name;
  const needsItem = both.filter((visit) => groupItem(visit) === undefined).map(nameOf);
  const blocked = both.filter((visit) => {
    const item = groupItem(visit);
    return item !== undefined && item.state !== 'running' && isBlocked(startBlockers(visit, item.item.id));
  });
  const offered = ofHere !== undefined && ofOther !== undefined && blocked.length === 0;
  return {
    group: offered ? { here: ofHere, other: ofOther } : { needsItem, isBlocked: blocked.map(nameOf) },
    colleagues: colleaguesOf(other.snapshot, userId),
    concurrent: both.every(({ snapshot }) => snapshot.payer.program === 'medicare-a'),
  };
}
