import type { CodingLine } from '@eupraxia/claims';
import { useMemo } from 'react';
import { EvidenceFrame } from '../../visit/EvidenceFrame.tsx';
import { stopwatch } from '../../visit/stopwatch.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { useBillText } from './text.ts';

/** `97110-GP-CQ`: a line by what tells it from the others of its bill. */
export const lineName = ({ code, modifiers }: CodingLine): string => [code, ...modifiers].join('-');

/** What the marked line of the bill rests on: its time, and the entries that started, ended and corrected it. */
export function LineEvidence({
  view,
  line,
  onClose,
}: {
  readonly view: VisitInView;
  readonly line: CodingLine | null;
  readonly onClose: () => void;
}) {
  const t = useBillText();
  const from = useMemo(() => line?.from.flatMap(({ event }) => event ?? []) ?? null, [line]);
  return (
    <EvidenceFrame view={view} title={t('evidence')} how={t('evidenceHow')} from={from} onClose={onClose}>
      {line === null ? null : (
        <p className="line-time">
          {t('lineTime', { line: lineName(line), time: stopwatch(line.seconds) })}
          {line.from.some(({ event }) => event === null) ? <span className="soft"> {t('lineOtherVisit')}</span> : null}
        </p>
      )}
    </EvidenceFrame>
  );
}
