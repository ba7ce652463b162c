import { dayIn } from '@eupraxia/clinical';
import { type ChartView, type Consent, type ConsentKind, consentKinds } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Select } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { ConsentRow, type ConsentSaid } from './ConsentRow.tsx';
import { useEvaluateText } from './text.ts';

/** Chosen where the patient consents although somebody else may decide too. */
const patientSpeaks = 'patient';

/** The five consents, each with its state today; every one is given or taken back by itself, and the history stays. */
export function ConsentCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const speaking = view.guardians.filter((one) => one.from <= today && (one.until === null || today <= one.until));
  const [guardian, setGuardian] = useState('');
  const [assent, setAssent] = useState<'given' | 'refused' | 'not-able'>();
  const speaker = speaking.find((one) => one.id === guardian);
  // Where somebody else may decide, nobody is taken for the one who consents.
  const unsaid = speaking.length > 0 && guardian === '';

  const record = (what: ConsentKind, { given, mode, until }: ConsentSaid) => {
    const who: Pick<Consent, 'by' | 'name' | 'assent'> =
      speaker === undefined
        ? { by: 'patient' }
        : { by: 'guardian', name: speaker.name, ...(assent === undefined ? {} : { assent }) };
    const body = {
      id: freshId(),
      what,
      given,
      ...who,
      ...(mode === undefined ? {} : { mode }),
      on: today,
      ...(until === undefined ? {} : { until }),
    };
    appendToChart(patientId, [{ id: freshId(), kind: 'consent', body }]);
  };

  return (
    <Card title={t('consents')}>
      <Form className="stack" onSubmit={(event) => event.preventDefault()}>
        {speaking.length === 0 ? null : (
          <>
            <Select
              label={t('consentBy')}
              choose={t('consentByChoose')}
              value={guardian}
              onChange={(event) => setGuardian(event.currentTarget.value)}
              options={[
                ...speaking.map((one) => ({ value: one.id, label: `${one.name}, ${one.relation}` })),
                { value: patientSpeaks, label: t('consentByPatient') },
              ]}
            />
            {speaker === undefined ? null : (
              <Segmented
                label={t('assent')}
                hint={t('assentHint')}
                value={assent}
                onChange={setAssent}
                options={(['given', 'refused', 'not-able'] as const).map((value) => ({ value, label: t(`assent-${value}`) }))}
              />
            )}
          </>
        )}
        <ul className="recorded">
          {consentKinds.map((what) => (
            <ConsentRow
              key={what}
              what={what}
              today={today}
              view={view}
              unsaid={unsaid}
              outOfScope={speaker !== undefined && !speaker.scope.includes(what) ? speaker.name : undefined}
              onSay={(said) => record(what, said)}
            />
          ))}
        </ul>
      </Form>
    </Card>
  );
}
