// Peers beside our figures. A peer that is on this machine runs in the same run (`python`, then `besideMeasured`). One that isn't
// enters by the figure recorded for it elsewhere, scaled by how much faster scipy is here than it was there (`besideRecorded`).
// The row says which of the two it is.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Samples per second of scipy 1.10.1 on the machine where the absent peers were recorded (Xeon 2.5 GHz, 63,880 samples). */
const scipyThere = {
  bandPassCausal: 50_310_701,
  bandPassZeroPhase: 31_374_105,
  notchCausal: 152_771_799,
  notchZeroPhase: 37_764_248,
  welch: 16_907_813,
};

/** Runs a Python file of this folder with `input` on stdin; its JSON, or undefined where python3 lacks what it needs. */
export function python(file, input = Buffer.alloc(0), ...args) {
  const run = spawnSync('python3', [fileURLToPath(new URL(file, import.meta.url)), ...args.map(String)], {
    input,
    maxBuffer: 1 << 26,
  });
  return run.status === 0 ? JSON.parse(run.stdout.toString()) : undefined;
}

/**
 * Seconds per task, ours and a peer's, measured in turn so that whatever else the machine does disturbs both alike; of each the
 * quickest turn counts. `theirs` may give undefined: the peer is absent.
 */
export async function inTurns(ours, theirs, turns = 3) {
  const best = { ours: {}, theirs: undefined };
  for (let turn = 0; turn < turns; turn++) {
    best.ours = least(best.ours, await ours());
    const peer = theirs();
    if (peer === undefined) break;
    best.theirs = least(best.theirs ?? {}, peer);
  }
  return best;
}

function least(before, now) {
  const entries = Object.entries(now).map(([task, value]) => [
    task,
    typeof value === 'number' ? Math.min(value, before[task] ?? value) : value,
  ]);
  return Object.fromEntries(entries);
}

let known;

/** How many times faster scipy is here than where the absent peers were recorded: the geometric mean of five tasks; 1 without scipy. */
export function machineFactor() {
  if (known) return known;
  const here = python('machine.py');
  const names = Object.keys(scipyThere);
  const logs = here ? names.map((name) => Math.log(here[name] / scipyThere[name])) : [0];
  known = { factor: Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length), version: here?.version };
  return known;
}

/** `peer` and `ratio` of a row, for a peer measured in this run; per second both, above 1 we are faster. */
export function besideMeasured(ours, theirs, name, unit = 'samples/s') {
  return { peer: `${perSecond(theirs, unit)} (${name}, this run)`, ratio: (ours / theirs).toFixed(2) };
}

/** `peer` and `ratio` of a row, for a peer that is absent, by the figure `recorded` for it per second. */
export function besideRecorded(ours, recorded, name, unit = 'samples/s') {
  const { factor, version } = machineFactor();
  const how = version
    ? `recorded ${perSecond(recorded, unit)} × ${factor.toFixed(2)} by scipy`
    : 'recorded, unscaled: no scipy here';
  return { peer: `${perSecond(recorded * factor, unit)} (${name}, ${how})`, ratio: (ours / (recorded * factor)).toFixed(2) };
}

/** A speed in words: `12.3 M samples/s`. */
export function perSecond(value, unit = 'samples/s') {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M ${unit}`;
  if (value >= 1e4) return `${(value / 1e3).toFixed(0)} k ${unit}`;
  return `${value.toPrecision(3)} ${unit}`;
}
