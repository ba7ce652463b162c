import type { Visit } from '@eupraxia/clinical/visit';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { describeEvent } from '../../visit/describe-event.ts';
import type { Journal } from '../../visit/log/journal.ts';
import { Taps } from './Taps.tsx';
import { useLiveText } from './text.ts';

/** A sheet takes the place of the taps and leaves STOP where it is. */
function Sheet({
  title,
  onDone,
  onSubmit,
  children,
  error,
  submit = true,
}: {
  readonly title: string;
  readonly onDone: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly error?: string | undefined;
  readonly submit?: boolean;
}) {
  const t = useLiveText();
  return (
    <Form
      className="sheet"
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h2>{title}</h2>
      {children}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="taps-pair">
        <Button onClick={onDone}>{t('back')}</Button>
        {submit ? (
          <Button type="submit" kind="ask">
            {t('save')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

export function QuoteSheet({ journal, onDone }: { readonly journal: Journal; readonly onDone: () => void }) {
  const t = useLiveText();
  const [speaker, setSpeaker] = useState<'patient' | 'caregiver' | 'remark'>('patient');
  const [text, setText] = useState('');
  return (
    <Sheet
      title={t('saidTitle')}
      onDone={onDone}
      onSubmit={() => {
        if (text.trim() === '') return;
        if (speaker === 'remark') void journal.append('remark.written', { section: 'response', text: text.trim() });
        else void journal.append('quote.said', { speaker, text: text.trim() });
        onDone();
      }}
    >
      <Taps
        label={t('saidBy')}
        columns={3}
        value={speaker}
        taps={[
          { value: 'patient', label: t('patient') },
          { value: 'caregiver', label: t('caregiver') },
          { value: 'remark', label: t('ownRemark') },
        ]}
        onTap={setSpeaker}
      />
      <TextArea
        label={t(speaker === 'remark' ? 'ownRemarkText' : 'saidText')}
        value={text}
        maxLength={1000}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
    </Sheet>
  );
}

/** Words that therapists give often; the tap is the therapist's, and so is the reason. */
const suggested: Readonly<Record<string, readonly string[]>> = {
  'assistance.set': [
    'holds are steady',
    'better quality of movement',
    'loss of balance',
    'fatigue',
    'pain',
    'compensates without it',
  ],
  'resistance.set': ['holds are steady', 'too easy', 'fatigue', 'pain', 'compensates under load'],
  'zone.set': ['8 of 10 held', 'too easy', 'too hard', 'fatigue', 'spread to other muscles'],
  'cue.given': ['did not self-correct', 'compensated at the trunk', 'lost attention', 'new task'],
  'activity.stopped': ['goal of the set reached', 'fatigue', 'pain', 'out of time'],
  'reference.set': ['new placement', 'first time today', 'effort had changed'],
};

export function ReasonSheet({
  journal,
  visit,
  id,
  onDone,
}: {
  readonly journal: Journal;
  readonly visit: Visit;
  readonly id: string;
  readonly onDone: () => void;
}) {
  const t = useLiveText();
  const [text, setText] = useState('');
  const row = visit.journal.find((r) => r.id === id);
  const words = row === undefined ? '' : Object.values(describeEvent(row.event)).join(' ');
  const give = (reason: string): void => {
    void journal.append('reason.given', { of: [id], text: reason });
    onDone();
  };
  return (
    <Sheet title={t('whyTitle')} onDone={onDone} onSubmit={() => (text.trim() === '' ? undefined : give(text.trim()))}>
      <p>{t('whyOf', { what: words })}</p>
      <div className="sheet-list">
        {(suggested[row?.kind ?? ''] ?? []).map((reason) => (
          <Button key={reason} onClick={() => give(reason)}>
            {reason}
          </Button>
        ))}
      </div>
      <TextField label={t('whyText')} value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
    </Sheet>
  );
}
