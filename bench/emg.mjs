import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hertz } from '@eupraxia/kernel';
import { Cascade, EmgStream, EmgWorkspace, emgBandPass, emgRecord } from '@eupraxia/signal';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const rate = 1000;
const length = 600_000;

/** Ten minutes of one channel at 1 kHz: bursts of noise over quiet noise. */
function recording() {
  const samples = fixedNoise(length);
  for (let i = 0; i < length; i++) samples[i] *= i % 6000 < 2000 ? 300 : 6;
  return samples;
}

/** EMG speeds in samples per second, beside scipy's in the same run where python3 has it. */
export async function benchEmg() {
  const samples = recording();
  const workspace = EmgWorkspace.of(hertz(rate), 50).value;
  const out = new Float64Array(length);
  const causal = await medianSeconds(() => {
    const cascade = new Cascade(emgBandPass(hertz(rate)));
    cascade.process(samples, out);
    return out[length - 1];
  });
  const pipeline = await medianSeconds(() => emgRecord(samples, hertz(rate), { mains: 50 }, workspace).value.rms);
  const live = await medianSeconds(() => streamed(Float32Array.from(samples)));
  const peer = scipy(samples);
  return [
    row('EMG causal band-pass', causal, peer?.causal),
    row('EMG record, zero-phase, whole (ours with bursts and quality, the peer without)', pipeline, peer?.pipeline),
    row('EMG live stream, blocks of 20 ms, with quality', live),
    ...(peer
      ? [{ what: 'peer in the same run', value: `scipy ${peer.version}` }]
      : [{ what: 'peer in the same run', value: 'none: python3 has no scipy here' }]),
  ];
}

function row(what, secondsTaken, peerSeconds) {
  const ours = length / secondsTaken / 1e6;
  const value = `${ours.toFixed(1)} M samples/s`;
  if (peerSeconds === undefined) return { what, value };
  return {
    what,
    value,
    peer: `${(length / peerSeconds / 1e6).toFixed(1)} M samples/s`,
    ratio: (peerSeconds / secondsTaken).toFixed(2),
  };
}

function streamed(samples) {
  const made = EmgStream.of(hertz(rate), { mains: 50 });
  if (!made.ok) throw new Error(made.error.message);
  const stream = made.value;
  const envelope = new Float32Array(20);
  let last = 0;
  for (let at = 0; at < length; at += 20) {
    stream.process(samples.subarray(at, at + 20), envelope);
    last = envelope[19];
  }
  return last;
}

function scipy(samples) {
  const run = spawnSync('python3', [fileURLToPath(new URL('peer.py', import.meta.url)), String(rate)], {
    input: Buffer.from(samples.buffer),
    maxBuffer: 1 << 20,
  });
  return run.status === 0 ? JSON.parse(run.stdout.toString()) : undefined;
}
