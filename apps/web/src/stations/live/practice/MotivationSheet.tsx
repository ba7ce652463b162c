import type { NewBodies } from '@eupraxia/clinical';
import { useSyncExternalStore } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Taps } from '../Taps.tsx';
import { motivationQuestion } from './motivation-question.ts';
import { useMotivationText } from './motivation-text.ts';

const scores = [1, 2, 3, 4, 5].map((value) => ({ value, label: value }));

/** Enjoyment and confidence, 1 to 5: the therapist's taps, or the patient's own on their screen. Recorded when both are there, or with Save. */
export function MotivationSheet({
  onRecord,
  onDone,
}: {
  readonly onRecord: (answers: NewBodies['motivation.rated']) => void;
  readonly onDone: () => void;
}) {
  const t = useMotivationText();
  const question = motivationQuestion();
  const { enjoyment, confidence, onPatientScreen } = useSyncExternalStore(question.subscribe, question.state);
  const answered = enjoyment !== undefined || confidence !== undefined;
  return (
    <section className="sheet" aria-label={t('title')}>
      <div className="dose-head">
        <h2>{t('title')}</h2>
        <Button
          onClick={() => {
            question.close();
            onDone();
          }}
        >
          {t('back')}
        </Button>
      </div>
      <Taps
        label={t('enjoyment')}
        side={t('scale')}
        columns={5}
        taps={scores}
        value={enjoyment}
        onTap={(score) => question.answer({ enjoyment: score })}
      />
      <Taps
        label={t('confidence')}
        side={t('scale')}
        columns={5}
        taps={scores}
        value={confidence}
        onTap={(score) => question.answer({ confidence: score })}
      />
      <Button aria-pressed={onPatientScreen} onClick={() => question.ask(!onPatientScreen)}>
        {t('onScreen')}
      </Button>
      <Button
        kind="ask"
        disabled={!answered}
        onClick={() => {
          onRecord({
            ...(enjoyment === undefined ? {} : { enjoyment }),
            ...(confidence === undefined ? {} : { confidence }),
          });
          question.close();
          onDone();
        }}
      >
        {t('save')}
      </Button>
    </section>
  );
}
