import type { Patient } from '@eupraxia/clinical/chart';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { dayShort } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useTodayText } from './text.ts';

/** A chart of this name and birth date exists: it is used, or these are two people. Nobody decides that but the person who plans. */
export function SamePatient({
  name,
  bornOn,
  busy,
  onUse,
  onTwo,
}: {
  readonly name: string;
  readonly bornOn: string;
  readonly busy: boolean;
  readonly onUse: (patient: Patient) => void;
  readonly onTwo: () => void;
}) {
  const t = useTodayText();
  const common = useText();
  const found = useQuery({
    queryKey: ['patients', 'same', name, bornOn],
    queryFn: () => client.patients.search({ query: name.slice(0, 100), bornOn }),
    staleTime: 0,
  });
  return (
    <section className="plan-same" aria-label={t('sameTitle')}>
      <h3>{t('sameTitle')}</h3>
      {found.isPending ? <p role="status">{t('searching')}</p> : null}
      {found.error === null ? null : (
        <ErrorCard
          fault={faultFrom(found.error)}
          action={<Button onClick={() => void found.refetch()}>{common('retry')}</Button>}
        />
      )}
      <ul>
        {(found.data ?? []).map((patient) => (
          <li key={patient.id} className="plan-same-row">
            <span>
              <strong>{patient.name}</strong>{' '}
              <span>
                {t('sameBorn', { day: dayShort(patient.bornOn, language) })} ·{' '}
                {patient.chartNumber === undefined ? t('sameNoNumber') : t('sameNumber', { number: patient.chartNumber })}
              </span>
            </span>
            <Button kind="ask" onClick={() => onUse(patient)}>
              {t('useChart')}
            </Button>
          </li>
        ))}
      </ul>
      <Button busy={busy} onClick={onTwo}>
        {t('twoPeople')}
      </Button>
    </section>
  );
}
