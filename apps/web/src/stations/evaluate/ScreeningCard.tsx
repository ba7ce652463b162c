import { findRow, screenQuestions } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import type { Answer, ChartView } from '@eupraxia/clinical/chart';
import { chartGate } from '@eupraxia/clinical/gate';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { isWholeAnswer } from '../../app/safety/AnswerForm.tsx';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Form } from '../../kit/Form.tsx';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { keptSheets, useKeptSheet } from './kept-sheets.ts';
import { ScreeningGroups, ScreeningRows } from './ScreeningRows.tsx';
import { followUpRows, isFollowUp, joinedAnswers, type ScreeningPlan, screeningPlan } from './screening-plan.ts';
import { useEvaluateText } from './text.ts';

/**
 * The safety screen. It begins with what today's program needs and the red flags; the rest is folded by group. A follow-up
 * visit asks first whether anything changed. What was not asked is not known, and not known is not no.
 */
export function ScreeningCard({
  patientId,
  bornOn,
  view,
}: {
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
}) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const saved = view.screening;
  const [draft, setDraft] = useKeptSheet(keptSheets.screening, patientId);
  const [changed, setChanged] = useState(draft !== undefined);
  const [all, setAll] = useState(false);
  // Questions keep their place while the sheet is open; a new program asks anew.
  const programId = view.program?.id;
  const [planned, setPlanned] = useState(() => ({ programId, plan: planOf(view, bornOn, today) }));
  if (planned.programId !== programId) setPlanned({ programId, plan: planOf(view, bornOn, today) });
  const { plan } = planned;

  const answers = joinedAnswers(saved?.answers, draft);
  const open = screenQuestions.filter((row) => (answers[row.id]?.answer ?? 'unknown') === 'unknown');
  const followUp = isFollowUp(saved, today);
  const brief = followUp && !all && plan.followUp.length > 0;
  const needed = brief ? plan.followUp : plan.needed;

  const answer = (part: Readonly<Record<string, Answer>>) => setDraft({ ...draft, ...part });
  const record = (given: Readonly<Record<string, Answer>>) => {
    appendToChart(patientId, [{ id: freshId(), kind: 'screening', body: { id: freshId(), on: today, answers: { ...given } } }]);
    setDraft(undefined);
    setChanged(false);
    setAll(false);
  };
  const whole = Object.values(answers).every((one) => isWholeAnswer(one, today));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (whole) record(answers);
  };

  if (followUp && saved !== null && !changed)
    return (
      <Card title={t('screening')}>
        <div className="stack">
          <p className="screen-ask">{t('screenChanged', { day: dayShort(saved.on, language) })}</p>
          <div className="add-row">
            <Button size="live" onClick={() => record(saved.answers)}>
              {t('screenNoChange')}
            </Button>
            <Button size="live" onClick={() => setChanged(true)}>
              {t('screenSomething')}
            </Button>
          </div>
          <p className="field-hint">
            {t('screenNoChangeHow')} {open.length === 0 ? t('screeningWhole') : t('screeningOpen', { count: open.length })}
          </p>
        </div>
      </Card>
    );

  const rows = { answers, today, onAnswer: answer };
  return (
    <Card title={t('screening')}>
      <Form noValidate className="stack" onSubmit={submit}>
        <p className="field-hint">
          {saved === null ? t('screeningNever') : t('screeningOn', { day: dayShort(saved.on, language) })}{' '}
          {open.length === 0 ? t('screeningWhole') : t('screeningOpen', { count: open.length })}
        </p>
        {needed.length === 0 ? null : (
          <ScreeningRows {...rows} title={t('screenNeeded')} hint={t('screenNeededHint')} rows={needed} none={!brief} />
        )}
        {brief ? (
          <div className="add-row">
            <Button onClick={() => setAll(true)}>{t('screenAll')}</Button>
          </div>
        ) : (
          <>
            <ScreeningRows {...rows} title={t('screenFlags')} hint={t('screenFlagsHint')} rows={plan.flags} />
            <ScreeningGroups {...rows} groups={plan.groups} />
          </>
        )}
        {whole ? null : (
          <p className="field-error" role="alert">
            {t('screenIncomplete')}
          </p>
        )}
        <AddRow label={t('saveScreening')} dirty={draft !== undefined} main={saved === null} />
      </Form>
    </Card>
  );
}

/** What is asked first: by the program, and by the conditions that are not answered yet; and what a follow-up visit asks. */
function planOf(view: ChartView, bornOn: string, today: string): ScreeningPlan & { readonly followUp: ScreeningPlan['needed'] } {
  const answers = view.screening?.answers ?? {};
  const urgent = view.conditions.flatMap((one) => findRow('condition', one.conditionId)?.asks ?? []);
  const now = chartGate(view, bornOn, today);
  return {
    ...screeningPlan(
      now,
      urgent.filter((id) => answers[id] === undefined),
    ),
    followUp: view.screening === null ? [] : followUpRows(now, chartGate({ ...view, screening: null }, bornOn, today)),
  };
}
