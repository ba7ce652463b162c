import { findRow } from '@eupraxia/catalogue';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { sideText } from '../labels.ts';
import { orderBrief } from './order-line.ts';
import type { RankedPrecaution } from './precautions.ts';
import { useSafetyText } from './text.ts';
import './precautions.css';

/** How many stand in the header before the rest folds. */
export const shownPrecautions = 5;

/** The gravest precautions of the patient as chips; the rest behind one tap. */
export function PrecautionChips({ precautions }: { readonly precautions: readonly RankedPrecaution[] }) {
  const t = useSafetyText();
  const words = usePrecautionWords();
  const [all, setAll] = useState(false);
  const more = precautions.length - shownPrecautions;
  const shown = all ? precautions : precautions.slice(0, shownPrecautions);
  return (
    <ul className="precautions" aria-label={t('precautions')}>
      {shown.map((one) => (
        <li key={one.id} className={`precaution precaution-${one.severity}`}>
          {one.severity === 'block' ? <Icon name="stop" size={14} /> : null}
          {one.severity === 'reason' ? <Icon name="attention" size={14} /> : null}
          <span>{words(one)}</span>
          {one.severity === 'block' || one.severity === 'reason' ? (
            <span className="precaution-now">{t(`precaution-${one.severity}`)}</span>
          ) : null}
        </li>
      ))}
      {more <= 0 ? null : (
        <li>
          <button
            type="button"
            className="precaution-more"
            aria-expanded={all}
            aria-label={all ? t('precautionsFewer') : t('precautionsMoreLong', { count: more })}
            onClick={() => setAll(!all)}
          >
            {all ? t('precautionsFewer') : t('precautionsMore', { count: more })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** A precaution in a few words: what stands in the chart, the name of the answer with its side, the order with its value. */
export function usePrecautionWords(): (one: RankedPrecaution) => string {
  const t = useSafetyText();
  const common = useText();
  return (one) => {
    switch (one.from) {
      case 'chart':
        return one.text;
      case 'answer': {
        const { side, regions = [] } = one.answer;
        const place = regions.map((id) => findRow('region', id)?.name.toLowerCase() ?? id).slice(0, 2);
        return [one.name, ...(side === undefined ? [] : [common(sideText[side])]), ...place].join(', ');
      }
      case 'order': {
        const { order } = one;
        return [
          orderBrief(order, t),
          ...(order.side === undefined ? [] : [common(sideText[order.side])]),
          ...(order.region === undefined ? [] : [findRow('region', order.region)?.name.toLowerCase() ?? order.region]),
          ...(order.expired ? [t('expired')] : []),
        ].join(', ');
      }
    }
  };
}
