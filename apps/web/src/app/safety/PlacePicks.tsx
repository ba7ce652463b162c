import { liesWithin, regions } from '@eupraxia/catalogue';
import { Picks } from './Picks.tsx';
import { useSafetyText } from './text.ts';

/** Parts of the body that are offered as toggles; a finer one that an answer holds already stays shown. */
const offered = new Set([
  'head',
  'face',
  'neck',
  'chest',
  'belly',
  'upper-back',
  'lower-back',
  'pelvis',
  'shoulder',
  'upper-arm',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'hip',
  'thigh',
  'knee',
  'calf',
  'ankle',
  'foot',
]);

const inLimb = (id: string): boolean => liesWithin(id, 'arm') || liesWithin(id, 'leg');

/** Where in the body something is: one place or several. */
export function PlacePicks({
  value,
  limbs = false,
  onChange,
}: {
  /** Whether only parts of arms and legs are offered. */
  readonly limbs?: boolean;
  readonly value: readonly string[];
  readonly onChange: (regions: readonly string[]) => void;
}) {
  const t = useSafetyText();
  return (
    <Picks
      label={t('place')}
      value={value}
      onChange={onChange}
      options={regions
        .filter((row) => (offered.has(row.id) && (!limbs || inLimb(row.id))) || value.includes(row.id))
        .map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
