/** From this instant on (UTC ms: 2026-11-30, 16:00) a clearance needs what the stop table asks for; an older one counts as it was given. */
export const clearancesJudgedFrom = 1_796_054_400_000;
