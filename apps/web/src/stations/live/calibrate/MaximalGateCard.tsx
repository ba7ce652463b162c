import type { Activity } from '@eupraxia/clinical/visit';
import { TextField } from '../../../kit/Field.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { usePrecautions } from '../../../visit/use-precautions.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { type MaximalAnswers, maximalGate, maximalQuestionsFor } from './maximal-gate.ts';
import { useCalibrateText } from './text.ts';

/** What was answered, and what follows from it. */
export interface MaximalState {
  readonly answers: MaximalAnswers;
  readonly reason: string;
  /** Whether a maximal contraction may be asked for; else `why` says why not (empty while questions are open). */
  readonly open: boolean;
  readonly why: string;
}

export const maximalStart: MaximalState = { answers: {}, reason: '', open: false, why: '' };

/** The gate of a maximal contraction: each question with what the chart says to it, and the reason where one is needed. */
export function MaximalGateCard({
  activity,
  view,
  state,
  onState,
}: {
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly state: MaximalState;
  readonly onState: (state: MaximalState) => void;
}) {
  const t = useCalibrateText();
  const { visit, journal, writes } = view;
  const precautions = usePrecautions(journal.visitId, visit.snapshot.patient.id, writes);
  const { asked, hints } = maximalQuestionsFor(
    visit,
    activity.item.bodyPart,
    precautions.map(({ text }) => text),
  );
  const change = (answers: MaximalAnswers, reason: string): void => {
    const { open, blocked } = maximalGate(asked, answers);
    const why = blocked.length === 0 ? '' : t('blocked', { why: blocked.map((question) => t(question)).join(' ') });
    onState({ answers, reason, open: open.length === 0 && blocked.length === 0, why });
  };
  return (
    <fieldset className="reference-gate">
      <legend className="taps-label">{t('gateTitle')}</legend>
      <p>{t('gateHow')}</p>
      {asked.map((question) => {
        const hint = hints.find((one) => one.question === question);
        return (
          <Segmented
            key={question}
            label={t(question)}
            options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(value) }))}
            value={state.answers[question]}
            onChange={(answer) => change({ ...state.answers, [question]: answer }, state.reason)}
            {...(hint === undefined ? {} : { hint: t('from', { text: hint.text }) })}
          />
        );
      })}
      {state.why === '' ? null : <p role="alert">{state.why}</p>}
      <TextField
        label={t('reason')}
        value={state.reason}
        maxLength={500}
        onChange={(event) => change(state.answers, event.target.value)}
      />
    </fieldset>
  );
}
