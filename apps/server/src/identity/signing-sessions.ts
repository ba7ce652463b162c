/** How long a password that was given for signing holds. */
export const signingMs = 10 * 60_000;

/** Most sign-ins that may sign at once; the oldest are forgotten first, so that memory stays bounded. */
const mostSessions = 10_000;

/**
 * Which sign-ins may sign, in memory of this process: a restart, a sign-out and ten minutes end it. Keyed by the id of the
 * session, so that another sign-in of the same person asks for the password by itself.
 */
export interface SigningSessions {
  /** From now (UTC ms) on the session may sign; gives until when. */
  begin(sessionId: string, now: number): number;
  /** Until when the session may sign; null where it may not. */
  until(sessionId: string, now: number): number | null;
  end(sessionId: string): void;
}

/** Signing sessions of one server process. */
export function signingSessions(): SigningSessions {
  const open = new Map<string, number>();
  return {
    begin(sessionId, now) {
      const until = now + signingMs;
      open.delete(sessionId);
      open.set(sessionId, until);
      for (const key of open.keys()) {
        if (open.size <= mostSessions) break;
        open.delete(key);
      }
      return until;
    },
    until(sessionId, now) {
      const until = open.get(sessionId);
      if (until !== undefined && until > now) return until;
      open.delete(sessionId);
      return null;
    },
    end(sessionId) {
      open.delete(sessionId);
    },
  };
}
