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

/** How far a face is from rest: brows come down and together, eyes close, the mouth opens and widens. */
function FacePicture({ score }: { readonly score: FaceScore }) {
  const hurt = score / 10;
  const brow = 30 + 6 * hurt;
  const inner = brow + 7 * hurt;
  const eye = 5 - 4 * hurt;
  const open = 9 * Math.max(0, hurt - 0.3);
  const wide = 13 + 4 * hurt;
  const corner = 69 + 6 * hurt;
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="45" />
      <path d={`M24 ${brow - 2}L42 ${inner}M76 ${brow - 2}L58 ${inner}`} />
      <ellipse cx="33" cy="46" rx="4.5" ry={eye} />
      <ellipse cx="67" cy="46" rx="4.5" ry={eye} />
      <path
        d={`M${50 - wide} ${corner}Q50 ${corner - 8 * hurt - open} ${50 + wide} ${corner}${open > 0 ? `Q50 ${corner + open} ${50 - wide} ${corner}Z` : ''}`}
      />
      {hurt < 0.7 ? null : <path d={`M20 56l8 3M80 56l-8 3M44 ${brow - 6}v-6M56 ${brow - 6}v-6`} />}
    </svg>
  );
}
