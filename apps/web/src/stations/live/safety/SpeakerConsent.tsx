import type { NewBodies } from '@eupraxia/clinical';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { useSafetyText } from './text.ts';

/** Who agreed to treatment, and how. */
export type AgreedBy = Omit<NewBodies['consent.agreed'], 'what'>;

const modes = ['oral', 'phone', 'written'] as const;

/** Consent of somebody who speaks for the patient and is not on file: name, how, and on what it rests. */
export function SpeakerConsent({ onAgree }: { readonly onAgree: (agreed: AgreedBy) => void }) {
  const t = useSafetyText();
  const [name, setName] = useState('');
  const [mode, setMode] = useState<(typeof modes)[number]>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || mode === undefined) return;
    onAgree({ by: 'representative', name: name.trim(), mode, ...(text.trim() === '' ? {} : { text: text.trim() }) });
  };
  return (
    <Form noValidate className="start-reason" onSubmit={submit}>
      <TextField
        label={t('speakerName')}
        value={name}
        maxLength={200}
        error={tried && name.trim() === '' ? t('speakerNameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Segmented
        label={t('speakerHow')}
        value={mode}
        error={tried && mode === undefined ? t('reachedHowMissing') : undefined}
        onChange={setMode}
        options={modes.map((value) => ({ value, label: t(`mode-${value}`) }))}
      />
      <TextField
        label={t('speakerBasis')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" kind="ask" size="live">
        {t('speakerAgree')}
      </Button>
    </Form>
  );
}
