import { err, type Fault, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channels.ts';
import { badHeader, fault } from '../errors.ts';
import { type Opened, refuse } from '../reading.ts';
import type { RecordedChannel, SeriesChunk, Track } from '../recording.ts';
import { RemarkList } from '../remarks.ts';
import { trackOf } from '../tracks.ts';
import { same } from './agree.ts';
import { type C3dDetails, type C3dGroup, numbersOf, textsOf } from './details.ts';
import { c3dEvents } from './events.ts';
import { FrameSource } from './frame-source.ts';
import { analogScales, FrameReader } from './frames.ts';
import { blockBytes, type C3dHeader, c3dHeader } from './header.ts';
import { type C3dLayout, layoutOf } from './layout.ts';
import { c3dGroups } from './parameters.ts';
import { forcePlatforms, forceTrackChannels, PlateForces } from './platforms.ts';
import { pointChannels } from './points.ts';
import { processorCodes } from './processor.ts';
import { usableScales } from './scales.ts';

const c3dLimits = { channels: 4096, batchBytes: 2 ** 18 } as const;

/** What is read of a file grows while it is read: how many frames there are is known at its end. */
type Growing = C3dDetails & { frames: number };

/**
 * Opens C3D: markers, analog channels, events and force plates, of Intel, DEC and MIPS processors, as float or integer.
 * Tracks: `analog` (where there is any), `points` (three channels a marker, lost where no camera saw it), and `forces`,
 * which is computed from the plates' channels. What header and parameters state twice is brought together, and frames are
 * read as far as there are any. Source: the C3D file format user guide, c3d.org.
 * Errors: EUP_FORMATS_TRUNCATED, _HEADER, _NO_CHANNEL, _TOO_MANY.
 */
export async function openC3d(source: ByteSource): Promise<Result<Opened, Fault>> {
  const remarks = new RemarkList();
  const start = ((await source.peek(2))[0] ?? 0) - 1;
  const head = await source.peek(start * blockBytes + 4);
  if (head.length < start * blockBytes + 4) return truncated(head.length, start * blockBytes + 4);
  const code = head[start * blockBytes + 3] as number;
  const processor = processorCodes.get(code);
  if (start < 1 || processor === undefined) {
    return badHeader('processor', code, '84 (Intel), 85 (DEC) or 86 (MIPS)');
  }
  const header = c3dHeader(head.subarray(0, blockBytes), processor);
  // The section states its own length, where the header says where the frames begin.
  const blocks = head[start * blockBytes + 2] as number;
  const end = header.dataBlock > start + 1 ? header.dataBlock - 1 : start + blocks;
  if (end <= start) return badHeader('first block of the frames', header.dataBlock, `more than ${start + 1}`);
  const before = await source.peek(end * blockBytes);
  if (before.length < end * blockBytes) return truncated(before.length, end * blockBytes);
  const stated = c3dGroups(before.subarray(start * blockBytes + 4, end * blockBytes), processor, remarks);
  const found = await layoutOf(source, header, stated, remarks);
  if (!found.ok) return found;
  const layout = found.value;
  const { points: count, channels, dataBlock } = layout;
  if (dataBlock <= start + 1) return badHeader('first block of the frames', dataBlock, `more than ${start + 1}`);
  if (3 * count + channels === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'it holds parameters only' }));
  if (3 * count + channels > c3dLimits.channels)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: 3 * count + channels, most: c3dLimits.channels }));
  const { groups, unknown } = usableScales(stated, channels, layout.numbers, remarks);
  const labels = textsOf(groups, 'POINT', 'LABELS');
  const details: Growing = {
    processor,
    numbers: layout.numbers,
    firstFrame: header.firstFrame,
    frames: layout.frames,
    pointRate: layout.rate,
    subframes: layout.subframes,
    pointScale: pointScaleOf(header, groups, layout, remarks),
    points: Array.from({ length: count }, (_, p) => plainText(labels[p] || `point ${p + 1}`)),
    groups,
    platforms: forcePlatforms(groups, channels, remarks),
  };
  const tracks = tracksOf(details, analogChannels(details, channels, unknown), remarks);
  await source.skip((dataBlock - 1) * blockBytes);
  if ((await source.peek(1)).length === 0) {
    return err(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: layout.frames, what: 'frames' }));
  }
  const reading: Reading = { details, layout, remarks, done: 0 };
  return ok({
    format: 'c3d',
    tracks: [tracks.analog, tracks.points, tracks.forces].filter((track) => track !== undefined),
    annotations: c3dEvents(groups, header, layout.rate),
    c3d: details,
    remarks: remarks.all,
    counts: () => [
      { of: 'frames', stated: layout.frames, found: reading.done },
      ...(count > 0 ? [{ of: 'markers', track: 'points', stated: layout.stated.points, found: count } as const] : []),
      ...(channels > 0 ? [{ of: 'channels', track: 'analog', stated: layout.stated.channels, found: channels } as const] : []),
    ],
    read: () => readFrames(source, reading, channels, tracks),
  });
}

