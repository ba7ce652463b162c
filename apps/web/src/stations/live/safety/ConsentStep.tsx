import { ageOn } from '@eupraxia/clinical/chart';
import { dayOfVisit, type Finding } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { ConsentSheet } from '../../../app/safety/ConsentSheet.tsx';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { type AgreedBy, SpeakerConsent } from './SpeakerConsent.tsx';
import { useSafetyText } from './text.ts';

/** Consent to treatment: one tap where the patient speaks; who agrees is asked where somebody else may, or it was refused. */
export function ConsentStep({
  visit,
  finding,
  onAgree,
}: {
  readonly visit: Visit;
  readonly finding: Finding;
  readonly onAgree: (agreed: AgreedBy) => void;
}) {
  const t = useSafetyText();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  if (role !== 'therapist') return <p className="soft">{t('consentTherapist')}</p>;
  const guardians = speakersOf(visit);
  const refused = finding.severity === 'block';
  // A minor's own word is an assent, and a guardian's that has ended is asked of who speaks now.
  const anothers = finding.rule === 'consent-of-a-minor' || isMinor(visit);
  const other = (
    <details className="start-decides" open={anothers && guardians.length === 0}>
      <summary>{t('speakerOther')}</summary>
      <SpeakerConsent onAgree={onAgree} />
    </details>
  );
  if (anothers && guardians.length === 0) return other;
  if (guardians.length === 0 && !refused)
    return (
      <div className="start-consent">
        <Button kind="ask" size="live" onClick={() => onAgree({ by: 'patient', mode: 'oral' })}>
          {t('agree')}
        </Button>
        <p className="soft">{t('agreeHow')}</p>
        {other}
      </div>
    );
  return (
    <>
      <Button size="live" onClick={() => setOpen(true)}>
        {t(refused ? 'agreeNow' : 'agreeWho')}
      </Button>
      {open ? (
        <ConsentSheet
          guardians={guardians}
          mayRecord
          onAgree={(agreed) => {
            onAgree(agreed);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
      {other}
    </>
  );
}

/** Names of those who may decide on treatment on the day of the visit. */
function speakersOf(visit: Visit): readonly string[] {
  const on = dayOfVisit(visit);
  return (visit.snapshot.guardians ?? [])
    .filter(({ scope, from, until }) => scope.includes('treatment') && from <= on && (until === null || on <= until))
    .map(({ name }) => name);
}

const isMinor = (visit: Visit): boolean => ageOn(visit.snapshot.patient.bornOn, dayOfVisit(visit)) < 18;
