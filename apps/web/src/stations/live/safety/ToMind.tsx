import type { Finding } from '@eupraxia/clinical/gate';
import { FindingView } from '../../../app/safety/FindingView.tsx';
import { useSafetyText } from './text.ts';

/** Precautions that do not keep an activity from starting, and reasons on record, folded. */
export function ToMind({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useSafetyText();
  const notes = findings.filter((one) => one.severity === 'note' || one.reason !== undefined);
  if (notes.length === 0) return null;
  return (
    <details className="to-mind">
      <summary>{t('toMind', { count: notes.length })}</summary>
      <div className="to-mind-list">
        {notes.map((finding) => (
          <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding} />
        ))}
      </div>
    </details>
  );
}
