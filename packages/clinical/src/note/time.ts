import { dayIn } from '../log/zone.ts';
import { minutesOf, secondsBeyond, type VisitMinutes } from '../visit/minutes.ts';
import type { Visit } from '../visit/visit.ts';
import { serviceNamed, words } from '../wording/named.ts';
import { clockParams } from './clock-params.ts';
import { rounded, sentenceOf, timeOf } from './sentence.ts';
import type { Statement } from './shape.ts';
import { remarksOf } from './subjective.ts';
import { timeJudgments } from './time-judgments.ts';

/** The minutes: by code, by who furnished them, what was corrected, and the two totals. */
export function time(visit: Visit): Statement[] {
  const minutes = minutesOf(visit);
  const said: Statement[] = [
    sentenceOf('time.day', { day: dayIn(visit.snapshot.clinic.zone, visit.opened.at) }, [visit.opened.id]),
  ];
  for (const code of minutes.codes) {
    said.push(
      sentenceOf(
        'time.code',
        { code: code.code, name: serviceNamed(code.code), ...clockParams(code, minutes.rule), pool: code.pool },
        [visit.opened.id, ...code.from],
      ),
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
          ...(corrected.from === null ? {} : { began: timeOf(visit, corrected.from) }),
          ...(corrected.laterSeconds >= 1 ? { later: Math.floor(corrected.laterSeconds) } : {}),
        },
        [corrected.id, ...bouts.flatMap((bout) => bout.events)],
      ),
    );
  }
  said.push(...timeJudgments(visit));
  if (visit.journal.length > 1) {
    said.push(...totals(visit, minutes));
  }
  said.push(...remarksOf(visit, 'time'));
  return said;
}

/** The two totals of this visit, and where the day has other visits of the discipline, those of all of them together. */
function totals(visit: Visit, { codes, rule, timed, total, day }: VisitMinutes): Statement[] {
  const timedCodes = codes.filter(({ pool }) => pool === 'visit');
  // Where every code has whole minutes the sum explains itself.
  const floored = rule === 'day-once' && timedCodes.some((code) => secondsBeyond(code) > 0);
  const from = [visit.opened.id, ...codes.flatMap((code) => code.from)];
  const said = [sentenceOf('time.total', { timed, total, ...(floored ? { added: timedCodes.length } : {}) }, from)];
  if (day.others > 0 && visit.sameDayFrom !== null)
    said.push(
      sentenceOf('time.same-day', { visits: day.others + 1, timed: day.timed, total: day.total }, [...from, visit.sameDayFrom]),
    );
  return said;
}
