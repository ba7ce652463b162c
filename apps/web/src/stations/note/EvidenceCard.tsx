import type { MeasuredEvidence } from '@eupraxia/clinical';
import type { Sentence } from '@eupraxia/clinical/note';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { type EvidenceTrace, evidenceTrace } from '../../live/page/evidence-trace.ts';
import { EvidenceFrame } from '../../visit/EvidenceFrame.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { useNoteText } from './text.ts';

/** What the marked sentence rests on: events with their times, and the stretch of the recording that was measured. */
export function EvidenceCard({
  view,
  sentence,
  onClose,
}: {
  readonly view: VisitInView;
  readonly sentence: Sentence | null;
  /** On a narrow screen the card lies over the note while a sentence is marked, and can be put away. */
  readonly onClose: () => void;
}) {
  const t = useNoteText();
  const standing = useMemo(() => new Set(view.visit.journal.map((row) => row.id)), [view.visit]);
  return (
    <EvidenceFrame
      view={view}
      title={t('evidence')}
      how={t('evidenceHow')}
      from={sentence?.from ?? null}
      onClose={onClose}
      action={(event) =>
        sentence?.own === 'therapist' && event.kind === 'remark.written' && view.writes && standing.has(event.id) ? (
          <Button kind="plain" onClick={() => void view.journal.retract(event.id)}>
            {t('takeBack')}
          </Button>
        ) : null
      }
    >
      {sentence?.measured !== undefined && sentence.measured.length > 0 ? (
        <Traces key={sentence.from.join()} view={view} measured={sentence.measured} />
      ) : null}
    </EvidenceFrame>
  );
}

/** A sentence may rest on several recordings or channels: one is drawn, and a switch chooses which. */
function Traces({ view, measured }: { readonly view: VisitInView; readonly measured: readonly MeasuredEvidence[] }) {
  const t = useNoteText();
  const sources = useMemo(() => {
    const bySource = new Map<string, MeasuredEvidence[]>();
    for (const stretch of measured) {
      const key = `${stretch.recording} ${stretch.channel ?? ''}`;
      bySource.set(key, [...(bySource.get(key) ?? []), stretch]);
    }
    return [...bySource];
  }, [measured]);
  const [chosen, choose] = useState<string>();
  const shownSource = sources.find(([key]) => key === chosen) ?? sources[0];
  if (shownSource === undefined) return null;
  return (
    <>
      {sources.length < 2 ? null : (
        <Segmented
          label={t('evidenceWhich')}
          value={shownSource[0]}
          onChange={choose}
          options={sources.map(([value, stretches], i) => ({
            value,
            label: t('evidenceOf', { number: i + 1, channel: stretches[0]?.channel ?? '' }),
          }))}
        />
      )}
      <Trace view={view} measured={shownSource[1]} />
    </>
  );
}

function Trace({ view, measured }: { readonly view: VisitInView; readonly measured: readonly MeasuredEvidence[] }) {
  const t = useNoteText();
  const [trace, setTrace] = useState<EvidenceTrace | 'gone' | null>(null);
  const { recordings, visit } = view;
  useEffect(() => {
    let here = true;
    setTrace(null);
    void evidenceTrace(recordings, visit, measured).then((drawn) => {
      if (here) setTrace(drawn ?? 'gone');
    });
    return () => {
      here = false;
    };
  }, [recordings, visit, measured]);
  if (trace === null) return <div className="evidence-trace" />;
  if (trace === 'gone') return <p className="soft">{t('evidenceGone')}</p>;
  const { values, zone } = trace;
  const most = Math.max(zone === null ? 0 : zone.ceiling * 1.15, ...values);
  const y = (value: number): number => 72 - (70 * value) / Math.max(1e-9, most);
  return (
    <svg
      className="evidence-trace"
      viewBox="0 0 320 74"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('evidenceTrace', { from: trace.from.toFixed(0), to: trace.to.toFixed(0) })}
    >
      {zone === null ? null : (
        <rect x="0" y={y(zone.ceiling)} width="320" height={y(zone.floor) - y(zone.ceiling)} fill="var(--ask-fill)" />
      )}
      <path
        d={[...values]
          .map((value, i) => `${i === 0 ? 'M' : 'L'}${((320 * i) / values.length).toFixed(1)} ${y(value).toFixed(1)}`)
          .join('')}
        fill="none"
        stroke="var(--do)"
        strokeWidth="2"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
