import type { EventKind } from '../log/bodies.ts';
import type { Heads, SessionEvent } from '../log/event.ts';
import { logThrough, type VisitLog } from '../log/read.ts';
import type { MinutesRule, NoteSectionKey } from '../log/vocabulary.ts';
import { minutesOf } from '../visit/minutes.ts';
import { foldVisit, type Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { addedBeyond } from './late.ts';
import { definedParams, sentenceOf, timeOf } from './sentence.ts';
import type { NestedPhrase, Statement } from './shape.ts';

export type Sections = Readonly<Record<NoteSectionKey, readonly Statement[]>>;

/** Settings that give a late event its meaning; they are read with it and not said again. */
const context: ReadonlySet<EventKind> = new Set<EventKind>([
  'visit.opened',
  'reference.set',
  'zone.set',
  'set.finished',
  'stop.pressed',
  'stop.explained',
  'stop.cleared',
  'stop.voided',
]);

/** Sentences that hold for a part of a visit; totals and comparisons would speak of late events as if they were all. */
const partial: ReadonlySet<string> = new Set([
  'quote',
  'remark',
  'pain',
  'vitals',
  'reference',
  'dose.emg',
  'dose.counted',
  'resistance',
  'cues',
  'cue.words',
  'assistance',
  'zone.changed',
  'reason',
  'effort',
  'stop',
  'measure.taken',
  'time.corrected',
  'time.cut',
  'time.confirmed',
  'time.overlap',
]);

/**
 * The sentences of an addendum: what it adds, which statements of the signed note it corrects, and what the minutes
 * are now. Everything rests on events beyond `since`.
 * @param rule how whole minutes are made, where that is not the clinic's rule
 * @param sectionsOf composes the sections of a visit; `apart` for sentences of which only some will be kept
 */
export function addendumSections(
  log: VisitLog,
  visit: Visit,
  since: Heads,
  sectionsOf: (visit: Visit, apart?: boolean) => Sections,
  rule?: MinutesRule,
): Sections {
  const late = addedBeyond(log, since);
  const sections: Record<NoteSectionKey, Statement[]> = {
    subjective: [],
    intervention: [],
    'skilled-need': [],
    response: [],
    'progress-and-plan': [],
    time: [],
  };
  if (late.length === 0) return sections;
  const lateIds = new Set(late.map((event) => event.id));
  sections.subjective.push(adds(late));

  const signedLog = logThrough(log, since);
  const signedVisit = signedLog.opened === null ? null : foldVisit(signedLog);
  const signed = signedVisit === null ? null : sectionsOf(signedVisit);
  const before = new Map(signedLog.events.map((event) => [event.id, event]));
  for (const event of late) {
    const target = event.corrects === undefined ? undefined : before.get(event.corrects);
    if (target === undefined) continue;
    const [section, was] = signedStatement(signed, target.id);
    sections[section].push(
      sentenceOf(
        'addendum.corrects',
        {
          kind: target.kind,
          time: timeOf(visit, target.at),
          ...definedParams({
            by: event.kind === 'event.retracted' ? undefined : event.kind,
            was,
            reason: event.kind === 'event.retracted' && event.body.reason !== undefined ? words(event.body.reason) : undefined,
          }),
        },
        [event.id, target.id],
      ),
    );
  }

  const added = sectionsOf(lateVisit(log, visit, lateIds), true);
  for (const key of Object.keys(sections) as NoteSectionKey[]) {
    sections[key].push(
      ...added[key].filter((sentence) => partial.has(sentence.key) && sentence.from.some((id) => lateIds.has(id))),
    );
  }
  const [now, then] = [minutesOf(visit, rule), signedVisit === null ? null : minutesOf(signedVisit, rule)];
  sections.time.push(
    sentenceOf(
      'addendum.time',
      { timed: now.timed, total: now.total, timedBefore: then?.timed ?? 0, totalBefore: then?.total ?? 0 },
      [...lateIds],
    ),
  );
  return sections;
}

function adds(late: readonly SessionEvent[]): Statement {
  const counts = new Map<string, number>();
  for (const { kind } of late) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return sentenceOf(
    'addendum.adds',
    { kinds: [...counts.keys()], counts: [...counts.values()] },
    late.map((event) => event.id),
  );
}

/** The narrowest sentence of the signed note that rests on an event, and where it stood. */
function signedStatement(signed: Sections | null, id: string): [NoteSectionKey, NestedPhrase | undefined] {
  let best: { section: NoteSectionKey; sentence: Statement } | undefined;
  for (const section of Object.keys(signed ?? {}) as NoteSectionKey[]) {
    for (const sentence of signed?.[section] ?? []) {
      if (sentence.from.includes(id) && (best === undefined || sentence.from.length < best.sentence.from.length))
        best = { section, sentence };
    }
  }
  return best === undefined
    ? ['intervention', undefined]
    : [best.section, { key: best.sentence.key, params: best.sentence.params }];
}

/** The visit as the late events alone show it, with the clock and the journal of the whole. */
function lateVisit(log: VisitLog, whole: Visit, lateIds: ReadonlySet<string>): Visit {
  const standing = new Set(whole.journal.filter((row) => context.has(row.kind)).map((row) => row.id));
  // From the events as the whole log times them: without its receipts a part of it would read other times.
  const events = log.events.filter(({ id }) => lateIds.has(id) || standing.has(id));
  const part = foldVisit({ ...log, events });
  return {
    ...part,
    journal: whole.journal,
    ended: whole.ended,
    overlaps: whole.overlaps,
    cuts: whole.cuts,
    restored: whole.restored,
    questioned: whole.questioned,
    confirmations: whole.confirmations,
    activities: part.activities.map((activity, i) => {
      const { state, bouts, seconds, measuredSeconds, corrected, credits, cuts, placed } = whole.activities[i] ?? activity;
      return { ...activity, state, bouts, seconds, measuredSeconds, corrected, credits, cuts, placed };
    }),
  };
}
