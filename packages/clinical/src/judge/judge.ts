import type { NewBodies } from '../log/bodies.ts';
import type { Envelope } from '../log/event.ts';
import { readLog, type VisitLog } from '../log/read.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import { readingOf } from '../log/upcast.ts';
import type { TimeQuestion } from '../log/vocabulary.ts';
import { foldVisit } from '../visit/visit.ts';
import { doubtsOf, type JudgedVisit, longerThanPossible, measuredKinds } from './judged-times.ts';
import { type FindingOfStart, startsOf } from './starts.ts';
import { promptWithin } from './tolerances.ts';

type ServerKind = 'events.received' | 'time.questioned' | 'start.refused' | 'start.questioned';

/** What the server has to say of the events that it received, for its own stream. */
export type Judgment = { [K in ServerKind]: { readonly kind: K; readonly body: NewBodies[K] } }[ServerKind];

/**
 * Judges events that were just received; nothing is refused for what it says.
 *
 * - where its own time and its receipt differ by more than five seconds, the receipt is written down, a range a writer;
 * - a time that lies in the future, before the opening, more than a day back, or after the finish where the clock cannot
 *   start any more, is questioned; so is a therapist's time that an assistant records without naming a therapist, time entered
 *   by hand that lies on another day or ends in the future, and more one-on-one time than the visit can have lasted;
 * - a start that a safety rule blocks is refused where it arrives live: nothing was done yet. One that arrives late was
 *   practiced: it keeps its time and is questioned. A start that lacks a reason or an answer is questioned in both cases.
 *   Each is judged as the visit stood when it happened.
 * @param all every stored event of the visit, the fresh ones among them
 * @param fresh what was received now, in each writer's order
 * @param receivedAt UTC ms by the server's clock
 */
export function judge(all: readonly Envelope[], fresh: readonly Envelope[], receivedAt: number): readonly Judgment[] {
  const judgments: Judgment[] = [...receipts(fresh, receivedAt)];
  const starts = fresh.filter(({ kind }) => kind === 'activity.started' || kind === 'activity.resumed');
  const opening = all.find(({ kind }) => kind === 'visit.opened');
  const visit = judgedVisit(opening);
  const asked = new Set<string>();
  const question = (event: Envelope, why: TimeQuestion): void => {
    // One question for each reason, writer and call: the receipts say the rest, and a backlog of a week asks once.
    if (asked.has(`${event.writer} ${why}`)) return;
    asked.add(`${event.writer} ${why}`);
    judgments.push({ kind: 'time.questioned', body: { of: event.id, why, receivedAt } });
  };
  for (const event of fresh) for (const why of doubtsOf(event, visit, receivedAt)) question(event, why);
  const measures = fresh.some(({ kind }) => measuredKinds.has(kind));
  if ((starts.length === 0 && !measures) || opening === undefined) return judgments;
  // The receipts decide at which time an event is read, so they are read with the rest.
  const log = readLog(withReceipts(all, judgments, opening));
  // Nothing can be judged against a program that cannot be read; the events are stored all the same.
  if (log.opened === null) return judgments;
  if (measures) {
    const isDoubted = (writer: string): boolean => asked.has(`${writer} future`) || asked.has(`${writer} before-opening`);
    const tooLong = longerThanPossible(all, fresh, foldVisit(log, receivedAt), receivedAt, isDoubted);
    if (tooLong !== null) question(tooLong, 'longer-than-possible');
  }
  if (starts.length > 0) judgments.push(...startsJudged(log, starts, receivedAt));
  return judgments;
}

/** What the opening says of a visit; its snapshot is null where this program cannot read it. */
function judgedVisit(opening: Envelope | undefined): JudgedVisit {
  let read: VisitSnapshot | null | undefined;
  return {
    openedAt: opening?.at,
    // Few events are judged by it, and reading it takes longer than judging one that is not.
    get snapshot() {
      if (read === undefined) {
        const event = opening === undefined ? null : readingOf(opening).event;
        read = event?.kind === 'visit.opened' ? event.body.snapshot : null;
      }
      return read;
    },
  };
}

function startsJudged(log: VisitLog, starts: readonly Envelope[], receivedAt: number): readonly Judgment[] {
  const judgments: Judgment[] = [];
  const blocksOf = startsOf(log);
  for (const start of starts) {
    const found = blocksOf(start.id);
    if (found === null) continue;
    const { blocks, owed, afterFinish } = found;
    if (afterFinish) judgments.push({ kind: 'time.questioned', body: { of: start.id, why: 'after-finish', receivedAt } });
    const isLive = start.at >= receivedAt - promptWithin;
    if (isLive && blocks.length > 0) judgments.push({ kind: 'start.refused', body: { of: start.id, findings: written(blocks) } });
    else if (blocks.length + owed.length > 0)
      judgments.push({ kind: 'start.questioned', body: { of: start.id, findings: written([...blocks, ...owed]) } });
  }
  return judgments;
}

const written = (findings: readonly FindingOfStart[]): FindingOfStart[] => findings.slice(0, 100);

/** One entry for each run of a writer's events whose receipt differs from their own time. */
function receipts(fresh: readonly Envelope[], receivedAt: number): readonly Judgment[] {
  const ranges: { writer: string; from: number; to: number; receivedAt: number }[] = [];
  for (const { writer, seq, at } of fresh) {
    if (Math.abs(receivedAt - at) <= promptWithin) continue;
    const last = ranges.findLast((range) => range.writer === writer);
    if (last?.to === seq - 1) last.to = seq;
    else ranges.push({ writer, from: seq, to: seq, receivedAt });
  }
  return ranges.map((body) => ({ kind: 'events.received', body }));
}

/** The log as it will read with the receipts in the server's stream, before they are stored. */
function withReceipts(all: readonly Envelope[], judgments: readonly Judgment[], opening: Envelope): readonly Envelope[] {
  let seq = all.reduce((head, event) => (event.writer === opening.writer ? Math.max(head, event.seq) : head), 0);
  const made = judgments.flatMap(({ kind, body }): Envelope[] => {
    if (kind !== 'events.received') return [];
    seq += 1;
    // An id that no stored event has: the place in the stream, which nobody else can have either.
    const id = `${opening.id.slice(0, 24)}${seq.toString(16).padStart(12, '0')}`;
    return [{ ...opening, id, seq, kind, body, source: 'server' }];
  });
  return made.length === 0 ? all : [...all, ...made];
}
