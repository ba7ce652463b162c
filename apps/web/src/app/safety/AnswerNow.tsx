import type { Answer } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import { AnswerForm, isWholeAnswer } from './AnswerForm.tsx';
import { useSafetyText } from './text.ts';

/** One question, answered where it is asked. A no or a not known is saved by its tap; a yes once its details are given. */
export function AnswerNow({
  question,
  saved,
  today,
  mayClear = true,
  error,
  onSave,
}: {
  readonly question: string;
  /** The answer on record; undefined where it was not asked. */
  readonly saved: Answer | undefined;
  readonly today: string;
  readonly mayClear?: boolean;
  /** Why what was answered last was not taken. */
  readonly error?: string | undefined;
  readonly onSave: (answer: Answer) => void;
}) {
  const t = useSafetyText();
  const [draft, setDraft] = useState<Answer>();
  const shown = draft ?? saved;
  return (
    <Form
      noValidate
      className="answer-part"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft === undefined || !isWholeAnswer(draft, today)) return;
        onSave(draft);
        setDraft(undefined);
      }}
    >
      <AnswerForm
        question={question}
        value={shown}
        today={today}
        mayClear={mayClear}
        error={error}
        onChange={(next) => {
          if (next.answer === 'yes') return setDraft(next);
          setDraft(undefined);
          onSave(next);
        }}
      />
      {draft === undefined ? null : (
        <div className="safety-actions">
          <Button type="submit" kind="ask" disabled={!isWholeAnswer(draft, today)}>
            {t('saveAnswer')}
          </Button>
        </div>
      )}
    </Form>
  );
}
