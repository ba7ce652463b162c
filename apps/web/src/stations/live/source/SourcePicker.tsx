import type { Mains } from '@eupraxia/signal/emg';
import { useRef, useState, useSyncExternalStore } from 'react';
import { webFault } from '../../../app/errors.ts';
import { Button } from '../../../kit/Button.tsx';
import { ErrorCard } from '../../../kit/ErrorCard.tsx';
import { Select, TextField } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { liveSession, qualityTexts } from '../../../live/page/live-session.ts';
import type { ChannelView, OpenedRecording } from '../../../live/protocol.ts';
import { Taps } from '../Taps.tsx';
import { useLiveText } from '../text.ts';
import { useSourceText } from './text.ts';
import './replay.css';

/** What is used once a channel is confirmed. */
export interface ChosenSource {
  readonly recording: OpenedRecording;
  readonly made: boolean;
}

/** The server takes recordings up to this size. */
const mostBytes = 64 * 2 ** 20;

/** Chooses a recording and its channel: by file, by drop, from this visit, or made. Refusals say what to do. */
export function SourcePicker({
  onUse,
  again,
}: {
  readonly onUse: (source: ChosenSource) => void;
  readonly again: (() => Promise<boolean>) | null;
}) {
  const t = useLiveText();
  const s = useSourceText();
  const live = liveSession();
  const state = useSyncExternalStore(live.subscribe, live.state);
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [rate, setRate] = useState('');
  const [gone, setGone] = useState(false);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) {
      const megabytes = { found: Math.ceil(chosen.size / 2 ** 20), most: mostBytes / 2 ** 20 };
      return live.refuse(webFault('EUP_WEB_FILE_SIZE', { name: chosen.name, ...megabytes }));
    }
    try {
      live.open(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      live.refuse(webFault('EUP_WEB_FILE_UNREADABLE', { name: chosen.name, why }));
    }
  };
  if (state.phase === 'reading') return <p role="status">{t('sourceReading', { name: state.name })}</p>;
  if (state.phase === 'choosing' && state.recording !== null) {
    return (
      <ChannelPicker
        recording={state.recording}
        initial={state.channel}
        other={state.antagonist}
        onUse={onUse}
        made={state.kind === 'synthetic'}
      />
    );
  }
  const asksRate = state.fault?.code === 'EUP_FORMATS_RATE_UNKNOWN' && live.bytes !== null;
  return (
    // The drop is a shortcut of the mouse; the button beside it does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={over ? 'source source-over' : 'source'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <h3>{t('sourceTitle')}</h3>
      <p>{t('sourceDrop')}</p>
      <p className="soft">{t('sourceHow')}</p>
      {asksRate ? (
        <Form
          className="source-rate"
          onSubmit={(event) => {
            event.preventDefault();
            if (live.bytes !== null && Number(rate) > 0) live.open(state.name, live.bytes, Number(rate));
          }}
        >
          <TextField
            label={t('sourceRate')}
            hint={t('sourceRateHow')}
            unit="Hz"
            inputMode="decimal"
            value={rate}
            onChange={(event) => setRate(event.target.value)}
            autoFocus
          />
          <Button type="submit" kind="ask">
            OK
          </Button>
        </Form>
      ) : state.fault !== null ? (
        <ErrorCard fault={state.fault} />
      ) : null}
      {gone ? <p className="field-error">{t('sourceGone')}</p> : null}
      <div className="source-buttons">
        <input
          ref={file}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={t('sourceChoose')}
          accept=".txt,.csv,.tsv,.edf,.bdf,text/*,application/octet-stream"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {again === null ? null : (
          <Button kind="ask" size="live" onClick={() => void again().then((found) => setGone(!found))}>
            {t('sourceAgain')}
          </Button>
        )}
        <Button kind={again === null ? 'ask' : 'quiet'} size="live" onClick={() => file.current?.click()}>
          {t('sourceChoose')}
        </Button>
        <Button size="live" onClick={() => live.openSynthetic()}>
          {s('synthetic')}
        </Button>
      </div>
    </div>
  );
}

function ChannelPicker({
  recording,
  initial,
  other,
  onUse,
  made,
}: {
  readonly recording: OpenedRecording;
  readonly initial: number;
  readonly other: number | null;
  readonly onUse: (source: ChosenSource) => void;
  readonly made: boolean;
}) {
  const t = useLiveText();
  const s = useSourceText();
  // A made patient's first channel is the muscle that the sliders move, and its second the other one.
  const [channel, setChannel] = useState(made ? 0 : initial);
  const [antagonist, setAntagonist] = useState(made ? 1 : other);
  const [mains, setMains] = useState<Mains>(liveSession().state().mains);
  return (
    <div className="channels">
      {recording.remarks.length === 0 ? null : (
        <section className="source-remarks">
          <h3>{s('about')}</h3>
          <ul>
            {recording.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <fieldset>
        <legend className="taps-label">
          {t('channels')} · {recording.format}, {Number(recording.rate.toFixed(1))} Hz
          {recording.seconds > 0 ? `, ${recording.seconds.toFixed(0)} s` : ''}
        </legend>
        <div className="channels-list">
          {recording.channels.map((view, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place in the recording; names may come twice
            <label key={index} className="channel">
              <input type="radio" name="channel" checked={index === channel} onChange={() => setChannel(index)} />
              <span className="channel-name">
                <b>{view.name}</b>
                <span className="soft">
                  {view.unit} · {view.reasons[0] === undefined ? t('qualityGood') : qualityTexts[view.reasons[0]]}
                </span>
              </span>
              <Preview view={view} />
            </label>
          ))}
        </div>
      </fieldset>
      <div className="source-buttons">
        {recording.channels.length < 2 ? null : (
          <div className="other-muscle">
            <Select
              label={s('other')}
              value={antagonist === null ? '' : String(antagonist)}
              onChange={(event) => setAntagonist(event.target.value === '' ? null : Number(event.target.value))}
              options={[
                { value: '', label: s('otherNone') },
                ...recording.channels.flatMap((view, index) =>
                  index === channel ? [] : [{ value: String(index), label: view.name }],
                ),
              ]}
            />
          </div>
        )}
        <Taps
          label={t('mains')}
          columns={3}
          value={mains}
          taps={[
            { value: 'none', label: t('mainsNone') },
            { value: 50, label: t('mains50') },
            { value: 60, label: t('mains60') },
          ]}
          onTap={setMains}
        />
        <Button size="live" onClick={() => liveSession().close()}>
          {t('sourceOther')}
        </Button>
        <Button
          kind="ask"
          size="live"
          onClick={() => {
            liveSession().choose({ agonist: channel, antagonist: antagonist === channel ? null : antagonist, mains });
            onUse({ recording, made });
          }}
        >
          {t('sourceUse')}
        </Button>
      </div>
    </div>
  );
}

/** The whole channel drawn small. */
function Preview({ view }: { readonly view: ChannelView }) {
  const count = view.preview.length / 2;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of view.preview) {
    if (!Number.isFinite(x)) continue;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  const y = (x: number): string => (34 - ((x - low) / Math.max(1e-12, high - low)) * 32).toFixed(1);
  let path = '';
  for (let c = 0; c < count; c++) {
    const a = view.preview[2 * c] as number;
    const b = view.preview[2 * c + 1] as number;
    if (Number.isFinite(a) && Number.isFinite(b)) path += `M${c} ${y(a)}V${y(b)}`;
  }
  return (
    <svg
      className="channel-preview"
      viewBox={`0 0 ${Math.max(1, count)} 36`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} stroke="var(--do)" strokeWidth="1.2" fill="none" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
