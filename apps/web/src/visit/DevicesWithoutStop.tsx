import { clockIn } from '@eupraxia/clinical';
import { useMe } from '../app/session.ts';
import { useDevicesWithoutStop } from './devices-without-stop.ts';
import { useVisitText } from './text.ts';
import './devices-without-stop.css';

/** Names each device that shows the visit and has not confirmed its STOP, and since when it was not reached. Nothing where all have. */
export function DevicesWithoutStop({ visitId }: { readonly visitId: string }) {
  const t = useVisitText();
  const { clinic } = useMe();
  const devices = useDevicesWithoutStop(visitId);
  if (devices.length === 0) return null;
  return (
    <div className="devices-without-stop" role="status">
      <p>{t('notStoppedOn')}</p>
      <ul>
        {devices.map(({ device, label, user, lastContactAt }) => (
          <li key={device}>{t('notReachedSince', { device: label, user, time: clockIn(clinic.zone, lastContactAt) })}</li>
        ))}
      </ul>
    </div>
  );
}
