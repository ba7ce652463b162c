import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRecording } from '@eupraxia/formats';
import { hertz } from '@eupraxia/kernel';
import { capture, captureSize, chunks, edf, edfSize } from './captures.mjs';
import { besideMeasured, besideRecorded, inTurns, perSecond, python } from './peers.mjs';
import { medianSeconds } from './stopwatch.mjs';

/** Memory that reading a recording of any length may take, MB: Node itself takes about 60. */
const allowed = { read: 256, analyse: 512, convert: 512 };

async function load(bytes, options) {
  const opened = await openRecording(bytes, options);
  if (!opened.ok) throw new Error(opened.error.message);
  let values = 0;
  for await (const { data } of opened.value.series()) values += data.length * (data[0]?.length ?? 0);
  return values;
}

/** How fast recordings are read, and, with EUPRAXIA_LARGE=1, what 2 GB of one take in memory. */
export async function benchFormats() {
  const { c3d, csv } = await capture();
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-'));
  try {
    const files = { c3d: join(folder, 'capture.c3d'), edf: join(folder, 'eight.edf') };
    writeFileSync(files.c3d, c3d);
    writeFileSync(files.edf, edf());
    const rows = await benchFiles(files, c3d);
    const text = await medianSeconds(() => load(chunks(csv), { rate: hertz(2000) }), 5);
    rows.push({ what: `CSV load, ${(csv.length / 1e6).toFixed(1)} MB`, value: perSecond(csv.length / 1e6 / text, 'MB/s') });
    return process.env['EUPRAXIA_LARGE'] ? [...rows, ...large()] : rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files as the command line reads them, and the bytes of one that lie in memory, beside numpy's bare reading of the files. */
async function benchFiles(files, c3d) {
  const { frames, subframes, markers, channels } = captureSize;
  const { channels: signals, samples, gain, zero } = edfSize;
  const fromFile = (file) => load(createReadStream(file, { highWaterMark: 2 ** 18 }));
  // The ninth word of the header says in which block the frames begin.
  const layout = [512 * (c3d.readUInt16LE(16) - 1), frames, markers, channels, subframes];
  const { ours, theirs } = await inTurns(
    async () => ({
      memory: await medianSeconds(() => load(chunks(c3d)), 25),
      c3d: await medianSeconds(() => fromFile(files.c3d), 25),
      edf: await medianSeconds(() => fromFile(files.edf)),
    }),
    () => python('formats.py', undefined, files.c3d, ...layout, files.edf, signals, samples, gain, zero),
    5,
  );
  const row = (what, bytes, seconds, peer) => {
    const speed = bytes / 1e6 / seconds;
    const beside = peer && besideMeasured(speed, bytes / 1e6 / peer, `numpy ${theirs.version}, bare`, 'MB/s');
    return { what, value: `${(seconds * 1000).toFixed(1)} ms, ${perSecond(speed, 'MB/s')}`, ...beside };
  };
  const size = `${(c3d.length / 1e6).toFixed(1)} MB of 51 markers and 38 channels`;
  const edfBytes = statSync(files.edf).size;
  return [
    row(`C3D load from a file, ${size}`, c3d.length, ours.c3d, theirs?.c3d),
    row(`C3D load of bytes in memory, ${size}`, c3d.length, ours.memory, theirs?.c3d),
    {
      ...row(`C3D load of bytes in memory, ${size}`, c3d.length, ours.memory),
      // ezc3d loads 0.4 to 2.3 MB in 78 to 118 ms; the largest file, which is of this shape, in 118.
      ...besideRecorded(c3d.length / 1e6 / ours.memory, 2.25 / 0.118216, 'ezc3d', 'MB/s'),
    },
    row(`EDF load from a file, ${(edfBytes / 1e6).toFixed(1)} MB of 8 channels at 2 kHz`, edfBytes, ours.edf, theirs?.edf),
  ];
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
