import type { Envelope, EventOf, SessionEvent, VisitLog } from '@eupraxia/clinical';
import type { BlockedStart } from './log/blocked-starts.ts';
import type { Journal, JournalState } from './log/journal.ts';

/** How long a start that is online waits for the server before practice begins, in ms. */
export const verdictWithin = 1_000;

/** A start that the server refused, with the rules that it named. */
export interface RefusedStart {
  readonly id: string;
  readonly activityId: string;
  /** UTC ms. */
  readonly at: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly text?: string | undefined;
    readonly wayOn?: string | undefined;
  }[];
}

type Start = EventOf<'activity.started'> | EventOf<'activity.resumed'>;
const isStart = (event: SessionEvent): event is Start => event.kind === 'activity.started' || event.kind === 'activity.resumed';

/**
 * The refusals that stand: of each activity its newest start, where the server refused it in its stream or in its answer.
 * By id of the activity.
 */
export function standingRefusals(log: VisitLog, blocked: readonly BlockedStart[]): ReadonlyMap<string, RefusedStart> {
  const refused = new Map<string, RefusedStart['findings']>();
  for (const event of log.events) if (event.kind === 'start.refused') refused.set(event.body.of, event.body.findings);
  // The answer says more than the stream: what each rule found, and what would change it.
  for (const { event, findings } of blocked) refused.set(event, findings);
  const newest = new Map<string, Start>();
  for (const event of log.events) if (isStart(event)) newest.set(event.body.activityId, event);
  const standing = new Map<string, RefusedStart>();
  for (const [activityId, { id, at }] of newest) {
    const findings = refused.get(id);
    if (findings !== undefined) standing.set(activityId, { id, activityId, at, findings });
  }
  return standing;
}

/**
 * The log with the refusals of the server's answers that its stream has not brought yet: until it has, the clock of such a
 * start must not run either.
 */
export function withBlockedStarts(log: VisitLog, blocked: readonly BlockedStart[]): VisitLog {
  const said = new Set(log.events.flatMap((event) => (event.kind === 'start.refused' ? [event.body.of] : [])));
  const missing = blocked.flatMap(({ event: id, findings }): readonly SessionEvent[] => {
    const start = log.events.find((event) => event.id === id);
    if (start === undefined || said.has(id)) return [];
    const body = { of: id, findings: findings.map(({ rule }) => ({ rule, severity: 'block' as const })) };
    return [{ ...start, kind: 'start.refused', source: 'server', body } as EventOf<'start.refused'>];
  });
  return missing.length === 0 ? log : { ...log, events: [...log.events, ...missing] };
}

/** What the server has said of a start so far. */
export function verdictOn(start: Envelope, state: JournalState): 'refused' | 'accepted' | 'waiting' {
  if (state.blocked.some(({ event }) => event === start.id)) return 'refused';
  const named = state.envelopes.some(
    ({ kind, body }) => kind === 'start.refused' && (body as { readonly of?: unknown } | null)?.of === start.id,
  );
  if (named) return 'refused';
  return (state.acknowledged[start.writer] ?? 0) >= start.seq ? 'accepted' : 'waiting';
}

/**
 * Waits for the server's verdict on a start that was just recorded, a second at most. `unheard`: no server, or none that
 * answered in time; the rules aboard have decided then, and a refusal that comes later stops what runs.
 */
export function startVerdict(
  start: Envelope,
  journal: Pick<Journal, 'state' | 'subscribe'>,
  within: number = verdictWithin,
): Promise<'refused' | 'accepted' | 'unheard'> {
  return new Promise((resolve) => {
    const end = (verdict: 'refused' | 'accepted' | 'unheard'): void => {
      clearTimeout(timer);
      stop();
      resolve(verdict);
    };
    const look = (): void => {
      const state = journal.state();
      const verdict = verdictOn(start, state);
      if (verdict !== 'waiting') end(verdict);
      else if (state.link !== 'online') end('unheard');
    };
    const timer = setTimeout(() => end('unheard'), within);
    const stop = journal.subscribe(look);
    look();
  });
}
