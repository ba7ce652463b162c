import type { PracticeReport } from '@eupraxia/practice/practice-run';
import { table } from './table.ts';
import { shownNumber } from './verbs/analyse-kind.ts';

const haltWords: Readonly<Record<NonNullable<PracticeReport['halted']>['why'], string>> = {
  electrode: 'the electrode must be checked',
  quality: 'the signal is lost',
  'stop-rule': 'a stop rule was met',
  end: 'the recording ended before the dose was done',
};

/** A report of practice for a person to read. */
export function shownReport({ quality, halted, trials, sets, zone, feedback, cues, proposals, stops }: PracticeReport): string {
  const reasons = quality.reasons.length === 0 ? '' : ` (${quality.reasons.join(', ')})`;
  const head = `Quality ${shownNumber(quality.score)}${reasons}. ${
    halted === null ? 'The whole dose was done.' : `Halted at ${shownNumber(halted.at)} s: ${haltWords[halted.why]}.`
  }\n`;
  const parts: readonly (readonly [string, readonly string[], readonly (readonly string[])[]])[] = [
    ['Trials', ['at', 'in zone', 's', 'peak %'], trials.map((t) => [n(t.at), t.inZone ? 'yes' : 'no', n(t.seconds), n(t.peak)])],
    ['Sets', ['end', 'done', 'in zone'], sets.map((set) => [n(set.at), n(set.done), n(set.inZone)])],
    ['Zone', ['at', 'floor', 'ceiling', 'why'], zone.map((z) => [n(z.at), n(z.floor), n(z.ceiling), z.why])],
    ['Feedback', ['at', 'on', 'share', 'why'], feedback.map((f) => [n(f.at), f.on ? 'yes' : 'no', n(f.share), f.why])],
    ['Cues', ['at', 'key', 'text'], cues.map((cue) => [n(cue.at), cue.key, cue.text])],
    ['Proposals', ['at', 'key', 'text'], proposals.map((one) => [n(one.at), one.key, one.text])],
    ['Stops', ['at', 'rule'], stops.map((stop) => [n(stop.at), stop.rule])],
  ];
  const shown = parts
    .filter(([, , rows]) => rows.length > 0)
    .map(([title, columns, rows]) => `\n${title}\n${table(columns, rows)}`);
  return `${head}${shown.join('')}`;
}

const n = shownNumber;
