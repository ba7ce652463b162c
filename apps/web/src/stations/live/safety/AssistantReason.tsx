import { isReason } from '@eupraxia/clinical/gate';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { TextArea, TextField } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { useSafetyText } from './text.ts';

const hows = ['in-person', 'phone', 'video'] as const;

/** The therapist whom an assistant reached: who, how, and the words. The therapist confirms it before the note is signed. */
export function AssistantReason({
  rule,
  therapists,
  onSave,
}: {
  readonly rule: string;
  /** Names of the clinic’s therapists, to choose from. */
  readonly therapists: readonly string[];
  readonly onSave: (text: string, reached: { readonly name: string; readonly how: string }) => void;
}) {
  const t = useSafetyText();
  const [name, setName] = useState('');
  const [how, setHow] = useState<(typeof hows)[number]>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const list = `therapists-${rule}`;
  const wrong = {
    name: name.trim() === '' ? t('reachedNameMissing') : undefined,
    how: how === undefined ? t('reachedHowMissing') : undefined,
    text: isReason(text, rule) ? undefined : t('reasonTooLittle'),
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (how === undefined || wrong.name !== undefined || wrong.text !== undefined) return;
    onSave(text.trim(), { name: name.trim(), how });
  };
  return (
    <Form noValidate className="start-reason" onSubmit={submit}>
      <p>{t('reachedFirst')}</p>
      <TextField
        label={t('reachedName')}
        value={name}
        maxLength={200}
        list={list}
        error={tried ? wrong.name : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <datalist id={list}>
        {therapists.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Segmented
        size="live"
        label={t('reachedHow')}
        value={how}
        error={tried ? wrong.how : undefined}
        onChange={setHow}
        options={hows.map((value) => ({ value, label: t(`how-${value}`) }))}
      />
      <TextArea
        label={t('reachedWords')}
        value={text}
        maxLength={500}
        error={tried ? wrong.text : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" kind="ask" size="live">
        {t('saveReached')}
      </Button>
    </Form>
  );
}
