import { shown } from '@eupraxia/kernel';
import type { EventKind } from '../log/bodies.ts';
import type { VisitLog } from '../log/read.ts';
import type { Activity } from '../visit/activity.ts';
import type { Contradiction } from '../visit/clock.ts';
import { lackingFor } from '../visit/confirmation.ts';
import { baseCode, minutesOf } from '../visit/minutes.ts';
import type { Visit } from '../visit/visit.ts';
import { serviceNamed } from '../wording/named.ts';
import { findingGroups } from './finding-groups.ts';
import { gapsOf, isAccepted } from './gaps.ts';
import { finding, type Lack } from './lack.ts';
import { type PhraseBook, phrase } from './phrase-book.ts';
import { speaksOfBefore } from './progress.ts';
import { isPractised, practised, timeOf } from './sentence.ts';
import type { NoteElement, NoteFinding, PhraseParams } from './shape.ts';
import { beganAt } from './subjective.ts';
import { timeFindings } from './time-findings.ts';
import { partlyRead, unreadEntries } from './unread.ts';

/** A finding in the language of a phrase book. */
export function findingIn(book: PhraseBook, { key, severity, params, mend, ...more }: Lack): NoteFinding {
  const text = (name: string, given: PhraseParams) => shown(phrase(book, name, given));
  return {
    key,
    severity,
    group: findingGroups[key] ?? 'look',
    text: text(`finding.${key}`, params),
    ...more,
    ...(mend === undefined
      ? {}
      : { mend: { label: text(`remedy.${mend[0]}`, {}), ...(mend[1] === undefined ? {} : { kind: mend[1] }) } }),
  };
}

export type { Lack } from './lack.ts';

/** An addendum that would add nothing. */
export const nothingToAdd: Lack = finding('nothing-to-add', 'blocks');

/** What is wrong with the log itself. What cannot be read is named by a clinician; a log that contradicts itself forbids the signature. */
export function logFindings(log: VisitLog): Lack[] {
  const found: Lack[] = [];
  if (log.opened === null) found.push(finding('not-opened', 'blocks'));
  for (const entry of unreadEntries(log)) {
    if (entry.acknowledged) continue;
    const { id, kind, why, hash } = entry;
    found.push(
      finding(
        'unread',
        'attention',
        { kind, why, hash: hash.slice(0, 12) },
        { event: id, mend: ['go-without', 'unread.acknowledged'] },
      ),
    );
  }
  const partly = partlyRead(log);
  if (partly > 0) found.push(finding('partly-read', 'attention', { count: partly }));
  // A store keeps what continues a stream without a gap, and a tab records anew what lies beyond one; so a gap or a conflict
  // comes only in a log that was put together by hand, and its remedy is the whole log, not an answer in this one.
  for (const gap of log.gaps) found.push(finding('gap', 'blocks', { missing: gap.before - gap.after - 1 }));
  for (const of of new Set(log.conflicts.map((conflict) => conflict.of))) found.push(finding('conflict', 'blocks', { of }));
  const skew = log.skewed.reduce((most, s) => Math.max(most, Math.abs(s.byMs)), 0);
  if (skew >= 1000)
    found.push(finding('skew', 'attention', { seconds: Math.round(skew / 1000) }, { mend: ['correct-time', 'time.corrected'] }));
  return found;
}

/** What the clinician may sign with. A second opening cannot be taken back, so it must not forbid the signature for good. */
const attended: ReadonlySet<Contradiction['what']> = new Set<Contradiction['what']>([
  'started-under-stop',
  'started-after-finish',
  'start-refused',
  'clearance-ignored',
  'opened-twice',
]);

