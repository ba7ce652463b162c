import { hertz } from '@eupraxia/kernel';
import { EmgStream, EmgWorkspace, emgBandPass, emgRecord } from '@eupraxia/signal/emg';
import { Cascade, ZeroPhase } from '@eupraxia/signal/filter';
import { welch } from '@eupraxia/signal/spectrum';
import { besideMeasured, besideRecorded, inTurns, perSecond, python } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const rate = hertz(1000);
/** Ten minutes of one channel. */
const length = 600_000;

/** Bursts of noise over quiet noise. */
function recording(length) {
  const samples = fixedNoise(length);
  for (let i = 0; i < length; i++) samples[i] *= i % 6000 < 2000 ? 300 : 6;
  return samples;
}

/** EMG speeds in samples per second, beside scipy's in the same run where python3 has it. */
export async function benchEmg() {
  const samples = recording(length);
  const out = new Float64Array(length);
  const cascade = new Cascade(emgBandPass(rate));
  const zeroPhase = new ZeroPhase(emgBandPass(rate));
  const made = EmgWorkspace.of(rate, 50);
  if (!made.ok) throw new Error(made.error.message);
  const workspace = made.value;
  const single = Float32Array.from(samples);
  const input = Buffer.from(samples.buffer);
  const { ours, theirs } = await inTurns(
    async () => ({
      causal: await medianSeconds(() => {
        cascade.reset();
        cascade.process(samples, out);
        return out[length - 1];
      }),
      zeroPhase: await medianSeconds(() => {
        zeroPhase.process(samples, out);
        return out[length - 1];
      }),
      welch: await medianSeconds(() => welch(samples, rate).density[10]),
      record: await medianSeconds(() => emgRecord(samples, rate, { workspace }).value.rms),
      live: await medianSeconds(() => streamed(single)),
    }),
    () => python('peer.py', input, rate),
  );
  const row = (what, task, peerTask = task) => {
    const speed = length / ours[task];
    const beside = theirs?.[peerTask] && besideMeasured(speed, length / theirs[peerTask], `scipy ${theirs.version}`);
    return { what, value: perSecond(speed), ...beside };
  };
  return [
    row('EMG causal band-pass', 'causal'),
    row('EMG zero-phase band-pass', 'zeroPhase'),
    row('Welch spectrum, window of 1024', 'welch'),
    row('EMG whole record (with bursts and quality) against the same filters, envelope, RMS and Welch', 'record', 'pipeline'),
    row('EMG whole record against the same work in numpy, with bursts and quality', 'record', 'whole'),
    {
      what: 'EMG whole record against BioSPPy',
      value: perSecond(length / ours.record),
      ...besideRecorded(length / ours.record, 2_196_518, 'BioSPPy 2.1.2 emg()'),
    },
    row('EMG live stream, blocks of 20 ms, with quality', 'live'),
    ...(await benchChannels(hertz(1000))),
    ...(await benchChannels(hertz(2000))),
    ...(theirs ? [] : [{ what: 'peer in the same run', value: 'none: python3 has no scipy here' }]),
  ];
}

/** Eight channels of a minute, as `analyse --as emg` takes them, beside the same work on one array of eight rows. */
async function benchChannels(rate) {
  const [channels, each] = [8, 60 * rate];
  const all = recording(channels * each);
  const rows = Array.from({ length: channels }, (_, c) => all.subarray(c * each, (c + 1) * each));
  const made = EmgWorkspace.of(rate, 50);
  if (!made.ok) throw new Error(made.error.message);
  const records = () => rows.map((samples) => emgRecord(samples, rate, { workspace: made.value }).value.rms);
  const { ours, theirs } = await inTurns(
    async () => ({ records: await medianSeconds(records) }),
    () => python('peer.py', Buffer.from(all.buffer), rate, channels),
    5,
  );
  if (theirs) {
    const off = Math.max(...records().map((rms, c) => Math.abs(rms / theirs.rms[c] - 1)));
    if (!(off < 1e-9)) throw new Error(`the peer's channels differ by ${off}: not the same work`);
  }
  const speed = all.length / ours.records;
  return [
    {
      what: `EMG whole records of ${channels} channels of a minute at ${rate} Hz (with bursts and quality) against filters, envelope, RMS and Welch of all at once`,
      value: perSecond(speed),
      ...(theirs ? besideMeasured(speed, all.length / theirs.pipeline, `scipy ${theirs.version}`) : {}),
    },
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
