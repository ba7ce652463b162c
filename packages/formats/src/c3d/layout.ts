import { type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { badHeader } from '../errors.ts';
import type { RemarkList } from '../remarks.ts';
import { majority, type Statement, same } from './agree.ts';
import { type C3dGroup, numbersOf, textsOf } from './details.ts';
import { statedFrames } from './frame-count.ts';
import { blockBytes, type C3dHeader } from './header.ts';

/** How frames lie in the file, as its header and its parameters state it together. */
export interface C3dLayout {
  readonly points: number;
  readonly channels: number;
  readonly subframes: number;
  readonly numbers: 'float' | 'integer';
  readonly dataBlock: number;
  readonly frames: number;
  /** Whether more than one place states so many frames. */
  readonly confirmed: boolean;
  readonly rate: Hertz;
  /** What the parameters say, for what was found to be set beside it. */
  readonly stated: { readonly points: number | null; readonly channels: number | null };
}

type Frame = Pick<C3dLayout, 'points' | 'channels' | 'subframes' | 'numbers' | 'dataBlock'>;

/** Most bytes that are looked at to learn the file's size, where its parts contradict each other. */
const mostSized = 2 ** 26;

/**
 * Brings together what header and parameters say twice. What most of them say counts; where they differ in how long a
 * frame is, the file's size must bear it out. Errors: EUP_FORMATS_HEADER where no way to read it fits.
 */
export async function layoutOf(
  source: ByteSource,
  header: C3dHeader,
  groups: readonly C3dGroup[],
  remarks: RemarkList,
): Promise<Result<C3dLayout, Fault>> {
  const one = (group: string, name: string): number | undefined => numbersOf(groups, group, name)[0];
  const rate = rateOf(header, groups, remarks);
  if (rate === undefined) return badHeader('frames per second', header.rate, 'a rate above 0');
  const { frames, confirmed } = statedFrames(header, groups, remarks);
  if (frames < 1) return badHeader('frames', `${header.firstFrame} to ${header.lastFrame}`, 'at least one');
  const used = wordOf(one('POINT', 'USED'));
  const analogUsed = wordOf(one('ANALOG', 'USED'));
  const candidates: { readonly frame: Frame; readonly votes: number }[] = [];
  const scale = one('POINT', 'SCALE');
  const start = wordOf(one('POINT', 'DATA_START'));
  const labels = textsOf(groups, 'POINT', 'LABELS').length;
  const own = { points: header.points, numbers: numbersOfScale(header.scale), dataBlock: header.dataBlock } as const;
  const other = {
    points: used,
    numbers: scale === undefined || !(Math.abs(scale) > 0) ? undefined : numbersOfScale(scale),
    dataBlock: start !== undefined && start > 2 ? start : undefined,
  };
  for (const points of both(own.points, other.points)) {
    for (const numbers of both(own.numbers, other.numbers)) {
      for (const dataBlock of both(own.dataBlock, other.dataBlock)) {
        for (const analog of analogsOf(header, analogUsed, ratioOf(groups, rate), textsOf(groups, 'ANALOG', 'LABELS').length)) {
          const votes =
            analog.votes +
            vote(points, own.points) +
            vote(points, other.points) +
            (points === labels ? 0.5 : 0) +
            vote(numbers, own.numbers) +
            vote(numbers, other.numbers) +
            vote(dataBlock, own.dataBlock) +
            vote(dataBlock, other.dataBlock);
          candidates.push({
            frame: { points, channels: analog.channels, subframes: analog.subframes, numbers, dataBlock },
            votes,
          });
        }
      }
    }
  }
  const sized = candidates.length > 1 && differ(candidates) ? await sizesOf(source, candidates, frames) : candidates;
  const ranked = sized.toSorted((a, b) => b.votes - a.votes);
  const [first, second] = ranked;
  if (first === undefined || (second !== undefined && second.votes === first.votes)) {
    const found = `${header.points} markers, ${header.analogWords} analog words in ${header.subframes} subframes`;
    return badHeader(
      'size of a frame',
      found,
      `what its parameters say (${used ?? 'no'} markers, ${analogUsed ?? 'no'} channels)`,
    );
  }
  tell(header, { ...other, channels: analogUsed, rate: one('ANALOG', 'RATE') }, first.frame, rate, remarks);
  return ok({
    ...first.frame,
    frames,
    confirmed,
    rate: hertz(rate),
    stated: { points: used ?? null, channels: analogUsed ?? null },
  });
}

const both = <T>(first: T, second: T | undefined): readonly T[] =>
  second === undefined || second === first ? [first] : [first, second];
const vote = (value: unknown, said: unknown): number => (value === said ? 1 : 0);
const wordOf = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.round(value) & 0xffff);
const numbersOfScale = (scale: number): 'float' | 'integer' => (scale < 0 ? 'float' : 'integer');

