import { hertz } from '@eupraxia/kernel';
import { SwayStream, swayCore, swayRecord } from '@eupraxia/signal/balance';
import { besideMeasured, besideRecorded, inTurns, perSecond, python } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const rate = hertz(100);
const length = 3000;
const repeats = 200;

/** A trial of 30 s at 100 Hz: noise held back towards a place, cm. */
function standing() {
  const [pushMl, pushAp] = [fixedNoise(length, 1), fixedNoise(length, 2)];
  const [ml, ap] = [new Float64Array(length), new Float64Array(length)];
  let [x, y, u, v] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    u = 0.95 * u + 0.01 * pushMl[i];
    v = 0.95 * v + 0.02 * pushAp[i];
    x += u - 0.01 * x;
    y += v - 0.01 * y;
    ml[i] = x;
    ap[i] = y;
  }
  return { ml, ap };
}

/** Sway speeds in samples per second, the core beside numpy's in the same run. */
export async function benchBalance() {
  const sway = standing();
  const perTrial = async (work, times) => {
    const seconds = await medianSeconds(() => {
      let last = 0;
      for (let k = 0; k < times; k++) last = work();
      return last;
    });
    return seconds / times;
  };
  const input = Buffer.from(Float64Array.from([...sway.ml, ...sway.ap]).buffer);
  const { ours, theirs: peer } = await inTurns(
    async () => ({
      core: await perTrial(() => swayCore(sway, rate).value.path, repeats),
      whole: await perTrial(() => swayRecord(sway, rate).value.path, 10),
      live: await perTrial(() => streamed(sway), repeats),
    }),
    () => python('balance.py', input, rate),
    5,
  );
  const [core, whole, live] = [length / ours.core, length / ours.whole, length / ours.live];
  if (peer) {
    const found = swayCore(sway, rate).value;
    const off = Math.max(Math.abs(found.path / peer.path - 1), Math.abs(found.ellipse95.area / peer.area - 1));
    if (!(off < 1e-4)) throw new Error(`the peer's sway differs by ${off}: not the same work`);
  }
  return [
    {
      what: 'sway core, trial of 30 s, with its filter',
      value: perSecond(core),
      ...(peer ? besideMeasured(core, length / peer.core, `numpy and scipy ${peer.version}`) : {}),
    },
    {
      what: 'sway record: every published descriptor',
      value: perSecond(whole),
      ...besideRecorded(whole, 3600, "the descriptors' own code at 25 Hz"),
    },
    { what: 'sway live, sample by sample', value: perSecond(live) },
  ];
}

function streamed({ ml, ap }) {
  const stream = new SwayStream(rate);
  for (let i = 0; i < length; i++) stream.push(ml[i], ap[i]);
  return stream.meter.path;
}
