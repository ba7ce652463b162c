import type { Finding } from '../gate/patient.ts';
import { keeping, startBlockers } from '../gate/start-blockers.ts';
import type { EventKind } from '../log/bodies.ts';
import type { SessionEvent } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import { foldVisit, type Visit } from '../visit/visit.ts';

/** What the server writes of a finding that speaks against a start. */
export interface FindingOfStart {
  readonly rule: string;
  readonly severity: 'block' | 'reason' | 'ask';
  readonly text: string;
  readonly wayOn?: string;
}

/** What speaks against a start, as the visit stood when it happened. */
export interface StartBlocks {
  /** Certain blocks. */
  readonly blocks: readonly FindingOfStart[];
  /** What has to be asked, and the reasons that are owed. */
  readonly owed: readonly FindingOfStart[];
  /** Whether the visit had been finished. */
  readonly afterFinish: boolean;
}

/** Kinds that decide whether an activity may start: everything that the gate reads of a visit. */
const gateKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'screen.answered',
  'screening.changed',
  'vitals.taken',
  'pain.rated',
  'effort.rated',
  'rule.reasoned',
  'order.recorded',
  'order.changed',
  'limits.changed',
  'conditions.changed',
  'traits.recorded',
  'consent.agreed',
  'consent.changed',
  'zone.set',
  'stop.pressed',
  'stop.cleared',
  'stop.voided',
  'stop.explained',
  'visit.finished',
  'visit.reopened',
]);

const isStart = ({ kind }: SessionEvent): boolean => kind === 'activity.started' || kind === 'activity.resumed';

/**
 * Whether the gate reads an event: its kinds, and every correction, since one may take another back, through however many,
 * and reach what is read. Of starts it reads when practice began: those up to the first that nobody takes back. Where there
 * is a STOP it reads them all, since what ran decides what the STOP asks for.
 */
function gateReads({ events }: VisitLog): (event: SessionEvent) => boolean {
  const corrected = new Set(events.map(({ corrects }) => corrects));
  const lasting = events.findIndex((event) => isStart(event) && !corrected.has(event.id));
  const until = events.some(({ kind }) => kind === 'stop.pressed') ? events.length : lasting + 1;
  const begun = new Set(events.slice(0, until).filter(isStart));
  return (event) => event.corrects !== undefined || gateKinds.has(event.kind) || begun.has(event);
}

/**
 * Judges starts and resumptions of one log against the gate, each by the events before it in log order alone: what was
 * rated or answered later neither blocks nor clears it. The visit is folded from what the gate reads, and only where
 * something of that lies between two starts. The function gives null where a start is not in the log, cannot be read, or
 * names no activity of the program.
 */
export function startsOf(log: VisitLog): (id: string) => StartBlocks | null {
  const places = new Map(log.events.map(({ id }, place) => [id, place]));
  const concernsGate = gateReads(log);
  const read: SessionEvent[] = [];
  /** How many events that the gate reads lie before each place. */
  const readBefore = log.events.map((event) => (concernsGate(event) ? read.push(event) - 1 : read.length));
  let folded: { readonly of: number; readonly visit: Visit; readonly verdicts: Map<string, StartBlocks> } | null = null;
  return (id) => {
    const place = places.get(id);
    const start = place === undefined ? undefined : log.events[place];
    if (place === undefined || (start?.kind !== 'activity.started' && start?.kind !== 'activity.resumed')) return null;
    const of = readBefore[place] ?? 0;
    if (folded?.of !== of) folded = { of, visit: foldVisit({ ...log, events: read.slice(0, of) }), verdicts: new Map() };
    const { activityId } = start.body;
    const known = folded.verdicts.get(activityId);
    if (known !== undefined) return known;
    const { visit } = folded;
    if (!visit.snapshot.program.items.some((item) => item.id === activityId)) return null;
    const verdict = blocksOf(visit, activityId);
    folded.verdicts.set(activityId, verdict);
    return verdict;
  };
}

function blocksOf(visit: Visit, activityId: string): StartBlocks {
  const found = keeping(startBlockers(visit, activityId).findings);
  const isBlock = ({ severity, certain }: Finding) => severity === 'block' && certain;
  return {
    blocks: found.filter(isBlock).map((one) => ofStart(one, 'block')),
    owed: found.filter((one) => !isBlock(one)).map((one) => ofStart(one, one.severity === 'reason' ? 'reason' : 'ask')),
    afterFinish: visit.status === 'finished',
  };
}

const ofStart = ({ rule, text, wayOn }: Finding, severity: FindingOfStart['severity']): FindingOfStart => ({
  rule,
  severity,
  text,
  ...(wayOn === null ? {} : { wayOn }),
});
