import type { EventOf } from '../log/event.ts';
import type { Activity } from '../visit/activity.ts';
import { words } from '../wording/named.ts';
import type { Naming } from './naming.ts';
import { ids, sentenceOf } from './sentence.ts';
import type { Statement } from './shape.ts';

type Repetition = EventOf<'repetition.done'>;

/** How a repetition's feedback was given, as its evidence says; undefined where nobody was coached. */
const givenIn = ({ body }: Repetition): unknown => body.measured?.params['feedback'];

/**
 * How feedback was given: the policies in turn, the shares that fading came to, and how many of the repetitions that still
 * stand had the live signal, a result afterwards, or nothing.
 */
export function feedbackGiven({ coached, measured }: Activity, named: () => ReturnType<Naming>): Statement[] {
  const seen = measured.events.filter((event) => givenIn(event) !== undefined);
  const [first] = coached.started;
  if (first === undefined || seen.length === 0) return [];
  // A coach that began anew, after a reload or a pause, stands between what was changed before and after it.
  const policies = [
    ...coached.started.map(({ at, plan }) => ({ at, policy: String(plan['feedback']) })),
    ...coached.changed.map(({ at, policy }) => ({ at, policy })),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ policy }) => policy);
  const shares = coached.changed.flatMap(({ share }) => (share === undefined ? [] : [share]));
  const count = (given: string): number => seen.filter((event) => givenIn(event) === given).length;
  return [
    sentenceOf(
      'feedback',
      {
        ...named(),
        policies: policies.filter((policy, i) => policy !== policies[i - 1]),
        ...(shares.length === 0 ? {} : { shares: shares.filter((share, i) => share !== shares[i - 1]) }),
        done: seen.length,
        live: count('live'),
        after: count('after'),
        none: count('none'),
      },
      [...ids(coached.started), ...ids(coached.changed), ...ids(seen)],
      { measured: seen.flatMap(({ body }) => (body.measured === undefined ? [] : [body.measured])) },
    ),
  ];
}

/**
 * What was held without feedback. It may be called learning only where the whole probe came first and a day or more after
 * the last practice; every other is performance, and one of a task that was not practised tells of transfer. Repetitions that were taken back count no more.
 */
export function probes({ coached, measured, counted }: Activity, named: () => ReturnType<Naming>): Statement[] {
  const standing = new Map([...measured.events, ...counted.events].map((event) => [event.id, event]));
  return coached.probes.map(({ id, evidence, label, complete, variant }) => {
    const seen = evidence.flatMap((one) => standing.get(one) ?? []);
    return sentenceOf(
      'probe',
      {
        ...named(),
        held: seen.filter(({ body }) => body.held).length,
        of: seen.length,
        label: complete ? label : 'performance',
        ...(complete ? {} : { broken: true }),
        ...(variant === undefined ? {} : { variant: words(variant) }),
      },
      [id, ...ids(seen)],
      { measured: seen.flatMap(({ body }) => (body.measured === undefined ? [] : [body.measured])) },
    );
  });
}
