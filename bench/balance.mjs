import { hertz } from '@eupraxia/kernel';
import { SwayStream, swayCore, swayRecord } from '@eupraxia/signal/balance';
import { besideMeasured, besideRecorded, inTurns, perSecond, python } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const trials = [
  { name: 'trial of 30 s at 100 Hz', rate: hertz(100), length: 3000, repeats: 200 },
  { name: 'trial of 60 s at 1000 Hz', rate: hertz(1000), length: 60_000, repeats: 10 },
];

/** A person standing: noise held back towards a place, cm. */
function standing(length) {
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

/** Sway speeds in samples per second, the core beside numpy's in the same run, of a short trial and of a long one. */
export async function benchBalance() {
  const rows = [];
  for (const trial of trials) rows.push(...(await benchTrial(trial)));
  return rows;
}

async function benchTrial({ name, rate, length, repeats }) {
  const sway = standing(length);
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
      plain: await perTrial(() => swayCore(sway, rate, { filter: 'none' }).value.path, repeats),
      whole: await perTrial(() => swayRecord(sway, rate).value.path, Math.ceil(repeats / 20)),
      live: await perTrial(() => streamed(sway, rate), repeats),
    }),
    () => python('balance.py', input, rate),
    5,
  );
  if (peer) {
    const found = swayCore(sway, rate).value;
    const off = Math.max(Math.abs(found.path / peer.path - 1), Math.abs(found.ellipse95.area / peer.area - 1));
    if (!(off < 1e-4)) throw new Error(`the peer's sway differs by ${off}: not the same work`);
  }
  const row = (what, task) => ({
    what: `${what}, ${name}`,
    value: perSecond(length / ours[task]),
    ...(peer?.[task] ? besideMeasured(length / ours[task], length / peer[task], `numpy and scipy ${peer.version}`) : {}),
  });
  return [
    row('sway core with its filter', 'core'),
    row('sway core without a filter', 'plain'),
    {
      ...row('sway record: every published descriptor', 'whole'),
      ...(rate === 100 ? besideRecorded(length / ours.whole, 3600, "the descriptors' own code at 25 Hz") : {}),
    },
    row('sway live, sample by sample', 'live'),
  ];
}

function streamed({ ml, ap }, rate) {
  const stream = new SwayStream(rate);
  for (let i = 0; i < ml.length; i++) stream.push(ml[i], ap[i]);
  return stream.meter.path;
}
