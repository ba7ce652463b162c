import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Avatar } from '../../kit/Avatar.tsx';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { useText } from '../../text/en.ts';
import { hereOn, useHere } from '../here.ts';
import { may } from '../may.ts';
import { useMe } from '../session.ts';
import './rail.css';

/**
 * The stations of the day: a rail at the side, a bar at the foot of a phone. Only stations that lead somewhere are
 * there: those of a patient appear, under the patient's name, while a screen about that patient is shown.
 */
export function Rail() {
  const t = useText();
  const { role } = useMe();
  // The screen that stands, while the next one is still being fetched.
  const shown = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  const here = hereOn(shown, useHere());
  const reads = here !== undefined && may(role, 'read-charts');
  const visit = reads ? here.visitId : undefined;
  return (
    <nav className="rail" aria-label={t('stations')}>
      <Link to="/" className="rail-mark" aria-label={`${t('product')}: ${t('today')}`} tabIndex={-1}>
        <Mark />
      </Link>
      <RailItem to="/" icon="today" label={t('today')} exact />
      {reads ? <p className="rail-name">{here.name}</p> : null}
      {reads ? (
        <RailItem
          to="/patient/$patientId"
          params={{ patientId: here.patientId }}
          face={<Avatar name={here.name} size={26} />}
          label={t('chart')}
          title={here.name}
          exact
        />
      ) : null}
      {reads && may(role, 'write-charts') ? (
        <>
          <RailItem
            to="/patient/$patientId/evaluate"
            params={{ patientId: here.patientId }}
            icon="evaluate"
            label={t('evaluate')}
          />
          <RailItem to="/patient/$patientId/program" params={{ patientId: here.patientId }} icon="program" label={t('program')} />
        </>
      ) : null}
      {visit === undefined ? null : (
        <>
          {may(role, 'treat') ? (
            <RailItem to="/visit/$visitId/live" params={{ visitId: visit }} icon="live" label={t('live')} />
          ) : null}
          <RailItem to="/visit/$visitId/note" params={{ visitId: visit }} icon="note" label={t('note')} />
          <RailItem to="/visit/$visitId/bill" params={{ visitId: visit }} icon="bill" label={t('bill')} />
        </>
      )}
      {may(role, 'administer') ? (
        <>
          <RailItem to="/admin/people" icon="people" label={t('people')} />
          <RailItem to="/admin/audit" icon="audit" label={t('audit')} />
        </>
      ) : null}
    </nav>
  );
}

function RailItem({
  icon,
  face,
  label,
  title,
  exact = false,
  ...link
}: Pick<LinkProps, 'to' | 'params'> & {
  readonly icon?: IconName;
  readonly face?: ReactNode;
  readonly label: string;
  readonly title?: string;
  readonly exact?: boolean;
}) {
  return (
    <Link {...link} className="rail-item" activeOptions={{ exact, includeSearch: false }} title={title}>
      {icon === undefined ? face : <Icon name={icon} />}
      <span className="rail-word">{label}</span>
      {title === undefined ? null : <span className="unseen">{title}</span>}
    </Link>
  );
}
