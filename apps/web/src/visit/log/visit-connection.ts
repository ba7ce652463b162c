import type { SyncReply } from '@eupraxia/api';
import type { Envelope, Heads } from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';

/** What became of a call to the server. The journal decides by these four words alone. */
export type Answer<T> =
  | { readonly kind: 'reply'; readonly value: T; readonly sent: number; readonly received: number }
  /** No network, no server, or a server that failed: try again. */
  | { readonly kind: 'away' }
  /** The session has ended: keep recording, ask for the sign-in. */
  | { readonly kind: 'sign-in' }
  /** The server understood and said no. */
  | { readonly kind: 'refused'; readonly fault: Fault };

/** The server as a visit needs it. `sent` and `received` are on the tab's monotonic clock. */
export interface VisitConnection {
  /** `shownBy`: the stream of this tab where a screen shows the visit, so that its device is known to the others; else null. */
  open(visitId: string, shownBy: string | null): Promise<Answer<SyncReply>>;
  /** `haveNotes`: the reply leaves out the first so many signed notes. */
  sync(
    visitId: string,
    events: readonly Envelope[],
    have: Heads,
    haveNotes: number,
    shownBy: string | null,
  ): Promise<Answer<SyncReply>>;
  /**
   * The same without events, held by the server until something is new or its time is over. `devices` is the tag of the
   * devices that are known here. Missing where a server holds no calls.
   */
  watch?(
    visitId: string,
    have: Heads,
    haveNotes: number,
    writer: string,
    devices: string,
    until: AbortSignal,
  ): Promise<Answer<SyncReply>>;
  /** Says that this tab no longer shows the visit; may be called while the page is being left. */
  leave?(visitId: string, writer: string): void;
  keepKey(visitId: string, keyId: string, raw: Uint8Array): Promise<void>;
  upload(visitId: string, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<null>>;
}
