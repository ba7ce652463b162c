import type { CodeRow } from '@eupraxia/catalogue';
import type { Activity } from './activity.ts';
import { secondsAway } from './away.ts';
import type { Credit } from './clock.ts';
import type { Visit } from './visit.ts';

/** Whose time a minute is for note and bill: the therapist's, the assistant's, or nobody's. */
export type CreditedTo = 'therapist' | 'assistant' | null;

/** What a service asks of the person and of their attention; a code that the catalogue does not know is one-on-one. */
type Service = Pick<CodeRow, 'attendance' | 'assistant'> | undefined;

/** Time of one activity by one kind of person in one mode, with whose time it is. */
export interface CreditedTime {
  readonly by: Credit['by'];
  readonly mode: Credit['mode'];
  readonly seconds: number;
  readonly to: CreditedTo;
  /**
   * Why it is nobody's: the `person` may not furnish it, the `attention` was not what the service needs, or another visit
   * claims it and it does not count here (`elsewhere`). Null where it counts.
   */
  readonly lost: 'person' | 'attention' | 'elsewhere' | null;
  /** The events that it rests on. */
  readonly events: readonly string[];
}

/**
 * Whose minute counts: the one rule, read by the note's minutes and by units. Therapist and assistant together count as
 * the therapist; students and aides count for nothing, and nobody's time only for services that are unattended by
 * definition. A one-on-one service counts one-on-one time alone, a group service no unattended time.
 * @param by who furnished it; a person that this release does not know counts for nothing
 * @param mode how they attended; one that this release does not know is taken as unattended
 */
export function creditedTo(by: string, mode: string, service: Service): CreditedTo {
  const attendance = service?.attendance ?? 'one-on-one';
  if (!attends(mode, attendance)) return null;
  if (by === 'therapist' || by === 'both') return 'therapist';
  if (by === 'assistant') return (service?.assistant ?? true) ? 'assistant' : null;
  return by === 'none' && attendance === 'unattended' ? 'therapist' : null;
}

/** The time of an activity, split where a part of it is nobody's; its seconds add up to those of the activity's credits. */
export function creditedTimes(activity: Activity, service: Service, elsewhere: Visit['elsewhere']): readonly CreditedTime[] {
  const attendance = service?.attendance ?? 'one-on-one';
  const times: CreditedTime[] = [];
  for (const { by, mode, seconds, events } of activity.credits) {
    const to = creditedTo(by, mode, service);
    if (to === null) {
      times.push({ by, mode, seconds, to, lost: attends(mode, attendance) ? 'person' : 'attention', events });
      continue;
    }
    const away = attendance === 'unattended' ? 0 : Math.min(seconds, secondsAway(activity, { by, mode }, elsewhere));
    if (away < seconds || away === 0) times.push({ by, mode, seconds: seconds - away, to, lost: null, events });
    if (away > 0) times.push({ by, mode, seconds: away, to: null, lost: 'elsewhere', events });
  }
  return times;
}

function attends(mode: string, attendance: CodeRow['attendance']): boolean {
  if (attendance === 'unattended') return true;
  return mode === 'one-on-one' || (attendance === 'group' && mode === 'group');
}
