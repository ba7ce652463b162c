import { clockIn } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import { describeEvent } from '../../visit/describe-event.ts';
import type { Journal } from '../../visit/log/journal.ts';
import { journalRows } from './journal-rows.ts';
import { useLiveText } from './text.ts';

/** Rows drawn at once: what the hand may still want to take back. */
const shown = 40;
const reasoned: ReadonlySet<string> = new Set([
  'assistance.set',
  'resistance.set',
  'zone.set',
  'cue.given',
  'activity.stopped',
  'reference.set',
]);

/** What happened, newest first; each tap with its undo, decisions with their reason. */
export function JournalList({
  visit,
  journal,
  zone,
  onWhy,
}: {
  readonly visit: Visit;
  readonly journal: Journal;
  readonly zone: string;
  readonly onWhy: (id: string) => void;
}) {
  const t = useLiveText();
  const given = new Set(visit.reasons.flatMap((r) => r.of));
  const rows = journalRows(visit.journal, shown);
  if (rows.length === 0) return <p className="soft journal-empty">{t('journalEmpty')}</p>;
  return (
    // A scrolling box needs the focus to be scrolled by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="journal" aria-label={t('journal')} tabIndex={0}>
      <ol>
        {rows.map(({ row, count, held }) => {
          const newest = describeEvent(row.event);
          const what = count === 1 ? newest.what : t('runOf', { count });
          const detail = count === 1 ? newest.detail : t('runHeld', { held });
          const undone = count === 1 ? `${what} ${detail}` : `${newest.what} ${newest.detail}`;
          return (
            <li key={row.id}>
              <time>{clockIn(zone, row.at, 'seconds')}</time>
              <span className="journal-words">
                <b>{what}</b> {detail}
              </span>
              {reasoned.has(row.kind) && !given.has(row.id) ? (
                <button
                  type="button"
                  className="journal-tap"
                  aria-label={`${t('why')} ${what} ${detail}`}
                  onClick={() => onWhy(row.id)}
                >
                  {t('why')}
                </button>
              ) : null}
              {row.undoable ? (
                <button
                  type="button"
                  className="journal-tap"
                  aria-label={`${count === 1 ? t('undo') : t('undoLast')} ${undone}`}
                  onClick={() => void journal.retract(row.id)}
                >
                  {count === 1 ? t('undo') : t('undoLast')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
