import type { Activity } from '@eupraxia/clinical/visit';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { freshId } from '../../app/fresh-id.ts';
import { liveSession } from '../../live/page/live-session.ts';
import { usePractice } from '../../live/page/use-practice.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { QuestionsBefore } from './before/QuestionsBefore.tsx';
import { CountTaps } from './CountStage.tsx';
import { Calibrate } from './calibrate/Calibrate.tsx';
import { EmgPicture } from './picture/EmgPicture.tsx';
import { TraceCanvas } from './picture/TraceCanvas.tsx';
import { LiveReadout } from './picture/use-readout.ts';
import { PlayPatient } from './source/PlayPatient.tsx';
import { type ChosenSource, SourcePicker } from './source/SourcePicker.tsx';
import { useLiveText } from './text.ts';

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
  const { journal, recordings, visit, log } = view;
  const channel = source.recording?.channels[source.channel];
  const other = source.antagonist === null ? undefined : source.recording?.channels[source.antagonist];
  const reference =
    activity.reference !== null && channel !== undefined && activity.reference.unit === channel.unit
      ? activity.reference.value
      : 0;
  const running = activity.state === 'running' && !still;
  const calibrating = reference === 0 || asksReference;
  const picture = useRef<HTMLDivElement>(null);
  const calibrated = useRef(false);
  useEffect(() => {
    // Who has scrolled down to set 100 % finds the picture again, not the foot of the screen.
    if (calibrated.current && !calibrating) void picture.current?.firstElementChild?.scrollIntoView({ block: 'start' });
    calibrated.current = calibrating && source.phase === 'ready';
  }, [calibrating, source.phase]);
  // While 100 % is taken nothing is a trial: nobody coaches.
  const { practice, coach, choose } = usePractice(view, calibrating ? '' : activity.item.id);
  const otherReference = other === undefined ? undefined : practice.choices.antagonistReferences?.get(other.name);
  const otherAmplitude = otherReference?.value ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: source and choices decide what is planned, and so what is asked
  const open = useMemo(
    () => (calibrating ? [] : practice.openQuestions(visit, log, activity)),
    [
      practice,
      practice.choices,
      visit,
      log,
      activity,
      calibrating,
      source.phase,
      source.recording,
      source.channel,
      source.antagonist,
    ],
  );
  const recordingId =
    source.kind === 'synthetic'
      ? (source.recordingId ?? undefined)
      : visit.recordings.findLast((r) => r.sha256 === source.recording?.sha256)?.recording;

  useEffect(() => {
    if (!running) readout.reset();
  }, [running, readout]);
  // The log must say first what 100 % is and which recording it is: a coach that comes while it plays has missed what was
  // played before. A file may be long in keeping: what stopped meanwhile does not play after it.
  const [wantsPlay, setWantsPlay] = useState(false);
  const canPlay = source.phase === 'ready' && recordingId !== undefined && !calibrating && open.length === 0;
  useEffect(() => {
    if (!wantsPlay) return;
    // While the server is still asked about the start, it waits; what was paused or stopped meanwhile drops it.
    const dropped = activity.state !== 'running';
    if (!dropped && !(running && canPlay)) return;
    setWantsPlay(false);
    if (!dropped) live.play();
  }, [wantsPlay, activity.state, running, canPlay, live]);

  async function use({ recording, made }: ChosenSource): Promise<void> {
    if (made) return;
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
      source: 'replay',
    });
  }

  /** Plays what was chosen where 100 % is known for its unit; else that is asked first. */
  function playIfAimed(): void {
    const { recording, channel: chosen } = live.state();
    const unit = recording?.channels[chosen]?.unit;
    if (unit !== undefined && activity.reference?.unit === unit) setWantsPlay(true);
  }

  const last = visit.recordings.findLast((r) => r.source !== 'synthetic' || r.sha256 !== source.recording?.sha256);
  const again =
    last === undefined
      ? null
      : async (): Promise<boolean> => {
          const bytes = await recordings.read(last.sha256);
          // Where the file did not say its rate, the log does.
          if (bytes !== null) live.open(last.format, bytes, last.format === 'csv' ? last.rate : undefined);
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
  if (calibrating && recordingId !== undefined) {
    const leave = (): void => {
      setAsksReference(false);
      live.freeze();
      live.rewind();
      setWantsPlay(true);
    };
    return (
      <div className="reference-split">
        <Calibrate
          activity={activity}
          view={view}
          source={{
            recordingId,
            channel: channel.name,
            unit: channel.unit,
            seconds: source.recording?.seconds ?? 0,
            mains: String(source.mains),
            other: other === undefined ? null : { channel: other.name, unit: other.unit },
          }}
          otherReference={otherReference}
          onChoices={choose}
          onDone={leave}
          onCancel={reference > 0 ? leave : null}
        />
        <div className="reference-live">
          <TraceCanvas
            label={t('traceLabel', { name: channel.name })}
            reference={0}
            scale={rawScale(channel.preview, channel.unit)}
            readout={readout}
          />
          {source.kind === 'synthetic' ? <PlayPatient hasOther={other !== undefined} /> : null}
        </div>
      </div>
    );
  }
  if (open.length > 0)
    return (
      <>
        <QuestionsBefore open={open} disabled={still} onAnswer={(question, mayBegin) => practice.answer(question, mayBegin)} />
        <CountTaps activity={activity} journal={journal} disabled={!running} />
      </>
    );
  return (
    <div ref={picture} className="emg-picture">
      <EmgPicture
        activity={activity}
        view={view}
        readout={readout}
        coach={coach}
        practice={practice}
        onChoices={choose}
        reference={reference}
        otherReference={otherAmplitude}
        otherName={other?.name ?? null}
        running={running}
        still={still}
        onReference={() => {
          live.freeze();
          setAsksReference(true);
        }}
      />
    </div>
  );
}

/** What a strong muscle shows where nothing is known yet, in microvolts. */
const strongMicrovolts = 200;

/** The top of a trace that has no reference yet: the largest excursion, taken as an amplitude. */
function rawScale(preview: Float32Array, unit: string): { readonly top: number; readonly zone: null } {
  let most = 0;
  let sum = 0;
  for (const x of preview) if (!Number.isNaN(x)) sum += x / preview.length;
  for (const x of preview) if (Math.abs(x - sum) > most) most = Math.abs(x - sum);
  return { top: most > 0 ? most / 1.5 : /^[µu]V$/.test(unit) ? strongMicrovolts : 1, zone: null };
}
