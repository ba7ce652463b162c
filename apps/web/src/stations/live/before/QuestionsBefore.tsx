import type { QuestionBefore } from '@eupraxia/coach';
import { useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { useBeforeText } from './text.ts';
import './before.css';

/** Questions that hold practice up; the limit of a muscle that should stay quiet is asked for at its trace. */
export type HoldingQuestion = Exclude<QuestionBefore, 'slow-stretch-peak'>;

/** What is asked before practice, one tap each. An answer by which practice may not begin stays open, with what to do. */
export function QuestionsBefore({
  open,
  disabled,
  onAnswer,
}: {
  readonly open: readonly HoldingQuestion[];
  readonly disabled: boolean;
  readonly onAnswer: (question: HoldingQuestion, mayBegin: boolean) => void;
}) {
  const t = useBeforeText();
  const [refused, setRefused] = useState<readonly HoldingQuestion[]>([]);
  if (open.length === 0) return null;
  return (
    <section className="before" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <p className="soft">{t('how')}</p>
      {open.map((question) => (
        <fieldset key={question} className="before-question">
          <legend>{t(question)}</legend>
          <div className="before-answers">
            <Button
              size="live"
              disabled={disabled}
              onClick={() => {
                setRefused(refused.filter((one) => one !== question));
                onAnswer(question, true);
              }}
            >
              {t(`no-${question}`)}
            </Button>
            <Button
              size="live"
              disabled={disabled}
              aria-pressed={refused.includes(question)}
              onClick={() => {
                if (refused.includes(question)) return;
                setRefused([...refused, question]);
                onAnswer(question, false);
              }}
            >
              {t(`yes-${question}`)}
            </Button>
          </div>
          {refused.includes(question) ? (
            <p className="before-then" role="alert">
              {t(`then-${question}`)}
            </p>
          ) : null}
        </fieldset>
      ))}
    </section>
  );
}
