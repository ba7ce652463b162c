import { clockIn, type SessionEvent } from '@eupraxia/clinical';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Card } from '../kit/Card.tsx';
import { Icon } from '../kit/Icon.tsx';
import { useText } from '../text/en.ts';
import { describeEvent } from './describe-event.ts';
import { useVisitText } from './text.ts';
import { useBarHeight } from './use-bar-height.ts';
import type { VisitInView } from './use-visit.ts';
import './evidence.css';

/** Events listed at once. */
const shown = 24;

/**
 * The entries that a marked sentence or line rests on, with their times. On a narrow screen the card lies over the page
 * while something is marked, and can be put away.
 */
export function EvidenceFrame({
  view,
  title,
  how,
  from,
  onClose,
  children,
  action,
}: {
  readonly view: VisitInView;
  readonly title: string;
  /** What to do, while nothing is marked. */
  readonly how: string;
  /** Ids of events; null while nothing is marked. */
  readonly from: readonly string[] | null;
  readonly onClose: () => void;
  /** Stands above the entries. */
  readonly children?: ReactNode;
  readonly action?: (event: SessionEvent) => ReactNode;
}) {
  const t = useVisitText();
  const common = useText();
  const zone = view.visit.snapshot.clinic.zone;
  const below = { '--bar-block': `${useBarHeight()}px` } as CSSProperties;
  const events = useMemo(() => {
    const ids = new Set(from ?? []);
    return view.log.events.filter((event) => ids.has(event.id));
  }, [view.log, from]);
  return (
    <Card
      title={title}
      className={from === null ? 'evidence' : 'evidence evidence-open'}
      style={below}
      actions={
        from === null ? undefined : (
          <button type="button" className="dialog-close evidence-close" aria-label={common('close')} onClick={onClose}>
            <Icon name="close" size={20} />
          </button>
        )
      }
    >
      {from === null ? <p className="soft">{how}</p> : null}
      {children}
      <ol className="evidence-list">
        {events.slice(0, shown).map((event) => {
          // What the opening holds is the chart of that moment: a sentence rests on that, not on somebody opening a visit.
          const { what, detail } =
            event.kind === 'visit.opened' ? { what: t('fromChart'), detail: t('fromChartHow') } : describeEvent(event);
          return (
            <li key={event.id}>
              <time className="soft">{clockIn(zone, event.at, 'seconds')}</time> <b>{what}</b> {detail}
              {action?.(event)}
            </li>
          );
        })}
      </ol>
      {events.length > shown ? <p className="soft">{t('entriesMore', { count: events.length - shown })}</p> : null}
    </Card>
  );
}