/** Frames per second, as the header, POINT:RATE and, by its subframes, ANALOG:RATE state it. */
function rateOf(header: C3dHeader, groups: readonly C3dGroup[], remarks: RemarkList): number | undefined {
  const analog = (numbersOf(groups, 'ANALOG', 'RATE')[0] ?? 0) / Math.max(1, header.subframes);
  const all: Statement[] = [
    { from: 'the header', value: header.rate },
    { from: 'POINT:RATE', value: numbersOf(groups, 'POINT', 'RATE')[0] ?? 0 },
  ];
  // A file without analog channels has a rate of them all the same, which says nothing.
  if (header.analogWords > 0) all.push({ from: 'ANALOG:RATE by subframes', value: analog });
  const stated = all.filter(({ value }) => value > 0 && value < 1e7);
  const pair = stated.slice(0, 2);
  // The two that state it directly outweigh what follows from a third.
  const found = pair.length === 2 && same(pair[0]?.value ?? 0, pair[1]?.value ?? 0) ? majority(pair) : majority(stated);
  if (found?.told !== undefined)
    remarks.add('FORMATS_DISAGREES', { what: 'the frames per second', told: found.told, used: `${found.value} Hz` });
  return found?.value;
}

/** Analog samples for each frame by the rates; undefined where they say nothing of use. */
function ratioOf(groups: readonly C3dGroup[], rate: number): number | undefined {
  const ratio = (numbersOf(groups, 'ANALOG', 'RATE')[0] ?? 0) / rate;
  return Math.round(ratio) >= 1 && same(ratio, Math.round(ratio)) ? Math.round(ratio) : undefined;
}

/** Ways to share the analog words of a frame, and how many statements each agrees with. */
function analogsOf(
  { analogWords: words, subframes }: C3dHeader,
  used: number | undefined,
  ratio: number | undefined,
  labels: number,
): readonly { readonly channels: number; readonly subframes: number; readonly votes: number }[] {
  if (words === 0 && (used ?? 0) === 0) return [{ channels: 0, subframes: 1, votes: 0 }];
  const found = new Map<string, { channels: number; subframes: number; votes: number }>();
  const add = (channels: number, each: number): void => {
    if (!Number.isInteger(channels) || !Number.isInteger(each) || each < 1 || channels < 0) return;
    const votes = vote(channels * each, words) + vote(each, subframes) + vote(channels, used) + vote(each, ratio);
    const weak = channels === labels ? 0.5 : 0;
    found.set(`${channels} ${each}`, { channels, subframes: channels === 0 ? 1 : each, votes: votes + weak });
  };
  add(words / subframes, subframes);
  if (used !== undefined && used > 0) {
    add(used, words / used);
    add(used, subframes);
    if (ratio !== undefined) add(used, ratio);
  }
  if (used === 0 || words === 0) add(0, 1);
  if (ratio !== undefined) add(words / ratio, ratio);
  const all = [...found.values()];
  // A way that fewer statements support than another with the same length is not considered.
  return all.filter((one) =>
    all.every((two) => two.votes <= one.votes || two.channels * two.subframes !== one.channels * one.subframes),
  );
}

const frameBytes = ({ points, channels, subframes, numbers }: Frame): number =>
  (4 * points + channels * subframes) * (numbers === 'float' ? 4 : 2);

const differ = (all: readonly { readonly frame: Frame }[]): boolean =>
  new Set(all.map(({ frame }) => `${frameBytes(frame)} ${frame.dataBlock}`)).size > 1;

/** Those candidates under which the file ends in the block of its last frame. The source stands at its beginning. */
async function sizesOf<T extends { readonly frame: Frame }>(
  source: ByteSource,
  candidates: readonly T[],
  frames: number,
): Promise<readonly T[]> {
  const size = ({ frame }: T): number => (frame.dataBlock - 1) * blockBytes + frames * frameBytes(frame);
  const most = Math.min(mostSized, Math.max(...candidates.map(size)) + blockBytes);
  const { length } = await source.peek(most);
  return candidates.filter((one) => frameBytes(one.frame) > 0 && length >= size(one) && length - size(one) < blockBytes);
}

interface Said {
  readonly points: number | undefined;
  readonly numbers: string | undefined;
  readonly dataBlock: number | undefined;
  readonly channels: number | undefined;
  /** Analog samples per second. */
  readonly rate: number | undefined;
}

/** Tells of everything that the parameters say otherwise than what was used. */
function tell(header: C3dHeader, said: Said, frame: Frame, rate: number, remarks: RemarkList): void {
  const { analogWords: words, subframes } = header;
  const row = (
    what: string,
    inHeader: string | number,
    place: string,
    there: string | number | undefined,
    used: string | number,
  ) => {
    const alike = (value: string | number): boolean =>
      typeof value === 'number' && typeof used === 'number' ? same(value, used) : value === used;
    if (alike(inHeader) && (there === undefined || alike(there))) return;
    const told = `the header ${inHeader}${there === undefined ? '' : `, ${place} ${there}`}`;
    remarks.add('FORMATS_DISAGREES', { what, told, used });
  };
  row('the number of markers', header.points, 'POINT:USED', said.points, frame.points);
  row('the kind of numbers', numbersOfScale(header.scale), 'POINT:SCALE', said.numbers, frame.numbers);
  row('the first block of frames', header.dataBlock, 'POINT:DATA_START', said.dataBlock, frame.dataBlock);
  const shared = words % subframes === 0 ? words / subframes : words === 0 ? 0 : `${words} words in ${subframes} parts`;
  row('the number of analog channels', shared, 'ANALOG:USED', said.channels, frame.channels);
  if (frame.channels > 0)
    row('the analog samples per second', rate * subframes, 'ANALOG:RATE', said.rate, rate * frame.subframes);
}
