import { secondsAway } from '../visit/away.ts';
import { namedTimes } from '../visit/named-times.ts';
import { isReasonOfSubstance } from '../visit/reason-of-substance.ts';
import type { Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { finding, type Lack } from './lack.ts';
import { overlapsFindings } from './overlap-findings.ts';
import { timeOf } from './sentence.ts';

/** The most time of a patient's day, in seconds, that any answer lets a note state. */
export const mostOfDay = 16 * 3600;
/** How far after its own entry, in ms, time entered by hand may end: it was rounded to a minute. */
const aheadWithin = 60_000;

/** What is in doubt about the times of a visit. A doubt holds the signature until a therapist answers for it, and stays visible afterward. */
export function timeFindings(visit: Visit): Lack[] {
  return [
    ...questionFindings(visit),
    ...restoredFindings(visit),
    ...namedFindings(visit),
    ...handEnteredFindings(visit),
    ...overlapsFindings(visit),
    ...earlierElsewhere(visit),
  ];
}

function questionFindings(visit: Visit): Lack[] {
  const at = new Map(visit.journal.map((row) => [row.id, row.at]));
  const told = new Set<string>();
  return visit.questioned.flatMap((doubt): readonly Lack[] => {
    if (!('why' in doubt)) return [];
    const time = timeOf(visit, at.get(doubt.of) ?? doubt.at);
    // A doubt that several calls raised about one event is asked once.
    const name = `${doubt.of} ${doubt.why}`;
    if (told.has(name)) return [];
    told.add(name);
    return doubt.answered === null
      ? [
          finding(
            'time-questioned',
            'blocks',
            { time, why: doubt.why },
            { event: doubt.of, mend: ['confirm-time', 'time.confirmed'] },
          ),
        ]
      : [finding('time-confirmed', 'attention', { time, why: doubt.why }, { event: doubt.of })];
  });
}

function restoredFindings(visit: Visit): Lack[] {
  return visit.restored.map(({ id, at, what, confirmed }) => {
    const time = timeOf(visit, at);
    return confirmed === null
      ? finding(`${what}-restored`, 'blocks', { time }, { event: id, mend: ['confirm-time', 'time.confirmed'] })
      : finding(what === 'pause' ? 'pause-confirmed' : 'attention-confirmed', 'attention', { time }, { event: id });
  });
}

/** Time in the name of somebody who has not recorded anything since, or beyond the level on record. */
function namedFindings(visit: Visit): Lack[] {
  return namedTimes(visit).map(({ event, at, person, why, confirmed }) => {
    const params = { time: timeOf(visit, at), name: words(nameIn(visit, person)) };
    return confirmed === null
      ? finding(`time-named-${why}`, 'blocks', params, { event, mend: ['confirm-time', 'time.confirmed'] })
      : finding('time-named-confirmed', 'attention', params, { event });
  });
}

const nameIn = ({ snapshot }: Visit, userId: string): string =>
  (
    snapshot.clinicians?.find((one) => one.userId === userId) ??
    (snapshot.clinician.userId === userId ? snapshot.clinician : null)
  )?.name ?? 'somebody whom the clinic does not list';

/**
 * Time entered by hand. Inside the visit it is normal and the note marks it. Beyond what the visit lasted it needs its
 * beginning, a reason of substance and a therapist's confirmation, and stays visible; what ends in the future, lies where
 * another activity has its own time, or makes a day of more than 16 hours can only be corrected.
 */
function handEnteredFindings(visit: Visit): Lack[] {
  const found: Lack[] = [];
  const wall = Math.max(0, Math.floor((visit.ended - visit.opened.at) / 1000));
  for (const { name, item, corrected, placed } of visit.activities) {
    if (corrected === null) continue;
    const more = { activityId: item.id, event: corrected.id };
    const correct = { ...more, mend: ['correct-time', 'time.corrected'] } as const;
    const { from, seconds, at, id, reason } = corrected;
    if (from !== null && from + seconds * 1000 > at + aheadWithin)
      found.push(finding('time-ahead', 'blocks', { activity: name, time: timeOf(visit, at) }, correct));
    if (placed.twiceMs >= 1000)
      found.push(finding('time-twice', 'blocks', { activity: name, seconds: Math.floor(placed.twiceMs / 1000) }, correct));
    if (placed.outsideMs < 1000) continue;
    const params = { activity: name, seconds: Math.floor(placed.outsideMs / 1000), wall };
    if (from === null || !isReasonOfSubstance(reason)) found.push(finding('time-beyond-visit', 'blocks', params, correct));
    else if (visit.confirmations.some(({ of }) => of === id))
      found.push(finding('time-beyond-confirmed', 'attention', params, more));
    else found.push(finding('time-beyond-unconfirmed', 'blocks', params, { ...more, mend: ['confirm-time', 'time.confirmed'] }));
  }
  const day =
    visit.activities.reduce((sum, { seconds }) => sum + seconds, 0) +
    visit.sameDay.reduce((sum, { seconds }) => sum + seconds, 0);
  if (day > mostOfDay)
    found.push(finding('time-day-total', 'blocks', { seconds: Math.floor(day) }, { mend: ['correct-time', 'time.corrected'] }));
  return found;
}

/** What earlier releases wrote of other visits: it counts there. */
function earlierElsewhere(visit: Visit): Lack[] {
  const earlier = visit.elsewhere.filter(({ counts }) => counts === undefined);
  const away = visit.activities.reduce(
    (sum, activity) => sum + activity.credits.reduce((of, credit) => of + secondsAway(activity, credit, earlier), 0),
    0,
  );
  return away < 1 ? [] : [finding('elsewhere', 'attention', { seconds: Math.floor(away) })];
}
