import type { Activity } from '@eupraxia/clinical';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { freshId } from '../../app/fresh-id.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { liveSession, qualityTexts } from '../../live/liveSession.ts';
import type { VisitInView } from '../../visit/useVisit.ts';
import { CountTaps } from './CountStage.tsx';
import { LatencyCorner } from './picture/LatencyCorner.tsx';
import { TraceCanvas } from './picture/TraceCanvas.tsx';
import { LiveReadout, useReadout } from './picture/useReadout.ts';
import { ReferencePanel } from './ReferencePanel.tsx';
import { type ChosenSource, SourcePicker } from './SourcePicker.tsx';
import { StageNumber } from './Stage.tsx';
import { useLiveText } from './text.ts';
import { useZone, ZoneRow } from './ZoneRow.tsx';

/** Version of the way in which repetitions are found; part of every measured repetition's evidence. */
const detectorVersion = '1';

/** The picture of an activity with a target: source, reference, then numbers and trace. */
export function EmgStage({
  activity,
  view,
  still,
}: {
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly still: boolean;
}) {
  const t = useLiveText();
  const live = liveSession();
  const source = useSyncExternalStore(live.subscribe, live.state);
  const readout = useMemo(() => new LiveReadout(), []);
  const [asksReference, setAsksReference] = useState(false);
  const { journal, recordings, visit } = view;
  const activityId = activity.item.id;
  const [zone, setZone] = useZone(activity);
  const attached = visit.recordings.findLast((r) => r.sha256 === source.recording?.sha256);
  const channel = source.recording?.channels[source.channel];
  const reference =
    activity.reference !== null && channel !== undefined && activity.reference.unit === channel.unit
      ? activity.reference.value
      : 0;
  const running = activity.state === 'running' && !still;
  const recordingId = attached?.recording;
  const runningNow = useRef(running);
  runningNow.current = running;

  const aim = useMemo(
    () =>
      reference > 0 && zone !== null
        ? { reference, floor: zone.floor, ceiling: zone.ceiling, holdSeconds: zone.holdSeconds }
        : null,
    [reference, zone],
  );
  useEffect(() => live.aim(aim), [live, aim]);
  useEffect(() => {
    if (!running) readout.reset();
  }, [running, readout]);
  useEffect(() => {
    live.onRepetition = (told) => {
      if (!running || aim === null || recordingId === undefined || channel === undefined) return;
      readout.repetition(told);
      void journal.append('repetition.done', {
        activityId,
        held: told.held,
        holdSeconds: Number(told.holdSeconds.toFixed(2)),
        peak: Math.min(2000, Number(told.peak.toFixed(1))),
        measured: {
          recording: recordingId,
          channel: channel.name,
          from: Number(told.on.toFixed(3)),
          to: Number(told.off.toFixed(3)),
          algorithm: 'RepetitionDetector on the 50 ms RMS',
          version: detectorVersion,
          params: { ...aim, unit: channel.unit, mains: String(source.mains) },
        },
      });
    };
    return () => {
      live.onRepetition = null;
    };
  }, [live, running, aim, recordingId, channel, journal, activityId, readout, source.mains]);

  async function use({ recording, made }: ChosenSource): Promise<void> {
    const bytes = live.bytes;
    if (bytes !== null) await recordings.keep(recording.sha256, bytes);
    if (visit.recordings.some((r) => r.sha256 === recording.sha256)) return;
    await journal.append('recording.attached', {
      recording: freshId(),
      sha256: recording.sha256,
      bytes: recording.bytes,
      format: recording.format,
      rate: recording.rate,
      seconds: Number(recording.seconds.toFixed(3)),
      channels: recording.channels.slice(0, 256).map(({ name, unit }) => ({ name, unit })),
      source: made ? 'synthetic' : 'replay',
    });
  }

  /** Plays what was chosen where the clock runs and 100 % is known for its unit; else that is asked first. */
  function playIfAimed(): void {
    const { recording, channel: chosen, phase } = live.state();
    const unit = phase === 'ready' ? recording?.channels[chosen]?.unit : undefined;
    if (runningNow.current && unit !== undefined && activity.reference?.unit === unit) live.play();
  }

  const last = visit.recordings.at(-1);
  const again =
    last === undefined
      ? null
      : async (): Promise<boolean> => {
          const bytes = await recordings.read(last.sha256);
          // Where the file did not say its rate, the log does.
          if (bytes !== null)
            live.open(
              last.source === 'synthetic' ? 'made muscle.csv' : last.format,
              bytes,
              last.format === 'csv' ? last.rate : undefined,
            );
          return bytes !== null;
        };

  if (source.phase !== 'ready' || channel === undefined) {
    return (
      <>
        <SourcePicker onUse={(chosen) => void use(chosen).then(playIfAimed)} again={again} />
        <p className="soft">{t('needsSignal')}</p>
        <CountTaps activity={activity} journal={journal} disabled={!running} />
      </>
    );
  }
  if ((reference === 0 || asksReference) && recordingId !== undefined) {
    return (
      <div className="reference-split">
        <ReferencePanel
          activity={activity}
          journal={journal}
          source={{
            recordingId,
            channel: channel.name,
            unit: channel.unit,
            seconds: source.recording?.seconds ?? 0,
            mains: String(source.mains),
          }}
          onDone={() => {
            setAsksReference(false);
            live.freeze();
            live.rewind();
            if (running) live.play();
          }}
        />
        <TraceCanvas
          label={t('traceLabel', { name: channel.name })}
          reference={0}
          scale={rawScale(channel.preview)}
          readout={readout}
        />
      </div>
    );
  }
  return (
    <>
      <Numbers
        activity={activity}
        readout={readout}
        reference={reference}
        unit={channel.unit}
        playing={source.motion === 'playing'}
      />
      <TraceCanvas
        label={t('traceLabel', { name: channel.name })}
        reference={reference}
        scale={{ top: Math.max(120, 1.6 * (zone?.ceiling ?? 75)), zone }}
        readout={readout}
      />
      <Legend readout={readout} rate={source.recording?.rate ?? 0} />
      <div role="status" className="stage-status">
        {source.motion === 'ended' ? <p className="stage-ended">{running ? t('replayEnded') : t('replayEndedPaused')}</p> : null}
      </div>
      {zone === null ? null : <ZoneRow activity={activity} journal={journal} zone={zone} onZone={setZone} />}
      <div className="stage-foot">
        <CountTaps activity={activity} journal={journal} disabled={!running} measured />
        <span className="stage-foot-buttons">
          {running && source.motion !== 'playing' ? (
            <Button kind="ask" icon={<Icon name="play" size={18} />} onClick={() => live.play()}>
              {source.motion === 'ended' ? t('playAgain') : t('play')}
            </Button>
          ) : null}
          <Button
            kind="plain"
            onClick={() => {
              live.freeze();
              setAsksReference(true);
            }}
          >
            {t('referenceChange')}
          </Button>
          <Button kind="plain" onClick={() => live.reopen()}>
            {t('signal')}
          </Button>
        </span>
      </div>
    </>
  );
}

