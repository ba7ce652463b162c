import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channel-kind.ts';
import { fault } from '../errors.ts';
import { type Opened, refuse } from '../reading.ts';
import type { RecordedChannel, SeriesChunk, Track } from '../recording.ts';
import { type C3dDetails, type C3dGroup, numbersOf, textsOf } from './details.ts';
import { c3dEvents } from './events.ts';
import { FrameReader } from './frames.ts';
import { blockBytes, type C3dHeader, c3dHeader } from './header.ts';
import { c3dGroups } from './parameters.ts';
import { forcePlatforms, forceTrackChannels, PlateForces } from './platforms.ts';
import { processorCodes } from './processor.ts';

export const c3dLimits = { channels: 4096, batchBytes: 2 ** 18 } as const;

/**
 * Opens C3D: markers, analog channels, events and force plates, of Intel, DEC and MIPS processors, as float or integer.
 * Tracks: `analog` (where there is any), `points` (three channels a marker, lost where no camera saw it), and `forces`,
 * which is computed from the plates' channels. Source: the C3D file format user guide, c3d.org.
 * Errors: EUP_FORMATS_TRUNCATED, _HEADER, _NO_CHANNEL, _TOO_MANY.
 */
export async function openC3d(source: ByteSource): Promise<Result<Opened, Fault>> {
  const start = ((await source.peek(2))[0] ?? 0) - 1;
  const head = await source.peek(start * blockBytes + 4);
  if (head.length < start * blockBytes + 4) {
    return err(
      fault('EUP_FORMATS_TRUNCATED', { found: head.length, expected: start * blockBytes + 4, what: 'bytes of the header' }),
    );
  }
  const code = head[start * blockBytes + 3] as number;
  const processor = processorCodes.get(code);
  if (start < 1 || processor === undefined) {
    return bad('processor', code, '84 (Intel), 85 (DEC) or 86 (MIPS)');
  }
  const header = c3dHeader(head.subarray(0, blockBytes), processor);
  if (!header.ok) return header;
  const dataBlock = header.value.dataBlock;
  if (dataBlock <= start + 1) return bad('first block of the frames', dataBlock, `more than ${start + 1}`);
  const before = await source.peek((dataBlock - 1) * blockBytes);
  if (before.length < (dataBlock - 1) * blockBytes) {
    return err(
      fault('EUP_FORMATS_TRUNCATED', {
        found: before.length,
        expected: (dataBlock - 1) * blockBytes,
        what: 'bytes of the header',
      }),
    );
  }
  const groups = c3dGroups(before.subarray(start * blockBytes + 4, (dataBlock - 1) * blockBytes), processor);
  if (!groups.ok) return groups;
  const layout = layoutOf(header.value, groups.value);
  if (!layout.ok) return layout;
  const { points, analogs, rate, frames } = layout.value;
  const platforms = forcePlatforms(groups.value, analogs.length);
  const details: C3dDetails = {
    processor,
    numbers: header.value.scale < 0 ? 'float' : 'integer',
    firstFrame: header.value.firstFrame,
    frames,
    pointRate: rate,
    subframes: layout.value.subframes,
    pointScale: Math.abs(header.value.scale),
    points,
    groups: groups.value,
    platforms,
  };
  const tracks = tracksOf(details, analogs);
  await source.skip((dataBlock - 1) * blockBytes);
  if (frames > 0 && (await source.peek(1)).length === 0) {
    return err(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: frames, what: 'frames' }));
  }
  const all = [tracks.analog, tracks.points, tracks.forces].filter((track) => track !== undefined);
  return ok({
    format: 'c3d',
    tracks: all,
    annotations: c3dEvents(groups.value, header.value, rate),
    c3d: details,
    read: () => readFrames(source, details, analogs.length, tracks),
  });
}

interface C3dTracks {
  readonly analog?: Track;
  readonly points?: Track;
  readonly forces?: Track;
}

function tracksOf(details: C3dDetails, analogs: readonly RecordedChannel[]): C3dTracks {
  const { groups, points, pointRate, subframes, platforms } = details;
  const analogRate = hertz(pointRate * subframes);
  const length = textsOf(groups, 'POINT', 'UNITS')[0] || 'mm';
  return {
    ...(analogs.length === 0 ? {} : { analog: { name: 'analog', rate: analogRate, channels: analogs } }),
    ...(points.length === 0
      ? {}
      : { points: { name: 'points', rate: hertz(pointRate), channels: points.flatMap((name) => markerChannels(name, length)) } }),
    ...(platforms.length === 0
      ? {}
      : { forces: { name: 'forces', rate: analogRate, channels: forceTrackChannels(groups, platforms), derived: true } }),
  };
}