/** What a step of whole numbers is, and of residuals: header and POINT:SCALE state it; 1 where neither does. */
function pointScaleOf(
  { scale }: C3dHeader,
  groups: readonly C3dGroup[],
  { numbers, points }: C3dLayout,
  remarks: RemarkList,
): number {
  const other = Math.abs(numbersOf(groups, 'POINT', 'SCALE')[0] ?? 0);
  const own = Math.abs(scale);
  const used = own || (other < 1e30 ? other : 0) || 1;
  // The scale of floats is that of their residuals alone, which programs state as they like.
  if (numbers === 'float' || points === 0) return used;
  if (own === 0 && !(other > 0)) {
    const why = 'the file states none, so that their unit is unknown';
    remarks.add('FORMATS_TAKEN_AS', { what: 'The scale of the markers', as: '1', why });
  } else if (!same(own, other) && numbersOf(groups, 'POINT', 'SCALE').length > 0) {
    remarks.add('FORMATS_DISAGREES', { what: 'the scale of the markers', told: `the header ${own}, POINT:SCALE ${other}`, used });
  }
  return used;
}

function analogChannels(details: C3dDetails, count: number, unknown: ReadonlySet<number>): readonly RecordedChannel[] {
  const { groups, numbers } = details;
  const labels = textsOf(groups, 'ANALOG', 'LABELS');
  const units = textsOf(groups, 'ANALOG', 'UNITS');
  const { scales, offsets } = analogScales(details, count);
  return Array.from({ length: count }, (_, c) => {
    const channel = channelOf(labels[c] || `channel ${c + 1}`, unknown.has(c) ? 'counts' : units[c]);
    if (numbers === 'float') return channel;
    const lsb = scales[c] as number;
    return { ...channel, scale: { lsb, offset: -lsb * (offsets[c] as number), bits: 16 } };
  });
}

interface C3dTracks {
  readonly analog?: Track;
  readonly points?: Track;
  readonly forces?: Track;
}

function tracksOf(details: C3dDetails, analogs: readonly RecordedChannel[], remarks: RemarkList): C3dTracks {
  const { groups, points, pointRate, subframes, platforms } = details;
  const analogRate = hertz(pointRate * subframes);
  if (points.length > 0 && !textsOf(groups, 'POINT', 'UNITS')[0]?.trim())
    remarks.add('FORMATS_TAKEN_AS', { what: 'The unit of the markers', as: 'mm', why: 'the file states none' });
  return {
    ...(analogs.length === 0 ? {} : { analog: trackOf('analog', analogRate, analogs) }),
    ...(points.length === 0 ? {} : { points: trackOf('points', pointRate, pointChannels(groups, points)) }),
    ...(platforms.length === 0
      ? {}
      : { forces: trackOf('forces', analogRate, forceTrackChannels(groups, platforms), { derivedFrom: 'analog' }) }),
  };
}

/** One reading of the frames, as far as it has come. */
interface Reading {
  readonly details: Growing;
  readonly layout: C3dLayout;
  readonly remarks: RemarkList;
  done: number;
}

/** Reads as many frames at a time as fit a batch, and tells at the end how many there were. */
async function* readFrames(
  source: ByteSource,
  reading: Reading,
  channels: number,
  { analog, points, forces }: C3dTracks,
): AsyncGenerator<SeriesChunk> {
  const { details, layout, remarks } = reading;
  const reader = new FrameReader(details, channels);
  const plates = details.platforms.map((plate) => new PlateForces(plate, details.groups));
  const frames = new FrameSource(source, reader.frameBytes, layout.frames, c3dLimits.batchBytes);
  for (let bytes = await frames.next(); bytes !== undefined; bytes = await frames.next()) {
    const { done } = reading;
    const read = reader.frames(bytes);
    if (analog) yield { track: analog, first: done * details.subframes, data: read.analogs };
    if (points) yield { track: points, first: done, data: read.points, marks: read.marks };
    if (forces) {
      yield { track: forces, first: done * details.subframes, data: plates.flatMap((plate) => plate.of(read.analogs)) };
    }
    reading.done = done + bytes.length / reader.frameBytes;
  }
  const { done } = reading;
  const [stated, what] = [layout.frames, 'frames'];
  if (done === 0) refuse(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: stated, what }));
  details.frames = done;
  if (done < stated) remarks.add('FORMATS_CUT_OFF', { found: done, stated, what });
  if (done > stated) remarks.add('FORMATS_MORE', { found: done, stated, what });
  // Many programs fill up the last block with whatever is in their memory.
  if (frames.behind > 0 && !layout.confirmed) {
    remarks.add('FORMATS_LEFT_OUT', {
      what: `${frames.behind} bytes behind the last frame`,
      why: 'the file states no more frames, and they may only fill up the block',
    });
  }
}

const truncated = (found: number, expected: number): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_TRUNCATED', { found, expected, what: 'bytes of the header' }));
