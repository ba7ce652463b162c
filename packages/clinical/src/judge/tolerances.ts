/**
 * How far an event's own time and its receipt may lie apart, in ms, before the server writes down when it was received, and
 * before a start counts as one that arrived late.
 */
export const promptWithin = 5_000;
/** The most, in ms, that a writer's own uncertainty about its clock excuses: beyond it a time is questioned whatever it says. */
export const widestTolerance = 60_000;
/** What is older than this when it arrives, in ms, is questioned: nobody treats for a day without a network. */
export const lateAfter = 86_400_000;
