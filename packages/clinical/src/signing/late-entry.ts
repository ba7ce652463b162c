const hour = 3_600_000;

/** From here on an unsigned note is shown as overdue: CMS asks for it during the visit or as soon as practicable. */
export const overdueAfter = 24 * hour;
/** From here on what is signed is a late entry. */
export const lateEntryAfter = 72 * hour;

/** Whether a note of a visit (UTC ms of its opening or plan) waits too long for its signature. */
export const isOverdue = (visitAt: number, now: number): boolean => now - visitAt >= overdueAfter;

/** Whether a signature came so late after the visit that it is labeled a late entry. Both in UTC ms. */
export const isLateEntry = (visitAt: number, signedAt: number): boolean => signedAt - visitAt >= lateEntryAfter;
