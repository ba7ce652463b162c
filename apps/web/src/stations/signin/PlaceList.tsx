import type { ClinicPlace } from '@eupraxia/api';
import { roleText } from '../../app/labels.ts';
import { RowButton } from '../../kit/RowButton.tsx';
import { useText } from '../../text/en.ts';
import './sign-in.css';

/** Clinics to press, each with the role that the person has there. */
export function PlaceList({
  places,
  busy,
  onChoose,
}: {
  readonly places: readonly ClinicPlace[];
  readonly busy: boolean;
  readonly onChoose: (place: ClinicPlace) => void;
}) {
  const t = useText();
  return (
    <ul className="places">
      {places.map((place) => (
        <li key={place.clinicId}>
          <RowButton
            icon="clinic"
            title={place.clinicName}
            more={t(roleText[place.role])}
            busy={busy}
            onPress={() => onChoose(place)}
          />
        </li>
      ))}
    </ul>
  );
}
