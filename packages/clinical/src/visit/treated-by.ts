import type { Discipline, Level } from '@eupraxia/catalogue';
import type { EventKind } from '../log/bodies.ts';
import type { TreatedBy } from '../note/shape.ts';
import type { Visit } from './visit.ts';

/** Somebody who treated, with the discipline that the clinic has on record for them; null where it has none. */
export interface Contributor extends TreatedBy {
  readonly discipline: Discipline | null;
}

/** What a clinician records while they treat; a remark or a time that is put right is recorded by who did not, too. */
const treatmentKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'repetition.done',
  'set.finished',
  'cue.given',
  'assistance.set',
  'resistance.set',
]);

/**
 * Who treated in a visit, the longest first: whose time the clock counted, and who recorded treatment as a therapist or an
 * assistant while the clock ran. Where the log names nobody it is the clinician of the snapshot.
 */
export function contributors(visit: Visit): readonly Contributor[] {
  const found = new Map<string, { seconds: number; level: Level | null }>();
  const add = (userId: string, level: Level | null, seconds: number): void => {
    const known = found.get(userId);
    found.set(userId, { seconds: (known?.seconds ?? 0) + seconds, level: known?.level ?? level });
  };
  for (const { bouts } of visit.activities) {
    for (const { person, by, from, to } of bouts) {
      if (person !== null) add(person, levelOf(by), to === null ? 0 : Math.max(0, to - from) / 1000);
    }
  }
  const attended = visit.activities.flatMap(({ bouts }) => bouts).filter(({ mode }) => mode !== 'unattended');
  for (const { event } of visit.journal) {
    const { userId, role } = event.by;
    if (!treatmentKinds.has(event.kind) || (role !== 'therapist' && role !== 'assistant') || !isOfAPerson(event.source)) continue;
    if (attended.some(({ from, to }) => from <= event.at && (to === null || event.at <= to))) add(userId, role, 0);
  }
  const { clinician } = visit.snapshot;
  if (found.size === 0) found.set(clinician.userId, { seconds: 0, level: null });
  return [...found]
    .map(([userId, { seconds, level }]) => contributorOf(visit, userId, level, Math.round(seconds)))
    .sort((a, b) => b.seconds - a.seconds || (a.userId < b.userId ? -1 : 1));
}

/** Who treated, as a signature freezes it. */
export const treatedBy = (visit: Visit): readonly TreatedBy[] =>
  contributors(visit).map(({ discipline: _, ...person }) => person);

/** Absent in logs of the first release, whose taps were a person's. */
const isOfAPerson = (source: string | undefined): boolean => source === undefined || source === 'person';

const levelOf = (by: string): Level | null =>
  by === 'both' ? 'therapist' : by === 'therapist' || by === 'assistant' || by === 'student' || by === 'aide' ? by : null;

function contributorOf({ snapshot }: Visit, userId: string, recorded: Level | null, seconds: number): Contributor {
  const listed = snapshot.clinicians?.find((one) => one.userId === userId);
  const own = snapshot.clinician.userId === userId ? snapshot.clinician : undefined;
  const level = listed?.level === 'unlisted' ? null : (listed?.level ?? null);
  const discipline = listed?.discipline === 'unlisted' ? null : (listed?.discipline ?? null);
  return {
    userId,
    name: listed?.name ?? own?.name ?? userId,
    credentials: listed?.credentials ?? own?.credentials ?? '',
    level: level ?? recorded,
    discipline: discipline ?? (own !== undefined && snapshot.discipline !== 'unlisted' ? snapshot.discipline : null),
    seconds,
  };
}
