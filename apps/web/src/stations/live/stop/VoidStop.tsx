import { mayVoid, type OpenStop } from '@eupraxia/clinical/stop';
import { useState } from 'react';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { useStopText } from './text.ts';

/**
 * A STOP that nobody meant is voided, not cleared: a press by mistake, or a rule whose entry was taken back. It asks once
 * more, so that it is never the second half of a double tap. Who may: a therapist, or whoever pressed.
 */
export function VoidStop({ view: { visit, journal }, open }: { readonly view: VisitInView; readonly open: OpenStop }) {
  const t = useStopText();
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const because = open.mayBeVoided;
  const pressedBy = visit.journal.find(({ id }) => id === open.id)?.event.by.userId;
  if (because === null) return open.from === 'rule' ? <p className="soft">{t('undoEntry')}</p> : null;
  const emergency = open.rows.some((row) => row.emergency);
  if (pressedBy === undefined || !mayVoid(me, { userId: pressedBy }, because, emergency)) return null;
  const what = because === 'mistaken-press' ? 'voidPress' : 'voidEntry';
  if (!asks)
    return (
      <Button kind="plain" className="stop-void" onClick={() => setAsks(true)}>
        {t(what)}
      </Button>
    );
  return (
    <div className="stop-void-ask">
      <p>
        <strong>{t('voidAsk')}</strong> {t(because === 'mistaken-press' ? 'voidPressHow' : 'voidEntryHow')}
      </p>
      <div className="taps-pair">
        <Button size="live" onClick={() => setAsks(false)}>
          {t('voidKeep')}
        </Button>
        <Button size="live" onClick={() => void journal.append('stop.voided', { stop: open.id, because })}>
          {t(what)}
        </Button>
      </div>
    </div>
  );
}
