import { Button } from '../../../kit/Button.tsx';
import { liveSession } from '../../../live/page/live-session.ts';
import type { CoachView } from '../../../live/protocol.ts';
import { usePictureText } from './text.ts';

/** What stands where the picture was while no feedback is given: why, and afterwards what may be shown. */
export function WithoutPicture({ coach }: { readonly coach: CoachView }) {
  const t = usePictureText();
  const { result } = coach;
  return (
    <div className="without" role="status">
      {result === null ? (
        <>
          <Rest />
          <p className="soft">
            {coach.probe === null
              ? coach.policy === 'faded'
                ? t('restFaded')
                : t('restAfter')
              : t('restProbe', { done: coach.probe.done, of: coach.probe.of })}
          </p>
        </>
      ) : (
        <Result result={result} />
      )}
      {coach.policy === 'self-controlled' && coach.phase === 'practice' ? <ShowMe /> : null}
    </div>
  );
}

/** A line at rest, and that it is meant so. */
export function Rest() {
  const t = usePictureText();
  return (
    <>
      <svg className="without-rest" viewBox="0 0 120 40" aria-hidden="true">
        <path d="M4 24c14 0 14-8 28-8s14 8 28 8 14-8 28-8 14 8 28 8" />
      </svg>
      <p className="without-title">{t('restTitle')}</p>
      <p>{t('restHow')}</p>
    </>
  );
}

/** The patient's own request to see how it went. */
export function ShowMe() {
  const t = usePictureText();
  return (
    <Button kind="ask" size="live" className="without-ask" onClick={() => liveSession().sendInput({ kind: 'asked' })}>
      {t('showMe')}
    </Button>
  );
}

/** How one trial went, or the last few. */
export function Result({ result }: { readonly result: NonNullable<CoachView['result']> }) {
  const t = usePictureText();
  if (result.kind === 'trial') {
    const { outcome, holdSeconds, peak } = result.trial;
    const words = {
      held: t('resultHeld'),
      missed: t('resultMissed'),
      weak: t('resultWeak'),
      antagonist: t('resultAntagonist'),
    };
    return (
      <>
        <p className="without-title">{words[outcome]}</p>
        <p className="without-figure tabular">{t('resultHold', { seconds: holdSeconds.toFixed(1), peak: Math.round(peak) })}</p>
      </>
    );
  }
  return (
    <>
      <p className="without-title">{t('summaryTitle', { count: result.of })}</p>
      <p className="without-figure tabular">{t('summaryHeld', { held: result.held, of: result.of })}</p>
      <p className="soft tabular">
        {t('summaryMean', { seconds: result.meanHoldSeconds.toFixed(1), peak: Math.round(result.meanPeak) })}
      </p>
    </>
  );
}
