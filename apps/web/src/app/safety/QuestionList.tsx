import type { Answer } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { AnswerNow } from './AnswerNow.tsx';
import type { OpenQuestion } from './groups.ts';
import { useSafetyText } from './text.ts';

const shownFirst = 3;

/** The open questions that activities wait for, most pressing first and three at a time, each answered where it stands. */
export function QuestionList({
  questions,
  answers,
  names,
  today,
  mayClear = true,
  onAnswer,
}: {
  readonly questions: readonly OpenQuestion[];
  readonly answers: Readonly<Record<string, Answer>>;
  /** Names of the activities by id; with one alone they are not repeated. */
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
  readonly mayClear?: boolean;
  readonly onAnswer: (question: string, answer: Answer) => void;
}) {
  const t = useSafetyText();
  const [all, setAll] = useState(false);
  const shown = all ? questions : questions.slice(0, shownFirst);
  return (
    <section className="safety-part">
      <h3>
        {t('questions')} <span className="soft">({questions.length})</span>
      </h3>
      <p className="field-hint">{t('questionsHint')}</p>
      {shown.map(({ question, rules, activities }) => (
        <div key={question} className="safety-row safety-ask">
          <AnswerNow
            question={question}
            saved={answers[question]}
            today={today}
            mayClear={mayClear}
            onSave={(answer) => onAnswer(question, answer)}
          />
          <details className="safety-source">
            <summary>{t('why')}</summary>
            <p className="soft">
              {[
                t('decides', { rules: rules.join('; ') }),
                names.size < 2 ? '' : t('concerns', { activities: activities.map((id) => names.get(id) ?? id).join(', ') }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </details>
        </div>
      ))}
      {questions.length <= shownFirst ? null : (
        <div className="safety-actions">
          <Button kind="plain" onClick={() => setAll(!all)}>
            {all ? t('questionsFewer') : t('questionsMore', { count: questions.length - shownFirst })}
          </Button>
        </div>
      )}
    </section>
  );
}
