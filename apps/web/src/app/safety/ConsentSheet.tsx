import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { useSafetyText } from './text.ts';

/** Who agreed and how, as a consent records it in chart and visit. */
export interface Agreed {
  readonly by: 'patient' | 'guardian';
  /** Of who speaks for the patient. */
  readonly name?: string;
  readonly mode: 'oral';
}

/** Consent to treatment by one tap: it was explained, and the patient, or who speaks for them, agreed orally. */
export function ConsentSheet({
  guardians,
  mayRecord,
  onAgree,
  onClose,
}: {
  /** Names of those who may decide on treatment today. */
  readonly guardians: readonly string[];
  /** A therapist records the first consent. */
  readonly mayRecord: boolean;
  readonly onAgree: (agreed: Agreed) => void;
  readonly onClose: () => void;
}) {
  const t = useSafetyText();
  const common = useText();
  const [who, setWho] = useState<string>();
  const unsaid = guardians.length > 0 && who === undefined;
  const guardian = guardians.find((name) => name === who);
  return (
    <Dialog
      title={t('consentTitle')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          {mayRecord ? (
            <Button
              kind="ask"
              size="live"
              disabled={unsaid}
              onClick={() =>
                onAgree(
                  guardian === undefined ? { by: 'patient', mode: 'oral' } : { by: 'guardian', name: guardian, mode: 'oral' },
                )
              }
            >
              {t('consentOral')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{mayRecord ? t('consentExplain') : t('assistantConsent')}</p>
      {mayRecord && guardians.length > 0 ? (
        <Segmented
          label={t('consentWho')}
          grow={false}
          value={who}
          onChange={setWho}
          options={[
            ...guardians.map((name) => ({ value: name, label: name })),
            // An empty name is no guardian’s: it stands for the patient.
            { value: '', label: t('consentPatient') },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
