import { hertz } from '@eupraxia/kernel';
import { Cascade, EmgStream, EmgWorkspace, emgBandPass, emgRecord, welch, ZeroPhase } from '@eupraxia/signal';
import { besideMeasured, besideRecorded, perSecond, python } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const rate = hertz(1000);
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
  const out = new Float64Array(length);
  const cascade = new Cascade(emgBandPass(rate));
  const zeroPhase = new ZeroPhase(emgBandPass(rate));
  const made = EmgWorkspace.of(rate, 50);
  if (!made.ok) throw new Error(made.error.message);
  const workspace = made.value;
  const single = Float32Array.from(samples);
  const speed = async (work) => length / (await medianSeconds(work));
  const causal = await speed(() => {
    cascade.reset();
    cascade.process(samples, out);
    return out[length - 1];
  });
  const still = await speed(() => {
    zeroPhase.process(samples, out);
    return out[length - 1];
  });
  const spectrum = await speed(() => welch(samples, rate).density[10]);
  const record = await speed(() => emgRecord(samples, rate, { workspace }).value.rms);
  const live = await speed(() => streamed(single));
  const peer = python('peer.py', Buffer.from(samples.buffer), rate);
  const name = peer && `scipy ${peer.version}`;
  const row = (what, ours, task) => ({
    what,
    value: perSecond(ours),
    ...(peer && task ? besideMeasured(ours, length / peer[task], name) : {}),
  });
  return [
    row('EMG causal band-pass', causal, 'causal'),
    row('EMG zero-phase band-pass', still, 'zeroPhase'),
    row('Welch spectrum, window of 1024', spectrum, 'welch'),
    row('EMG whole record against the same filters, envelope, RMS and Welch (ours with bursts and quality)', record, 'pipeline'),
    row('EMG whole record against the same work in numpy, with bursts and quality', record, 'whole'),
    {
      what: 'EMG whole record against BioSPPy',
      value: perSecond(record),
      ...besideRecorded(record, 2_196_518, 'BioSPPy 2.1.2 emg()'),
    },
    row('EMG live stream, blocks of 20 ms, with quality', live),
    ...(peer ? [] : [{ what: 'peer in the same run', value: 'none: python3 has no scipy here' }]),
  ];
}

function streamed(samples) {
  const made = EmgStream.of(rate, { mains: 50 });
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
