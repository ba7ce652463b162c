import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { codingOf, timedUnits } from '@eupraxia/claims';
import { type Envelope, parseEvent, readLog } from '@eupraxia/clinical';
import { foldVisit, minutesOf, type Visit } from '@eupraxia/clinical/visit';
import { type FactsReader, factsOf } from '../../vectors/releases/facts.mjs';

export const releasesFolder = fileURLToPath(new URL('../../vectors/releases', import.meta.url));

/** The frozen releases, oldest first. */
export const releases: readonly string[] = readdirSync(releasesFolder)
  .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** One visit of a release: what that release's own fold said of it. */
export interface FoldedVisit {
  readonly title: string;
  /** The data folder that it lies in; null for a visit that the release's code made. */
  readonly folder: string | null;
  /** Whether log.jsonl holds it. */
  readonly inLog: boolean;
  readonly visit: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function foldedOf(release: string): readonly FoldedVisit[] {
  return JSON.parse(readFileSync(join(releasesFolder, release, 'folded.json'), 'utf8')) as FoldedVisit[];
}

/** The log of a release, visit by visit, as it was stored. */
export function logsOf(release: string): ReadonlyMap<string, readonly Envelope[]> {
  const visits = new Map<string, Envelope[]>();
  const lines = readFileSync(join(releasesFolder, release, 'log.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  for (const line of lines) {
    const event = JSON.parse(line) as Envelope;
    visits.set(event.sessionId, [...(visits.get(event.sessionId) ?? []), event]);
  }
  return visits;
}

/**
 * Today's functions, in the shape in which every release's are called. Releases before 0.3 floored the minutes of each code
 * by themselves; what they signed carries no coding and is counted by their rule.
 */
const today: FactsReader = {
  readLog,
  foldVisit,
  minutesOf: (visit: Visit) => minutesOf(visit, 'per-code'),
  codingOf: (visit: Visit) => codingOf(visit, 'per-code'),
  timedUnits,
};

/** What today's program says of a visit. Each event goes through the parser first, as when it was sent. */
export function factsToday(events: readonly unknown[]): Readonly<Record<string, unknown>> {
  return plain(factsOf(today, events.map(parsed)));
}

function parsed(event: unknown): Envelope {
  const read = parseEvent(event);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`);
  return read.value;
}

/** The bundled reader of the last release. */
export interface LastReader extends FactsReader {
  readonly parseEvent: (event: unknown) => {
    readonly ok: boolean;
    readonly value?: unknown;
    readonly error?: { readonly code: string };
  };
}

export async function lastReader(): Promise<LastReader> {
  const path = join(releasesFolder, releases.at(-1) ?? '', 'reader.mjs');
  return (await import(pathToFileURL(path).href)) as LastReader;
}

/** As JSON keeps it. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
