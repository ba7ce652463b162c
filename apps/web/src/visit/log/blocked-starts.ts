import type { BlockedStart, SyncReply } from '@eupraxia/api';

export type { BlockedStart } from '@eupraxia/api';

/** The starts that an answer blocks; a server of an earlier release names none, and says it in its stream alone. */
export const blockedStarts = (reply: SyncReply): readonly BlockedStart[] => reply.blocked ?? [];
