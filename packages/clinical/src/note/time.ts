import { dayIn } from '../log/zone.ts';
import { minutesOf } from '../visit/minutes.ts';
import type { Visit } from '../visit/visit.ts';
import { serviceNamed, words } from '../wording/named.ts';
import { rounded, sentenceOf, timeOf } from './sentence.ts';
import type { Statement } from './shape.ts';
import { remarksOf } from './subjective.ts';

/** The minutes: by code, by who furnished them, what was corrected, and the two totals. */
export function time(visit: Visit): Statement[] {
  const minutes = minutesOf(visit);
  const said: Statement[] = [
    sentenceOf('time.day', { day: dayIn(visit.snapshot.clinic.zone, visit.opened.at) }, [visit.opened.id]),
  ];
  for (const code of minutes.codes) {
    said.push(
      sentenceOf('time.code', { code: code.code, name: serviceNamed(code.code), minutes: code.minutes, pool: code.pool }, [
        visit.opened.id,
        ...code.from,
      ]),
    );
  }
  if (minutes.people.length > 1) {
    said.push(
      sentenceOf(
        'time.people',
        { people: minutes.people.map((p) => p.by), seconds: minutes.people.map((p) => Math.floor(p.seconds)) },
        minutes.people.flatMap((p) => p.from),
      ),
    );
  }
  if (minutes.uncounted.length > 0) {
    const list = minutes.uncounted;
    said.push(
      sentenceOf(
        'time.uncounted',
        { seconds: list.map((u) => Math.floor(u.seconds)), modes: list.map((u) => u.mode), people: list.map((u) => u.by) },
        list.flatMap((u) => u.from),
      ),
    );
  }
  for (const activity of visit.activities) {
    const { corrected, bouts } = activity;
    if (corrected === null) continue;
    said.push(
      sentenceOf(
        'time.corrected',
        {
          activity: activity.name,
          time: timeOf(visit, corrected.at),
          measured: Math.floor(corrected.replacedSeconds),
          seconds: rounded(corrected.seconds),
          reason: words(corrected.reason),
          ...(corrected.laterSeconds >= 1 ? { later: Math.floor(corrected.laterSeconds) } : {}),
        },
        [corrected.id, ...bouts.flatMap((bout) => bout.events)],
      ),
    );
  }
  if (visit.journal.length > 1) {
    said.push(
      sentenceOf('time.total', { timed: minutes.timed, total: minutes.total }, [
        visit.opened.id,
        ...minutes.codes.flatMap((c) => c.from),
      ]),
    );
  }
  said.push(...remarksOf(visit, 'time'));
  return said;
}
