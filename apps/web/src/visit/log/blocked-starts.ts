import type { SyncReply } from '@eupraxia/api';

/** A start of the call that a safety rule blocks, as the server's answer names it: the event is stored and gives no time. */
export interface BlockedStart {
  /** Id of the event that started or resumed the activity. */
  readonly event: string;
  readonly code: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

/** The starts that an answer blocks; a server of an earlier release names none, and says it in its stream alone. */
export function blockedStarts(reply: SyncReply): readonly BlockedStart[] {
  return (reply as { readonly blocked?: readonly BlockedStart[] }).blocked ?? [];
}
