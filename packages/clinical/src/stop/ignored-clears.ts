import type { EventOf, SessionEvent } from '../log/event.ts';
import { mayCorrect } from '../log/standing.ts';
import { type Recorded, recorded } from '../visit/activity.ts';
import { foldSafety, safetyDraftOf, safetyOf } from '../visit/safety.ts';
import { namesEmergency } from '../visit/stop-record.ts';
import { clearancesJudgedFrom } from './judged-from.ts';
import type { RatedEffort, StopParts } from './parts.ts';
import { itemsOf, Practiced } from './practiced.ts';
import { clearanceFlaws, type PressedStop, rowsOf } from './recovery.ts';
import { stopRulesMet } from './rules-met.ts';
import { mayVoid, voidableAs } from './voiding.ts';

type Clearing = EventOf<'stop.cleared'> | EventOf<'stop.voided'>;

interface Pressed extends Omit<PressedStop, 'whys'> {
  readonly by: SessionEvent['by'];
  readonly evidence: readonly string[];
  cleared: boolean;
}

/** What was recorded of one kind, as it stood at each instant: what was corrected later was there until then. */
class Ratings<T extends { readonly id: string; readonly at: number }> {
  readonly list: T[] = [];

  add(one: T): void {
    const place = this.list.findLastIndex(({ at }) => at <= one.at);
    this.list.splice(place + 1, 0, one);
  }

  /** Takes one away; when it was recorded, or null where it is not here. */
  remove(id: string): number | null {
    const place = this.list.findIndex((one) => one.id === id);
    return place < 0 ? null : (this.list.splice(place, 1)[0]?.at ?? null);
  }
}

/**
 * The ids of clearances and voidings that have no effect, each judged by what stood when it was recorded: what the stop
 * table asks for was not on record, or the person may not. What is corrected later changes no clearance.
 * @param events every event in log order, corrected ones among them
 * @param standing ids of the events that stand in the end
 */
export function ignoredClears(
  events: readonly SessionEvent[],
  standing: ReadonlySet<string>,
  opened: EventOf<'visit.opened'>,
): ReadonlySet<string> {
  const ignored = new Set<string>();
  if (!events.some(({ kind }) => kind === 'stop.cleared' || kind === 'stop.voided')) return ignored;
  const { snapshot } = opened.body;
  const safety = safetyDraftOf(snapshot);
  const pain = new Ratings<Recorded<'pain.rated'>>();
  const vitals = new Ratings<Recorded<'vitals.taken'>>();
  const effort = new Ratings<RatedEffort>();
  const practiced = new Practiced();
  const byId = new Map<string, SessionEvent>();
  const here = new Set<string>();
  const stops = new Map<string, Pressed>();
  const whys = new Map<string, { readonly id: string; readonly why: string }[]>();
  /** Clearances that a slow clock puts before their STOP. */
  const early = new Map<string, Clearing[]>();
  let newest: { readonly at: number; readonly event: SessionEvent } = { at: opened.at, event: opened };

  const parts = (): StopParts => ({
    ...safetyOf(safety),
    snapshot,
    opened: { at: opened.at },
    vitals: vitals.list,
    pain: pain.list,
    effort: effort.list,
    journal: [newest],
    practicedFrom: practiced.from,
    items: itemsOf(snapshot.program.items, practiced.ids),
  });
  const judge = (event: Clearing, stop: Pressed): void => {
    if (stop.cleared) return;
    const pressed: PressedStop = { ...stop, whys: (whys.get(stop.id) ?? []).map(({ why }) => why) };
    if (hasEffect(event, pressed, stop)) stop.cleared = true;
    else ignored.add(event.id);
  };
  const hasEffect = (event: Clearing, pressed: PressedStop, stop: Pressed): boolean => {
    // Only where the STOP is older as well: a clock that lies about the clearance alone opens nothing.
    if (event.at < clearancesJudgedFrom && stop.at < clearancesJudgedFrom && opened.at < clearancesJudgedFrom) return true;
    const now = parts();
    if (event.kind === 'stop.cleared') return clearanceFlaws(pressed, event.body, event.by.role, now).length === 0;
    const isMet = stopRulesMet(now).some(({ id }) => id === pressed.rule);
    const as = voidableAs({ ...pressed, evidence: stop.evidence }, here, isMet);
    const emergency = rowsOf(pressed, now).some((row) => row.emergency);
    return as !== null && as === event.body.because && mayVoid(event.by, stop.by, as, emergency);
  };
  /** What an event takes away, and since when what it replaces was there. */
  const replaced = (event: SessionEvent): number | null => {
    if (event.corrects === undefined) return null;
    const target = byId.get(event.corrects);
    if (target === undefined || !mayCorrect(event.by, target)) return null;
    here.delete(target.id);
    for (const list of whys.values()) {
      const place = list.findIndex(({ id }) => id === target.id);
      if (place >= 0) list.splice(place, 1);
    }
    return pain.remove(target.id) ?? vitals.remove(target.id) ?? effort.remove(target.id);
  };
  for (const event of events) {
    byId.set(event.id, event);
    const since = replaced(event);
    here.add(event.id);
    if (standing.has(event.id)) foldSafety(safety, event);
    if (event.source !== 'server') newest = { at: event.at, event };
    practiced.take(event);
    switch (event.kind) {
      case 'pain.rated':
        pain.add({ ...recorded(event), at: since ?? event.at });
        break;
      case 'vitals.taken':
        vitals.add({ ...recorded(event), at: since ?? event.at });
        break;
      case 'effort.rated':
        effort.add({ id: event.id, at: since ?? event.at, score: event.body.score });
        break;
      case 'stop.explained': {
        const { stop: of, why } = event.body;
        whys.set(of, [...(whys.get(of) ?? []), { id: event.id, why }]);
        // The STOP is open again, and its next clearance is judged by this reason too.
        const stop = stops.get(of);
        if (stop !== undefined && namesEmergency(event)) stop.cleared = false;
        break;
      }
      case 'stop.pressed': {
        const { from, rule = null } = event.body;
        const stop: Pressed = {
          id: event.id,
          at: event.at,
          from,
          rule,
          by: event.by,
          evidence: event.evidence ?? [],
          cleared: false,
        };
        stops.set(event.id, stop);
        for (const clearance of early.get(event.id) ?? []) judge(clearance, stop);
        break;
      }
      case 'stop.cleared':
      case 'stop.voided': {
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
