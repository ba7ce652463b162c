import { dayIn } from '@eupraxia/clinical';
import { ageOn, type Patient } from '@eupraxia/clinical/chart';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { dayShort } from '../days.ts';
import { usePublishHere } from '../here.ts';
import { useMe } from '../session.ts';
import { PersonMenu } from './PersonMenu.tsx';
import './page.css';

interface PageProps {
  /** A title, for a screen that is about no single patient. */
  readonly title?: string;
  /** What stands small behind the title. */
  readonly subtitle?: ReactNode;
  /** The patient whom the screen is about: name and age open the bar, and the rail's stations follow. */
  readonly patient?: Pick<Patient, 'id' | 'name' | 'bornOn'> | undefined;
  readonly visitId?: string | undefined;
  /** `right hemiparesis, stroke`. */
  readonly condition?: string | undefined;
  readonly chips?: ReactNode;
  /** How many of the chips ask for attention: on a phone the chips fold into this count, which opens them. */
  readonly alerts?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: the bar at the top and the content. With `patient` it names the person in the bar's first place. */
export function Page({ title, subtitle, patient, visitId, condition, chips, alerts = 0, actions, children }: PageProps) {
  const t = useText();
  const me = useMe();
  const facts = useId();
  const [open, setOpen] = useState(false);
  usePublishHere(
    useMemo(
      () => (patient === undefined ? undefined : { patientId: patient.id, name: patient.name, visitId }),
      [patient, visitId],
    ),
  );
  return (
    <div className="page">
      <header className="bar">
        {patient === undefined ? (
          <div className="bar-who">
            <h1>{title}</h1>
            {subtitle === undefined ? null : <span className="soft">{subtitle}</span>}
          </div>
        ) : (
          <div className="bar-who">
            <h1 className="bar-name">
              {patient.name}
              {title === undefined ? null : <span className="unseen"> · {title}</span>}
            </h1>
            <span className="bar-facts">
              {t('born', {
                day: dayShort(patient.bornOn, language),
                age: t('years', { count: ageOn(patient.bornOn, dayIn(me.clinic.zone, Date.now())) }),
              })}
              {condition === undefined ? null : ` · ${condition}`}
            </span>
          </div>
        )}
        {chips === undefined ? null : (
          <div id={facts} className={open ? 'bar-chips bar-chips-open' : 'bar-chips'}>
            {chips}
          </div>
        )}
        <div className="bar-end">
          {chips === undefined ? null : (
            <button
              type="button"
              className={alerts > 0 ? 'bar-count bar-count-alert' : 'bar-count'}
              aria-expanded={open}
              aria-controls={facts}
              aria-label={alerts > 0 ? t('alerts', { count: alerts }) : t('facts')}
              onClick={() => setOpen(!open)}
            >
              <Icon name={alerts > 0 ? 'attention' : 'about'} size={18} />
              {alerts > 0 ? alerts : null}
            </button>
          )}
          {actions}
          <PersonMenu />
        </div>
      </header>
      <main className="content" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
