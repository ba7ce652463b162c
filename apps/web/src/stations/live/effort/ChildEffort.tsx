import { useEffortText } from './text.ts';
import './effort.css';

/** Scores that have words and a picture; the ones between are numbers alone. */
const named = [0, 2, 4, 6, 8, 10] as const;
const scores = Array.from({ length: 11 }, (_, score) => score);

const isNamed = (score: number): score is (typeof named)[number] => (named as readonly number[]).includes(score);

/** Effort from 0 to 10 as a child points at it: each step a taller stair, every second one with words of our own. */
export function ChildEffort({
  value,
  disabled = false,
  onTap,
}: {
  readonly value: number | undefined;
  readonly disabled?: boolean;
  readonly onTap: (score: number) => void;
}) {
  const t = useEffortText();
  return (
    <fieldset className="taps" aria-label={t('child')}>
      <div className="taps-head">
        <span className="taps-label">{t('child')}</span>
        <span className="taps-side">{t('childHow')}</span>
      </div>
      <div className="effort-steps">
        {scores.map((score) => {
          const words = isNamed(score) ? t(`step-${score}`) : null;
          return (
            <button
              key={score}
              type="button"
              className="tap effort-step"
              aria-pressed={score === value}
              disabled={disabled}
              onClick={() => onTap(score)}
            >
              <svg className="effort-stair" viewBox="0 0 20 44" aria-hidden="true">
                <rect x="2" y={42 - 4 * score} width="16" height={2 + 4 * score} />
              </svg>
              <span className="tabular">{score}</span> {words === null ? null : <small>{words}</small>}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
