import { findRow } from '@eupraxia/catalogue';
import { keeping, type Verdict } from '@eupraxia/clinical/gate';
import type { ReactNode } from 'react';
import { FindingActions, type FindingDeeds } from '../../app/safety/FindingActions.tsx';
import { FindingView } from '../../app/safety/FindingView.tsx';
import { isQuestion, openQuestions } from '../../app/safety/groups.ts';
import { Outcome } from '../../app/safety/Outcome.tsx';
import { QuestionList } from '../../app/safety/QuestionList.tsx';
import { textsOf } from '../../text/i18n.ts';
import './measure-gate.css';

const useGateText = textsOf('measure-gate', {
  blocked: 'Do not take this measure now',
  asks: 'This is needed before the measure is taken',
  reason: 'A reason is needed before the measure is taken',
  notAnswered: 'Not answered: {{questions}}.',
  otherwise: 'A value that was taken before, or elsewhere, may still be entered.',
  toMind_one: 'To mind: one precaution',
  toMind_other: 'To mind: {{count}} precautions',
});

/**
 * Whether a measure may be taken now, asked of the same gate as an exercise, before it begins. What is taken step by step
 * is shown only once it may start; precautions are folded.
 */
export function MeasureGate({
  measure: { id, name },
  verdict: { start, findings },
  deeds,
  children,
}: {
  readonly measure: { readonly id: string; readonly name: string };
  readonly verdict: Verdict;
  /** What can be done about it here; without them only the reasons are said. */
  readonly deeds?: FindingDeeds;
  /** The measure, step by step. */
  readonly children?: ReactNode;
}) {
  const t = useGateText();
  const notes = findings.filter((one) => one.severity === 'note' || one.reason !== undefined);
  const mind =
    notes.length === 0 ? null : (
      <details className="measure-mind">
        <summary>{t('toMind', { count: notes.length })}</summary>
        {notes.map((finding) => (
          <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding} />
        ))}
      </details>
    );
  const keeps = keeping(findings);
  const open = openQuestions([{ id, name, start, findings: keeps }]);
  // What only unanswered questions leave open is told by the questions.
  const shown = keeps.filter((one) => one.certain || !(one.ask ?? []).every(isQuestion));
  if (start === 'may')
    return (
      <>
        {mind}
        {children}
      </>
    );
  return (
    <section className={`measure-gate measure-gate-${start}`} aria-label={t(start)}>
      <p className="safety-head" role="status">
        <Outcome start={start} />
        <strong>{t(start)}</strong>
      </p>
      {shown.map((finding) => (
        <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding}>
          {deeds === undefined ? null : <FindingActions finding={finding} deeds={deeds} />}
        </FindingView>
      ))}
      {open.length === 0 ? null : deeds === undefined ? (
        <p>
          {t('notAnswered', { questions: open.map(({ question }) => findRow('screen', question)?.name ?? question).join('; ') })}
        </p>
      ) : (
        <QuestionList
          questions={open}
          answers={deeds.answers}
          names={new Map([[id, name]])}
          today={deeds.today}
          onAnswer={deeds.onAnswer}
        />
      )}
      {mind}
      <p className="soft">{t('otherwise')}</p>
    </section>
  );
}
