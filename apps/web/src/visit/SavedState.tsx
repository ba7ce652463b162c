import { Chip } from '../kit/Chip.tsx';
import type { JournalState } from './journal.ts';
import { useVisitText } from './text.ts';

/** Where the visit's events are, in words. */
export function SavedState({ state }: { readonly state: JournalState }) {
  const t = useVisitText();
  const { link, waiting: count } = state;
  const memory = state.faults.some((f) => f.code === 'EUP_VISIT_MEMORY_ONLY');
  const words =
    link === 'online'
      ? count === 0
        ? t('savedServer')
        : t('sending', { count })
      : link === 'away'
        ? count === 0
          ? t('offlineNone')
          : t('offlineKept', { count })
        : link === 'sign-in'
          ? t('signInKept', { count })
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
    <span data-saved={link === 'online' && count === 0}>
      <Chip kind={kind}>{memory ? `${t('memoryOnly')} · ${words}` : words}</Chip>
    </span>
  );
}
