import type { NoteSectionKey } from '@eupraxia/clinical';
import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Select, TextArea } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { beginHere } from './begin-here.ts';
import { useNoteText } from './text.ts';

/** The sections that take a therapist's own sentence, by their titles. */
const sections: readonly (readonly [NoteSectionKey, string])[] = [
  ['subjective', 'Subjective'],
  ['intervention', 'Intervention'],
  ['skilled-need', 'Skilled need'],
  ['response', 'Response'],
  ['progress-and-plan', 'Progress and plan'],
];

/** A sentence of the therapist's own. */
export function RemarkForm({
  view,
  activityId,
  first = 'progress-and-plan',
  onDone,
}: {
  readonly view: VisitInView;
  /** The section that the form begins with. */
  readonly first?: NoteSectionKey | undefined;
  /** The activity that the sentence speaks of, where it supplies what one lacks. */
  readonly activityId: string | undefined;
  readonly onDone: () => void;
}) {
  const t = useNoteText();
  const [section, setSection] = useState<NoteSectionKey>(first);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await view.journal.append('remark.written', {
      section,
      text: text.trim(),
      ...(activityId === undefined ? {} : { activityId }),
    });
    if (result.ok) onDone();
    else setError(result.error.message);
  }
  return (
    <Form className="note-form" onSubmit={(event) => void add(event)}>
      <Select
        label={t('section')}
        value={section}
        options={sections.map(([value, label]) => ({ value, label }))}
        onChange={(event) => setSection(sections.find(([key]) => key === event.target.value)?.[0] ?? section)}
      />
      <TextArea
        label={t('sentence')}
        hint={t('addHow')}
        value={text}
        maxLength={2000}
        error={error}
        ref={beginHere}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="note-form-foot">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" kind="ask" disabled={text.trim() === ''}>
          {t('addIt')}
        </Button>
      </div>
    </Form>
  );
}

/** A clinician's answer to a start that the server questioned. */
export function StartAnswerForm({
  view,
  start,
  onDone,
}: {
  readonly view: VisitInView;
  /** The event that started the activity. */
  readonly start: string;
  readonly onDone: () => void;
}) {
  const t = useNoteText();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  async function answer(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await view.journal.append('start.answered', { of: start, text: text.trim() });
    if (result.ok) onDone();
    else setError(result.error.message);
  }
  return (
    <Form className="note-form" onSubmit={(event) => void answer(event)}>
      <TextArea
        label={t('startAnswer')}
        hint={t('startAnswerHow')}
        value={text}
        maxLength={2000}
        error={error}
        ref={beginHere}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="note-form-foot">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" kind="ask" disabled={text.trim() === ''}>
          {t('addIt')}
        </Button>
      </div>
    </Form>
  );
}
