import { cueText } from '@eupraxia/coach';
import { Button } from '../../../kit/Button.tsx';
import type { TappedPractices } from '../../../live/page/tapped-practices.ts';
import { CoachStrip } from '../picture/CoachStrip.tsx';
import { useNow } from '../picture/use-readout.ts';
import { usePracticeText } from './text.ts';
import '../picture/picture.css';

/** The coach of an activity that is tapped: how the last ten went, what to tell the patient of this one, and what is due. */
export function TappedCoach({
  activityId,
  taps,
  running,
}: {
  readonly activityId: string;
  readonly taps: TappedPractices;
  readonly running: boolean;
}) {
  const t = usePracticeText();
  // A result waits until the patient has judged the trial, and goes when it is old.
  useNow(Date.now, running);
  const coached = taps.of(activityId);
  if (coached === null) return null;
  const { view, cues: said, asks } = coached;
  const { result, given, phase, probe } = view;
  const tell =
    result !== null
      ? result.kind === 'trial'
        ? t(result.trial.outcome === 'held' ? 'tellHeld' : 'tellNot')
        : t('tellSummary', { held: result.held, of: result.of })
      : phase === 'probe'
        ? t('tellProbe', { done: probe?.done ?? 0, of: probe?.of ?? 0 })
        : t(given === 'live' ? 'tellLive' : given === 'after' ? 'tellAfter' : 'tellNone');
  return (
    <>
      <CoachStrip
        coach={view}
        practice={{
          probe: (what) => taps.probe(activityId, what),
          estimated: (score) => taps.estimated(activityId, score),
        }}
        asks={asks}
        onChoices={({ feedback }) => (feedback === undefined ? undefined : taps.choose(activityId, feedback))}
        lastCue={said.length === 0 ? null : said.map(cueText).join(' ')}
        disabled={!running}
      />
      <p className="soft">{tell}</p>
      {view.policy === 'self-controlled' && phase === 'practice' && result === null && view.trials > 0 ? (
        <Button disabled={!running} onClick={() => taps.asked(activityId)}>
          {t('patientAsks')}
        </Button>
      ) : null}
    </>
  );
}
