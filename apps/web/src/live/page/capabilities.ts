/** What the live station wants of a browser beyond a page; each is told where it is missing, and what still works. */
export type Capability = 'worker' | 'audio' | 'vibration' | 'storage' | 'encryption' | 'locks' | 'canvas';

/** The parts of the global scope that are looked at; a test gives its own. */
export interface Scope {
  readonly Worker?: unknown;
  readonly AudioContext?: unknown;
  readonly navigator?: { readonly vibrate?: unknown; readonly locks?: unknown };
  readonly indexedDB?: unknown;
  readonly crypto?: { readonly subtle?: unknown };
  readonly CanvasRenderingContext2D?: unknown;
}

/** Which capabilities this browser lacks. Only a missing `worker` keeps the signal away; the rest goes on without. */
export function missingCapabilities(scope: Scope = globalThis as Scope): readonly Capability[] {
  const there: Readonly<Record<Capability, unknown>> = {
    worker: scope.Worker,
    audio: scope.AudioContext,
    vibration: scope.navigator?.vibrate,
    storage: scope.indexedDB,
    encryption: scope.crypto?.subtle,
    locks: scope.navigator?.locks,
    canvas: scope.CanvasRenderingContext2D,
  };
  return (Object.keys(there) as Capability[]).filter((name) => there[name] === undefined || there[name] === null);
}
