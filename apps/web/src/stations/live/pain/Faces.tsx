import { usePainText } from './text.ts';

const scores = [0, 2, 4, 6, 8, 10] as const;
type FaceScore = (typeof scores)[number];

/** Six faces from no pain to the most, drawn for this program: no smile, no tears, so that feeling well and sad stay out of it. */
export function Faces({ chosen, onChoose }: { readonly chosen: number | undefined; readonly onChoose: (score: number) => void }) {
  const t = usePainText();
  return (
    <fieldset className="faces" aria-label={t('now')}>
      {scores.map((score) => (
        <button
          key={score}
          type="button"
          className="face"
          aria-pressed={score === chosen}
          aria-label={`${score}, ${t(`face-${score}`)}`}
          onClick={() => onChoose(score)}
        >
          <FacePicture score={score} />
          <span className="tabular">{score}</span>
        </button>
      ))}
    </fieldset>
  );
}

/**
 * How far a face is from rest: eyes narrow and then squeeze shut, the mouth opens into a grimace, lines come beside the nose.
 * The brows stay nearly level: slanted ones read as anger.
 */
function FacePicture({ score }: { readonly score: FaceScore }) {
  const hurt = score / 10;
  const brow = 30 + 5 * hurt;
  const inner = brow + 3 * hurt;
  const isShut = hurt > 0.7;
  const wide = 13 + 5 * hurt;
  const top = 68 - 3 * hurt;
  const open = 22 * Math.max(0, hurt - 0.35);
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="45" />
      <path d={`M24 ${brow}Q33 ${brow - 5 + 4 * hurt} 42 ${inner}M76 ${brow}Q67 ${brow - 5 + 4 * hurt} 58 ${inner}`} />
      {isShut ? (
        <path d="M26 43l13 5-13 5M74 43l-13 5 13 5" />
      ) : (
        <>
          <ellipse cx="33" cy="47" rx="4.5" ry={5 - 4 * hurt} />
          <ellipse cx="67" cy="47" rx="4.5" ry={5 - 4 * hurt} />
        </>
      )}
      {open === 0 ? (
        <path d={`M${50 - wide} ${70 + 4 * hurt}Q50 ${70 - 4 * hurt} ${50 + wide} ${70 + 4 * hurt}`} />
      ) : (
        <path
          d={`M${50 - wide} ${top + open}Q${50 - wide} ${top} 50 ${top}T${50 + wide} ${top + open}Q50 ${top + open + 3} ${50 - wide} ${top + open}Z`}
        />
      )}
      {isShut ? <path d="M43 54q-6 2-8 8M57 54q6 2 8 8" /> : null}
    </svg>
  );
}
