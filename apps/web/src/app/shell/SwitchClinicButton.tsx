import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { clinicsQuery } from '../queries.ts';

/** In the person's menu, for who has places in several clinics; for everybody else nothing. */
export function SwitchClinicButton({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  const { data: places } = useQuery(clinicsQuery);
  if (places === undefined || places.length < 2) return null;
  return (
    <button type="button" className="person-link" onClick={onPress}>
      <Icon name="clinic" size={20} />
      {t('switchClinic')}
    </button>
  );
}
