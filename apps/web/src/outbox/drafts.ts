import { useSyncExternalStore } from 'react';
import type { SubjectStore } from '../vault/local-vault.ts';

/** What is typed and not saved, by patient. It outlives a change of screen, and a tab that dies. */
export interface Draft<T> {
  get(patientId: string): T | undefined;
  /** Undefined lets it go, also from the browser's storage. */
  set(patientId: string, value: T | undefined): void;
  use(patientId: string): T | undefined;
}

/** How drafts are kept; set once at the start of the page. Without it they live in memory. */
export interface DraftStorage {
  /** The sealed box of a patient, listed so that a later start finds it. */
  readonly box: (patientId: string) => Promise<SubjectStore>;
  /** What is sealed beside the value: whose it is. */
  readonly about: () => Readonly<Record<string, unknown>>;
  /** Whether nothing outlives this tab. */
  readonly memoryOnly: () => Promise<boolean>;
}

interface Sheet {
  readonly restore: (patientId: string, value: unknown) => void;
}

/** How long typing goes on before it is sealed, in ms: a tab that dies loses this much. */
const pause = 400;
const prefix = 'draft:';

let storage: DraftStorage | null = null;
const sheets = new Map<string, Sheet>();
/** What was found of sheets whose screen has not been loaded yet. */
const found = new Map<string, Map<string, unknown>>();
/** What storage does for each patient, one after another. */
const work = new Map<string, Promise<void>>();
/** Values that are not sealed as they are now. */
const unsealed = new Map<string, () => void>();

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Leaving the page asks first, as long as something typed is in memory alone. */
function ask(): void {
  if (unsealed.size > 0) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
}

/** Names where drafts are kept. */
export function keepDraftsIn(place: DraftStorage): void {
  storage = place;
}

/**
 * The drafts of one sheet.
 * @param name as it stands in storage, with the version of its shape: `plan.1`. A changed shape takes a new name; what lies
 * under the old one is not restored.
 */
export function draftByPatient<T extends object>(name: string): Draft<T> {
  const values = new Map<string, T>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const sheet: Sheet = {
    restore(patientId, value) {
      // What has been typed since the start is newer.
      if (values.has(patientId) || typeof value !== 'object' || value === null) return;
      values.set(patientId, value as T);
      changed();
    },
  };
  sheets.set(name, sheet);
  for (const [patientId, value] of found.get(name) ?? []) sheet.restore(patientId, value);
  found.delete(name);
  return {
    get: (patientId) => values.get(patientId),
    set(patientId, value) {
      const before = values.get(patientId);
      if (value === undefined) values.delete(patientId);
      else values.set(patientId, value);
      if (value !== before) sealSoon(name, patientId, () => values.get(patientId));
      changed();
    },
    use: (patientId) => useSyncExternalStore(subscribe, () => values.get(patientId)),
  };
}

/** Seals a draft once typing has paused; what is let go is erased at once. */
function sealSoon(name: string, patientId: string, now: () => object | undefined): void {
  const id = `${name} ${patientId}`;
  unsealed.get(id)?.();
  let done = false;
  const run = (): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    queued(patientId, async () => {
      const value = now();
      const kept = await seal(name, patientId, value).catch(() => false);
      if (unsealed.get(id) === cancel && (kept || value === undefined)) unsealed.delete(id);
      ask();
    });
  };
  const cancel = (): void => {
    done = true;
    clearTimeout(timer);
  };
  const timer = setTimeout(run, now() === undefined ? 0 : pause);
  pending.set(id, run);
  unsealed.set(id, cancel);
  ask();
}

const pending = new Map<string, () => void>();

/** Seals at once what is still waiting for a pause in the typing: the page may be gone in a moment. Resolves once it has. */
export async function sealDraftsNow(): Promise<void> {
  for (const run of pending.values()) run();
  pending.clear();
  await Promise.all(work.values());
}

/** Whether it lies sealed in the browser's storage. */
async function seal(name: string, patientId: string, value: object | undefined): Promise<boolean> {
  if (storage === null) return false;
  const box = await storage.box(patientId);
  if (value === undefined) {
    await box.drop(`${prefix}${name}`);
    return true;
  }
  const stored = { v: 1, draft: name, patientId, ...storage.about(), value };
  await box.put(`${prefix}${name}`, 0, new TextEncoder().encode(JSON.stringify(stored)));
  return !(await storage.memoryOnly());
}

/** One patient's storage is written in the order in which things were asked for. */
export function queued(patientId: string, task: () => Promise<void>): Promise<void> {
  const next = (work.get(patientId) ?? Promise.resolve()).then(task).catch(() => undefined);
  work.set(patientId, next);
  return next;
}

/** Gives back what an earlier life of this person's tab had typed for a patient. */
export async function restoreDrafts(patientId: string): Promise<void> {
  if (storage === null) return;
  const whose = JSON.stringify(storage.about());
  const { records } = await (await storage.box(patientId)).read();
  for (const { stream, plain } of records) {
    if (!stream.startsWith(prefix)) continue;
    try {
      const { v, draft, patientId: of, value, ...about } = JSON.parse(new TextDecoder().decode(plain)) as Record<string, unknown>;
      if (v === 1 && prefix + String(draft) === stream && of === patientId && JSON.stringify(about) === whose)
        restore(stream.slice(prefix.length), patientId, value);
    } catch {
      // What cannot be read is typed again.
    }
  }
}

function restore(name: string, patientId: string, value: unknown): void {
  const sheet = sheets.get(name);
  if (sheet !== undefined) sheet.restore(patientId, value);
  else found.set(name, (found.get(name) ?? new Map<string, unknown>()).set(patientId, value));
}
