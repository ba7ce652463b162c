import type { NoteSectionKey } from '../log/vocabulary.ts';
import type { Recorded, Visit } from '../visit/visit.ts';
import { ids, sentenceOf, timeOf } from './sentence.ts';
import type { Sentence } from './shape.ts';

/** What the patient brought: conditions, words before the work began, pain and vital signs of the visit as a whole. */
export function subjective(visit: Visit): Sentence[] {
  const { conditions } = visit.snapshot;
  const said: Sentence[] = [];
  if (conditions.length > 0) {
    said.push(
      sentenceOf(
        'conditions',
        { names: conditions.map((c) => c.name), sides: conditions.map((c) => c.side), onsets: conditions.map((c) => c.onset) },
        [visit.opened.id],
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

export const quotes = (list: readonly Recorded<'quote.said'>[]): Sentence[] =>
  list.map((quote) => sentenceOf('quote', { text: quote.text, speaker: quote.speaker }, [quote.id], { own: quote.speaker }));

/** A section's remarks; with `on`, only those that speak of such an activity, or of none. */
export const remarksOf = (
  visit: Visit,
  section: NoteSectionKey,
  on: (activityId: string | undefined) => boolean = () => true,
): Sentence[] =>
  visit.remarks
    .filter((remark) => remark.section === section && on(remark.activityId))
    .map((remark) => sentenceOf('remark', { text: remark.text }, [remark.id], { own: 'therapist' }));

export const painParams = (list: readonly Recorded<'pain.rated'>[]) => ({
  scores: list.map((rating) => rating.score),
  whens: list.map((rating) => rating.when),
  sites: list.map((rating) => rating.site ?? ''),
});

function vitals(visit: Visit): Sentence[] {
  const signs = [
    ['blood-pressure', (v: Recorded<'vitals.taken'>) => (v.systolic === undefined ? undefined : `${v.systolic}/${v.diastolic}`)],
    ['heart-rate', (v: Recorded<'vitals.taken'>) => v.heartRate?.toString()],
    ['spo2', (v: Recorded<'vitals.taken'>) => v.spo2?.toString()],
  ] as const;
  const said: Sentence[] = [];
  for (const [sign, read] of signs) {
    const taken = visit.vitals.flatMap((v) => {
      const value = read(v);
      return value === undefined ? [] : [{ id: v.id, value, when: v.when === 'during' ? `at ${timeOf(visit, v.at)}` : v.when }];
    });
    if (taken.length > 0)
      said.push(sentenceOf('vitals', { sign, values: taken.map((t) => t.value), whens: taken.map((t) => t.when) }, ids(taken)));
  }
  return said;
}
