import { dayIn } from '@eupraxia/clinical';
import type { Answer, ChartView, NewItemTraits } from '@eupraxia/clinical/chart';
import { chartGate, type Finding } from '@eupraxia/clinical/gate';
import { type ReactNode, useMemo, useState } from 'react';
import { Card } from '../../kit/Card.tsx';
import { appendToChart } from '../chart-writes.ts';
import { freshId } from '../fresh-id.ts';
import { useMe } from '../session.ts';
import { ConsentSheet } from './ConsentSheet.tsx';
import { FindingActions, type FindingDeeds, treatmentSpeakers } from './FindingActions.tsx';
import { FindingView } from './FindingView.tsx';
import { groupFindings } from './groups.ts';
import { OrderForm } from './OrderForm.tsx';
import { Outcome } from './Outcome.tsx';
import { draftForFinding, draftOfOrder, orderToRenew } from './order-draft.ts';
import { QuestionList } from './QuestionList.tsx';
import { TraitsSheet } from './TraitsSheet.tsx';
import { useSafetyText } from './text.ts';
import './safety-card.css';

type Sheet =
  | { readonly kind: 'order'; readonly finding: Finding }
  | { readonly kind: 'traits'; readonly itemId: string }
  | { readonly kind: 'consent' };

/**
 * Whether each activity of the saved program may start, and what would change that: questions are answered here, reasons
 * given, orders, descriptions and the consent recorded.
 */