/** The top of a trace that has no reference yet: the largest excursion, taken as an amplitude. */
function rawScale(preview: Float32Array): { readonly top: number; readonly zone: null } {
  let most = 0;
  let sum = 0;
  for (const x of preview) if (!Number.isNaN(x)) sum += x / preview.length;
  for (const x of preview) if (Math.abs(x - sum) > most) most = Math.abs(x - sum);
  return { top: most > 0 ? most / 1.5 : 1, zone: null };
}

function Numbers({
  activity,
  readout,
  reference,
  unit,
  playing,
}: {
  readonly activity: Activity;
  readonly readout: LiveReadout;
  readonly reference: number;
  readonly unit: string;
  /** What was last heard of a source that stands still is not "now". */
  readonly playing: boolean;
}) {
  const t = useLiveText();
  const heard = useReadout(readout);
  const now = playing ? heard : { ...heard, amplitude: null, holding: 0 };
  const { done, lastTen, lastHold } = activity.repetitions;
  const { dose } = activity.item;
  const held = lastTen.filter(Boolean).length;
  return (
    <div className="stage-numbers">
      {reference > 0 ? (
        <StageNumber
          size="first"
          body={now.amplitude !== null}
          value={now.amplitude === null ? '–' : Math.round((100 * now.amplitude) / reference)}
          unit="%"
          meaning={t('ofReference')}
        />
      ) : (
        <StageNumber
          size="first"
          body={now.amplitude !== null}
          value={now.amplitude === null ? '–' : now.amplitude.toPrecision(3)}
          unit={unit}
          meaning={t('amplitudeNow')}
        />
      )}
      <StageNumber size="first" value={done} unit={`/ ${dose.sets * dose.repetitions}`} meaning={t('repetitions')} />
      <StageNumber size="second" value={held} unit={`of ${lastTen.length}`} meaning={t('lastTen')} />
      {now.holding > 0.05 ? (
        <StageNumber size="second" value={now.holding.toFixed(1)} unit="s" meaning={t('holdingNow')} />
      ) : (
        <StageNumber size="second" value={lastHold === undefined ? '–' : lastHold.toFixed(1)} unit="s" meaning={t('lastHold')} />
      )}
    </div>
  );
}

function Legend({ readout, rate }: { readonly readout: LiveReadout; readonly rate: number }) {
  const t = useLiveText();
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
      <span>{t('legendMarks')}</span>
      <span className="legend-end" role="status">
        EMG {rate >= 1000 ? `${Number((rate / 1000).toFixed(2))} kHz` : `${Number(rate.toFixed(1))} Hz`} ·{' '}
        {worst === undefined ? t('qualityGood') : qualityTexts[worst]}
      </span>
      <LatencyCorner readout={readout} />
    </div>
  );
}
