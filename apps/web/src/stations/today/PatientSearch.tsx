import type { Patient } from '@eupraxia/clinical/chart';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { dayShort } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { patientSearchQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { language } from '../../text/i18n.ts';
import { useTodayText } from './text.ts';

/** Finds a patient by name or number; the date of birth stands beside each name, so that two of a name are told apart. */
export function PatientSearch({
  chosen,
  error,
  onChoose,
  onNew,
}: {
  readonly chosen: Patient | undefined;
  readonly error: string | undefined;
  readonly onChoose: (patient: Patient) => void;
  readonly onNew: (name: string) => void;
}) {
  const t = useTodayText();
  const group = useId();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({ ...patientSearchQuery(asked), placeholderData: (before) => before });
  const rows = found.data ?? [];
  // Who is chosen is seen to be: first where the list opens with that choice, and also where it does not reach that far.
  const [known] = useState(chosen);
  const first = known ?? (rows.some(({ id }) => id === chosen?.id) ? undefined : chosen);
  const listed = first === undefined ? rows : [first, ...rows.filter(({ id }) => id !== first.id)];
  return (
    <>
      <TextField
        label={t('findPatient')}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={text}
        hint={t('findHint')}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.error === null ? null : <ErrorCard fault={faultFrom(found.error)} />}
      <fieldset className="plan-results" aria-label={t('findPatient')}>
        {listed.map((patient) => (
          <label key={patient.id} className="plan-found">
            <input type="radio" name={group} checked={chosen?.id === patient.id} onChange={() => onChoose(patient)} />
            <span>
              <strong>{patient.name}</strong>{' '}
              <span className="soft">
                {dayShort(patient.bornOn, language)}
                {patient.chartNumber === undefined ? '' : ` · ${patient.chartNumber}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="soft">
        {found.isPending ? t('searching') : null}
        {found.data?.length === 0 ? t('nobodyFound') : null}
      </p>
      <Button className="start" icon={<Icon name="plus" size={18} />} onClick={() => onNew(text.trim())}>
        {t('addPatient')}
      </Button>
    </>
  );
}