export function SafetyCard({
  patientId,
  bornOn,
  view,
  onTraits,
  screenBeside = false,
  children,
}: {
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
  /** Keeps with a program item what it does. */
  readonly onTraits: (itemId: string, traits: NewItemTraits) => void;
  /** Whether the safety screen stands beside it, so that questions are answered there. */
  readonly screenBeside?: boolean;
  readonly children?: ReactNode;
}) {
  const t = useSafetyText();
  const { clinic, role, name } = useMe();
  const [sheet, setSheet] = useState<Sheet>();
  const today = dayIn(clinic.zone, Date.now());
  const items = view.program?.items ?? [];
  const names = new Map(items.map((item) => [item.id, item.name]));
  const verdicts = useMemo(() => chartGate(view, bornOn, today), [view, bornOn, today]);
  const { questions, shared, own } = useMemo(() => groupFindings(verdicts), [verdicts]);
  const sharedNow = shared.filter(({ finding }) => keeps(finding));
  const sharedNotes = shared.filter(({ finding }) => !keeps(finding));
  const answers = view.screening?.answers ?? {};
  const isTherapist = role === 'therapist';

  const answer = (question: string, given: Answer) => saveAnswers(patientId, view, today, { [question]: given });
  const deedsFor = (activities: readonly string[]): FindingDeeds => ({
    today,
    answers,
    mayReason: isTherapist,
    mayClear: isTherapist,
    onAnswer: answer,
    onReason: ({ rule, facts }, text) =>
      appendToChart(patientId, [{ id: freshId(), kind: 'rule-reason', body: { id: freshId(), rule, text, facts, on: today } }]),
    onOrder: (finding) => setSheet({ kind: 'order', finding }),
    onTraits: () => {
      const [itemId] = activities;
      if (itemId !== undefined) setSheet({ kind: 'traits', itemId });
    },
    onConsent: () => setSheet({ kind: 'consent' }),
  });
  const renewed = sheet?.kind === 'order' ? orderToRenew(sheet.finding, view.orders) : undefined;
  const described = sheet?.kind === 'traits' ? items.find(({ id }) => id === sheet.itemId) : undefined;

  return (
    <Card title={t('title')}>
      <div className="stack">
        {items.length === 0 ? <p role="status">{t('noProgram')}</p> : null}
        {questions.length === 0 ? null : screenBeside ? (
          <p>{t('questionsBeside', { count: questions.length })}</p>
        ) : (
          <QuestionList questions={questions} answers={answers} names={names} today={today} onAnswer={answer} />
        )}
        {sharedNow.length === 0 ? null : (
          <section className="safety-part">
            <h3>{t('several')}</h3>
            {sharedNow.map(({ finding, activities }) => (
              <FindingView
                key={`${finding.rule} ${finding.facts}`}
                finding={finding}
                activities={activities.map((id) => names.get(id) ?? id)}
              >
                <FindingActions finding={finding} deeds={deedsFor(activities)} />
              </FindingView>
            ))}
          </section>
        )}
        {verdicts.length === 0 ? null : (
          <ul className="safety-list" aria-label={t('activities')}>
            {verdicts.map(({ id, name: activity, start }) => {
              const findings = own[id] ?? [];
              const notes = [
                ...findings.filter((one) => !keeps(one)),
                ...sharedNotes.filter(({ activities }) => activities[0] === id).map(({ finding }) => finding),
              ];
              return (
                <li key={id} className="safety-activity">
                  <p className="safety-head">
                    <Outcome start={start} />
                    <strong>{activity}</strong>
                  </p>
                  {findings.filter(keeps).map((finding) => (
                    <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding}>
                      <FindingActions finding={finding} deeds={deedsFor([id])} />
                    </FindingView>
                  ))}
                  {notes.length === 0 ? null : (
                    <details className="safety-open">
                      <summary>{t('toMind', { count: notes.length })}</summary>
                      {notes.map((finding) => (
                        <FindingView
                          key={`${finding.rule} ${finding.facts}`}
                          finding={finding}
                          activities={concerned(finding, shared, names)}
                        />
                      ))}
                    </details>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {children}
      </div>
      {sheet?.kind === 'order' ? (
        <OrderForm
          start={renewed === undefined ? draftForFinding(sheet.finding, today) : draftOfOrder(renewed, today)}
          replaces={renewed?.id}
          mayClear={isTherapist}
          onSave={(order) => {
            appendToChart(patientId, [{ id: freshId(), kind: 'order', body: order }]);
            setSheet(undefined);
          }}
          onClose={() => setSheet(undefined)}
        />
      ) : null}
      {described === undefined ? null : (
        <TraitsSheet
          exerciseId={described.exerciseId}
          name={described.name}
          value={described.traits}
          by={name}
          today={today}
          onSave={(traits) => {
            onTraits(described.id, traits);
            setSheet(undefined);
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
      {sheet?.kind === 'consent' ? (
        <ConsentSheet
          guardians={treatmentSpeakers(view, today)}
          mayRecord={isTherapist}
          onAgree={(agreed) => {
            appendToChart(patientId, [
              { id: freshId(), kind: 'consent', body: { id: freshId(), what: 'treatment', given: true, on: today, ...agreed } },
            ]);
            setSheet(undefined);
          }}
          onClose={() => setSheet(undefined)}
        />
      ) : null}
    </Card>
  );
}

/** Whether a finding keeps its activity from starting. */
const keeps = (finding: Finding): boolean => finding.severity !== 'note' && finding.reason === undefined;

function concerned(
  finding: Finding,
  shared: ReturnType<typeof groupFindings>['shared'],
  names: ReadonlyMap<string, string>,
): readonly string[] {
  return (shared.find((one) => one.finding === finding)?.activities ?? []).map((id) => names.get(id) ?? id);
}

/**
 * Adds answers to the screen on record. The screen keeps the day on which it was asked as a whole, so that the question
 * whether anything changed still comes; one that was never asked begins today.
 */
export function saveAnswers(
  patientId: string,
  view: Pick<ChartView, 'screening'>,
  today: string,
  answers: Readonly<Record<string, Answer>>,
): void {
  appendToChart(patientId, [
    {
      id: freshId(),
      kind: 'screening',
      body: {
        id: freshId(),
        on: view.screening?.on ?? today,
        answers: { ...view.screening?.answers, ...answers },
      },
    },
  ]);
}
