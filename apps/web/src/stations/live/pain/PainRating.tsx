import type { Visit } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { usePrecautions } from '../../../visit/use-precautions.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { momentOf } from '../moment-of.ts';
import { Taps } from '../Taps.tsx';
import { Faces } from './Faces.tsx';
import { ItemScale } from './ItemScale.tsx';
import { painPersonOf, painScaleFor, type Scale, scales } from './scale-for.ts';
import { usePainText } from './text.ts';
import { watchedScales } from './watched-scales.ts';
import './pain.css';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** The scale that pain is rated by now: the one chosen last in this visit, else the one that suits the person. */
export function usePainScale(visit: Visit, writes: boolean): { readonly scale: Scale; readonly check: boolean } {
  const precautions = usePrecautions(visit.id, visit.snapshot.patient.id, writes);
  const fits = painScaleFor(
    painPersonOf(
      visit,
      precautions.map(({ text }) => text),
    ),
  );
  const last = visit.pain.at(-1);
  if (last === undefined) return fits;
  const used = scales.find((one) => one === last.scale) ?? 'numeric';
  return used === fits.scale ? fits : { scale: used, check: fits.check && (used === 'vertical-numeric' || used === 'faces') };
}

/** Pain rated now, by the scale that suits the person or that the therapist chooses. A rating is recorded at once. */
export function PainRating({
  view: { visit, journal, writes },
  activityId,
  side,
  onRated,
}: {
  readonly view: Pick<VisitInView, 'visit' | 'journal' | 'writes'>;
  /** The activity that a rating of during belongs to. */
  readonly activityId: string;
  readonly side?: string | undefined;
  readonly onRated?: (() => void) | undefined;
}) {
  const t = usePainText();
  const fits = usePainScale(visit, writes);
  const [chosen, choose] = useState<Scale>();
  const [choosing, setChoosing] = useState(false);
  const scale = chosen ?? fits.scale;
  const check = fits.check && (scale === 'vertical-numeric' || scale === 'faces');
  const when = momentOf(visit);
  const rate = (score: number): void => {
    void journal.append('pain.rated', {
      score,
      when,
      ...(when === 'during' ? { activityId } : {}),
      ...(scale === 'numeric' ? {} : { scale }),
    });
    onRated?.();
  };
  return (
    <div className="pain-rating">
      <ScaleOf key={scale} scale={scale} check={check} side={side} onScore={rate} onWatch={() => choose('painad')} />
      <Button kind="plain" className="pain-other" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
        {t('other')}
      </Button>
      {choosing ? (
        <Taps
          label={t('scale')}
          columns={2}
          value={scale}
          taps={scales.map((value) => ({ value, label: t(value) }))}
          onTap={(value) => {
            choose(value);
            setChoosing(false);
          }}
        />
      ) : null}
    </div>
  );
}

function ScaleOf({
  scale,
  check,
  side,
  onScore,
  onWatch,
}: {
  readonly scale: Scale;
  readonly check: boolean;
  readonly side: string | undefined;
  readonly onScore: (score: number) => void;
  readonly onWatch: () => void;
}) {
  const t = usePainText();
  const [pointed, setPointed] = useState<number>();
  const point = check ? setPointed : onScore;
  switch (scale) {
    case 'numeric':
      return (
        <Taps
          label={t('now')}
          columns={6}
          value={undefined}
          taps={scores}
          onTap={onScore}
          {...(side === undefined ? {} : { side })}
        />
      );
    case 'vertical-numeric':
    case 'faces':
      return (
        <>
          <p className="soft">{t(scale === 'faces' ? 'facesAsk' : 'pointTo')}</p>
          {scale === 'faces' ? (
            <Faces chosen={pointed} onChoose={point} />
          ) : (
            <div className="vertical-scale">
              <span>{t('most')}</span>
              <Taps label={t('now')} columns={1} value={pointed} taps={scores.toReversed()} onTap={point} />
              <span>{t('none')}</span>
            </div>
          )}
          {pointed === undefined ? null : (
            <div className="pain-check" role="status">
              <p>{t('check', { score: pointed })}</p>
              <div className="taps-pair">
                <Button size="live" onClick={() => setPointed(undefined)}>
                  {t('checkNo')}
                </Button>
                <Button size="live" kind="ask" onClick={() => onScore(pointed)}>
                  {t('checkYes', { score: pointed })}
                </Button>
              </div>
              <Button kind="plain" onClick={onWatch}>
                {t('checkFails')}
              </Button>
            </div>
          )}
          {scale === 'faces' ? <p className="soft">{t('facesOwn')}</p> : null}
        </>
      );
    default:
      return <ItemScale scale={watchedScales[scale]} onScore={onScore} />;
  }
}
