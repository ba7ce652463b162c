import type { AuditActName } from '@eupraxia/clinical/audit';
import type { Actor, PersonActor, SignInLogRow, Store, TenantTx } from '@eupraxia/store';
import { Tallies } from './tallies.ts';

/** Notes that a list was shown, in the transaction that reads it. */
export type NoteList = (tx: TenantTx, action: AuditActName, subject: string) => void;

/**
 * Writes audit rows of what happens outside a transaction of its own: sign-ins, refusals. What repeats is folded, so that
 * nobody can fill the disk or hold the chain by asking again and again.
 */
export interface AuditRecorder {
  /**
   * Runs `work`, which reads a list; what it notes is recorded in its transaction, once in five minutes for the same
   * person, act and subject: a search as one types is one act.
   */
  listing<T>(actor: PersonActor, work: (note: NoteList) => Promise<T>): Promise<T>;
  /** Writes a row for each actor (one person in each of their clinics). Never throws: a failure is reported. */
  write(actors: readonly Actor[], action: AuditActName, subject: string): Promise<void>;
  /**
   * The same, folded: the first within a minute is written, the others are counted, and one row says how many.
   * @param who finds the actors; asked for the first alone
   */
  folded(key: string, action: AuditActName, subject: string, who: () => Promise<readonly Actor[]>): Promise<void>;
  /** Adds to the server's own sign-in log, folded by the minute in the same way; above 60 kinds a minute they share a row. */
  logged(row: Omit<SignInLogRow, 'at' | 'times'>): Promise<void>;
  /** Runs recording behind an answer, so that the time of the answer says nothing; dropped where too much waits. */
  later(work: () => Promise<void>): void;
  /** Writes the counts of minutes that are over; of all where `all`. */
  flush(all?: boolean): Promise<void>;
}

/** What repeats within a minute: in whose name, and what the row says. */
interface Repeated {
  actors: readonly Actor[];
  readonly action: AuditActName;
  readonly subject: string;
}

const minuteMs = 60_000;
const listMs = 5 * minuteMs;
const mostWaiting = 1000;
const mostKinds = 60;

/** What the recorder works with. `unsealed` takes the clinics that have rows which no seal covers. */
export interface RecorderParts {
  readonly store: Pick<Store, 'tenant' | 'signInLog'>;
  readonly clock: () => number;
  readonly unsealed: Set<string>;
  /** Takes a line for whoever runs the server; it names nobody. */
  readonly report: (line: string) => void;
}

/** The recorder of one server process. */
export function auditRecorder({ store, clock, unsealed, report }: RecorderParts): AuditRecorder {
  const lists = new Tallies<null>(listMs);
  const repeated = new Tallies<Repeated>(minuteMs);
  const attempts = new Tallies<Omit<SignInLogRow, 'at' | 'times'>>(minuteMs);
  let kinds = { since: Number.NEGATIVE_INFINITY, keys: new Set<string>() };
  let waiting = 0;
  let behind: Promise<void> = Promise.resolve();

  const safely = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch {
      report('An act could not be recorded in the audit trail.');
    }
  };
  const write = async (actors: readonly Actor[], action: AuditActName, subject: string) => {
    for (const actor of actors) {
      await safely(async () => {
        unsealed.add(actor.clinicId);
        await store.tenant(actor, async (tx) => tx.audit(action, subject));
      });
    }
  };
  return {
    async listing(actor, work) {
      const noted: string[] = [];
      const value = await work((tx, action, subject) => {
        const key = `${actor.clinicId} ${actor.userId} ${action} ${subject}`;
        if (lists.has(key, clock())) return;
        tx.audit(action, subject);
        noted.push(key);
      });
      for (const key of noted) lists.isFirst(key, clock(), null);
      return value;
    },
    write,
    async folded(key, action, subject, who) {
      const entry: Repeated = { actors: [], action, subject };
      if (!repeated.isFirst(key, clock(), entry)) return;
      await safely(async () => {
        entry.actors = await who();
        await write(entry.actors, action, subject);
      });
    },
    async logged(row) {
      const now = clock();
      if (now - kinds.since >= minuteMs || now < kinds.since) kinds = { since: now, keys: new Set() };
      const own = `${row.what} ${row.account} ${row.network}`;
      const shared = !kinds.keys.has(own) && kinds.keys.size >= mostKinds;
      if (!shared) kinds.keys.add(own);
      const kept = shared ? { what: row.what, account: '', network: 'many', device: 'many' } : row;
      if (attempts.isFirst(shared ? `${row.what} shared` : own, now, kept))
        await safely(() => store.signInLog.add([{ ...kept, at: now, times: 1 }]));
    },
    later(work) {
      if (waiting >= mostWaiting) return;
      waiting += 1;
      behind = behind.then(async () => {
        await safely(work);
        waiting -= 1;
      });
    },
    async flush(all = false) {
      const now = all ? Number.POSITIVE_INFINITY : clock();
      if (all) await behind;
      for (const { value, more } of repeated.due(now)) await write(value.actors, value.action, `${value.subject} x${more}`);
      const counted = attempts.due(now).map(({ value, since, more }) => ({ ...value, at: since, times: more }));
      await safely(() => store.signInLog.add(counted));
      lists.due(now);
    },
  };
}