/** What stands open in the visit, and what an auditor would miss; only the first kind forbids the signature. */
export function visitFindings(visit: Visit): Lack[] {
  const found: Lack[] = [];
  // To open and to finish a visit, and to say whose it is, documents nothing of it.
  if (visit.journal.every(({ kind }) => kind.startsWith('visit.') || kind === 'patient.confirmed'))
    found.push(finding('no-events', 'blocks'));
  for (const stop of visit.stops) {
    const time = timeOf(visit, stop.at);
    // A visit may end under a STOP: the note says that practice was over. Only what goes on has to be cleared.
    if (stop.cleared === null && visit.status !== 'finished')
      found.push(finding('stop-open', 'blocks', { time }, { event: stop.id, mend: ['clear-stop', 'stop.cleared'] }));
    if (stop.explained === null && stop.rule === undefined && stop.cleared?.voided === undefined)
      found.push(
        finding(
          'stop-unexplained',
          stop.cleared === null ? 'blocks' : 'attention',
          { time },
          { event: stop.id, mend: ['explain-stop', 'stop.explained'] },
        ),
      );
    if (stop.cleared?.reached !== undefined && !stop.cleared.confirmed)
      found.push(
        finding(
          'clearance-unconfirmed',
          'blocks',
          { time: timeOf(visit, stop.cleared.at) },
          { event: stop.cleared.id, mend: ['confirm-clearance', 'reason.confirmed'] },
        ),
      );
  }
  for (const activity of visit.activities) {
    const { item, state } = activity;
    if (state === 'running') {
      found.push(
        finding(
          'activity-running',
          'blocks',
          { activity: activity.name },
          { activityId: item.id, mend: ['stop-clock', 'activity.stopped'] },
        ),
      );
    }
  }
  const at = new Map(visit.journal.map((row) => [row.id, row.at]));
  for (const { id, what } of visit.contradictions) {
    const severity = attended.has(what) ? 'attention' : 'blocks';
    found.push(
      finding(
        'contradiction',
        severity,
        { time: timeOf(visit, at.get(id) ?? visit.opened.at), what },
        { event: id, mend: ['take-back', 'event.retracted'] },
      ),
    );
  }
  for (const doubt of visit.questioned) {
    if (!('why' in doubt) && doubt.answered === null) {
      const time = timeOf(visit, at.get(doubt.of) ?? doubt.at);
      const blocks = doubt.findings.filter(({ severity }) => severity === 'block').length;
      const [key, count] = blocks > 0 ? ['start-blocked-late', blocks] : ['start-questioned', doubt.findings.length];
      found.push(finding(key, 'blocks', { time, count }, { event: doubt.of, mend: ['answer-start', 'start.answered'] }));
    }
  }
  found.push(...timeFindings(visit));
  for (const { id, at: given, confirmed } of visit.ruleReasons) {
    if (!confirmed)
      found.push(
        finding(
          'reason-unconfirmed',
          'blocks',
          { time: timeOf(visit, given) },
          { event: id, mend: ['confirm-reason', 'reason.confirmed'] },
        ),
      );
  }
  if (visit.journal.length > 1 && visit.status === 'open')
    found.push(finding('not-finished', 'attention', {}, { mend: ['finish', 'visit.finished'] }));
  return found;
}

const gapFindings = { response: ['response-missing', 'add-response'], plan: ['plan-missing', 'add-plan'] } as const;

/**
 * What a note of this treatment still lacks. Of Medicare's five elements the minutes and the intervention may be missing here,
 * which forbids the signature (the date is the opening's; who signs is the signature's). Response and plan are asked once.
 */
