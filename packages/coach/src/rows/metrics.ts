import type { Metric } from '@eupraxia/clinical/target';
import type { ParameterRow } from './parameter.ts';

const own = { source: 'Unsourced: our choice, to be reviewed by a clinician', status: 'unsourced' } as const;

/** How the coach moves a zone of one metric, in the metric's unit. */
export interface MetricScale {
  readonly step: ParameterRow;
  readonly narrowest: ParameterRow;
  readonly lowest: ParameterRow;
  /** What the channel shows without anything to measure, where nobody measured it. */
  readonly noise: ParameterRow;
  /** Whether stillness is no failure: then the lower edge of a band counts only where it was ordered. */
  readonly postural: boolean;
}

type Range = readonly [standard: number, least: number, most: number];

function scale(unit: string, step: Range, narrowest: Range, lowest: Range, noise: Range, postural = false): MetricScale {
  const row = (effect: string, [value, least, most]: Range): ParameterRow => ({
    unit,
    effect,
    default: value,
    least,
    most,
    ...own,
  });
  return {
    step: row('moves the threshold further at once', step),
    narrowest: row('keeps the threshold further below the ceiling', narrowest),
    lowest: row('eases less far down, and sees no attempt below it', lowest),
    noise: row('takes a higher level for noise: keeps a ceiling higher and asks for the electrode sooner', noise),
    postural,
  };
}

/** The numbers by which a zone is moved, by what is measured. */
export const metricScales = {
  'emg-amplitude': scale('% of reference', [5, 1, 10], [10, 2, 50], [5, 1, 50], [1, 0.02, 20]),
  angle: scale('°', [5, 1, 20], [10, 2, 90], [5, 0, 180], [1, 0.1, 10]),
  force: scale('N', [5, 0.5, 50], [10, 1, 500], [2, 0.1, 500], [0.5, 0.01, 20], true),
  'load-share': scale('%', [2, 0.5, 10], [4, 1, 40], [1, 0, 50], [0.5, 0.05, 10]),
  sway: scale('cm/s', [0.2, 0.05, 2], [0.4, 0.1, 10], [0.3, 0.05, 20], [0.1, 0.01, 2], true),
  rate: scale('/min', [5, 1, 20], [10, 1, 60], [5, 0, 200], [1, 0.1, 10]),
  symmetry: scale('%', [2, 0.5, 10], [4, 1, 40], [1, 0, 100], [1, 0.1, 10]),
} as const satisfies Readonly<Record<Metric, MetricScale>>;

/** The numbers of one metric. */
export const scaleOf = (metric: Metric): MetricScale => metricScales[metric];

/** Whether a metric is one that the coach can move a zone of. */
export const isMetric = (metric: string): metric is Metric => Object.hasOwn(metricScales, metric);
