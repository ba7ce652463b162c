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
  open(visitId: string): Promise<Answer<SyncReply>>;
  /** `haveNotes`: the reply leaves out the first so many signed notes. */
  sync(visitId: string, events: readonly Envelope[], have: Heads, haveNotes: number): Promise<Answer<SyncReply>>;
  keepKey(visitId: string, keyId: string, raw: Uint8Array): Promise<void>;
  upload(visitId: string, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<null>>;
}
