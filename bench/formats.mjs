import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openRecording, writeRecording } from '@eupraxia/formats';
import { hertz } from '@eupraxia/kernel';
import { besideRecorded, perSecond } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

/** Memory that reading a recording of any length may take, MB: Node itself takes about 60. */
const allowed = { read: 256, analyse: 512, convert: 512 };

/** Bytes of a recording as a file gives them. */
async function* chunks(bytes) {
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18));
}

/** A capture as laboratories make them: 51 markers at 100 Hz, 38 channels at 2 kHz, 5.8 s; 2.2 MB of floats. */
async function capture() {
  const [frames, subframes, markers, channels] = [580, 20, 51, 38];
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

async function load(bytes, options) {
  const opened = await openRecording(chunks(bytes), options);
  if (!opened.ok) throw new Error(opened.error.message);
  let values = 0;
  for await (const { data } of opened.value.series()) values += data.length * (data[0]?.length ?? 0);
  return values;
}

/** How fast recordings are read, and, with EUPRAXIA_LARGE=1, what 2 GB of one take in memory. */
export async function benchFormats() {
  const { c3d, csv } = await capture();
  const seconds = await medianSeconds(() => load(c3d));
  const text = await medianSeconds(() => load(csv, { rate: hertz(2000) }), 5);
  // ezc3d loads 0.4 to 2.3 MB in 78 to 118 ms; the largest file, which is of this shape, in 118.
  const recorded = 2.25 / 0.118216;
  const megabytes = c3d.length / 1e6;
  const rows = [
    {
      what: `C3D load, ${megabytes.toFixed(1)} MB of 51 markers and 38 channels`,
      value: `${(seconds * 1000).toFixed(1)} ms, ${perSecond(megabytes / seconds, 'MB/s')}`,
      ...besideRecorded(megabytes / seconds, recorded, 'ezc3d', 'MB/s'),
    },
    { what: `CSV load, ${(csv.length / 1e6).toFixed(1)} MB`, value: perSecond(csv.length / 1e6 / text, 'MB/s') },
  ];
  return process.env['EUPRAXIA_LARGE'] ? [...rows, ...large()] : rows;
}

/** A check that can fail: 2 GB within the memory that is allowed. */
function large() {
  return Object.entries(allowed).map(([task, most]) => {
    const file = fileURLToPath(new URL('large.mjs', import.meta.url));
    const run = spawnSync(process.execPath, [file, task, String(2 ** 31)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (run.status !== 0) throw new Error(`${task} of 2 GB ended with ${run.status}`);
    const { megabytes, samples, seconds, peakMb } = JSON.parse(run.stdout);
    if (peakMb > most) throw new Error(`${task} of ${megabytes} MB took ${peakMb} MB of memory; ${most} are allowed`);
    return {
      what: `${task} of a ${megabytes} MB EDF, 8 channels at 2 kHz`,
      value: `${peakMb} MB at most, ${seconds.toFixed(1)} s, ${perSecond(samples / seconds)}`,
      peer: `${most} MB allowed`,
      ratio: (peakMb / most).toFixed(2),
    };
  });
}
