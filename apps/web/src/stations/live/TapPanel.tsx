import { assistanceLevels, type CueLevel, cueChannels, cueLevels } from '@eupraxia/clinical';
import type { Finding } from '@eupraxia/clinical/gate';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import type { Journal } from '../../visit/log/journal.ts';
import { assistanceFull, assistanceShort } from './assistance.ts';
import { EffortRow } from './effort/EffortRow.tsx';
import { JournalList } from './JournalList.tsx';
import { momentOf } from './moment-of.ts';
import { PainRating, usePainScale } from './pain/PainRating.tsx';
import { usePainText } from './pain/text.ts';
import { ResistanceRow } from './ResistanceRow.tsx';
import { VitalsForm } from './safety/VitalsForm.tsx';
import { QuoteSheet, ReasonSheet } from './sheets.tsx';
import { Taps } from './Taps.tsx';
import { useLiveText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** What takes the place of the taps while it is open. */
export type Sheet =
  | { readonly kind: 'quote' }
  | { readonly kind: 'vitals' }
  | { readonly kind: 'pain' }
  | { readonly kind: 'reason'; readonly id: string }
  | null;

/** The therapist's taps for the chosen activity. A tap is recorded at once and can be undone in the journal below. */
export function TapPanel({
  visit,
  activity,
  journal,
  writes,
  zone,
  disabled,
  findings,
  sheet,
  onSheet: setSheet,
}: {
  readonly visit: Visit;
  readonly activity: Activity;
  readonly journal: Journal;
  readonly writes: boolean;
  readonly zone: string;
  readonly disabled: boolean;
  /** What the gate says of this activity, as the visit stands. */
  readonly findings: readonly Finding[];
  readonly sheet: Sheet;
  readonly onSheet: (sheet: Sheet) => void;
}) {
  const t = useLiveText();
  const p = usePainText();
  const [level, setLevel] = useState<CueLevel>('some');
  const { scale } = usePainScale(visit, writes);
  const activityId = activity.item.id;
  const when = momentOf(visit);
  const painNow = visit.pain.findLast((one) => one.when === when && (when !== 'during' || one.activityId === activityId))?.score;
  if (sheet !== null) {
    const close = (): void => setSheet(null);
    if (sheet.kind === 'quote') return <QuoteSheet journal={journal} onDone={close} />;
    if (sheet.kind === 'pain')
      return (
        <section className="sheet" aria-label={p('rate')}>
          <h2>{p('rate')}</h2>
          <PainRating view={{ visit, journal, writes }} activityId={activityId} onRated={close} />
          <Button onClick={close}>{p('back')}</Button>
        </section>
      );
    if (sheet.kind === 'vitals')
      return <VitalsForm visit={visit} journal={journal} when={when} findings={findings} onDone={close} />;
    return <ReasonSheet journal={journal} visit={visit} id={sheet.id} onDone={close} />;
  }
  return (
    <>
      <fieldset className="taps" aria-label={t('cue')}>
        <div className="taps-head">
          <span className="taps-label">{t('cue')}</span>
          <span className="taps-side">{t('cueHow')}</span>
        </div>
        <div className="taps-grid taps-cues">
          {cueChannels.map((channel) => (
            <button
              key={channel}
              type="button"
              className="tap tap-tall"
              disabled={disabled}
              onClick={() => void journal.append('cue.given', { activityId, channel, level })}
            >
              <span>{t(channel)}</span>
              <span className="tap-count">
                {t('today', { count: activity.cues.filter((c) => c.channel === channel).length })}
              </span>
            </button>
          ))}
        </div>
      </fieldset>
      <Taps
        label={t('howMuch')}
        columns={3}
        value={level}
        taps={cueLevels.map((value) => ({ value, label: t(value) }))}
        onTap={setLevel}
      />
      <Taps
        label={t('assistance')}
        columns={5}
        value={assistanceLevels.find((level) => level === activity.assistance.at(-1)?.level)}
        taps={assistanceLevels.map((value) => ({ value, label: assistanceShort[value], full: assistanceFull[value] }))}
        onTap={(value) => void journal.append('assistance.set', { activityId, level: value })}
        disabled={disabled}
      />
      <ResistanceRow activity={activity} journal={journal} disabled={disabled} />
      {scale === 'numeric' ? (
        <Taps
          label={t('pain')}
          side={
            <>
              {t(when)}
              <button type="button" className="taps-scale" onClick={() => setSheet({ kind: 'pain' })}>
                {p('other')}
              </button>
            </>
          }
          columns={6}
          value={painNow}
          taps={scores}
          onTap={(score) => void journal.append('pain.rated', { score, when, ...(when === 'during' ? { activityId } : {}) })}
        />
      ) : (
        <Button size="live" onClick={() => setSheet({ kind: 'pain' })}>
          {`${p('rate')}: ${p(scale)}`}
          {painNow === undefined ? null : <span className="soft">{p('last', { score: painNow })}</span>}
        </Button>
      )}
      <EffortRow visit={visit} activity={activity} journal={journal} />
      <div className="taps-pair">
        <Button icon={<Icon name="note" size={18} />} onClick={() => setSheet({ kind: 'quote' })}>
          {t('said')}
        </Button>
        <Button icon={<Icon name="heart" size={18} />} onClick={() => setSheet({ kind: 'vitals' })}>
          {t('vitals')}
        </Button>
      </div>
      <JournalList visit={visit} journal={journal} zone={zone} onWhy={(id) => setSheet({ kind: 'reason', id })} />
    </>
  );
}
