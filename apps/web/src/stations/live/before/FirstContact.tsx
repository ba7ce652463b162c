import type { AskedConfirmation } from '@eupraxia/clinical/visit';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { dayShort } from '../../../app/days.ts';
import { Button, buttonClass } from '../../../kit/Button.tsx';
import { language } from '../../../text/i18n.ts';
import { useBeforeText } from './text.ts';
import './before.css';

/**
 * Asked once a visit, before the first start, and for each other side of the body: is this the patient, and the side? Yes
 * starts the activity; No says how to get to the right chart or change the side, and starts nothing.
 */
export function FirstContact({
  asked,
  patient,
  place,
  onYes,
  onClose,
}: {
  readonly asked: AskedConfirmation;
  readonly patient: { readonly id: string; readonly name: string; readonly bornOn: string };
  /** `Left wrist`. */
  readonly place: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}) {
  const t = useBeforeText();
  const [no, setNo] = useState(false);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that asked is disabled meanwhile: a keyboard goes on in the question, and afterwards in the activity.
    const activity = region.current?.closest<HTMLElement>('.stage');
    region.current?.focus({ preventScroll: true });
    region.current?.scrollIntoView({ block: 'nearest' });
    return () => activity?.focus({ preventScroll: true });
  }, []);
  const who = { name: patient.name, born: dayShort(patient.bornOn, language) };
  const question = !asked.patient
    ? t('isSide', { place })
    : asked.side === null
      ? t('isPatient', who)
      : t('isPatientAndSide', { ...who, place: place.charAt(0).toLowerCase() + place.slice(1) });
  const yes = !asked.patient ? t('yesSide') : asked.side === null ? t('yesPatient') : t('yesBoth');
  return (
    <section ref={region} tabIndex={-1} className="before first-contact" aria-label={t('firstContact')}>
      <h3>{question}</h3>
      {no ? (
        <>
          <p className="before-then" role="alert">
            {t('notThis')}
          </p>
          <div className="before-answers">
            <Link to="/" className={buttonClass({ size: 'live' })}>
              {t('otherPatient')}
            </Link>
            {asked.side === null ? null : (
              <Link to="/patient/$patientId/program" params={{ patientId: patient.id }} className={buttonClass({ size: 'live' })}>
                {t('changeSide')}
              </Link>
            )}
            <Button size="live" onClick={onClose}>
              {t('backToActivity')}
            </Button>
          </div>
        </>
      ) : (
        <div className="before-answers">
          <Button size="live" onClick={() => setNo(true)}>
            {t('no')}
          </Button>
          <Button size="live" kind="ask" onClick={onYes}>
            {yes}
          </Button>
        </div>
      )}
    </section>
  );
}
