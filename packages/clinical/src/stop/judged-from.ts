/** From this instant on (UTC ms: 2026-11-30) a clearance needs what the stop table asks for; an older one counts as it was given. */
export const clearancesJudgedFrom = 1_795_996_800_000;
