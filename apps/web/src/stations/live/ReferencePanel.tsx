import type { Activity, MeasuredEvidence, ReferenceKind } from '@eupraxia/clinical';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { liveSession } from '../../live/liveSession.ts';
import type { Journal } from '../../visit/journal.ts';
import { Taps } from './Taps.tsx';
import { useLiveText } from './text.ts';

/** Seconds of comfortable effort that are recorded. */
const effortSeconds = 3;

/** An amplitude with the digits that a therapist can read and type. */
const shownValue = (value: number): string => (value >= 10 ? value.toFixed(1) : value.toPrecision(4));

/** Which recording and channel the reference is measured on. */
export interface ReferenceSource {
  readonly recordingId: string;
  readonly channel: string;
  readonly unit: string;
  readonly seconds: number;
  readonly mains: string;
}

/**
 * Sets what 100 % stands for: a comfortable effort by default, the peak of the recording, or a maximal contraction by a
 * decision with its reason. Nothing is assumed: without it the trace shows the amplitude in its own unit.
 */
export function ReferencePanel({
  activity,
  journal,
  source,
  onDone,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly source: ReferenceSource;
  readonly onDone: () => void;
}) {
  const t = useLiveText();
  const live = liveSession();
  const { item } = activity;
  const [kind, setKind] = useState<ReferenceKind>(item.target?.reference === 'peak-in-task' ? 'peak-in-task' : 'submaximal');
  const [value, setValue] = useState('');
  const [measured, setMeasured] = useState<{ value: number; from: number; to: number } | null>(null);
  const [recordingFrom, setRecordingFrom] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();

  useEffect(() => {
    if (recordingFrom === null) return;
    return live.hear(() => {
      if (live.at - recordingFrom < effortSeconds) return;
      const [from, to] = [recordingFrom, live.at];
      setRecordingFrom(null);
      live.freeze();
      void live.peak(from, to).then((peak) => {
        setMeasured(peak);
        setValue(shownValue(peak.value));
      });
    });
  }, [recordingFrom, live]);

  function take(peak: { readonly value: number; readonly from: number; readonly to: number }): void {
    setMeasured(peak);
    setValue(shownValue(peak.value));
  }

  async function set(): Promise<void> {
    if (kind === 'MVIC' && reason.trim() === '') return setError(t('mvicReasonMissing'));
    // A value that was typed over is not what was measured.
    const same = measured !== null && Math.abs(Number(value) / measured.value - 1) < 0.001;
    const evidence: MeasuredEvidence | undefined = same
      ? {
          recording: source.recordingId,
          channel: source.channel,
          from: Number(measured.from.toFixed(3)),
          to: Number(measured.to.toFixed(3)),
          algorithm: 'strongest 500 ms of the 50 ms RMS',
          version: '1',
          params: { mains: source.mains, bandPass: '20–450 Hz' },
        }
      : undefined;
    const result = await journal.append('reference.set', {
      activityId: item.id,
      kind,
      value: Number(value),
      unit: source.unit,
      ...(item.muscle === undefined ? {} : { muscle: item.muscle }),
      ...(item.placement === undefined ? {} : { placement: item.placement }),
      ...(evidence === undefined ? {} : { measured: evidence }),
    });
    if (!result.ok) return setError(result.error.message);
    if (kind === 'MVIC') await journal.append('reason.given', { of: [result.value.id], text: reason.trim() });
    onDone();
  }

  return (
    <Form
      className="reference"
      aria-label={t('referenceTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <h3>{t('referenceTitle')}</h3>
      <p className="soft">
        {t('referenceHow')}
        {item.placement === undefined ? '' : ` ${t('referencePlacement')}: ${item.placement}.`}
      </p>
      <Taps
        label={t('referenceKind')}
        columns={3}
        value={kind}
        taps={(['submaximal', 'peak-in-task', 'MVIC'] as const).map((k) => ({ value: k, label: t(k) }))}
        onTap={(next) => {
          setKind(next);
          setError(undefined);
          if (next === 'peak-in-task') void live.peak(0, source.seconds).then(take);
        }}
      />
      {kind === 'MVIC' ? (
        <div className="reference-gate">
          <p>{t('mvicGate')}</p>
          <TextField label={t('mvicReason')} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </div>
      ) : null}
      {kind === 'peak-in-task' ? null : (
        <Button
          size="live"
          busy={recordingFrom !== null}
          onClick={() => {
            setMeasured(null);
            live.play();
            setRecordingFrom(live.at);
          }}
        >
          {t('referenceRecord')}
        </Button>
      )}
      <p role="status" className="soft">
        {recordingFrom === null
          ? measured === null
            ? ''
            : `${t('referenceMeasured')}: ${measured.from.toFixed(1)}–${measured.to.toFixed(1)} s`
          : t('referenceRecording')}
      </p>
      <TextField
        label={t('referenceValue')}
        unit={source.unit}
        inputMode="decimal"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={error}
      />
      <Button type="submit" kind="ask" size="live" disabled={!(Number(value) > 0)}>
        {t('referenceSet')}
      </Button>
    </Form>
  );
}
