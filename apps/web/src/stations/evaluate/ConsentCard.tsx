import { dayIn } from '@eupraxia/clinical';
import { type ChartView, type ConsentKind, consentKinds, consentOn } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Select } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { language } from '../../text/i18n.ts';
import { useEvaluateText } from './text.ts';

/** Chosen where the patient consents although somebody else may decide too. */
const patientSpeaks = 'patient';
const stateChip = { given: 'done', refused: 'attention', unasked: 'attention', lapsed: 'attention' } as const;

/** The five consents, each with its state today; every one is given or taken back by one press, and the history stays. */
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

  const record = (what: ConsentKind, given: boolean) =>
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'consent',
        body: {
          id: freshId(),
          what,
          given,
          ...(speaker === undefined
            ? { by: 'patient' as const }
            : { by: 'guardian' as const, name: speaker.name, ...(assent === undefined ? {} : { assent }) }),
          on: today,
        },
      },
    ]);

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
          {consentKinds.map((what) => {
            const { state, from } = consentOn(what, today, view);
            const outOfScope = speaker !== undefined && !speaker.scope.includes(what);
            return (
              <li key={what} className="recorded-row">
                <span className="recorded-words">
                  <strong>{t(`consent-${what}`)}</strong>
                  <span className="soft">
                    {t(`consent-${what}-hint`)}
                    {from === undefined
                      ? ''
                      : ` · ${t('consentOn', { day: dayShort(from.on, language), who: from.name ?? t('consentByPatient') })}`}
                    {from?.assent === undefined ? '' : ` · ${t(`assentOf-${from.assent}`)}`}
                    {from?.text === undefined ? '' : ` · “${from.text}”`}
                    {outOfScope ? ` · ${t('consentOutOfScope', { name: speaker.name })}` : ''}
                  </span>
                </span>
                <span className="consent-end">
                  <Chip kind={stateChip[state]}>{t(`consentState-${state}`)}</Chip>
                  {state === 'given' ? (
                    <Button
                      disabled={unsaid}
                      aria-label={t('consentRevokeWhat', { what: t(`consent-${what}`) })}
                      onClick={() => record(what, false)}
                    >
                      {t('consentRevoke')}
                    </Button>
                  ) : (
                    <>
                      <Button
                        kind="ask"
                        disabled={outOfScope || unsaid}
                        aria-label={t('consentGiveWhat', { what: t(`consent-${what}`) })}
                        onClick={() => record(what, true)}
                      >
                        {t('consentGive')}
                      </Button>
                      {state === 'refused' ? null : (
                        <Button
                          disabled={unsaid}
                          aria-label={t('consentRefuseWhat', { what: t(`consent-${what}`) })}
                          onClick={() => record(what, false)}
                        >
                          {t('consentRefuse')}
                        </Button>
                      )}
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </Form>
    </Card>
  );
}
