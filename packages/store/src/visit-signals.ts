import { randomUUID } from 'node:crypto';
import { isUuid } from '@eupraxia/kernel';
import pg, { type Client, type Pool, type PoolConfig } from 'pg';

/** A visit that a committed transaction changed. Ids alone: nothing of a chart. */
export interface VisitChange {
  readonly clinicId: string;
  readonly visitId: string;
  /** Whose streams have new events; none where something else changed: a note, a device. */
  readonly writers: readonly string[];
  /** Whether it must reach other devices at once: a STOP, or a clock that was started or stopped. */
  readonly urgent: boolean;
}

/** Tells who waits for a visit that it changed, within this process and to every other one on the same database. */
export interface VisitSignals {
  publish(change: VisitChange): void;
  /** null: notifications may have been missed, so that everybody must look. */
  subscribe(listener: (change: VisitChange | null) => void): () => void;
  close(): Promise<void>;
}

const channel = 'eupraxia_visit';
/** A notification holds fewer than 8,000 bytes; a call that moved more streams than this names none. */
const mostWriters = 50;
/** How long notifications that are not urgent are gathered, in ms: each is a statement of its own. */
const gatherMs = 25;
/** Longest wait between two attempts to listen again, in ms. */
const longestWait = 5_000;

/**
 * Changes of visits by PostgreSQL's NOTIFY, sent after the commit in a statement of its own, so that no append waits for
 * the lock that notifications take. One connection listens, from the first listener on. A notification can be lost (the
 * connection broke, a pooler in between drops LISTEN): who waits for a change therefore also looks after a time.
 * @param connection how the listening connection reaches the database
 * @param pool sends notifications
 */
export function openVisitSignals({
  connection,
  pool,
  report,
}: {
  readonly connection: PoolConfig;
  readonly pool: Pick<Pool, 'query'>;
  readonly report: (line: string) => void;
}): VisitSignals {
  const listeners = new Set<(change: VisitChange | null) => void>();
  /** Names this process: its own changes have been told here already. */
  const origin = randomUUID();
  const waiting: string[] = [];
  let sending: Promise<void> | null = null;
  /** Whether what waits is sent at once, and how a sender that gathers is told so. */
  let hurried = false;
  let hurry = (): void => undefined;
  let closed = false;
  let client: Client | null = null;
  let connecting: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;

  const tell = (change: VisitChange | null): void => {
    for (const listener of listeners) listener(change);
  };

  async function send(): Promise<void> {
    while (waiting.length > 0) {
      if (!hurried) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, gatherMs);
          hurry = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hurried = closed;
      const payloads = waiting.splice(0, 100);
      // Who listens looks by itself after a time, so that a notification that cannot be sent is no failure of the append.
      await pool.query(`select pg_notify('${channel}', payload) from unnest($1::text[]) as payload`, [payloads]).catch(() => {
        waiting.length = 0;
      });
    }
  }

  async function listen(): Promise<void> {
    const next = new pg.Client(connection);
    let ended = false;
    const lost = (problem?: Error): void => {
      if (ended) return;
      ended = true;
      if (client === next) client = null;
      next.end().catch(() => undefined);
      if (closed) return;
      if (failures === 0 && problem !== undefined)
        report(`the connection that hears of changed visits was lost: ${problem.message}`);
      retry = setTimeout(connect, Math.min(longestWait, 250 * 2 ** failures++));
      retry.unref();
    };
    next.on('error', lost);
    next.on('end', () => lost());
    next.on('notification', ({ payload }) => {
      const change = changeIn(payload, origin);
      if (change !== undefined) tell(change);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (problem) {
      lost(problem as Error);
      return;
    }
    if (closed || ended) {
      await next.end().catch(() => undefined);
      return;
    }
    client = next;
    failures = 0;
    // What was notified while nobody listened.
    tell(null);
  }

  function connect(): void {
    if (closed || client !== null || connecting !== null) return;
    connecting = listen().finally(() => {
      connecting = null;
    });
  }

  return {
    publish(change) {
      tell(change);
      if (closed) return;
      waiting.push(payloadOf(change, origin));
      if (change.urgent) {
        hurried = true;
        hurry();
      }
      sending ??= send().finally(() => {
        sending = null;
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      connect();
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      hurried = true;
      hurry();
      clearTimeout(retry);
      listeners.clear();
      await sending;
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}

const payloadOf = ({ clinicId, visitId, urgent, writers }: VisitChange, origin: string): string =>
  [origin, clinicId, visitId, urgent ? '1' : '0', ...(writers.length > mostWriters ? [] : writers)].join(' ');

/** What another process says; undefined for what this one said itself, and for what is no such notification. */
function changeIn(payload: string | undefined, origin: string): VisitChange | undefined {
  const [from = '', clinicId = '', visitId = '', urgent, ...writers] = (payload ?? '').split(' ');
  if (from === origin || !isUuid(clinicId) || !isUuid(visitId)) return undefined;
  return { clinicId, visitId, urgent: urgent === '1', writers: writers.filter(isUuid) };
}
