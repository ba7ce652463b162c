import type { Cue } from '@eupraxia/coach';
import { Taps } from '../Taps.tsx';
import { usePracticeText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** A question of the coach to the patient, for the therapist to pass on; the patient's own judgment of a trial is tapped here. */
export function PatientAsks({
  cue,
  disabled,
  onEstimate,
}: {
  readonly cue: Cue | undefined;
  readonly disabled: boolean;
  readonly onEstimate: (score: number) => void;
}) {
  const t = usePracticeText();
  if (cue === undefined) return null;
  switch (cue.key) {
    case 'how-was-that':
      return (
        <div className="patient-asks">
          <p role="status">{t('ask-how-was-that')}</p>
          <Taps label={t('estimate')} columns={11} taps={scores} value={undefined} disabled={disabled} onTap={onEstimate} />
        </div>
      );
    case 'your-choice':
    case 'ask-when-you-like':
      return (
        <div className="patient-asks">
          <p role="status">{t(`ask-${cue.key}`)}</p>
        </div>
      );
    default:
      return null;
  }
}
