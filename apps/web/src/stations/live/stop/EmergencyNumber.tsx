import { Icon } from '../../../kit/Icon.tsx';
import { useStopText } from './text.ts';

/** The clinic’s own emergency number, large; a phone dials it by a tap. Where the clinic has set none, that is said. */
export function EmergencyNumber({ number, urgent }: { readonly number: string | undefined; readonly urgent: boolean }) {
  const t = useStopText();
  // What is more than a number ("9, then 911") is read, not dialed.
  const dialed = /^[\d\s+*#().-]+$/.test(number ?? '') ? (number ?? '').replaceAll(/[^\d+*#]/g, '') : '';
  return (
    <p className={urgent ? 'stop-emergency stop-emergency-urgent' : 'stop-emergency'}>
      <Icon name="attention" size={22} />
      {number === undefined ? (
        <span>{t('emergencyUnset')}</span>
      ) : (
        <>
          <span>{t('emergency')}</span>
          {dialed === '' ? <strong>{number}</strong> : <a href={`tel:${dialed}`}>{number}</a>}
        </>
      )}
    </p>
  );
}
