import type { CoachView } from '../../../live/protocol.ts';

/** Why nothing counts on a channel: `off`, no muscle behind it; `test`, rest that has to be proved first; null where it counts. */
export function electrodeState(coach: Pick<CoachView, 'electrodeOff' | 'testDue'> | null): 'off' | 'test' | null {
  if (coach === null) return null;
  return coach.electrodeOff ? 'off' : coach.testDue ? 'test' : null;
}
