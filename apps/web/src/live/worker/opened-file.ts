import { openRecording, pausesTooLong, type Recording, type RemarkCode } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result } from '@eupraxia/kernel';
import { EmgStream, emgRecord } from '@eupraxia/signal/emg';
import { webFault } from '../../app/errors.ts';
import type { OpenedRecording } from '../protocol.ts';
import { preview } from './preview.ts';

/** The samples of a file, whole: a lost one is NaN. */
export interface Loaded {
  readonly rate: number;
  readonly channels: readonly { readonly name: string; readonly unit: string }[];
  readonly data: readonly Float32Array[];
}

export interface OpenedFile {
  readonly loaded: Loaded;
  readonly recording: OpenedRecording;
  /** What the file lacks, where it can be played all the same. */
  readonly notice: Fault | null;
}

const previewColumns = 480;
const chunk = 1 << 18;

/** The remarks that say that a recording ends before its end. */
const cutOff: ReadonlySet<RemarkCode> = new Set(['FORMATS_CUT_OFF', 'FORMATS_BREAKS_OFF', 'FORMATS_NOT_ENDED']);

/**
 * Reads a recording from its bytes. What ends in the middle is played as far as it goes, and `notice` says so, whether the
 * reader told it in a remark, which then is not among `remarks`, or broke off with a fault.
 * Errors: those of opening, those of reading before the first sample, EUP_FORMATS_GAP and those of EmgStream.of().
 */
export async function openFile(bytes: ArrayBuffer, rate: number | undefined): Promise<Result<OpenedFile, Fault>> {
  const whole = new Uint8Array(bytes);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < whole.length; at += chunk) yield whole.subarray(at, at + chunk);
  }
  const opened = await openRecording(chunks(), rate === undefined ? {} : { rate: hertz(rate) });
  if (!opened.ok) return opened;
  // A rate that the live chain cannot work with is refused here, before anything is recorded of the file.
  const chain = EmgStream.of(hertz(opened.value.rate), { mains: 'none' });
  if (!chain.ok) return chain;
  const { format } = opened.value;
  const channels = opened.value.channels.map(({ name, unit }, c) => ({
    name: lineOf(name) || `channel ${c + 1}`,
    unit: lineOf(unit) || 'a.u.',
  }));
  const read = await readAll(opened.value);
  if (!read.ok) return read;
  const { data, broken } = read.value;
  // The remarks are whole now that the samples have been read.
  const end = broken === null ? opened.value.remarks.find(({ code }) => cutOff.has(code)) : undefined;
  const cut = broken ?? end?.message ?? null;
  const seconds = (data[0]?.length ?? 0) / opened.value.rate;
  const views = channels.map((channel, c) => {
    const samples = data[c] as Float32Array;
    const record = emgRecord(samples, hertz(opened.value.rate));
    return {
      name: channel.name,
      unit: channel.unit,
      preview: preview(samples, previewColumns),
      quality: record.ok ? record.value.quality.score : 0,
      reasons: record.ok ? record.value.quality.reasons : (['short'] as const),
    };
  });
  const remarks = opened.value.remarks.filter((remark) => remark !== end).map(({ message }) => message);
  const sha256 = [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
  return ok({
    loaded: { rate: opened.value.rate, channels, data },
    recording: { format, rate: opened.value.rate, seconds, channels: views, remarks, sha256, bytes: whole.length },
    notice: cut === null ? null : webFault('EUP_WEB_RECORDING_CUT', { seconds: seconds.toFixed(1), why: cut }),
  });
}

/** Longest name of a channel or unit that the log holds. */
const longest = 200;

/** A name as the log can hold it: one line, not endless, and something to see in it. */
function lineOf(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}$/u, '');
  return /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(line) ? line : '';
}

interface Read {
  readonly data: Float32Array[];
  /** Why the reading broke off; null where it came to the end of the file. */
  readonly broken: string | null;
}

/**
 * Every channel whole; a stretch that the recording lost is NaN, so that each sample stays at its time.
 * Errors: those of reading before the first sample, EUP_FORMATS_GAP where the lost stretches are too long to be held.
 */
async function readAll(recording: Recording): Promise<Result<Read, Fault>> {
  const blocks: { readonly first: number; readonly data: readonly Float32Array[] }[] = [];
  let length = 0;
  let lost = 0;
  let broken: string | null = null;
  try {
    for await (const block of recording.blocks()) {
      if (block.rate !== recording.rate) {
        broken = `From there on the rate is ${block.rate} Hz, not ${recording.rate} Hz.`;
        break;
      }
      const first = Math.round(block.t0 * recording.rate);
      lost += Math.max(0, first - length);
      const tooLong = pausesTooLong(lost, recording.rate);
      if (tooLong !== undefined) return err(tooLong);
      blocks.push({ first, data: block.data.map((d) => d.slice()) });
      length = Math.max(length, first + (block.data[0]?.length ?? 0));
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    if (blocks.length === 0) return err(error.fault);
    broken = error.fault.message;
  }
  return ok({
    broken,
    data: recording.channels.map((_channel, c) => {
      const whole = new Float32Array(length).fill(Number.NaN);
      for (const block of blocks) whole.set(block.data[c] ?? [], block.first);
      return whole;
    }),
  });
}
