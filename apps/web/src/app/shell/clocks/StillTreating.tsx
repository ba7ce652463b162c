import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { showToast } from '../../../kit/Toast.tsx';
import { language } from '../../../text/i18n.ts';
import { clocksHere } from '../../../visit/running-clocks.ts';
import { signOfTreatment } from '../../../visit/signs.ts';
import { timeOf } from '../../days.ts';
import { useMe } from '../../session.ts';
import { useClockText } from './text.ts';
import { useAskOnLeaving } from './use-ask-on-leaving.ts';
import { type Asking, useClockWatch } from './use-clock-watch.ts';
import { useSecond } from './use-second.ts';

const pausedTexts = { idle: 'pausedIdle', locked: 'pausedLocked', 'day-end': 'pausedDayEnd' } as const;

/** Watches the clocks that run here: asks, without a sound, whether treatment goes on, and says what was paused. */
export function StillTreating({ path }: { readonly path: string }) {
  const t = useClockText();
  const me = useMe();
  const navigate = useNavigate();
  const [asking, look] = useClockWatch(me, ({ visit, duty }) => {
    const key = pausedTexts[duty.cause as keyof typeof pausedTexts] ?? 'pausedIdle';
    const { visitId } = visit;
    showToast({
      text: t(key, { name: visit.patient, time: timeOf(duty.since, visit.zone, language) }),
      answers: [
        ...(path === `/visit/${visitId}/live`
          ? []
          : [{ label: t('goToVisit'), run: () => void navigate({ to: '/visit/$visitId/live', params: { visitId } }) }]),
        { label: t('close'), run: () => undefined },
      ],
    });
  });
  useAskOnLeaving(path);
  useEffect(() => {
    // The browser asks before it closes a tab in which a clock of this person runs.
    const warn = (event: BeforeUnloadEvent): void => {
      if (clocksHere().length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return asking === null ? null : <Question asking={asking} onAnswer={look} />;
}

function Question({ asking, onAnswer }: { readonly asking: Asking; readonly onAnswer: () => void }) {
  const t = useClockText();
  useSecond(true);
  const { visit, clock, lastSign, until } = asking;
  const time = timeOf(lastSign, visit.zone, language);
  return (
    <Dialog
      title={t('stillTreating', { name: visit.patient })}
      closeLabel={t('close')}
      actions={
        <>
          <Button onClick={() => void visit.pause(clock.activityId, { cause: 'idle', since: lastSign }).then(onAnswer)}>
            {t('pauseClock')}
          </Button>
          <Button
            kind="ask"
            onClick={() => {
              signOfTreatment(visit.visitId, visit.now());
              onAnswer();
            }}
          >
            {t('yesTreating')}
          </Button>
        </>
      }
    >
      <p>{clock.activity}</p>
      <p>{t('quietSince', { time })}</p>
      <p className="soft">{t('pausesIn', { count: Math.max(0, Math.ceil((until - visit.now()) / 1000)), time })}</p>
    </Dialog>
  );
}
