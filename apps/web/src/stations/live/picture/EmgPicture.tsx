import { antagonistLimitOf, emgTargetOf, repetitionsOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { cueText } from '@eupraxia/coach';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { liveSession, qualityTexts } from '../../../live/page/live-session.ts';
import type { PracticeChoices, VisitPractice } from '../../../live/page/visit-practice.ts';
import type { CoachView } from '../../../live/protocol.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { CountTaps } from '../CountStage.tsx';
import { ElectrodeNotice } from '../electrode/ElectrodeNotice.tsx';
import { electrodeState } from '../electrode/electrode-state.ts';
import { HoldStepper, useZone } from '../HoldStepper.tsx';
import { patientScreen } from '../patient/patient-screen.ts';
import { StageNumber } from '../Stage.tsx';
import { feedbackSound } from '../sound/feedback-sound.ts';
import { SoundControls } from '../sound/SoundControls.tsx';
import { PlayPatient } from '../source/PlayPatient.tsx';
import { ReplayBar } from '../source/ReplayBar.tsx';
import { useLiveText } from '../text.ts';
import { Bar } from './Bar.tsx';
import { CoachStrip, useLastCue } from './CoachStrip.tsx';
import { LatencyCorner } from './LatencyCorner.tsx';
import { SignalNotice } from './SignalNotice.tsx';
import { scaleOf, scaleWith } from './scale.ts';
import { TherapistPeek } from './TherapistPeek.tsx';
import { TraceCanvas } from './TraceCanvas.tsx';
import { usePictureText } from './text.ts';
import { type LiveReadout, useReadout } from './use-readout.ts';
import { WithoutPicture } from './WithoutPicture.tsx';
import { ZoneHandles } from './ZoneHandles.tsx';
import './picture.css';

/** Numbers, trace or bar, the zone's edges, the coach, and the source's own controls: practice as it runs. */
export function EmgPicture({
  activity,
  view,
  readout,
  coach,
  practice,
  onChoices,
  reference,
  otherReference,
  otherName,
  running,
  still,
  onReference,
}: {
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly readout: LiveReadout;
  readonly coach: CoachView | null;
  readonly practice: VisitPractice;
  readonly onChoices: (choices: PracticeChoices) => void;
  /** Amplitude of 100 %. */
  readonly reference: number;
  /** The same of the other muscle; 0 where its own is not known. */
  readonly otherReference: number;
  readonly otherName: string | null;
  readonly running: boolean;
  readonly still: boolean;
  readonly onReference: () => void;
}) {
  const t = useLiveText();
  const p = usePictureText();
  const live = liveSession();
  const source = useSyncExternalStore(live.subscribe, live.state);
  const place = useSyncExternalStore(patientScreen().subscribe, patientScreen().state).place;
  const [look, setLook] = useState<'trace' | 'bar'>('trace');
  const { zone, preview, settled } = useZone(activity);
  const said = useLastCue(cueText);
  const { journal } = view;
  const limit =
    otherReference > 0 ? (practice.choices.antagonistLimit ?? antagonistLimitOf(emgTargetOf(activity.item)) ?? null) : null;
  const given = coach === null || coach.given === 'live';
  const electrode = electrodeState(coach);
  const recorded = activity.zone;
  const steady = useMemo(() => scaleOf(recorded, limit), [recorded, limit]);
  const scale = useMemo(() => (zone === null ? steady : scaleWith(zone, steady)), [zone, steady]);
  const channel = source.recording?.channels[source.channel];
  const name = channel?.name ?? '';
  const playing = source.motion === 'playing';

  useSound(
    readout,
    running && given && zone !== null && electrode === null
      ? { reference, floor: zone.floor, ceiling: zone.ceiling, holdSeconds: zone.holdSeconds, given }
      : null,
  );

  const commit = (next: NonNullable<typeof zone>): void => {
    const { floor, ceiling, holdSeconds } = next;
    const same = recorded?.floor === floor && recorded.ceiling === ceiling && recorded.holdSeconds === holdSeconds;
    if (same) settled(next);
    else
      void journal
        .append('zone.set', { activityId: activity.item.id, metric: 'emg-amplitude', floor, ceiling, holdSeconds })
        .then(() => settled(next));
  };
  const handles =
    zone === null ? null : <ZoneHandles zone={zone} top={scale.top} disabled={still} onPreview={preview} onCommit={commit} />;

  return (
    <>
      <Numbers activity={activity} readout={readout} reference={reference} playing={playing && given} coach={coach} />
      <ElectrodeNotice coach={coach} to="therapist" />
      <SignalNotice source={source} running={running} readout={readout} isSaid={electrode === 'off'} />
      {given ? (
        <div className="picture">
          {look === 'bar' ? (
            <>
              <Bar label={p('barLabel', { name })} reference={reference} otherReference={otherReference} scale={scale} />
              <TraceCanvas
                label={t('traceLabel', { name })}
                reference={reference}
                scale={scale}
                readout={readout}
                className="unseen"
              />
            </>
          ) : (
            <TraceCanvas
              label={t('traceLabel', { name })}
              reference={reference}
              otherReference={otherReference}
              scale={scale}
              readout={readout}
            />
          )}
          {handles}
        </div>
      ) : (
        <>
          {/* Nobody is asked to go on by feel while nothing counts. */}
          {electrode === null ? <WithoutPicture coach={coach} /> : null}
          <TherapistPeek
            activity={activity}
            readout={readout}
            reference={reference}
            otherReference={otherReference}
            scale={scale}
            patientElsewhere={place === 'window'}
          />
        </>
      )}
      {coach?.antagonistFailed === true && otherName !== null ? (
        <p className="other-failed" role="status">
          {p('otherFailed', { name: otherName, limit: limit ?? 0 })}
        </p>
      ) : null}
      <Legend
        readout={readout}
        rate={source.recording?.rate ?? 0}
        otherName={otherName}
        limit={limit}
        measured={otherReference > 0}
        failed={coach?.antagonistFailed === true}
      />
      {coach === null ? null : (
        <CoachStrip
          coach={coach}
          practice={practice}
          onChoices={onChoices}
          lastCue={said?.to === 'therapist' ? said.text : null}
          disabled={still}
        />
      )}
      {source.kind === 'synthetic' ? <PlayPatient hasOther={source.antagonist !== null} /> : null}
      <div className="source-row">
        <div className="stage-tools">
          <Segmented
            label={p('look')}
            labelUnseen
            options={[
              { value: 'trace', label: p('trace') },
              { value: 'bar', label: p('bar') },
            ]}
            value={look}
            onChange={setLook}
          />
          <SoundControls />
        </div>
        {source.kind === 'synthetic' ? null : <ReplayBar disabled={!running} />}
        <Button kind="plain" onClick={onReference}>
          {t('referenceChange')}
        </Button>
        <Button kind="plain" onClick={() => live.reopen()}>
          {t('signal')}
        </Button>
      </div>
      <div className="stage-foot">
        {zone === null ? null : <HoldStepper zone={zone} onZone={preview} onCommit={commit} disabled={still} />}
        {running && !playing ? (
          <Button kind="ask" icon={<Icon name="play" size={18} />} onClick={() => live.play()}>
            {source.motion === 'ended' ? t('playAgain') : t('play')}
          </Button>
        ) : null}
        <CountTaps activity={activity} journal={journal} disabled={!running} measured />
      </div>
    </>
  );
}

/** Sounds what is aimed at for as long as this picture is shown. */
function useSound(readout: LiveReadout, aim: Parameters<ReturnType<typeof feedbackSound>['aim']>[0]): void {
  const sound = feedbackSound();
  const key = JSON.stringify(aim);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the aim holds
  useEffect(() => sound.aim(aim), [sound, key]);
  useEffect(() => {
    sound.onSounded = (ms) => readout.sounded(ms);
    const detach = sound.attach(liveSession());
    return () => {
      detach();
      sound.aim(null);
      sound.onSounded = null;
    };
  }, [sound, readout]);
}

function Numbers({
  activity,
  readout,
  reference,
  playing,
  coach,
}: {
  readonly activity: Activity;
  readonly readout: LiveReadout;
  readonly reference: number;
  /** What was last heard of a source that stands still, or that the patient may not see, is not "now". */
  readonly playing: boolean;
  readonly coach: CoachView | null;
}) {
  const t = useLiveText();
  const heard = useReadout(readout);
  const amplitude = playing ? heard.amplitude : null;
  const holding = playing ? heard.holding : 0;
  const { done, lastTen, lastHold } = activity.repetitions;
  const { dose } = activity.item;
  const held = lastTen.filter(Boolean).length;
  const blind = coach !== null && coach.given !== 'live';
  return (
    <div className="stage-numbers">
      <StageNumber
        size="first"
        body={amplitude !== null}
        value={amplitude === null ? '–' : Math.round((100 * amplitude) / reference)}
        unit="%"
        meaning={t('ofReference')}
      />
      <StageNumber size="first" value={done} unit={`/ ${repetitionsOf(dose)}`} meaning={t('repetitions')} />
      {/* How many were held is feedback too. */}
      <StageNumber size="second" value={blind ? '–' : held} unit={blind ? '' : `of ${lastTen.length}`} meaning={t('lastTen')} />
      {holding > 0.05 ? (
        <StageNumber size="second" value={holding.toFixed(1)} unit="s" meaning={t('holdingNow')} />
      ) : (
        <StageNumber
          size="second"
          value={lastHold === undefined || blind ? '–' : lastHold.toFixed(1)}
          unit="s"
          meaning={t('lastHold')}
        />
      )}
    </div>
  );
}

function Legend({
  readout,
  rate,
  otherName,
  limit,
  measured,
  failed,
}: {
  readonly readout: LiveReadout;
  readonly rate: number;
  readonly otherName: string | null;
  readonly limit: number | null;
  /** Whether the other muscle has a 100 % of its own. */
  readonly measured: boolean;
  readonly failed: boolean;
}) {
  const t = useLiveText();
  const p = usePictureText();
  const { reasons } = useReadout(readout);
  const worst = reasons[0];
  return (
    <div className="legend">
      <span>
        <i className="swatch swatch-ask" /> {t('legendAsk')}
      </span>
      <span>
        <i className="swatch swatch-do" /> {t('legendDo')}
      </span>
      {otherName === null ? null : (
        <span title={otherName} className={failed ? 'legend-failed' : undefined}>
          <i className="swatch swatch-other" /> {p('otherMuscle')},{' '}
          {limit === null ? p(measured ? 'otherNoLimit' : 'otherNotJudged') : p('otherLimit', { limit })}
        </span>
      )}
      <span className="legend-end" role="status">
        EMG {rate >= 1000 ? `${Number((rate / 1000).toFixed(2))} kHz` : `${Number(rate.toFixed(1))} Hz`} ·{' '}
        {worst === undefined ? t('qualityGood') : qualityTexts[worst]}
      </span>
      <LatencyCorner readout={readout} />
    </div>
  );
}
