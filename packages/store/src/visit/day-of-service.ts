import { dayIn } from '@eupraxia/clinical';
import { sql } from 'kysely';

/** The longest day of any zone, in ms: one on which the clocks go back. */
const longestDay = 25 * 3_600_000;

/**
 * Narrows `v` to visits that can have been opened on the same day as another one, by an index; which of them were, says
 * `isSameService`. The database is not asked for the day: it may not know a zone that the program knows.
 * @param openedAt UTC ms
 */
export const openedNear = (openedAt: number) =>
  sql<boolean>`v.opened_at between ${openedAt - longestDay} and ${openedAt + longestDay}`;

/** Whether two visits, opened at these instants (UTC ms), have one date of service in a clinic's zone. */
export const isSameService = (zone: string, a: number, b: number): boolean => dayIn(zone, a) === dayIn(zone, b);
