import type { VisitChange } from '@eupraxia/store';

/** How a turn of waiting ended. `changed` says only that the visit changed: the caller may know of it already. */
export type Turn = 'changed' | 'time-out' | 'gone' | 'closing';

/** One call that waits for a visit to change. It holds no connection of the database. */
export interface HeldCall {
  /** Resolves at the next change, which may have come since the call began to wait, or when waiting is over. */
  next(): Promise<Turn>;
  /** Lets its place go; every call that began must end. */
  end(): void;
}

/** Which visit a call waits for, and who calls. */
export interface Waiting {
  readonly clinicId: string;
  readonly visitId: string;
  readonly userId: string;
  /** The stream that the caller writes: what is new in that one alone does not wake it. */
  readonly writer: string | null;
  /** Aborted when the caller has hung up. */
  readonly signal: AbortSignal | undefined;
}

export interface HeldCalls {
  /** Begins to wait; null where the server or this person holds as many calls as it may: the call is answered at once. */
  begin(waiting: Waiting): HeldCall | null;
  /** How many calls wait now. */
  count(): number;
  /** Answers all calls and holds none any more. */
  close(): void;
}

export interface HoldingLimits {
  /** Longest time that a call is held, in ms: below the usual minute after which proxies give up. */
  readonly longest: number;
  /** How long changes that are not urgent are gathered, in ms, so that quick taps are not an answer each. */
  readonly gather: number;
  readonly perPerson: number;
  readonly inAll: number;
}

export const holdingLimits: HoldingLimits = { longest: 20_000, gather: 500, perPerson: 16, inAll: 2_000 };

/** A place that waits, as the changes reach it. */
interface Place {
  readonly writer: string | null;
  tell(turn: Turn, urgent: boolean): void;
}

/**
 * Holds calls until their visit changes.
 * @param onChange how changes are heard, null for changes that may have been missed; `Store.onVisitChange`
 */
export function holdCalls(
  onChange: (listener: (change: VisitChange | null) => void) => () => void,
  limits: HoldingLimits = holdingLimits,
): HeldCalls {
  const places = new Map<string, Set<Place>>();
  const persons = new Map<string, number>();
  let held = 0;
  let closed = false;

  const everybody = (turn: Turn): void => {
    for (const waiting of [...places.values()]) for (const place of [...waiting]) place.tell(turn, true);
  };
  const stopListening = onChange((change) => {
    if (change === null) return everybody('changed');
    for (const place of places.get(keyOf(change)) ?? []) {
      const own = change.writers.length > 0 && change.writers.every((writer) => writer === place.writer);
      if (!own) place.tell('changed', change.urgent);
    }
  });

  return {
    begin({ userId, writer, signal, ...visit }) {
      const mine = persons.get(userId) ?? 0;
      if (closed || held >= limits.inAll || mine >= limits.perPerson) return null;
      held++;
      persons.set(userId, mine + 1);
      const key = keyOf(visit);
      const waiting = places.get(key) ?? new Set();
      places.set(key, waiting);
      const turns = turnsOf(limits, signal);
      const place = { writer, tell: turns.tell };
      waiting.add(place);
      let ended = false;
      return {
        next: turns.next,
        end() {
          if (ended) return;
          ended = true;
          turns.end();
          held--;
          waiting.delete(place);
          if (waiting.size === 0) places.delete(key);
          const left = (persons.get(userId) ?? 1) - 1;
          if (left === 0) persons.delete(userId);
          else persons.set(userId, left);
        },
      };
    },
    count: () => held,
    close() {
      closed = true;
      stopListening();
      everybody('closing');
    },
  };
}

const keyOf = ({ clinicId, visitId }: Pick<Waiting, 'clinicId' | 'visitId'>): string => `${clinicId}/${visitId}`;

/** The turns of one call: a change that is not urgent is gathered, an end stays an end. */
function turnsOf(limits: HoldingLimits, signal: AbortSignal | undefined) {
  let over: Exclude<Turn, 'changed'> | null = null;
  let changed = false;
  let gathering: NodeJS.Timeout | undefined;
  let resume: (() => void) | null = null;
  const go = (): void => {
    resume?.();
    resume = null;
  };
  const tell = (turn: Turn, urgent: boolean): void => {
    if (turn !== 'changed') over ??= turn;
    else if (urgent) changed = true;
    else {
      gathering ??= setTimeout(() => tell('changed', true), limits.gather);
      return;
    }
    clearTimeout(gathering);
    gathering = undefined;
    go();
  };
  const gone = (): void => tell('gone', true);
  const timer = setTimeout(() => tell('time-out', true), limits.longest);
  if (signal?.aborted) gone();
  signal?.addEventListener('abort', gone);
  return {
    tell,
    async next(): Promise<Turn> {
      if (!changed && over === null) await new Promise<void>((resolve) => (resume = resolve));
      if (over !== null) return over;
      changed = false;
      return 'changed';
    },
    end(): void {
      clearTimeout(timer);
      clearTimeout(gathering);
      signal?.removeEventListener('abort', gone);
    },
  };
}
