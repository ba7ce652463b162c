import { hertz } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member, type Output } from '../family.fixture.ts';
import { butterworth } from '../filter/butterworth.ts';
import { Cascade } from '../filter/cascade.ts';
import { noise } from '../shared.fixture.ts';
import { swayCore } from './core.ts';
import { SwayMeter } from './meter.ts';
import { swayRecord } from './sway.ts';
import { SwayStream } from './sway-stream.ts';
import { swayUnits } from './sway-units.ts';

const rate = hertz(100);
const none = new Float64Array();

/** A person standing: noise held back towards a place, cm. */
function standing(seed: number): Input {
  const next = noise(seed);
  const [ml, ap] = [new Float64Array(1500), new Float64Array(1500)];
  let [x, y, u, v] = [0, 0, 0, 0];
  for (let i = 0; i < 1500; i++) {
    u = 0.95 * u + 0.01 * next();
    v = 0.95 * v + 0.02 * next();
    x += u - 0.01 * x;
    y += v - 0.01 * y;
    ml[i] = x;
    ap[i] = y;
  }
  return [ml, ap];
}

/** What no length of the sway enters, and the density of the sway, whose radius is a length of its own. */
const without = ['samples', 'rate', 'seconds', 'quality', 'kind', 'swayDensity'];

/** Every number of a record by its path, `spectrumMl.mode`. */
function numbersOf(record: object, path = ''): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]): [string, number | null][] => {
      if (without.includes(name)) return [];
      if (typeof value === 'object' && value !== null) return Object.entries(numbersOf(value, `${path}${name}.`));
      return [[`${path}${name}`, value as number | null]];
    }),
  );
}

const powers: Readonly<Record<string, number>> = {
  cm: 1,
  'cm/s': 1,
  'cm, cm/s': 1,
  'cm²': 2,
  'cm²/s': 2,
  'cm²/Hz': 2,
  '1/cm': -1,
};

function powersOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => [name, powers[swayUnits[name.split('.').at(-1) as keyof typeof swayUnits]] ?? 0]),
  );
}

function core([ml = none, ap = none]: Input): Output {
  const made = swayCore({ ml, ap }, rate);
  return made.ok ? numbersOf(made.value) : {};
}

function record([ml = none, ap = none]: Input): Output {
  const made = swayRecord({ ml, ap }, rate);
  return made.ok ? numbersOf(made.value) : {};
}

/** Ratios have nothing to say of a point; the direction of a point is any. */
const ofAPoint = Object.fromEntries(
  Object.keys(record(standing(1))).map((name) => {
    if (/irection/.test(name) || name === 'ellipse95.fromAp') return [name, 'any' as const];
    const nulls = /Ratio|pathPerArea|fractal|requency|positive|negative|\.all|spectrum|diffusion/i;
    return [name, nulls.test(name) ? ('null' as const) : ('zero' as const)];
  }),
);

const meterOutput = ({ path, pathMl, pathAp, meanMl, meanAp, rmsMl, rmsAp, rangeMl, rangeAp }: SwayMeter): Output => ({
  path,
  pathMl,
  pathAp,
  meanMl,
  meanAp,
  rmsMl,
  rmsAp,
  rangeMl,
  rangeAp,
});

function torn([ml = none, ap = none]: Input): boolean {
  const made = swayCore({ ml, ap }, rate);
  return !made.ok || made.value.quality.reasons.includes('gap');
}

export const balanceFamily: readonly Member[] = [
  {
    name: 'swayCore',
    input: standing,
    whole: core,
    scale: powersOf(Object.keys(core(standing(1)))),
    silence: ofAPoint,
    lost: 'marked',
    marks: torn,
  },
  {
    name: 'swayRecord, all but the sway density',
    input: standing,
    whole: record,
    tolerance: 1e-7,
    scale: powersOf(Object.keys(record(standing(1)))),
    silence: ofAPoint,
    lost: 'marked',
    marks: torn,
  },
  {
    name: 'SwayMeter after a settled low-pass = SwayStream',
    input: standing,
    whole: ([ml = none, ap = none]) => {
      const meter = new SwayMeter();
      const known = ml.map((x, i) => (Number.isFinite(x) && Number.isFinite(ap[i]) ? 1 : 0));
      const [x, y] = [ml, ap].map((axis) => axis.filter((_, i) => known[i] === 1)) as [Float64Array, Float64Array];
      for (const axis of [x, y]) {
        const low = new Cascade(butterworth(4, { kind: 'low', edge: hertz(10) }, rate));
        low.settle(axis[0] ?? 0);
        low.process(axis);
      }
      meter.process(x, y);
      return meterOutput(meter);
    },
    stream: ([ml = none, ap = none], cuts) => {
      const live = new SwayStream(rate);
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) live.push(ml[i] as number, ap[i] as number);
      });
      return meterOutput(live.meter);
    },
    tolerance: 1e-12,
    scale: { path: 1, pathMl: 1, pathAp: 1, meanMl: 1, meanAp: 1, rmsMl: 1, rmsAp: 1, rangeMl: 1, rangeAp: 1 },
    lost: 'marked',
    marks: ([ml = none, ap = none]) => {
      const live = new SwayStream(rate);
      for (let i = 0; i < ml.length; i++) live.push(ml[i] as number, ap[i] as number);
      return live.meter.lost > 0;
    },
  },
];
