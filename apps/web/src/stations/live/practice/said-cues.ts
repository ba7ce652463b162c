import type { Cue } from '@eupraxia/coach';
import { useEffect, useState } from 'react';
import { liveSession } from '../../../live/page/live-session.ts';

/** As many as are worth looking back at. */
const kept = 20;

/** What the coach of a signal said since the activity is shown, oldest first. */
export function useSaidCues(activityId: string): readonly Cue[] {
  const [said, setSaid] = useState<{ readonly of: string; readonly cues: readonly Cue[] }>({ of: activityId, cues: [] });
  useEffect(
    () =>
      liveSession().onCue((cue) =>
        setSaid((now) => ({ of: activityId, cues: [...(now.of === activityId ? now.cues : []), cue].slice(-kept) })),
      ),
    [activityId],
  );
  return said.of === activityId ? said.cues : [];
}
