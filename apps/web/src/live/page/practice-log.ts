import type { EventKind, EventSource, NewBodies } from '@eupraxia/clinical';
import type { PracticeEvent } from '@eupraxia/practice';
import type { LiveRecordings } from '../../recording/live-recordings.ts';
import type { Journal } from '../../visit/log/journal.ts';
import type { RecordedInterval } from '../protocol.ts';
import type { LiveEvent } from './live-session.ts';

/** Most events that one may rest on; the newest are kept. */
const mostEvidence = 200;

/** What a run has written so far. */
interface WrittenRun {
  readonly activityId: string;
  /** The event of each repetition, by its number in the run. */
  readonly trials: Map<number, string>;
  open: RecordedInterval | null;
}

/**
 * Writes what the live session found of one visit: the only place in which the coach's events enter the log. They are
 * written one after another, in the order in which they happened, each with the events that it rests on.
 */
export class PracticeLog {
  readonly #journal: Pick<Journal, 'append'>;
  readonly #recordings: LiveRecordings;
  readonly #runs = new Map<string, WrittenRun>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(journal: Pick<Journal, 'append'>, recordings: LiveRecordings) {
    this.#journal = journal;
    this.#recordings = recordings;
  }

  /** Whether a run is written here. */
  has(run: string): boolean {
    return this.#runs.has(run);
  }

  /** Resolves when all that was told so far is kept. */
  written(): Promise<unknown> {
    return this.#queue;
  }

  start(body: NewBodies['coach.started']): void {
    this.#runs.set(body.run, { activityId: body.activityId, trials: new Map(), open: null });
    this.#write('station', 'coach.started', () => body);
  }

  /** Writes what the coach of a tapped practice has for the log. */
  tapped({ kind, body, from }: PracticeEvent): void {
    this.#write(
      'coach',
      kind,
      () => body,
      () => from.events.slice(-mostEvidence),
    );
  }

  take(event: LiveEvent): void {
    switch (event.kind) {
      case 'began': {
        const run = this.#runs.get(event.run);
        if (run === undefined) return;
        run.open = event.interval;
        const { mains, antagonist, ...stretch } = event.interval;
        const { activityId } = run;
        const body = { activityId, run: event.run, ...stretch, mains: String(mains) as '50' | '60' | 'none' };
        this.#write('station', 'feedback.started', () => ({ ...body, ...(antagonist === null ? {} : { antagonist }) }));
        return;
      }
      case 'stopped':
        this.#stop(event.run, event.to, event.at);
        return;
      case 'input': {
        const run = this.#runs.get(event.run);
        if (run === undefined) return;
        const { kind: what, id: _id, ...input } = event.input as { readonly kind: string; readonly id?: string };
        const plain = JSON.parse(JSON.stringify(input)) as NewBodies['coach.heard']['said'];
        this.#write('station', 'coach.heard', () => ({
          activityId: run.activityId,
          run: event.run,
          at: event.at,
          what,
          ...(event.of === null ? {} : { of: event.of }),
          ...(plain === undefined || Object.keys(plain).length === 0 ? {} : { said: plain }),
        }));
        return;
      }
      case 'event':
        this.#event(event.run, event.event);
        return;
      case 'chunk':
        this.#recordings.piece(event.recording, event.number, event.bytes);
        return;
      case 'finished':
        this.#after(() => this.#recordings.finish(event.recording));
        return;
      case 'lost':
        // Nobody hears these runs any more. What the page has heard of the signal last is where they ended.
        for (const [id, { open }] of this.#runs)
          if (open !== null) this.#stop(id, Math.max(open.from, event.at), open.at + Math.max(0, event.at - open.from));
        if (event.recording !== null) {
          const { recording } = event;
          this.#after(() => this.#recordings.finish(recording));
        }
        return;
      case 'made':
    }
  }

  #stop(id: string, to: number, at: number): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    run.open = null;
    this.#write('station', 'feedback.stopped', () => ({ activityId: run.activityId, run: id, to, at }));
  }

  #event(id: string, event: PracticeEvent): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    const { events, trials } = event.from;
    this.#write(
      'coach',
      event.kind,
      () => event.body,
      () => [...events, ...trials.flatMap((number) => run.trials.get(number) ?? [])].slice(-mostEvidence),
      (written) => {
        if (event.kind === 'repetition.done' && event.trial !== undefined) run.trials.set(event.trial, written);
      },
    );
  }

  /** Body and evidence are made when their turn comes: the ids of what was written before are known only then. */
  #write<K extends EventKind>(
    source: EventSource,
    kind: K,
    body: () => NewBodies[K],
    evidence: () => readonly string[] = () => [],
    written: (id: string) => void = () => undefined,
  ): void {
    this.#after(async () => {
      const rests = evidence();
      const result = await this.#journal.append(kind, body(), { source, ...(rests.length === 0 ? {} : { evidence: rests }) });
      if (result.ok) written(result.value.id);
    });
  }

  #after(work: () => Promise<unknown>): void {
    // The journal tells the screen itself when it cannot hold what it was given.
    this.#queue = this.#queue.then(work).catch(() => undefined);
  }
}
