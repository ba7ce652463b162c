import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import type { MyClock } from '../../../visit/running-clocks.ts';
import { stopwatch } from '../../../visit/stopwatch.ts';
import { useClockText } from './text.ts';
import { useSecond } from './use-second.ts';

/** Asks, before somebody signs out, what becomes of the clocks that run in this browser. */
export function PauseToSignOut({
  clocks,
  busy,
  onStay,
  onPause,
}: {
  readonly clocks: readonly MyClock[];
  readonly busy: boolean;
  readonly onStay: () => void;
  readonly onPause: () => void;
}) {
  const t = useClockText();
  useSecond(true);
  const count = clocks.length;
  return (
    <Dialog
      title={t('signOutRunning', { count })}
      closeLabel={t('close')}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{t('stay')}</Button>
          <Button kind="ask" busy={busy} onClick={onPause}>
            {t('pauseAndSignOut', { count })}
          </Button>
        </>
      }
    >
      {clocks.map(({ visitId, activityId, patient, activity, since, here }) => (
        <p key={`${visitId} ${activityId}`}>
          {t('clockRuns', { name: patient, activity, time: stopwatch(((here?.now() ?? Date.now()) - since) / 1000) })}
        </p>
      ))}
    </Dialog>
  );
}
