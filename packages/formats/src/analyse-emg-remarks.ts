import type { Hertz } from '@eupraxia/kernel';
import type { Quality } from '@eupraxia/signal';
import { type EmgRecord, emgRates } from '@eupraxia/signal/emg';
import { mayBeMuscle, microvoltsPer } from './channels.ts';
import type { RecordedChannel, Recording } from './recording.ts';
import { type Remark, RemarkList } from './remarks.ts';
import { knownUnit } from './units.ts';

/** One channel's record with its name and unit. */
export interface EmgChannelReport extends EmgRecord {
  readonly name: string;
  readonly unit: string;
  /** Of the track that it is of. */
  readonly rate: Hertz;
}

/** A channel that was not analyzed, and why. */
export interface NotAnalyzed {
  readonly name: string;
  readonly track: string;
  readonly why: string;
}

/** No muscle and no electrode reaches this, in µV: a channel that stays there is at the end of its converter. */
const railMicrovolts = 1e5;
/** Below this rate half of a muscle's spectrum is missing, Hz. */
const wholeSpectrum = 500;

/** The record with what only the recording tells of its quality: a channel that never changes may stand at its rail. */
export function judged(record: EmgRecord, channel: RecordedChannel): EmgRecord {
  if (record.constant === null || !atRail(record.constant, channel)) return record;
  return { ...record, quality: { score: 0, reasons: [...new Set<Reason>([...record.quality.reasons, 'saturated'])] } };
}

type Reason = Quality['reasons'][number];

function atRail(value: number, { unit, scale, digits }: RecordedChannel): boolean {
  const microvolts = microvoltsPer(unit);
  if (microvolts !== undefined && Math.abs(value) * microvolts >= railMicrovolts) return true;
  const ends: number[] = digits === undefined ? [] : [digits.low, digits.high];
  let step = digits === undefined ? 0 : Math.abs((digits.high - digits.low) / (digits.most - digits.least));
  if (scale !== undefined) {
    const half = scale.lsb * 2 ** (scale.bits - 1);
    ends.push(scale.offset - half, scale.offset + half);
    step = Math.abs(scale.lsb);
  }
  return ends.some((end) => Math.abs(value - end) <= 1.5 * step);
}

/** Every channel that isn't among those picked, with the reason. */
export function notAnalyzed(
  recording: Pick<Recording, 'tracks'>,
  picked: readonly { readonly channel: RecordedChannel }[],
): readonly NotAnalyzed[] {
  const taken = new Set(picked.map(({ channel }) => channel));
  return recording.tracks.flatMap((track) =>
    track.channels
      .filter((channel) => !taken.has(channel))
      .map((channel) => ({ name: channel.name, track: track.id, why: whyNot(channel, track.rate) })),
  );
}

const stated = new Map<string, string>([
  ['marker', 'a position'],
  ['force', 'a force'],
  ['moment', 'a moment'],
  ['center-of-pressure', 'a center of pressure'],
  ['acceleration', 'an acceleration'],
  ['angular-rate', 'an angular rate'],
  ['magnetic-field', 'a magnetic field'],
  ['orientation', 'an orientation'],
  ['angle', 'an angle'],
  ['pressure', 'a pressure'],
  ['heart', 'the heart'],
  ['pose', 'a pose'],
  ['face', 'a face'],
  ['digital', 'a digital line'],
]);

function whyNot(channel: RecordedChannel, rate: number): string {
  const is = stated.get(channel.quantity);
  if (is !== undefined) return `it is ${is}`;
  if (mayBeMuscle(channel)) return `its ${shown(rate)} Hz are too slow, ${emgRates.least} are needed`;
  if (channel.unit !== 'counts' && knownUnit(channel.unit) === undefined) return `its unit "${channel.unit}" is not known here`;
  return `its unit "${channel.unit}" is no voltage`;
}

const shown = (value: number): number => Number(value.toPrecision(3));
/** How many names a remark holds. */
const mostNames = 12;

/** What must be known of the numbers of these channels. */
export function emgRemarks(channels: readonly EmgChannelReport[], left: readonly NotAnalyzed[]): readonly Remark[] {
  const list = new RemarkList();
  for (const channel of channels) remarksOf(channel, list);
  for (const why of new Set(left.map((one) => one.why))) {
    const names = left.filter((one) => one.why === why).map(({ name }) => name);
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
    list.add('FORMATS_NOT_ANALYZED', { what: `${names.slice(0, mostNames).join(', ')}${more}`, why });
  }
  return list.all;
}

function remarksOf(one: EmgChannelReport, list: RemarkList): void {
  const { name: channel, unit, rate, samples, lost, unchanging, constant, band, mains, quality } = one;
  if (constant !== null) {
    const what = quality.reasons.includes('saturated')
      ? `railed: it stays at ${constant} ${unit}`
      : `flat: it stays at ${constant} ${unit}`;
    list.add('FORMATS_UNCHANGING', { channel, seconds: shown(samples / rate), what });
    return;
  }
  if (lost > 0) list.add('FORMATS_NUMBERS_LOST', { channel, lost, of: samples });
  if (unchanging > 0) list.add('FORMATS_UNCHANGING', { channel, seconds: shown(unchanging / rate), what: 'flat' });
  if (unit === 'counts') list.add('FORMATS_UNIT_TAKEN', { what: channel, how: 'amplitudes are in its own numbers' });
  else if (knownUnit(unit) === undefined) list.add('FORMATS_UNIT_FOREIGN', { what: channel, unit });
  else if (microvoltsPer(unit) === undefined) list.add('FORMATS_UNIT_NO_VOLTAGE', { what: channel, unit });
  if (rate < wholeSpectrum) {
    list.add('FORMATS_BAND', { channel, rate: shown(rate), low: shown(band.low), high: shown(band.high) });
  }
  for (const [line, share] of [
    [50, mains.share50],
    [60, mains.share60],
  ] as const) {
    if (share === null || share <= 0.1) continue;
    const removed =
      mains.removed === 'none'
        ? 'no mains was removed'
        : `${mains.removed} Hz was removed${line === mains.removed ? ', its harmonics were not' : ''}`;
    list.add('FORMATS_MAINS_LEFT', { channel, line, share: Math.round(100 * share), removed });
  }
}
