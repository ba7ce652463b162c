import type { LiveState } from '../../../live/page/live-session.ts';
import { textsOf } from '../../../text/i18n.ts';
import { useLiveText } from '../text.ts';
import { type LiveReadout, useReadout } from './use-readout.ts';

const useNoticeText = textsOf('signal-notice', {
  stalled:
    'No signal is coming. Feedback is off, the clock and your taps go on. Check the sensor and its connection; it goes on by itself.',
  flat: 'The channel is silent. Nothing counts until it is back. Check the lead and the electrode; repetitions can be tapped.',
  saturated: 'The signal is cut off at its rail. What is shown is too low. Lower the gain, or press the electrode on.',
  'not-a-number': 'Values of this channel cannot be read. Nothing counts meanwhile. Choose another channel, or tap repetitions.',
  gap: 'Samples are missing. Repetitions across the gap are not judged; tap them if you saw them.',
  contact: 'The electrode does not hold. Nothing counts until it does. Press it on, clean the skin if it lifts again.',
  mains: 'Mains hum lies over the signal. Check the reference electrode, move cables away, or choose the notch under Signal.',
});

/** One calm sentence where the signal needs a hand: what happens, what is safe, what to do. */
export function SignalNotice({
  source,
  running,
  readout,
  isSaid = false,
}: {
  readonly source: LiveState;
  readonly running: boolean;
  readonly readout: LiveReadout;
  /** Whether a larger notice says already that nothing of a muscle comes through. */
  readonly isSaid?: boolean;
}) {
  const t = useLiveText();
  const n = useNoticeText();
  const { reasons } = useReadout(readout);
  const worst = reasons.find((reason) => reason !== 'short');
  const words =
    source.motion === 'playing' && source.stalled
      ? n('stalled')
      : source.motion === 'playing' && worst !== undefined && !isSaid
        ? n(worst)
        : null;
  return (
    <div role="status" className="stage-status">
      {source.notice === null ? null : (
        <p className="stage-notice">
          {source.notice.message} {source.notice.remedy}
        </p>
      )}
      {words === null ? null : <p className="stage-notice">{words}</p>}
      {source.motion === 'ended' ? <p className="stage-ended">{running ? t('replayEnded') : t('replayEndedPaused')}</p> : null}
    </div>
  );
}
