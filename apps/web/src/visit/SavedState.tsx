import { useSyncExternalStore } from 'react';
import { Chip } from '../kit/Chip.tsx';
import type { Recordings } from '../recording/recordings.ts';
import type { JournalState } from './log/journal.ts';
import { useVisitText } from './text.ts';
import './saved-state.css';

/** Where the visit's events are, in words. */
export function SavedState({ state, recordings }: { readonly state: JournalState; readonly recordings: Recordings }) {
  const t = useVisitText();
  const files = useSyncExternalStore(recordings.subscribe, recordings.waiting);
  const { link } = state;
  const count = state.waiting + files;
  const memory = state.faults.some((f) => f.code === 'EUP_VISIT_MEMORY_ONLY');
  const words =
    link === 'online'
      ? count === 0
        ? t('savedServer')
        : t('sending', { count })
      : link === 'away'
        ? count === 0
          ? t('offlineNone')
          : t(state.keyKept ? 'offlineKept' : 'onlyHere', { count })
        : link === 'sign-in'
          ? t(state.keyKept ? 'signInKept' : 'onlyHere', { count })
          : link === 'refused'
            ? t('refusedKept', { count })
            : t('connecting');
  const kind =
    memory || link === 'refused'
      ? 'attention'
      : link === 'online' && count === 0
        ? 'done'
        : link === 'online'
          ? 'plain'
          : 'attention';
  return (
    <span className="saved-state" data-saved={link === 'online' && count === 0}>
      <Chip kind={kind}>{memory ? `${t('memoryOnly')} · ${words}` : words}</Chip>
    </span>
  );
}
