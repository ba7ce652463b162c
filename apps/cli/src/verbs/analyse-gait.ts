import { analyseGait, type GaitReport } from '@eupraxia/formats';
import { ok } from '@eupraxia/kernel';
import { table } from '../table.ts';
import { type AnalyseKind, positive, shownNumber, wrongTurningUnit } from './analyse-kind.ts';
import { qualityWords } from './quality-words.ts';

/** `analyse --as gait`: the strides of one foot from the sensor on it. */
export const gait: AnalyseKind = {
  options: ['foot', 'sensor', 'unit', 'distance', 'align', 'as-mounted'],
  wanted({ foot, sensor, unit, distance, align, 'as-mounted': asMounted }) {
    if (foot === undefined) return '--foot is missing';
    if (foot !== 'left' && foot !== 'right') return `--foot "${foot}" is not left or right`;
    const most = distance === undefined ? undefined : positive(distance);
    if (most === null) return `--distance "${distance}" is not a number above 0`;
    if (align === true && asMounted === true) return '--align and --as-mounted exclude each other';
    const wrong = wrongTurningUnit(unit);
    if (wrong !== undefined) return wrong;
    return async (recording) => {
      const report = await analyseGait(recording, {
        foot,
        ...(align === true ? { align } : asMounted === true ? { align: false } : {}),
        ...(sensor === undefined ? {} : { sensor }),
        ...(unit === undefined ? {} : { unit }),
        ...(most === undefined ? {} : { most }),
      });
      return report.ok ? ok({ json: report.value, text: shown(report.value) }) : report;
    };
  },
};

const columns = [
  'start',
  'initialContact',
  'terminalContact',
  'strideTime',
  'stanceTime',
  'swingTime',
  'strideLength',
  'velocity',
] as const;

function shown(report: GaitReport): string {
  const { mean, sd, cv, cadence, read } = report;
  const summed = (name: string, values: Readonly<Record<string, number>> | null) => [
    name,
    ...columns.slice(1).map((column) => shownNumber(values?.[column])),
  ];
  const rows = report.strides.map((stride) => columns.map((column) => shownNumber(stride[column])));
  const head = ['start s', 'contact s', 'off s', 'stride s', 'stance s', 'swing s', 'length m', 'm/s'];
  const all = [...rows, summed('mean', mean), summed('sd', sd), summed('cv %', cv)];
  const summary = `${report.format}, ${report.foot} foot, ${shownNumber(report.rate)} Hz, ${shownNumber(report.seconds)} s, acceleration in ${read.acc.unit}, angular rate in ${read.gyr.unit}`;
  const turned = report.alignment === undefined ? 'axes as mounted' : 'axes turned into the foot’s';
  return `${summary}\n${report.count} strides, ${shownNumber(cadence)} steps/min, ${turned}, quality ${qualityWords(report.quality)}\n\n${table(head, all, [0, 1, 2, 3, 4, 5, 6, 7])}`;
}
