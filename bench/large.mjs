// A process of its own, so that its memory is the task's alone: `node large.mjs read|analyse|convert BYTES` prints JSON.
import { analyseEmg, openRecording, writeRecording } from '@eupraxia/formats';
import { fixedNoise } from './stopwatch.mjs';

const rate = 2000;
const channels = 8;
const recordBytes = rate * channels * 2;
const [task = 'read', wanted = '0'] = process.argv.slice(2);
const records = Math.floor(Number(wanted) / recordBytes);

/** The bytes of an EDF recording of eight muscles at 2 kHz, made as they are asked for: no disk has to hold them. */
async function* recording() {
  const pad = (text, width) => String(text).padEnd(width);
  const each = (text, width) => pad(text, width).repeat(channels);
  const names = Array.from({ length: channels }, (_, c) => pad(`EMG ${c + 1}`, 16)).join('');
  const head =
    `${pad('0', 8)}${pad('X X X X', 80)}${pad('Startdate X', 80)}24.01.2004.05.56${pad(256 * (channels + 1), 8)}${pad('', 44)}` +
    `${pad(records, 8)}${pad(1, 8)}${pad(channels, 4)}${names}${each('', 80)}${each('uV', 8)}${each(-3276.8, 8)}${each(3276.7, 8)}` +
    `${each(-32768, 8)}${each(32767, 8)}${each('', 80)}${each(rate, 8)}${each('', 32)}`;
  yield new TextEncoder().encode(head);
  const noise = fixedNoise(recordBytes);
  const loud = Uint8Array.from(noise, (x, i) => (i % 2 === 0 ? (x + 1) * 127 : x > 0 ? 2 : 253));
  const quiet = Uint8Array.from(noise, (x, i) => (i % 2 === 0 ? (x + 1) * 127 : x > 0 ? 0 : 255));
  for (let r = 0; r < records; r++) yield r % 5 < 2 ? loud : quiet;
}

const open = () => openRecording(recording());
const value = async (result) => {
  const made = await result;
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

const tasks = {
  read: async () => {
    let samples = 0;
    for await (const { data } of (await value(open())).series()) samples += data.length * data[0].length;
    return samples;
  },
  analyse: async () => {
    const report = await value(analyseEmg(await value(open())));
    return report.channels.reduce((sum, channel) => sum + channel.samples, 0);
  },
  convert: async () => {
    let bytes = 0;
    for await (const piece of (await value(writeRecording(open, 'bdf'))).bytes()) bytes += piece.length;
    return Math.round(bytes / 3);
  },
};

const began = performance.now();
const samples = await tasks[task]();
const seconds = (performance.now() - began) / 1000;
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ task, megabytes: Math.round((records * recordBytes) / 1e6), samples, seconds, peakMb }));
