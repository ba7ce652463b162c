import type { NoteSectionKey } from '../log/vocabulary.ts';
import type { Recorded } from '../visit/activity.ts';
import type { Visit } from '../visit/visit.ts';
import { rowNamed, words } from '../wording/named.ts';
import { ids, sentenceOf, timeOf } from './sentence.ts';
import type { Statement } from './shape.ts';

/** What the patient brought: conditions, words before the work began, pain and vital signs of the visit as a whole. */
export function subjective(visit: Visit): Statement[] {
  const { conditions } = visit.snapshot;
  const said: Statement[] = [];
  if (conditions.length > 0) {
    said.push(
      sentenceOf(
        'conditions',
        {
          names: conditions.map((c) => rowNamed('condition', c.conditionId, c.name)),
          sides: conditions.map((c) => c.side),
          onsets: conditions.map((c) => c.onset),
        },
        [visit.opened.id],
      ),
    );
  }
  if (visit.confirmed.length > 0) {
    said.push(
      sentenceOf(
        'patient.confirmed',
        { times: visit.confirmed.map((one) => timeOf(visit, one.at)), sides: visit.confirmed.map((one) => one.side ?? '') },
        ids(visit.confirmed),
      ),
    );
  }
  const began = beganAt(visit);
  said.push(...quotes(visit.quotes.filter((quote) => quote.at < began)));
  said.push(...remarksOf(visit, 'subjective'));
  const pain = visit.pain.filter((rating) => rating.activityId === undefined);
  if (pain.length > 0) said.push(sentenceOf('pain', painParams(pain), ids(pain)));
  said.push(...vitals(visit));
  return said;
}

/** UTC ms of the first start of an activity; what was said before it belongs to the subjective part. */
export function beganAt(visit: Visit): number {
  return Math.min(Number.POSITIVE_INFINITY, ...visit.activities.map((a) => a.bouts[0]?.from ?? Number.POSITIVE_INFINITY));
}

export const quotes = (list: readonly Recorded<'quote.said'>[]): Statement[] =>
  list.map((quote) =>
    sentenceOf('quote', { text: words(quote.text), speaker: quote.speaker }, [quote.id], { own: quote.speaker }),
  );

/** A section's remarks; with `on`, only those that speak of such an activity, or of none. */
export const remarksOf = (
  visit: Visit,
  section: NoteSectionKey,
  on: (activityId: string | undefined) => boolean = () => true,
): Statement[] =>
  visit.remarks
    .filter((remark) => remark.section === section && on(remark.activityId))
    .map((remark) => sentenceOf('remark', { text: words(remark.text) }, [remark.id], { own: 'therapist' }));

export const painParams = (list: readonly Recorded<'pain.rated'>[]) => ({
  scores: list.map((rating) => rating.score),
  whens: list.map((rating) => rating.when),
  sites: list.map((rating) => (rating.site === undefined ? null : words(rating.site))),
});

function vitals(visit: Visit): Statement[] {
  const signs = [
    ['blood-pressure', (v: Recorded<'vitals.taken'>) => (v.systolic === undefined ? undefined : `${v.systolic}/${v.diastolic}`)],
    ['heart-rate', (v: Recorded<'vitals.taken'>) => v.heartRate?.toString()],
    ['spo2', (v: Recorded<'vitals.taken'>) => v.spo2?.toString()],
  ] as const;
  const said: Statement[] = [];
  for (const [sign, read] of signs) {
    const taken = visit.vitals.flatMap((v) => {
      const value = read(v);
      return value === undefined ? [] : [{ id: v.id, value, when: v.when, time: timeOf(visit, v.at) }];
    });
    if (taken.length > 0)
      said.push(
        sentenceOf(
          'vitals',
          {
            sign,
            values: taken.map((t) => t.value),
            whens: taken.map((t) => t.when),
            times: taken.map((t) => t.time),
          },
          ids(taken),
        ),
      );
  }
  return said;
}
