import { type AnalyseOptions, analyseEmg, type EmgReport } from '@eupraxia/formats';
import { ok } from '@eupraxia/kernel';
import { table } from '../table.ts';
import { type AnalyseKind, shownNumber, span } from './analyse-kind.ts';
import { qualityWords } from './quality-words.ts';

const mainsNamed = new Map<string, 50 | 60 | 'none'>([
  ['50', 50],
  ['60', 60],
  ['none', 'none'],
]);

/** `analyse --as emg`: every number of a muscle recording. */
export const emg: AnalyseKind = {
  options: ['channel', 'mains', 'rest'],
  wanted(values) {
    const mains = values.mains === undefined ? undefined : mainsNamed.get(values.mains);
    if (values.mains !== undefined && mains === undefined) return `--mains "${values.mains}" is not 50, 60 or none`;
    const rest = values.rest === undefined ? undefined : span(values.rest);
    if (rest === null) return `--rest "${values.rest}" is not FROM:TO in seconds`;
    const given: AnalyseOptions = {
      ...(values.channel === undefined ? {} : { channel: values.channel }),
      ...(mains === undefined ? {} : { mains }),
      ...(rest === undefined ? {} : { rest }),
    };
    return async (recording) => {
      const report = await analyseEmg(recording, given);
      return report.ok ? ok({ json: report.value, text: shown(report.value) }) : report;
    };
  },
};

const head = [
  'channel',
  'unit',
  'samples',
  'rms',
  'mean abs',
  'envelope peak',
  'peak rms 500',
  'median Hz',
  'mean Hz',
  'bursts',
  'quality',
];

function shown(report: EmgReport): string {
  const rows = report.channels.map((channel) => {
    // Of a channel that never changes there are no numbers.
    const number = (value: number) => (channel.constant === null ? shownNumber(value) : '–');
    return [
      channel.name,
      channel.unit,
      String(channel.samples),
      number(channel.rms),
      number(channel.meanAbsolute),
      number(channel.envelopePeak),
      number(channel.peakRms500),
      number(channel.medianFrequency),
      number(channel.meanFrequency),
      number(channel.bursts.length),
      qualityWords(channel.quality),
    ];
  });
  const removed = report.channels[0]?.mains.removed ?? 'none';
  const mains = removed === 'none' ? 'no mains removed' : `${removed} Hz mains removed`;
  return `${report.format}, ${shownNumber(report.rate)} Hz, ${shownNumber(report.seconds)} s, ${mains}\n\n${table(head, rows, [2, 3, 4, 5, 6, 7, 8, 9])}`;
}
