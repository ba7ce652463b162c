import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { ByteSource, textOf } from '../bytes.ts';
import { channelOf } from '../channels.ts';
import { fault } from '../errors.ts';
import type { Opened } from '../reading.ts';
import type { Annotation, RecordedChannel, SeriesChunk, Track } from '../recording.ts';
import { RemarkList } from '../remarks.ts';
import { trackOf } from '../tracks.ts';
import {
  type ContainerHeader,
  containerVersion,
  crc32,
  frameLength,
  frames,
  headLength,
  mostPayload,
} from './recording-container.ts';

/** What an annotation says where a recording breaks off: it was never ended, or its last piece is damaged. */
export const recordingCut = 'The recording breaks off here.';

const mostChannels = 256;

/**
 * Opens a live recording. What breaks off in the middle is read as far as whole pieces go, and an annotation says so; a
 * damaged piece between whole ones is a stretch of lost samples. Errors: EUP_FORMATS_HEADER, _TRUNCATED.
 */
export async function openContainer(source: ByteSource): Promise<Result<Opened, Fault>> {
  const head = await source.read(headLength);
  const version = head[4] ?? 0;
  if (version !== containerVersion)
    return err(fault('EUP_FORMATS_HEADER', { field: 'version', found: version, expected: containerVersion }));
  const frame = await nextFrame(source);
  if (typeof frame === 'string' || frame.kind !== frames.header)
    return err(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: 1, what: 'headers' }));
  const track = trackIn(textOf(frame.payload));
  if (!track.ok) return track;
  const annotations: Annotation[] = [];
  const remarks = new RemarkList();
  const seen: Seen = { pieces: 0, damaged: 0, samples: 0, stated: null };
  return ok({
    format: 'eupraxia',
    tracks: [track.value],
    annotations,
    remarks: remarks.all,
    counts: () => [
      { of: 'pieces', stated: null, found: seen.pieces },
      { of: 'samples', track: track.value.id, stated: seen.stated, found: seen.samples },
    ],
    read: () => pieces(source, track.value, annotations, remarks, seen),
  });
}

/** How much of a recording was there, as far as it has been read. */
interface Seen {
  pieces: number;
  damaged: number;
  samples: number;
  /** Samples in all, lost ones counted, as the end states them; null where the recording has no end. */
  stated: number | null;
}

async function* pieces(
  source: ByteSource,
  track: Track,
  annotations: Annotation[],
  remarks: RemarkList,
  seen: Seen,
): AsyncGenerator<SeriesChunk> {
  const channels = track.channels.length;
  let next = 0;
  let within = false;
  const damaged = (why: string): void => {
    seen.damaged++;
    remarks.add('FORMATS_LOST_PART', { what: `Piece ${seen.pieces + seen.damaged} of the recording`, why });
  };
  for (;;) {
    const frame = await nextFrame(source);
    if (frame === 'damaged') {
      damaged('its checksum does not hold');
      continue;
    }
    if (typeof frame === 'string') {
      within = frame === 'broken';
      break;
    }
    const { kind, payload } = frame;
    if (kind === frames.end) {
      seen.stated = payload.length === 8 ? new DataView(payload.buffer, payload.byteOffset, 8).getFloat64(0, true) : null;
      if (seen.stated !== null && seen.stated !== next) {
        remarks.add('FORMATS_DISAGREES', {
          what: 'the length of the recording',
          told: `its end says ${seen.stated} samples, its pieces reach to sample ${next}`,
          used: next,
        });
      }
      return;
    }
    if (kind !== frames.samples || payload.length < 12) continue;
    const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
    const first = view.getFloat64(0, true);
    const count = view.getUint32(8, true);
    if (!Number.isSafeInteger(first) || first < next || payload.length !== 12 + 4 * count * channels) {
      damaged('it does not follow the one before');
      continue;
    }
    seen.pieces++;
    seen.samples += count;
    const data = Array.from({ length: channels }, (_, c) =>
      Float64Array.from({ length: count }, (_one, i) => view.getFloat32(12 + 4 * (c * count + i), true)),
    );
    next = first + count;
    yield { track, first, data };
  }
  annotations.push({ at: seconds(next / track.rate), text: recordingCut });
  const at = Number((next / track.rate).toFixed(3));
  if (within) remarks.add('FORMATS_BREAKS_OFF', { where: `a piece, ${at} s after the recording began` });
  else remarks.add('FORMATS_NOT_ENDED', { seconds: at });
}

/** Whether a live recording was made or came from a device; null where its head cannot be read. */
export async function containerSource(head: Uint8Array): Promise<ContainerHeader['source'] | null> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield head;
  }
  const source = new ByteSource(bytes());
  await source.read(headLength);
  const frame = await nextFrame(source);
  if (typeof frame === 'string' || frame.kind !== frames.header) return null;
  try {
    const { source: found } = JSON.parse(textOf(frame.payload)) as { source?: unknown };
    return found === 'synthetic' || found === 'device' ? found : null;
  } catch {
    return null;
  }
}

interface Frame {
  readonly kind: number;
  readonly payload: Uint8Array;
}

/**
 * The next frame, `damaged` where its checksum does not hold, `broken` where the bytes that are left are none, `none` where no
 * byte is left.
 */
async function nextFrame(source: ByteSource): Promise<Frame | 'damaged' | 'broken' | 'none'> {
  const before = await source.peek(frameLength.before);
  if (before.length < frameLength.before) return before.length === 0 ? 'none' : 'broken';
  const kind = before[0] as number;
  const length = new DataView(before.buffer, before.byteOffset).getUint32(1, true);
  const known = kind === frames.header || kind === frames.samples || kind === frames.end;
  if (!known || length > mostPayload) return 'broken';
  const whole = frameLength.before + length + frameLength.after;
  const bytes = await source.read(whole);
  if (bytes.length < whole) return 'broken';
  const end = whole - frameLength.after;
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  if (sum !== crc32(bytes.subarray(0, end))) return 'damaged';
  return { kind, payload: bytes.subarray(frameLength.before, end) };
}

function trackIn(text: string): Result<Track, Fault> {
  const refused = (field: string, found: unknown, expected: string): Result<Track, Fault> =>
    err(fault('EUP_FORMATS_HEADER', { field, found: String(found).slice(0, 40), expected }));
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return refused('header', text, 'JSON');
  }
  const { rate, channels } = (header ?? {}) as { rate?: unknown; channels?: unknown };
  if (typeof rate !== 'number' || !(rate > 0 && rate < 1e9)) return refused('rate', rate, 'a number of hertz above 0');
  if (!Array.isArray(channels) || channels.length === 0 || channels.length > mostChannels)
    return refused('channels', Array.isArray(channels) ? channels.length : channels, `a list of 1 to ${mostChannels}`);
  const named: RecordedChannel[] = [];
  for (const channel of channels as unknown[]) {
    const { name, unit } = (channel ?? {}) as { name?: unknown; unit?: unknown };
    if (typeof name !== 'string' || typeof unit !== 'string') return refused('channel', JSON.stringify(channel), 'name and unit');
    named.push(channelOf(name, unit));
  }
  return ok(trackOf('0', rate, named));
}