/** A marker's three channels: `KNEE_x`, `KNEE_y`, `KNEE_z`. */
export const markerChannels = (name: string, unit: string): readonly RecordedChannel[] =>
  ['x', 'y', 'z'].map((axis) => ({ name: `${name}_${axis}`, unit, kind: 'motion' }));

interface C3dLayout {
  readonly points: readonly string[];
  readonly analogs: readonly RecordedChannel[];
  readonly subframes: number;
  readonly rate: Hertz;
  readonly frames: number;
}

function layoutOf(header: C3dHeader, groups: readonly C3dGroup[]): Result<C3dLayout, Fault> {
  const { analogWords } = header;
  const rate = header.rate > 0 ? header.rate : (numbersOf(groups, 'POINT', 'RATE')[0] ?? 0);
  if (!(rate > 0 && rate < 1e7)) return bad('frames per second', rate, 'a rate above 0');
  const subframes = analogWords === 0 ? 1 : header.subframes;
  if (subframes < 1 || analogWords % subframes !== 0) {
    return bad('analog samples for each frame', `${analogWords} in ${subframes}`, 'a whole number for each channel');
  }
  const channels = analogWords / subframes;
  const found = 3 * header.points + channels;
  if (found === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'it holds parameters only' }));
  if (found > c3dLimits.channels) return err(fault('EUP_FORMATS_TOO_MANY', { found, most: c3dLimits.channels }));
  const labels = textsOf(groups, 'POINT', 'LABELS');
  const analogLabels = textsOf(groups, 'ANALOG', 'LABELS');
  const units = textsOf(groups, 'ANALOG', 'UNITS');
  const frames = frameCount(header, groups);
  if (frames < 1) return bad('frames', `${header.firstFrame} to ${header.lastFrame}`, 'at least one');
  return ok({
    points: Array.from({ length: header.points }, (_, p) => plainText(labels[p] || `point ${p + 1}`)),
    analogs: Array.from({ length: channels }, (_, c) => channelOf(analogLabels[c] || `channel ${c + 1}`, units[c])),
    subframes,
    rate: hertz(rate),
    frames,
  });
}

/** The header counts frames in 16 bits; longer files say more in TRIAL (two words each) or POINT. */
function frameCount(header: C3dHeader, groups: readonly C3dGroup[]): number {
  const stated = header.lastFrame - header.firstFrame + 1;
  if (header.lastFrame < 0xffff && stated > 0) return stated;
  const [low, high] = numbersOf(groups, 'TRIAL', 'ACTUAL_END_FIELD').map((word) => word & 0xffff);
  const [first, firstHigh] = numbersOf(groups, 'TRIAL', 'ACTUAL_START_FIELD').map((word) => word & 0xffff);
  if (low !== undefined && first !== undefined) {
    const trial = low + (high ?? 0) * 0x10000 - (first + (firstHigh ?? 0) * 0x10000) + 1;
    if (trial > 0) return trial;
  }
  const long = Math.round(numbersOf(groups, 'POINT', 'LONG_FRAMES')[0] ?? 0);
  return long > stated ? long : stated;
}

/** Reads as many frames at a time as fit a batch. Faults end the iteration. */
async function* readFrames(
  source: ByteSource,
  details: C3dDetails,
  channels: number,
  { analog, points, forces }: C3dTracks,
): AsyncGenerator<SeriesChunk> {
  const reader = new FrameReader(details, channels);
  const plates = details.platforms.map((plate) => new PlateForces(plate, details.groups));
  const batch = Math.max(1, Math.floor(c3dLimits.batchBytes / reader.frameBytes));
  for (let done = 0; done < details.frames; ) {
    const wanted = Math.min(batch, details.frames - done);
    const bytes = await source.read(wanted * reader.frameBytes);
    const whole = Math.floor(bytes.length / reader.frameBytes);
    if (whole > 0) {
      const read = reader.frames(bytes.subarray(0, whole * reader.frameBytes));
      if (analog) yield { track: analog, first: done * details.subframes, data: read.analogs };
      if (points) yield { track: points, first: done, data: read.points, marks: read.marks };
      if (forces) {
        yield { track: forces, first: done * details.subframes, data: plates.flatMap((plate) => plate.of(read.analogs)) };
      }
    }
    done += whole;
    if (whole < wanted) refuse(fault('EUP_FORMATS_TRUNCATED', { found: done, expected: details.frames, what: 'frames' }));
  }
}

const bad = (field: string, found: string | number, expected: string): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_HEADER', { field, found, expected }));
