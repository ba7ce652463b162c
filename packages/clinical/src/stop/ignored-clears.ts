import type { EventOf, SessionEvent } from '../log/event.ts';
import type { Recorded } from '../visit/activity.ts';
import { recorded } from '../visit/activity.ts';
import { foldSafety, safetyDraftOf, safetyOf } from '../visit/safety.ts';
import type { RatedEffort, StopParts } from './parts.ts';
import { clearanceFlaws, type PressedStop } from './recovery.ts';
import { mayVoid, voidableAs } from './voiding.ts';

/** From this instant on (UTC ms: 2026-11-30) a clearance needs what the stop table asks for; an older one counts as it was given. */
export const clearancesJudgedFrom = 1_795_996_800_000;

type Clearing = EventOf<'stop.cleared'> | EventOf<'stop.voided'>;

interface Pressed extends PressedStop {
  readonly by: SessionEvent['by'];
  readonly evidence: readonly string[];
}

/**
 * The ids of clearances and voidings that have no effect, as the visit stood when each was recorded: what the stop table
 * asks for was not on record, or the person may not.
 * @param events standing events in log order
 */
export function ignoredClears(events: readonly SessionEvent[], opened: EventOf<'visit.opened'>): ReadonlySet<string> {
  const ignored = new Set<string>();
  if (!events.some(isClearance)) return ignored;
  const { snapshot } = opened.body;
  const safety = safetyDraftOf(snapshot);
  const standing = new Set(events.map(({ id }) => id));
  const pain: Recorded<'pain.rated'>[] = [];
  const vitals: Recorded<'vitals.taken'>[] = [];
  const effort: RatedEffort[] = [];
  const stops = new Map<string, Pressed>();
  const whys = new Map<string, string>();
  /** Clearances that a slow clock puts before their STOP. */
  const early = new Map<string, Clearing[]>();
  const journal: { readonly at: number; readonly event: SessionEvent }[] = [];
  let practicedFrom: number | null = null;
  let activityId: string | null = null;

  const parts = (): StopParts => ({
    ...safetyOf(safety),
    snapshot,
    opened: { at: opened.at },
    vitals,
    pain,
    effort,
    journal,
    practicedFrom,
    item: snapshot.program.items.find(({ id }) => id === activityId) ?? null,
  });
  const judge = (event: Clearing, stop: Pressed): void => {
    const explained = { why: whys.get(stop.id) ?? null };
    if (event.kind === 'stop.voided') {
      const as = voidableAs(
        { from: stop.from, explained: explained.why === null ? null : { why: explained.why }, evidence: stop.evidence },
        standing,
      );
      if (as === null || !mayVoid(event.by, stop.by)) ignored.add(event.id);
    } else if (clearanceFlaws({ ...stop, why: explained.why }, event.body, event.by.role, parts()).length > 0)
      ignored.add(event.id);
  };
  for (const event of events) {
    foldSafety(safety, event);
    if (event.source !== 'server') journal[0] = { at: event.at, event };
    switch (event.kind) {
      case 'pain.rated':
        pain.push(recorded(event));
        break;
      case 'vitals.taken':
        vitals.push(recorded(event));
        break;
      case 'effort.rated':
        effort.push({ id: event.id, at: event.at, score: event.body.score });
        break;
      case 'activity.started':
      case 'activity.resumed':
        practicedFrom ??= event.at;
        activityId = event.body.activityId;
        break;
      case 'stop.explained':
        whys.set(event.body.stop, event.body.why);
        break;
      case 'stop.pressed': {
        const { from, rule = null } = event.body;
        const stop = { id: event.id, at: event.at, from, rule, why: null, by: event.by, evidence: event.evidence ?? [] };
        stops.set(event.id, stop);
        for (const clearance of early.get(event.id) ?? []) judge(clearance, stop);
        break;
      }
      case 'stop.cleared':
      case 'stop.voided': {
        if (event.at < clearancesJudgedFrom) break;
        const stop = stops.get(event.body.stop);
        if (stop !== undefined) judge(event, stop);
        else early.set(event.body.stop, [...(early.get(event.body.stop) ?? []), event]);
        break;
      }
      default:
        break;
    }
  }
  return ignored;
}

const isClearance = ({ kind, at }: SessionEvent): boolean =>
  at >= clearancesJudgedFrom && (kind === 'stop.cleared' || kind === 'stop.voided');
