import { useSyncExternalStore } from 'react';
import { motivationQuestion } from './motivation-question.ts';
import { useMotivationText } from './motivation-text.ts';

const scores = [1, 2, 3, 4, 5] as const;

/** The two questions as the patient reads and answers them; nothing while they are not asked there. */
export function PatientQuestions() {
  const t = useMotivationText();
  const question = motivationQuestion();
  const { onPatientScreen, enjoyment, confidence } = useSyncExternalStore(question.subscribe, question.state);
  if (!onPatientScreen) return null;
  if (enjoyment !== undefined && confidence !== undefined)
    return (
      <p className="patient-words" role="status">
        {t('thanks')}
      </p>
    );
  return (
    <div className="patient-questions">
      <Row label={t('patientEnjoyment')} value={enjoyment} onTap={(score) => question.answer({ enjoyment: score })} />
      <Row label={t('patientConfidence')} value={confidence} onTap={(score) => question.answer({ confidence: score })} />
    </div>
  );
}

function Row({
  label,
  value,
  onTap,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onTap: (score: number) => void;
}) {
  const t = useMotivationText();
  return (
    <fieldset className="patient-question">
      <legend>{label}</legend>
      <div className="patient-scores">
        {scores.map((score) => (
          <button
            key={score}
            type="button"
            className="tap"
            aria-pressed={score === value}
            aria-label={score === 1 ? `1, ${t('least')}` : score === 5 ? `5, ${t('most')}` : undefined}
            onClick={() => onTap(score)}
          >
            {score}
          </button>
        ))}
      </div>
      <p className="patient-ends" aria-hidden="true">
        <span>{t('least')}</span>
        <span>{t('most')}</span>
      </p>
    </fieldset>
  );
}
