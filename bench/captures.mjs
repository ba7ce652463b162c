// Recordings that the reading is measured with, made anew each time: the same bytes on every machine.
import { openRecording, writeRecording } from '@eupraxia/formats';
import { hertz } from '@eupraxia/kernel';
import { fixedNoise } from './stopwatch.mjs';

/** Bytes of a recording as a file gives them. */
export async function* chunks(bytes) {
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18));
}

export const captureSize = { frames: 580, subframes: 20, markers: 51, channels: 38 };

/** A capture as laboratories make them: 51 markers at 100 Hz, 38 channels at 2 kHz, 5.8 s; 2.2 MB of floats. */
export async function capture() {
  const { frames, subframes, markers, channels } = captureSize;
  const noise = fixedNoise(frames * subframes);
  const text = [];
  for (let i = 0; i < frames * subframes; i++)
    text.push(Array.from({ length: channels }, (_, c) => (noise[i] * (c + 1)).toFixed(6)).join(','));
  const names = (count, name) => Array.from({ length: count }, (_, k) => name(k)).join(',');
  const analog = new TextEncoder().encode(`${names(channels, (k) => `EMG${k} (uV)`)}\n${text.join('\n')}\n`);
  const rows = [];
  for (let f = 0; f < frames; f++)
    rows.push(Array.from({ length: 3 * markers }, (_, c) => (noise[f] * 1000 + c).toFixed(4)).join(','));
  const xyz = new TextEncoder().encode(
    `${names(markers, (k) => `M${k}_x (mm),M${k}_y (mm),M${k}_z (mm)`)}\n${rows.join('\n')}\n`,
  );
  return { c3d: await joined(analog, xyz, subframes), csv: analog };
}

/** One C3D file of two tables: analog channels and markers. */
async function joined(analog, xyz, subframes) {
  const open = async () => {
    const [a, b] = [
      await openRecording(chunks(analog), { rate: hertz(100 * subframes) }),
      await openRecording(chunks(xyz), { rate: hertz(100) }),
    ];
    if (!a.ok || !b.ok) throw new Error('the bench made a recording that cannot be read');
    const series = async function* () {
      yield* b.value.series();
      yield* a.value.series();
    };
    return { ok: true, value: { ...a.value, tracks: [...a.value.tracks, ...b.value.tracks], series } };
  };
  const writing = await writeRecording(open, 'c3d');
  if (!writing.ok) throw new Error(writing.error.message);
  const parts = [];
  for await (const piece of writing.value.bytes()) parts.push(piece);
  return Buffer.concat(parts);
}

export const edfSize = { records: 300, channels: 8, samples: 2000, gain: 5000 / 65_535, zero: 0.5 };

/** Eight channels at 2 kHz for five minutes, ±2500 µV on 16 bits: 9.6 MB. */
export function edf() {
  const { records, channels, samples } = edfSize;
  const each = (text, width) => text.padEnd(width).repeat(channels);
  const names = Array.from({ length: channels }, (_, c) => `EMG ${c + 1}`.padEnd(16)).join('');
  const head = [
    `${'0'.padEnd(168)}01.01.2600.00.00${String(256 * (channels + 1)).padEnd(8)}${' '.repeat(44)}`,
    String(records).padEnd(8) + '1'.padEnd(8) + String(channels).padEnd(4) + names + each('', 80) + each('uV', 8),
    each('-2500', 8) +
      each('2500', 8) +
      each('-32768', 8) +
      each('32767', 8) +
      each('', 80) +
      each(String(samples), 8) +
      each('', 32),
  ];
  const digits = Int16Array.from(fixedNoise(records * channels * samples), (x) => Math.round(32_767 * x));
  return Buffer.concat([Buffer.from(head.join(''), 'latin1'), Buffer.from(digits.buffer)]);
}
