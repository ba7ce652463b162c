import { type AnalyseSwayOptions, analyseSway } from '@eupraxia/formats';
import { hertz, ok } from '@eupraxia/kernel';
import { type AnalyseKind, positive, span } from './analyse-kind.ts';
import { shownSway } from './shown-sway.ts';

const axes = ['x', 'y', 'z'] as const;

/** `analyse --as sway`: every number of a standing trial. */
export const sway: AnalyseKind = {
  options: ['filter', 'window', 'plate', 'ml'],
  wanted(values) {
    const filter = values.filter === undefined || values.filter === 'none' ? values.filter : positive(values.filter);
    if (filter === null) return `--filter "${values.filter}" is not a number of hertz above 0, or none`;
    const window = values.window === undefined ? undefined : span(values.window);
    if (window === null) return `--window "${values.window}" is not FROM:TO in seconds`;
    const plate = values.plate?.trim().toLowerCase();
    if (plate === '') return '--plate is empty';
    const ml = values.ml === undefined ? undefined : axes.find((axis) => axis === values.ml);
    if (values.ml !== undefined && ml === undefined) return `--ml "${values.ml}" is not x, y or z`;
    const given: AnalyseSwayOptions = {
      ...(plate === undefined ? {} : { plate: plate.replace(/^(fp|plate)\s*/, '') }),
      ...(ml === undefined ? {} : { ml }),
      ...(filter === undefined ? {} : { filter: typeof filter === 'number' ? hertz(filter) : 'none' }),
      ...(window === undefined ? {} : { window }),
    };
    return async (recording) => {
      const report = await analyseSway(recording, given);
      return report.ok ? ok({ json: report.value, text: shownSway(report.value) }) : report;
    };
  },
};
