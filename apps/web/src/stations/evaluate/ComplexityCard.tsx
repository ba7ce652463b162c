import { type ChartView, type ComplexityElements, complexityOf } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { Card } from '../../kit/Card.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useEvaluateText } from './text.ts';

/** Which evaluation code the documented elements support, and what holds it down. Counts come from the chart; judgements are asked. */
export function ComplexityCard({ view }: { readonly view: ChartView }) {
  const t = useEvaluateText();
  const [discipline, setDiscipline] = useState<'PT' | 'OT' | undefined>(view.plans.at(-1)?.discipline);
  const [presentation, setPresentation] = useState<ComplexityElements['presentation']>(null);
  const [review, setReview] = useState<ComplexityElements['review']>(null);
  const [decisions, setDecisions] = useState<ComplexityElements['decisions']>(null);
  const examined = new Set([
    ...view.findings.map((one) => `${one.domain} ${one.region ?? ''}`),
    ...view.measurements.map((one) => one.measureId),
    ...view.deficits.map((one) => one.deficitId),
  ]).size;
  const result =
    discipline === undefined
      ? undefined
      : complexityOf({
          discipline,
          factors: view.history?.factors.filter((one) => one.bearsOnPlan).length ?? 0,
          examined,
          performanceDeficits: view.deficits.length,
          presentation,
          review,
          decisions,
        });
  return (
    <Card title={t('complexity')}>
      <Form className="stack" onSubmit={(event) => event.preventDefault()}>
        <Segmented
          label={t('plan-discipline')}
          value={discipline}
          onChange={setDiscipline}
          options={[
            { value: 'PT', label: t('plan-PT') },
            { value: 'OT', label: t('plan-OT') },
          ]}
        />
        {discipline === 'PT' ? (
          <Segmented
            label={t('presentation')}
            value={presentation ?? undefined}
            onChange={setPresentation}
            options={(['stable', 'evolving', 'unstable'] as const).map((value) => ({ value, label: t(`presentation-${value}`) }))}
          />
        ) : null}
        {discipline === 'OT' ? (
          <>
            <Segmented
              label={t('review')}
              value={review ?? undefined}
              onChange={setReview}
              options={(['brief', 'expanded', 'extensive'] as const).map((value) => ({ value, label: t(`review-${value}`) }))}
            />
            <Segmented
              label={t('decisions')}
              value={decisions ?? undefined}
              onChange={setDecisions}
              options={(['low', 'moderate', 'high'] as const).map((value) => ({ value, label: t(`complexity-${value}`) }))}
            />
          </>
        ) : null}
        {result === undefined ? null : (
          <>
            <p role="status">
              {result.code === null ? (
                t('complexityOpen')
              ) : (
                <strong>{t('complexityIs', { code: result.code, level: t(`complexity-${result.level ?? 'low'}`) })}</strong>
              )}
            </p>
            <ul className="recorded">
              {result.parts.map((part) => (
                <li key={part.element} className="recorded-row">
                  <span className="recorded-words">
                    <strong>{t(`element-${part.element}`)}</strong>
                    <span className="soft">
                      {part.found === null ? t('elementMissing') : String(part.found)}
                      {part.supports === null ? '' : ` · ${t('elementSupports', { level: t(`complexity-${part.supports}`) })}`}
                      {result.decidedBy.includes(part.element) ? ` · ${t('elementDecides')}` : ''}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <p className="field-hint">{t('complexityHint')}</p>
          </>
        )}
      </Form>
    </Card>
  );
}