export function treatmentFindings(visit: Visit): Lack[] {
  const found: Lack[] = [];
  const active = practised(visit);
  for (const gap of gapsOf(visit)) {
    if (isAccepted(visit, gap)) continue;
    const [key, add] = gapFindings[gap];
    found.push(finding(key, 'blocks', {}, { gap, mend: [add, 'remark.written'] }));
  }
  for (const activity of active) {
    const { item } = activity;
    if (activity.seconds === 0) {
      // A time that somebody set to nothing is an answer, and a start that a safety rule refused has no time that counts; where
      // nothing but a signal was set up there is none to enter.
      const started = visit.journal.some(({ kind, activityId }) => kind === 'activity.started' && activityId === item.id);
      const treated = activity.repetitions.done > 0 && activity.corrected === null && !started;
      found.push(
        finding(
          'time-missing',
          treated ? 'blocks' : 'attention',
          { activity: activity.name },
          { activityId: item.id, mend: ['correct-time', 'time.corrected'] },
        ),
      );
    }
    if (activity.reference === null && activity.targeted.some((t) => t.zone !== null)) {
      found.push(
        finding(
          'reference-missing',
          'attention',
          { activity: activity.name },
          { activityId: item.id, mend: ['reference', 'reference.set'] },
        ),
      );
    }
    if (item.name.trim() === '')
      found.push(finding('intervention-unnamed', 'blocks', {}, { activityId: item.id, mend: ['program'] }));
    found.push(...missingElements(visit, activity));
  }
  for (const { code, seconds, minutes } of minutesOf(visit).codes) {
    if (minutes > 0 || seconds === 0) continue;
    const activityId = active.find((activity) => baseCode(visit, activity.item.service.code) === code)?.item.id;
    found.push(
      finding(
        'time-short',
        'attention',
        { name: serviceNamed(code), code },
        { ...(activityId === undefined ? {} : { activityId }), mend: ['correct-time', 'time.corrected'] },
      ),
    );
  }
  if (active.length > 0) {
    for (const activity of visit.activities) {
      if (!isPractised(activity))
        found.push(finding('not-practised', 'attention', { activity: activity.name }, { activityId: activity.item.id }));
    }
    if (active.some(({ item }) => lackingFor(visit, item.side) !== null)) found.push(finding('patient-unconfirmed', 'attention'));
    if (visit.measurements.length === 0 && visit.snapshot.baselines.length === 0) {
      found.push(finding('measure-missing', 'attention', {}, { mend: ['measure', 'measurement.taken'] }));
    }
  }
  return found;
}

/** The eight elements of one activity: which are missing, and the tap that adds them. */
function missingElements(visit: Visit, activity: Activity): Lack[] {
  const { item } = activity;
  const began = beganAt(visit);
  const speaksOf = (section: string) =>
    visit.remarks.some((r) => r.section === section && (r.activityId === undefined || r.activityId === item.id));
  const present: Readonly<Record<NoteElement, boolean>> = {
    'body-part': item.bodyPart.trim() !== '',
    // An intervention without a name forbids the signature, by a finding of its own.
    activity: true,
    objective: item.objective.trim() !== '',
    'sets-and-repetitions':
      activity.repetitions.done > 0 || ((item.minutes !== undefined || item.dose.kind === 'timed') && activity.seconds > 0),
    resistance: activity.resistance.length > 0,
    cues: activity.cues.length > 0,
    // Where the whole visit has no response, that is asked once and not for each activity.
    response:
      gapsOf(visit).includes('response') ||
      activity.effort.length > 0 ||
      activity.pain.length > 0 ||
      visit.quotes.some((quote) => quote.at >= began) ||
      speaksOf('response'),
    progress: speaksOfBefore(visit, activity) || visit.measurements.length > 0 || speaksOf('progress-and-plan'),
  };
  const remedies: Readonly<Record<NoteElement, readonly [string, EventKind?]>> = {
    'body-part': ['program'],
    activity: ['program'],
    objective: ['program'],
    'sets-and-repetitions': ['repetitions', 'repetition.done'],
    resistance: ['resistance', 'resistance.set'],
    cues: ['cue', 'cue.given'],
    response: ['response', 'effort.rated'],
    progress: ['progress', 'remark.written'],
  };
  return (Object.keys(present) as NoteElement[])
    .filter((element) => !present[element])
    .map((element) =>
      finding(
        'element',
        'attention',
        { activity: activity.name, element },
        { activityId: item.id, element, mend: remedies[element] },
      ),
    );
}
