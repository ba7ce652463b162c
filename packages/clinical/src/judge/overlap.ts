import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { OverlapCounts } from '../log/vocabulary.ts';
import { common, type Interval, lengthOf, merged } from '../visit/intervals.ts';
import { settledOf } from '../visit/overlaps.ts';
import type { PlacedTime } from '../visit/placed.ts';
import type { Visit } from '../visit/visit.ts';

/**
 * The name of another visit in this visit's log: the same whenever it is needed, and of no use to whoever has only this
 * log. A UUID made of a hash (RFC 9562, version 8).
 */
export function opaqueVisit(visitId: string, otherId: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`${visitId} ${otherId}`)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Less than this, in ms, is no overlap: a tap that turns from one patient to the next. */
const leastOverlap = 1_000;

/**
 * When each therapist and assistant of a visit was with its patient in a mode, by user id, in order of time. A running clock
 * counts to where the visit was folded to, and time entered by hand where it is placed. Time of which the log does not say
 * whose it is belongs to the clinician who opened the visit, where that is of the level that treated.
 */
export function attendedTimes(visit: Visit, mode: 'one-on-one' | 'group'): ReadonlyMap<string, readonly Interval[]> {
  const times = new Map<string, Interval[]>();
  for (const { placed } of visit.activities) {
    for (const time of placed.times) {
      if (time.mode !== mode) continue;
      const person = whose(visit, time);
      if (person === null) continue;
      const known = times.get(person);
      if (known === undefined) times.set(person, [time]);
      else known.push(time);
    }
  }
  return new Map([...times].map(([person, list]) => [person, merged(list)]));
}

/** One-on-one time by person, see `attendedTimes`. */
export const oneOnOne = (visit: Visit): ReadonlyMap<string, readonly Interval[]> => attendedTimes(visit, 'one-on-one');

function whose({ snapshot }: Visit, { by, person }: PlacedTime): string | null {
  if (by !== 'therapist' && by !== 'both' && by !== 'assistant') return null;
  if (person !== null) return person;
  const { userId } = snapshot.clinician;
  const level = snapshot.clinicians?.find((one) => one.userId === userId)?.level ?? 'therapist';
  return level === (by === 'assistant' ? 'assistant' : 'therapist') ? userId : null;
}

/** What two visits both claim, as one of them states it. */
export interface OverlapOfVisits {
  readonly intervals: readonly Interval[];
  /** Whose time it is: one clinician's with two patients, or one patient's with two clinicians. */
  readonly of: 'clinician' | 'patient';
  readonly counts: OverlapCounts;
}

/**
 * What two visits of a day both claim, as `own` states it, or null. Of one clinician: time in which they were one-on-one here
 * and with the other patient there; in a group on both sides they are with both, and under Medicare Part A on both sides
 * concurrent therapy is lawful. Of one patient: attended time with two clinicians, in a group too, which counts once; under Part A two
 * disciplines both count it (co-treatment), and the note says why. One clinician in two visits of one patient counts once anywhere.
 * @param otherName the other visit's opaque id in the log of `own`; `ownName` the reverse
 */
export function overlapOfVisits(own: Visit, other: Visit, otherName: string, ownName: string): OverlapOfVisits | null {
  const [mine, theirs] = [oneOnOne(own), oneOnOne(other)];
  const partA = own.snapshot.payer.program === 'medicare-a' && other.snapshot.payer.program === 'medicare-a';
  const samePatient = own.snapshot.patient.id === other.snapshot.patient.id;
  const clinicians = partA && !samePatient ? [] : sharedByPerson(own, other, mine, theirs);
  const patients = samePatient ? common(attendedBy(own), attendedBy(other)) : [];
  const intervals = merged([...clinicians, ...patients].map(({ from, to }) => ({ from: Math.floor(from), to: Math.ceil(to) })));
  if (lengthOf(intervals) < leastOverlap) return null;
  const of = lengthOf(clinicians) > 0 ? 'clinician' : 'patient';
  if (of === 'patient' && partA && own.snapshot.discipline !== other.snapshot.discipline)
    return { intervals, of, counts: 'here' };
  const here = settledOf(own.settled, otherName, intervals, own.activities);
  const there = settledOf(other.settled, ownName, intervals, other.activities);
  return { intervals, of, counts: countsOf(here?.counts ?? null, there?.counts ?? null) };
}

/** Time in which a patient had anybody's attention, alone or in a group, whoever it was: a patient is in one place. */
const attendedBy = ({ activities }: Visit): readonly Interval[] =>
  activities.flatMap(({ placed }) =>
    placed.times.filter(
      ({ by, mode }) =>
        (by === 'therapist' || by === 'both' || by === 'assistant') && (mode === 'one-on-one' || mode === 'group'),
    ),
  );

type Times = ReadonlyMap<string, readonly Interval[]>;

function sharedByPerson(own: Visit, other: Visit, mine: Times, theirs: Times): readonly Interval[] {
  const [myGroups, theirGroups] = [attendedTimes(own, 'group'), attendedTimes(other, 'group')];
  const people = new Set([...mine.keys(), ...myGroups.keys()]);
  return [...people].flatMap((person) => {
    const [here, there] = [mine.get(person) ?? [], theirs.get(person) ?? []];
    return [...common(here, [...there, ...(theirGroups.get(person) ?? [])]), ...common(myGroups.get(person) ?? [], there)];
  });
}

/**
 * Where time counts that two visits claim, from what was said in each: nobody said anything, or both claim it: open. One said
 * so, or both say the same: there it counts. Neither wants it, or one says neither: in neither.
 * @param own said in this visit
 * @param other said in the other visit, of that visit: its `here` is there
 */
export function countsOf(own: OverlapCounts | null, other: OverlapCounts | null): OverlapCounts {
  const [mine, theirs] = [own === 'open' ? null : own, other === 'open' ? null : other];
  if (mine === 'neither' || theirs === 'neither') return 'neither';
  const mirrored = theirs === 'here' ? 'there' : theirs === 'there' ? 'here' : null;
  if (mine === null || mirrored === null || mine === mirrored) return mine ?? mirrored ?? 'open';
  return mine === 'here' ? 'open' : 'neither';
}
