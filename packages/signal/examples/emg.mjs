// A muscle: the record of a whole recording, and the same signal live.
import { hertz } from '@eupraxia/kernel';
import { EmgStream, emgRecord } from '@eupraxia/signal/emg';

// Ten seconds at 1 kHz, in microvolts: quiet, with three contractions of a second and a half.
const rate = hertz(1000);
const busy = (t) => [2, 5, 8].some((on) => t >= on && t < on + 1.5);
let seed = 1;
const noise = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 31 - 1;
};
const samples = Float64Array.from({ length: 10_000 }, (_, i) => noise() * (busy(i / 1000) ? 100 : 5));

const record = emgRecord(samples, rate);
if (!record.ok) throw new Error(`${record.error.message} ${record.error.remedy}`);
const { bursts, medianFrequency, quality } = record.value;
console.log(
  `${bursts.length} contractions, median frequency ${medianFrequency.toFixed(0)} Hz, quality ${quality.score.toFixed(2)}`,
);
for (const { on, off, peak } of bursts) console.log(`  ${on.toFixed(2)} to ${off.toFixed(2)} s, up to ${peak.toFixed(0)} µV`);

// Live: blocks of 20 ms in, an envelope of the same length out. Nothing is allocated per block.
const live = EmgStream.of(rate);
if (!live.ok) throw new Error(live.error.message);
const envelope = new Float32Array(20);
let highest = 0;
for (let from = 0; from < samples.length; from += 20) {
  live.value.process(Float32Array.from(samples.subarray(from, from + 20)), envelope);
  highest = Math.max(highest, ...envelope);
}
console.log(`live envelope up to ${highest.toFixed(0)} µV`);
