import type { Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { sentenceOf, timeOf } from './sentence.ts';
import type { Statement } from './shape.ts';

/** What became of times that do not count as the clock showed them: cut, claimed by another visit, or confirmed. */
export function timeJudgments(visit: Visit): Statement[] {
  const at = new Map(visit.journal.map((row) => [row.id, row.at]));
  return [
    ...visit.cuts.map(({ id, from, to, cause }) =>
      sentenceOf(
        'time.cut',
        {
          time: timeOf(visit, to),
          seconds: Math.floor((to - from) / 1000),
          ...(cause === null ? {} : { cause }),
        },
        [id],
      ),
    ),
    ...visit.overlaps.map(({ id, of, counts, seconds, at: began, settled }) =>
      sentenceOf('time.overlap', { time: timeOf(visit, began), seconds: Math.floor(seconds), of, counts }, [
        id,
        ...(settled === null ? [] : [settled.id]),
      ]),
    ),
    ...visit.confirmations.flatMap(({ id, at: confirmed, by, text, of }) => {
      const time = at.get(of);
      if (time === undefined) return [];
      return [
        sentenceOf(
          'time.confirmed',
          { time: timeOf(visit, time), at: timeOf(visit, confirmed), name: words(nameOf(visit, by)), reason: words(text) },
          [id, of],
        ),
      ];
    }),
  ];
}

/** A person as they stand under a note; by their role where the snapshot does not know them. */
function nameOf({ snapshot }: Visit, userId: string): string {
  const known =
    snapshot.clinician.userId === userId
      ? snapshot.clinician
      : snapshot.clinicians?.find((clinician) => clinician.userId === userId);
  if (known === undefined) return 'a therapist';
  return known.credentials.trim() === '' ? known.name : `${known.name}, ${known.credentials}`;
}
