import type { Recording } from '../recording.ts';
import type { EdfContent } from './edf-plan.ts';
import { textIn8 } from './text-in-8.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The header of EDF+ or BDF+: 256 bytes, and 256 for each signal, the last of which holds the annotations. */
export function edfHead(
  recording: Recording,
  { tracks, plan, scales, bits }: EdfContent,
  records: number,
  noteSamples: number,
): Uint8Array {
  const signals = tracks.flatMap(({ channels }, t) =>
    channels.map((channel, c) => ({ name: channel.name, scale: scales[t]?.[c], samples: plan.perRecord[t] as number })),
  );
  const names = edfLabels(tracks).flat();
  const [least, most] = bits === 16 ? [-32768, 32767] : [-8388608, 8388607];
  const kind = bits === 16 ? 'EDF' : 'BDF';
  const columns: readonly (readonly [readonly string[], number])[] = [
    [[...names, `${kind} Annotations`], 16],
    [[...signals.map(() => ''), ''], 80],
    [[...signals.map(({ scale }) => latin(scale?.unit ?? '')), ''], 8],
    [[...signals.map(({ scale }) => boundText(scale?.low ?? -1)), '-1'], 8],
    [[...signals.map(({ scale }) => boundText(scale?.high ?? 1)), '1'], 8],
    [[...signals.map(({ scale }) => String(scale?.least ?? least)), String(least)], 8],
    [[...signals.map(({ scale }) => String(scale?.most ?? most)), String(most)], 8],
    [[...signals.map(() => ''), ''], 80],
    [[...signals.map(({ samples }) => String(samples)), String(noteSamples)], 8],
    [[...signals.map(() => ''), ''], 32],
  ];
  const count = signals.length + 1;
  const { date, time, long } = startOf(recording.startedAt);
  const text =
    `${bits === 16 ? field('0', 8) : '\xffBIOSEMI'}${field('X X X X', 80)}${field(`Startdate ${long} X X X${lengths({ tracks, plan })}`, 80)}` +
    `${date}${time}${field(String(256 * (count + 1)), 8)}${field(`${kind}+${plan.pauses ? 'D' : 'C'}`, 44)}` +
    `${field(String(records), 8)}${field(plan.secondsText, 8)}${field(String(count), 4)}` +
    columns.map(([texts, width]) => texts.map((one) => field(one, width)).join('')).join('');
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}

/** How many samples each rate truly has, as one more field of the recording's identification, which EDF+ allows. */
function lengths({ tracks, plan }: Pick<EdfContent, 'tracks' | 'plan'>): string {
  if (!plan.filled) return '';
  const longest = new Map<number, number>();
  for (const [t, { survey }] of tracks.entries()) {
    const per = plan.perRecord[t] as number;
    longest.set(per, Math.max(longest.get(per) ?? 0, survey.samples));
  }
  const text = ` Samples_${[...longest]
    .sort(([a], [b]) => b - a)
    .map(([, samples]) => samples)
    .join('_')}`;
  return text.length <= 40 ? text : '';
}

function startOf(startedAt: string | undefined): { readonly date: string; readonly time: string; readonly long: string } {
  const [, year, month, day, hour, minute, second] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(startedAt ?? '') ?? [];
  if (year === undefined) return { date: '01.01.85', time: '00.00.00', long: 'X' };
  return {
    date: `${day}.${month}.${year.slice(2)}`,
    time: `${hour}.${minute}.${second}`,
    long: `${day}-${months[Number(month) - 1] ?? 'JAN'}-${year}`,
  };
}

/** Scales are chosen so that their bounds fit: another text would change every sample. */
function boundText(bound: number): string {
  const text = textIn8(bound);
  if (text === undefined) throw new Error(`no eight characters hold the bound ${bound}`);
  return text;
}

/** The label of each channel, track by track: at most 16 characters, no two the same, none empty. */
export function edfLabels(tracks: EdfContent['tracks']): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const label = (name: string): string => {
    const plain = latin(name) || `ch${seen.size + 1}`;
    let short = plain.slice(0, 16);
    for (let k = 2; seen.has(short); k++) short = `${plain.slice(0, 15 - String(k).length)}~${k}`;
    seen.add(short);
    return short;
  };
  return tracks.map(({ channels }) => channels.map(({ name }) => label(name)));
}

/** Letters that the header holds: printable ASCII; µ becomes u. */
const latin = (text: string): string =>
  text
    .replace(/[µμ]/g, 'u')
    .replaceAll('²', '^2')
    .replaceAll('·', '*')
    .replaceAll('°', 'deg')
    .replace(/[^\x20-\x7e]/g, '?')
    .trim();

const field = (text: string, width: number): string => text.slice(0, width).padEnd(width);
