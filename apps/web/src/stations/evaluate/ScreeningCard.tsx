import { findRow, type ScreenRow, screenQuestions } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import { type ChartView, type ScreeningAnswer, screeningAnswers } from '@eupraxia/clinical/chart';
import type { SubmitEvent } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { SideChoice } from '../../app/SideChoice.tsx';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { type Answers, keptSheets, useKeptSheet } from './kept-sheets.ts';
import { useEvaluateText } from './text.ts';

const groups = [...new Set(screenQuestions.map((row) => row.group))];

/** The safety screen: each question yes, no or not known. What was not asked is not known, and not known is not no. */
export function ScreeningCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const saved = view.screening;
  const [draft, setDraft] = useKeptSheet(keptSheets.screening, patientId);
  const answers: Answers = draft ?? saved?.answers ?? {};
  const urgent = new Set(view.conditions.flatMap((one) => findRow('condition', one.conditionId)?.asks ?? []));
  const open = screenQuestions.filter((row) => (answers[row.id]?.answer ?? 'unknown') === 'unknown');

  const answer = (row: ScreenRow, next: ScreeningAnswer) =>
    setDraft({ ...answers, [row.id]: { ...answers[row.id], answer: next } });
  /** What a closed group says of itself: every yes by name, and how many are not known. */
  const told = (rows: readonly ScreenRow[]): string => {
    const yes = rows.filter((row) => answers[row.id]?.answer === 'yes').map((row) => row.name);
    const unknown = rows.filter((row) => (answers[row.id]?.answer ?? 'unknown') === 'unknown').length;
    const parts = [...yes, ...(unknown === 0 ? [] : [t('screenUnknown', { count: unknown })])];
    return parts.length === 0 ? t('screenAllNo') : parts.join(', ');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    appendToChart(patientId, [{ id: freshId(), kind: 'screening', body: { id: freshId(), on: today, answers } }]);
    setDraft(undefined);
  };

  return (
    <Card title={t('screening')}>
      <Form noValidate className="stack" onSubmit={submit}>
        <p className="field-hint">
          {saved === null ? t('screeningNever') : t('screeningOn', { day: dayShort(saved.on, language) })}{' '}
          {open.length === 0 ? t('screeningWhole') : t('screeningOpen', { count: open.length })}
        </p>
        {groups.map((group) => {
          const rows = screenQuestions.filter((row) => row.group === group);
          const openHere = rows.filter((row) => answers[row.id] === undefined);
          return (
            <details key={group} className="screen-group" open={saved === null}>
              <summary>
                <strong>{t(`screen-${group}`)}</strong> <span className="soft">{told(rows)}</span>
              </summary>
              {rows.map((row) => (
                <div key={row.id} className="screen-row">
                  <Segmented
                    label={row.question}
                    grow={false}
                    value={answers[row.id]?.answer}
                    onChange={(next) => answer(row, next)}
                    options={screeningAnswers.map((value) => ({ value, label: t(`answer-${value}`) }))}
                  />
                  {urgent.has(row.id) && answers[row.id] === undefined ? <Chip kind="attention">{t('screenUrgent')}</Chip> : null}
                  {answers[row.id]?.answer === 'yes' && row.sided ? (
                    <SideChoice
                      of={['left', 'right', 'bilateral']}
                      value={answers[row.id]?.side}
                      onChange={(side) =>
                        setDraft({
                          ...answers,
                          [row.id]: { answer: 'yes', ...answers[row.id], ...(side === 'midline' ? {} : { side }) },
                        })
                      }
                    />
                  ) : null}
                  {answers[row.id]?.answer === 'yes' && row.follow !== null ? (
                    <TextField
                      label={row.follow}
                      value={answers[row.id]?.detail ?? ''}
                      maxLength={500}
                      onChange={(event) => {
                        const { detail: _before, ...rest } = answers[row.id] ?? { answer: 'yes' as const };
                        const detail = event.currentTarget.value;
                        setDraft({ ...answers, [row.id]: detail.trim() === '' ? rest : { ...rest, detail } });
                      }}
                    />
                  ) : null}
                </div>
              ))}
              {openHere.length < 2 ? null : (
                <Button
                  onClick={() =>
                    setDraft({ ...answers, ...Object.fromEntries(openHere.map((row) => [row.id, { answer: 'no' as const }])) })
                  }
                >
                  {t('screenNone', { count: openHere.length })}
                </Button>
              )}
            </details>
          );
        })}
        <AddRow label={t('saveScreening')} dirty={draft !== undefined} main={saved === null} />
      </Form>
    </Card>
  );
}
