import { isReason, offeredFor } from '@eupraxia/clinical/gate';
import { useRef, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useSafetyText } from './text.ts';

/**
 * A therapist's reason for going on: one that the rule offers, by a tap, or their own words. Whoever may not give one reads
 * who may.
 */
export function ReasonForm({
  rule,
  mayReason,
  onSave,
}: {
  /** Id of the rule. */
  readonly rule: string;
  readonly mayReason: boolean;
  readonly onSave: (text: string) => void;
}) {
  const t = useSafetyText();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const save = useRef<HTMLDivElement>(null);
  if (!mayReason) return <p className="soft">{t('reasonTherapist')}</p>;
  const fits = isReason(text.trim(), rule);
  const offered = offeredFor(rule);
  return (
    <Form
      noValidate
      className="answer-part"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fits) onSave(text.trim());
      }}
    >
      {offered.length === 0 ? null : (
        <div className="reason-offers">
          <Segmented
            label={t('offered')}
            value={offered.find((one) => one === text)}
            onChange={(one) => {
              setText(one);
              save.current?.scrollIntoView({ block: 'nearest' });
            }}
            options={offered.map((one) => ({ value: one, label: one }))}
          />
        </div>
      )}
      <TextArea
        label={t('yourReason')}
        value={text}
        maxLength={500}
        hint={t('reasonHint')}
        error={tried && !fits ? t('reasonTooLittle') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div ref={save} className="safety-actions reason-save">
        <Button type="submit" kind="ask">
          {t('saveReason')}
        </Button>
      </div>
    </Form>
  );
}
