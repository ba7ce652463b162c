import type { ReferenceKind } from '@eupraxia/clinical';
import type { Activity } from '@eupraxia/clinical/visit';
import { dayShort } from '../../../app/days.ts';
import { language } from '../../../text/i18n.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { comparisonOf } from './comparison.ts';
import { useCalibrateText } from './text.ts';

/** Whether percentages will compare with the last visit, in a sentence. */
export function Compared({
  view,
  activity,
  kind,
  placement,
}: {
  readonly view: VisitInView;
  readonly activity: Activity;
  readonly kind: ReferenceKind;
  readonly placement: string;
}) {
  const t = useCalibrateText();
  const compared = comparisonOf(view.visit, activity, kind, placement);
  if (compared.how === 'first') return <p className="soft">{t('firstTime')}</p>;
  const date = dayShort(compared.date, language);
  if (compared.how === 'other-kind') return <p className="soft">{t('otherKind', { date, kind: t(compared.kind) })}</p>;
  return <p className="soft">{t(compared.how === 'same' ? 'sameAsLast' : 'otherPlace', { date })}</p>;
}
