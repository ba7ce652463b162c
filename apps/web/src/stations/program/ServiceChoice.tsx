import { type CodeHint, findRow } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import { useId } from 'react';
import { useMe } from '../../app/session.ts';
import { Select, TextArea } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { timedCodesOn } from './draft.ts';
import type { DraftFlaw, ItemDraft } from './draft-shape.ts';
import { useProgramText } from './text.ts';

/**
 * The billing code of an exercise. Hints say when each code fits and why; none is chosen beforehand, since the same
 * exercise is another service with another intent.
 */
export function ServiceChoice({
  draft,
  hints,
  flaws,
  onChange,
}: {
  readonly draft: ItemDraft;
  readonly hints: readonly CodeHint[];
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: ItemDraft) => void;
}) {
  const common = useText();
  const t = useProgramText();
  const { clinic } = useMe();
  const name = useId();
  const hinted = new Set(hints.map((hint) => hint.code));
  const others = timedCodesOn(dayIn(clinic.zone, Date.now())).filter((row) => !hinted.has(row.code));
  return (
    <div className="service">
      <fieldset aria-describedby={flaws.includes('code') ? `${name}-error` : undefined}>
        <legend className="field-label">{t('service')}</legend>
        <div className="service-hints">
          {hints.map((hint) => (
            <label key={hint.code} className="service-hint">
              <input
                type="radio"
                name={name}
                checked={draft.code === hint.code}
                onChange={() => onChange({ ...draft, code: hint.code })}
              />
              <span>
                <strong>{hint.code}</strong> {findRow('code', hint.code)?.name}
                <span className="soft service-why">{hint.why}</span>
              </span>
            </label>
          ))}
        </div>
        {flaws.includes('code') ? (
          <p id={`${name}-error`} className="field-error">
            {t('serviceMissing')}
          </p>
        ) : null}
        <p className="field-hint">{t('serviceHint')}</p>
      </fieldset>
      <Select
        label={t('otherCode')}
        choose={common('choose')}
        value={draft.code !== undefined && !hinted.has(draft.code) ? draft.code : ''}
        onChange={(event) =>
          onChange({ ...draft, code: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
        }
        options={others.map((row) => ({ value: row.code, label: `${row.code} ${row.name}` }))}
      />
      <TextArea
        form={unkeptForm}
        label={t('intent')}
        value={draft.intent}
        maxLength={2000}
        hint={t('intentHint')}
        error={flaws.includes('intent') ? t('intentMissing') : undefined}
        onChange={(event) => onChange({ ...draft, intent: event.currentTarget.value })}
      />
    </div>
  );
}
