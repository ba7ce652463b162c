import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { Envelope, Heads } from '@eupraxia/clinical';
import type { BrowserContext, Response } from 'playwright-core';
import { command } from './program.ts';

/** What passed between the browser and the server about one visit, read on the wire and not from the screens. */
export interface Wire {
  /** Every event that was sent at least once, by its place in its stream. */
  readonly sent: ReadonlyMap<string, Envelope>;
  /** The highest acknowledgement that reached the browser, per writer. */
  readonly acknowledged: Heads;
}

const place = (writer: string, seq: number): string => `${writer} ${seq}`;

/** Listens to every page of a browser, from now on. Answers that break off in the middle count as not heard. */
export function listen(context: BrowserContext, visitId: string): Wire {
  const sent = new Map<string, Envelope>();
  const acknowledged: Record<string, number> = {};
  context.on('request', (request) => {
    if (!request.url().endsWith('/rpc/visit/sync')) return;
    const { json } = request.postDataJSON() as { json: { visitId: string; events: readonly Envelope[] } };
    if (json.visitId === visitId) for (const event of json.events) sent.set(place(event.writer, event.seq), event);
  });
  const hear = async (response: Response): Promise<void> => {
    if (!/\/rpc\/visit\/(open|sync)$/.test(response.url()) || !response.ok()) return;
    const { json: asked } = response.request().postDataJSON() as { json: { visitId: string } };
    const { json } = (await response.json()) as { json: { acknowledged: Heads } };
    if (asked.visitId !== visitId) return;
    for (const [writer, head] of Object.entries(json.acknowledged))
      acknowledged[writer] = Math.max(acknowledged[writer] ?? 0, head);
  };
  context.on('response', (response) => void hear(response).catch(() => undefined));
  return { sent, acknowledged };
}

/** The acknowledged events among those that were sent. */
export function acknowledgedOf({ sent, acknowledged }: Wire): readonly Envelope[] {
  return [...sent.values()].filter(({ writer, seq }) => seq <= (acknowledged[writer] ?? 0));
}

/** The events of a visit as the database holds them, read past the server by `eupraxia export --as log`. */
export async function storedLog(dataDir: string, visitId: string): Promise<readonly Envelope[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [command, 'export', '--visit', visitId, '--as', 'log', '--data', dataDir],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Envelope);
}

/** The counts of one trial. */
export interface Account {
  readonly acknowledged: number;
  readonly stored: number;
  /** Acknowledged, and not in the database as they were sent. */
  readonly lost: number;
  /** More than once in the database, by id or by place. */
  readonly doubled: number;
  /** Writers whose numbers are not 1, 2, 3… without a gap. */
  readonly gaps: number;
}

/** Holds what was acknowledged against what is stored. */
export function account(wires: readonly Wire[], stored: readonly Envelope[]): Account {
  const acknowledged = new Map(wires.flatMap((wire) => acknowledgedOf(wire).map((event) => [event.id, event] as const)));
  const byId = new Map(stored.map((event) => [event.id, event]));
  const writers = [...new Set(stored.map(({ writer }) => writer))];
  const places = new Set(stored.map(({ writer, seq }) => place(writer, seq)));
  const gapless = (writer: string): boolean =>
    stored
      .filter((event) => event.writer === writer)
      .map(({ seq }) => seq)
      .sort((a, b) => a - b)
      .every((seq, i) => seq === i + 1);
  return {
    acknowledged: acknowledged.size,
    stored: stored.length,
    lost: [...acknowledged.values()].filter((event) => !isDeepStrictEqual(byId.get(event.id), event)).length,
    doubled: stored.length - Math.min(byId.size, places.size),
    gaps: writers.filter((writer) => !gapless(writer)).length,
  };
}

export const ofKind = (stored: readonly Envelope[], kind: string): readonly Envelope[] =>
  stored.filter((event) => event.kind === kind);
