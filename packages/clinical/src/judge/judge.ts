import type { NewBodies } from '../log/bodies.ts';
import type { Envelope } from '../log/event.ts';
import { readLog } from '../log/read.ts';
import { type FindingOfStart, startsOf } from './starts.ts';

/**
 * How far an event's own time and its receipt may lie apart, in ms, before the server writes down when it was received, and
 * before a start counts as one that arrived late.
 */
export const promptWithin = 5_000;
/** The most, in ms, that a writer's own uncertainty about its clock excuses: beyond it a time is questioned whatever it says. */
export const widestTolerance = 60_000;
/** What is older than this when it arrives, in ms, is questioned: nobody treats for a day without a network. */
export const lateAfter = 86_400_000;

type ServerKind = 'events.received' | 'time.questioned' | 'start.refused' | 'start.questioned';

/** What the server has to say of the events that it received, for its own stream. */
export type Judgment = { [K in ServerKind]: { readonly kind: K; readonly body: NewBodies[K] } }[ServerKind];

/**
 * Judges events that were just received; nothing is refused for what it says.
 *
 * - where its own time and its receipt differ by more than five seconds, the receipt is written down, a range a writer;
 * - a time that lies in the future, before the opening, more than a day back, or after the finish where the clock cannot
 *   start any more, is questioned;
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
  const doubted = fresh.some((event) => event.at > receivedAt || event.at < receivedAt - promptWithin);
  if (starts.length === 0 && !doubted) return judgments;
  const opening = all.find(({ kind }) => kind === 'visit.opened');
  const asked = new Set<string>();
  for (const event of fresh) {
    const why = doubtOf(event, opening?.at, receivedAt);
    // One question for each reason, writer and call: the receipts say the rest, and a backlog of a week asks once.
    if (why === null || asked.has(`${event.writer} ${why}`)) continue;
    asked.add(`${event.writer} ${why}`);
    judgments.push({ kind: 'time.questioned', body: { of: event.id, why, receivedAt } });
  }
  if (starts.length === 0 || opening === undefined) return judgments;
  // The receipts decide at which time an event is read, so they are read with the rest.
  const log = readLog(withReceipts(all, judgments, opening));
  // Nothing can be judged against a program that cannot be read; the events are stored all the same.
  if (log.opened === null) return judgments;
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

function doubtOf(event: Envelope, openedAt: number | undefined, receivedAt: number): 'future' | 'before-opening' | 'late' | null {
  const tolerance = Math.min(Math.max(promptWithin, event.within ?? 0), widestTolerance);
  if (event.at > receivedAt + tolerance) return 'future';
  if (openedAt !== undefined && event.at < openedAt - tolerance) return 'before-opening';
  return event.at < receivedAt - lateAfter ? 'late' : null;
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
