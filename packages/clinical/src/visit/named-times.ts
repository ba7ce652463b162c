import type { SessionEvent } from '../log/event.ts';
import type { Furnisher } from '../log/vocabulary.ts';
import type { Bout } from './credit.ts';
import type { TimeConfirmation } from './questioned-times.ts';
import type { Visit } from './visit.ts';

/** Attended time that the log counts for a person without that person's word, or that their level cannot furnish. */
export interface NamedTime {
  /** The entry that gave it to them. */
  readonly event: string;
  /** UTC ms at which it began. */
  readonly at: number;
  readonly person: string;
  /**
   * `word`: somebody else recorded it in their name, and they have recorded nothing in the visit since. `level`: the clinic
   * has them on record as a student or an aide, or as an assistant where it counts as a therapist's.
   */
  readonly why: 'word' | 'level';
  readonly confirmed: TimeConfirmation | null;
}

/** Taps that turn from one person to the next, in ms: no time. */
const leastTime = 1_000;

/**
 * Whose time stands on somebody else's word. A clock that is handed over, resumed or lengthened in another person's name is
 * theirs once they record something in the visit themselves; until then it needs a therapist other than who recorded it, so
 * that nobody can give away time in which they treat somebody else. Time beyond the level on record needs a therapist's
 * confirmation. A therapist may put an assistant's time right.
 */
export function namedTimes(visit: Visit): readonly NamedTime[] {
  const byId = new Map(visit.journal.map(({ id, event }) => [id, event]));
  const found = new Map<string, NamedTime>();
  const add = (event: SessionEvent, at: number, person: string, by: Furnisher): void => {
    const isOwn = event.by.userId === person;
    if (!isOwn && !hasWord(visit, person, at)) {
      const confirmed = visit.confirmations.findLast((one) => one.of === event.id && one.by !== event.by.userId) ?? null;
      found.set(`${event.id} word`, { event: event.id, at, person, why: 'word', confirmed });
    }
    if (isBeyondLevel(visit, person, by) && !isAsked(visit, event.id)) {
      const confirmed = visit.confirmations.findLast((one) => one.of === event.id) ?? null;
      found.set(`${event.id} level`, { event: event.id, at, person, why: 'level', confirmed });
    }
  };
  for (const { bouts, corrected } of visit.activities) {
    const attended = bouts.filter(isAttended);
    for (const { events, person, by, from, to } of attended) {
      const opener = byId.get(events[0] ?? '');
      if (opener === undefined || person === null || (to !== null && to - from < leastTime)) continue;
      add(opener, from, person, by);
    }
    const entry = corrected === null ? undefined : byId.get(corrected.id);
    if (corrected === null || entry === undefined || corrected.seconds <= corrected.replacedSeconds) continue;
    if (corrected.replacedSeconds === 0 && corrected.person !== null) add(entry, corrected.at, corrected.person, corrected.by);
    else if (entry.by.role !== 'therapist')
      for (const { person, by, from } of attended)
        if (person !== null && from < corrected.at) add(entry, corrected.at, person, by);
  }
  return [...found.values()];
}

const isAttended = ({ mode, by }: Bout): boolean =>
  mode !== 'unattended' && (by === 'therapist' || by === 'both' || by === 'assistant');

/** Whether a person recorded something in the visit themselves, from an instant on. */
const hasWord = ({ journal }: Visit, person: string, from: number): boolean =>
  journal.some(({ at, event }) => at >= from && event.by.userId === person && event.source !== 'server');

function isBeyondLevel({ snapshot }: Visit, person: string, by: Furnisher): boolean {
  const level = snapshot.clinicians?.find(({ userId }) => userId === person)?.level;
  if (level === undefined || level === null || level === 'unlisted') return false;
  return by === 'assistant' ? level === 'student' || level === 'aide' : level !== 'therapist';
}

/** Whether the server asks the same of this entry already. */
const isAsked = ({ questioned }: Visit, event: string): boolean =>
  questioned.some((one) => 'why' in one && one.of === event && one.why === 'assistant-as-therapist');
