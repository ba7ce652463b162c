import type { CoachView } from '../../../live/protocol.ts';
import { usePictureText } from './text.ts';

type Outcome = CoachView['lastTen'][number];

const shapes: Readonly<Record<Outcome, string>> = { held: 'held', missed: 'missed', weak: 'weak', antagonist: 'other' };
/** Each outcome has a shape of its own, drawn on a 20 px grid; the colour only helps. */
const paths: Readonly<Record<Outcome, string>> = {
  held: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  missed: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  weak: 'M4 10h12',
  antagonist: 'M5 5l10 10M15 5L5 15',
};

/** The last trials, oldest first: a disc held, a ring not, a dash too weak, a cross where the other muscle was too strong. */
export function Marks({ outcomes, size = 17 }: { readonly outcomes: readonly Outcome[]; readonly size?: number }) {
  const t = usePictureText();
  const named = { held: t('held'), missed: t('missed'), weak: t('weak'), antagonist: t('other') };
  const words = outcomes.map((outcome) => named[outcome]).join(', ');
  return (
    <span className="marks" role="img" aria-label={t('lastTenLabel', { words: words === '' ? t('lastTenNone') : words })}>
      {outcomes.map((outcome, place) => (
        <svg
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place among the last ten
          key={place}
          className={`mark mark-${shapes[outcome]}`}
          width={size}
          height={size}
          viewBox="0 0 20 20"
          aria-hidden="true"
        >
          <path d={paths[outcome]} />
        </svg>
      ))}
    </span>
  );
}
