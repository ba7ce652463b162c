import { findRow } from '@eupraxia/catalogue';
import { orderKinds } from '@eupraxia/clinical/chart';
import type { Finding } from '@eupraxia/clinical/gate';
import type { ReactNode } from 'react';
import { Severity } from './Outcome.tsx';
import { useSafetyText } from './text.ts';
import './safety-card.css';

/** One finding: how much it weighs, what it says, what would change it, what it rests on; its source folded. */
export function FindingView({
  finding,
  activities = [],
  children,
}: {
  readonly finding: Finding;
  /** Names of the activities, where it concerns several. */
  readonly activities?: readonly string[];
  /** What can be done about it. */
  readonly children?: ReactNode;
}) {
  const t = useSafetyText();
  const about = useAboutWords();
  const facts = finding.about.map(about);
  return (
    <div className={`safety-row safety-${finding.reason === undefined ? finding.severity : 'note'}`}>
      <p className="safety-head">
        <Severity finding={finding} />
        <strong>{finding.text}</strong>
      </p>
      {finding.wayOn === null ? null : <p>{finding.wayOn}</p>}
      {finding.reason === undefined ? null : <p>{t('reasonIs', { text: finding.reason })}</p>}
      <p className="soft safety-facts">
        {[
          facts.length === 0 ? '' : t('because', { facts: facts.join(', ') }),
          activities.length === 0 ? '' : t('concerns', { activities: activities.join(', ') }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <details className="safety-source">
        <summary>{t('source')}</summary>
        <p className="soft">
          {finding.source} · {t(finding.verified ? 'verified' : 'unverified')}
        </p>
      </details>
      {children}
    </div>
  );
}

const plainFacts = ['vitals', 'consent', 'age', 'exercise', 'conditions'] as const;

/** The word for what a finding rests on: a question, an order, vital signs. */
export function useAboutWords(): (id: string) => string {
  const t = useSafetyText();
  return (id) => {
    const question = findRow('screen', id);
    if (question !== undefined) return question.name;
    const kind = orderKinds.find((one) => id === `order:${one}` || id.startsWith(`order:${one}:`));
    if (kind !== undefined) return `${t('order')}: ${t(`order-${kind}`)}`;
    const plain = plainFacts.find((one) => one === id);
    return plain === undefined ? id : t(`about-${plain}`);
  };
}
