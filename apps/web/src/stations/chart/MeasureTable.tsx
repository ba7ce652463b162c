import type { Measurement } from '@eupraxia/clinical';
import { dayShort } from '../../app/days.ts';
import { sideText } from '../../app/labels.ts';
import { Icon } from '../../kit/Icon.tsx';
import { Table } from '../../kit/Table.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useChartText } from './text.ts';
import { type Trend, trendsOf } from './trend.ts';

/** Baseline and latest of each measure and side, with the change in words; whether it matters is not said here. */
export function MeasureTable({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const common = useText();
  const t = useChartText();
  const trends = trendsOf(measurements);
  if (trends.length === 0) return <p className="soft">{t('noMeasures')}</p>;
  const dated = (one: Measurement) => (
    <>
      <strong>{one.value}</strong> {one.unit}
      <span className="chart-day">{dayShort(one.takenOn, language)}</span>
    </>
  );
  return (
    <Table<Trend>
      caption={t('measures')}
      rows={trends}
      keyOf={(trend) => trend.key}
      columns={[
        {
          key: 'measure',
          title: t('measure'),
          cell: ({ latest }) => (latest.side === undefined ? latest.name : `${latest.name}, ${common(sideText[latest.side])}`),
        },
        { key: 'baseline', title: t('baseline'), number: true, cell: ({ baseline }) => dated(baseline) },
        { key: 'latest', title: t('latest'), number: true, cell: ({ latest, count }) => (count === 1 ? '–' : dated(latest)) },
        {
          key: 'change',
          title: t('change'),
          number: true,
          cell: ({ change, direction, count }) =>
            count === 1 ? (
              <span className="chart-day">{t('onlyBaseline')}</span>
            ) : (
              <>
                <strong className="chart-change">
                  {direction === 'same' ? null : <Icon name={change > 0 ? 'up' : 'down'} size={16} />}
                  {change > 0 ? `+${change}` : change}
                </strong>
                <span className="chart-day">{t(direction)}</span>
              </>
            ),
        },
      ]}
    />
  );
}
