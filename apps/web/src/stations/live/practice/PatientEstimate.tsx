import type { Cue } from '@eupraxia/coach';
import { Taps } from '../Taps.tsx';
import { usePracticeText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** The question to the patient that the therapist reads out; null for a cue that is not a question. */
export function useQuestion(cue: Cue | undefined): string | null {
  const t = usePracticeText();
  switch (cue?.key) {
    case 'how-was-that':
    case 'your-choice':
    case 'ask-when-you-like':
      return t(`ask-${cue.key}`);
    default:
      return null;
  }
}

/** The patient's own judgment of a trial before its result, 0 to 10. */
export function PatientEstimate({
  disabled,
  onEstimate,
}: {
  readonly disabled: boolean;
  readonly onEstimate: (score: number) => void;
}) {
  const t = usePracticeText();
  return (
    <div className="patient-asks">
      <Taps label={t('estimate')} columns={11} taps={scores} value={undefined} disabled={disabled} onTap={onEstimate} />
    </div>
  );
}
