import { type Fault, hertz, percent, type Result, seconds } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member, noisy, type Output } from '../family.fixture.ts';
import type { Quality } from '../sample.ts';
import { syntheticEmg } from '../shared.fixture.ts';
import { activation } from './activation.ts';
import { BurstDetector, type BurstSpan, burstThresholds, findBursts } from './bursts.ts';
import { CoContraction, coContraction } from './co-contraction.ts';
import { contactCheck } from './contact.ts';
import { crosstalk } from './crosstalk.ts';
import type { EmgRecord } from './emg-record.ts';
import { FatigueTrend, fatigue } from './fatigue.ts';
import { EmgRecorder, emgRecord } from './record.ts';
import { emgReference } from './reference.ts';
import { type Repetition, RepetitionDetector } from './repetitions.ts';
import { CausalRms, centredMean, centredRms } from './rms.ts';
import { simpleOnsets } from './simple-onsets.ts';
import { EmgStream } from './stream.ts';
import { teagerKaiser } from './teager-kaiser.ts';
import { TremorMeter, tremor } from './tremor.ts';
import { EmgWorkspace } from './workspace.ts';

const rate = hertz(1000);
const none = new Float64Array();
const muscle =
  (length: number, channels = 1) =>
  (seed: number): Input =>
    Array.from({ length: channels }, (_, c) => syntheticEmg(1000, length / 1000, [[1, 2]], seed * 31 + c));

function of<T>(made: Result<T, Fault>, outputs: (value: T) => Output, names: readonly string[]): Output {
  return made.ok ? outputs(made.value) : Object.fromEntries(names.map((name) => [name, null]));
}

const torn = ({ reasons }: Quality) => reasons.includes('gap') || reasons.includes('not-a-number');

function blocksOf(x: Float64Array, cuts: readonly number[], stream: EmgStream): { y: Float32Array; torn: boolean } {
  const input = Float32Array.from(x);
  const y = new Float32Array(x.length);
  let any = false;
  inBlocks(cuts, (from, to) => {
    any = torn(stream.process(input.subarray(from, to), y.subarray(from, to))) || any;
  });
  return { y, torn: any };
}

function emgStream(): EmgStream {
  const made = EmgStream.of(rate, { mains: 50 });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const recordNames = ['rms', 'meanAbsolute', 'envelopePeak', 'peakRms500', 'medianFrequency', 'meanFrequency', 'bursts', 'onset'];
const recordOutput = (found: EmgRecord): Output => ({
  rms: found.rms,
  meanAbsolute: found.meanAbsolute,
  envelopePeak: found.envelopePeak,
  peakRms500: found.peakRms500,
  medianFrequency: found.medianFrequency,
  meanFrequency: found.meanFrequency,
  bursts: found.bursts.length,
  onset: found.bursts[0]?.on ?? 0,
});

const spansOutput = (found: readonly BurstSpan[]): Output => ({
  from: Float64Array.from(found, ({ from }) => from),
  to: Float64Array.from(found, ({ to }) => to),
});

function repetitionsOf(x: Float64Array, cuts: readonly number[]): Output {
  const found: Repetition[] = [];
  const target = { reference: 1, zone: { floor: percent(20), ceiling: percent(90) }, hold: seconds(0.3) };
  const detector = new RepetitionDetector(target, rate, (one) => found.push(one));
  const values = Float32Array.from(x);
  inBlocks(cuts, (from, to) => detector.process(values.subarray(from, to), seconds(from / rate)));
  detector.finish();
  return {
    on: Float64Array.from(found, ({ on }) => on),
    off: Float64Array.from(found, ({ off }) => off),
    hold: Float64Array.from(found, ({ holdSeconds }) => holdSeconds),
    peak: Float64Array.from(found, ({ peak }) => peak),
  };
}

const coOutput = ({ falconerWinter, rudolph, overlap }: CoContraction): Output => ({ falconerWinter, rudolph, overlap });

const fatigueOutput = (found: ReturnType<typeof fatigue>): Output => ({
  initial: found?.initial ?? null,
  slope: found?.slope ?? null,
  relativeSlope: found?.relativeSlope ?? null,
  fit: found?.fit ?? null,
});

const tremorOutput = (found: ReturnType<typeof tremor>): Output => ({
  peakFrequency: found?.peakFrequency ?? null,
  peakPower: found?.peakPower ?? null,
  relativePower: found?.relativePower ?? null,
  bandShare: found?.bandShare ?? null,
});

const swelling = (seed: number): Input => [
  Float64Array.from({ length: 6000 }, (_, i) => Math.max(0, Math.sin(i / (150 + (seed % 7)))) * 1.1),
];
const lines = { onset: 0.5, release: 0.2 };

export const emgFamily: readonly Member[] = [
  {
    name: 'teagerKaiser',
    input: noisy(2000),
    whole: ([x = none]) => ({ y: teagerKaiser(x) }),
    scale: { y: 2 },
    lost: 'kept',
  },
  {
    name: 'centredMean',
    input: noisy(9000),
    whole: ([x = none]) => {
      const y = new Float64Array(x.length);
      centredMean(x, 101, y);
      return { y };
    },
    scale: { y: 1 },
    linear: true,
    lost: 'kept',
  },
  {
    name: 'centredRms',
    input: noisy(9000),
    whole: ([x = none]) => ({ y: centredRms(x, 101) }),
    scale: { y: 1 },
    lost: 'kept',
  },
  {
    name: 'CausalRms',
    input: noisy(2000),
    whole: ([x = none]) => {
      const y = Float64Array.from(x);
      new CausalRms(50).process(y);
      return { y };
    },
    stream: ([x = none], cuts) => {
      const y = Float64Array.from(x);
      const rms = new CausalRms(50);
      inBlocks(cuts, (from, to) => rms.process(y.subarray(from, to)));
      return { y };
    },
    scale: { y: 1 },
    lost: 'kept',
  },
  {
    name: 'EmgStream',
    input: muscle(3000),
    whole: ([x = none]) => ({ y: Float64Array.from(blocksOf(x, [0, x.length], emgStream()).y) }),
    stream: ([x = none], cuts) => ({ y: Float64Array.from(blocksOf(x, cuts, emgStream()).y) }),
    // It takes and gives 32-bit samples, whose rounding doesn't scale.
    tolerance: 1e-6,
    scale: { y: 1 },
    lost: 'marked',
    marks: ([x = none]) => blocksOf(x, [0, x.length], emgStream()).torn,
  },
  {
    name: 'emgRecord = EmgRecorder',
    input: muscle(4000),
    whole: ([x = none]) => of(emgRecord(x, rate), recordOutput, recordNames),
    stream: ([x = none], cuts) => {
      const work = EmgWorkspace.of(rate);
      if (!work.ok) throw new Error(work.error.message);
      const recorder = new EmgRecorder(work.value);
      inBlocks(cuts, (from, to) => recorder.push(x, from, to));
      return of(recorder.finish(), recordOutput, recordNames);
    },
    tolerance: 1e-8,
    scale: Object.fromEntries(recordNames.map((name, i) => [name, i < 4 ? 1 : 0])),
    lost: 'marked',
    marks: ([x = none]) => {
      const made = emgRecord(x, rate);
      return made.ok && torn(made.value.quality);
    },
  },
  {
    name: 'activation',
    input: muscle(3000),
    whole: ([x = none]) => of(activation(x, rate), ({ values, reference }) => ({ values, reference }), ['values', 'reference']),
    scale: { values: 0, reference: 1 },
    lost: 'marked',
    marks: ([x = none]) => {
      const made = activation(x, rate);
      return made.ok && made.value.lost > 0;
    },
  },
  {
    name: 'coContraction = CoContraction',
    input: noisy(2000, 2),
    whole: ([a = none, b = none]) => coOutput(coContraction(a, b)),
    stream: ([a = none, b = none], cuts) => {
      const both = new CoContraction();
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) both.push(a[i] as number, b[i] as number);
      });
      return coOutput(both);
    },
    scale: { falconerWinter: 0, rudolph: 1, overlap: 1 },
    lost: 'marked',
    marks: ([a = none, b = none]) => coContraction(a, b).lost > 0,
  },
  {
    name: 'fatigue = FatigueTrend',
    input: noisy(5120),
    whole: ([x = none]) => fatigueOutput(fatigue(x, rate)),
    stream: ([x = none], cuts) => {
      const trend = new FatigueTrend(rate);
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) trend.push(x[i] as number);
      });
      return fatigueOutput(trend.fatigue);
    },
    tolerance: 1e-7,
    scale: { initial: 0, slope: 0, relativeSlope: 0, fit: 0 },
    silence: 'null',
    lost: 'marked',
    marks: ([x = none]) => (fatigue(x, rate)?.left ?? 5) > 0,
  },
  {
    name: 'tremor = TremorMeter, three axes',
    input: noisy(1500, 3),
    whole: (axes) => tremorOutput(tremor(axes, hertz(100))),
    stream: ([x = none, y = none, z = none], cuts) => {
      const meter = new TremorMeter(hertz(100), 3);
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) meter.push(x[i] as number, y[i] as number, z[i] as number);
      });
      return tremorOutput(meter.tremor());
    },
    scale: { peakFrequency: 0, peakPower: 2, relativePower: 0, bandShare: 0 },
    silence: 'null',
    lost: 'marked',
    marks: (axes) => (tremor(axes, hertz(100))?.left ?? 9) > 0,
  },
  {
    name: 'crosstalk',
    input: muscle(3000, 2),
    whole: ([a = none, b = none]) =>
      of(crosstalk(a, b, rate), ({ correlation, lag, coherence }) => ({ correlation, lag, coherence }), []),
    scale: { correlation: 0, lag: 0, coherence: 0 },
    lost: 'marked',
    marks: ([a = none, b = none]) => {
      const made = crosstalk(a, b, rate);
      return made.ok && made.value.lost > 0;
    },
  },
  {
    name: 'contactCheck',
    input: muscle(3000),
    whole: ([x = none]) => of(contactCheck(x, rate), ({ restRms, mains, drift }) => ({ restRms, mains, drift }), []),
    scale: { restRms: 1, mains: 0, drift: 0 },
    lost: 'marked',
    marks: ([x = none]) => {
      const made = contactCheck(x, rate);
      return made.ok && made.value.findings.some(({ code }) => code === 'EUP_SIGNAL_CONTACT_GAP');
    },
  },
  {
    name: 'emgReference',
    input: muscle(3000),
    whole: (trials) => of(emgReference('mvic', trials, rate), ({ rms, envelope }) => ({ rms, envelope }), ['rms', 'envelope']),
    scale: { rms: 1, envelope: 1 },
    silence: 'null',
    lost: 'marked',
    marks: (trials) => {
      const made = emgReference('mvic', trials, rate);
      return !made.ok || made.value.reasons.includes('gap');
    },
  },
  {
    name: 'burstThresholds',
    input: noisy(3000),
    whole: ([x = none]) => {
      const { onset, release } = burstThresholds(
        Float32Array.from(x, (v) => Math.abs(v)),
        rate,
      );
      return { onset, release };
    },
    // It takes 32-bit samples, whose rounding doesn't scale.
    tolerance: 1e-6,
    scale: { onset: 1, release: 1 },
    lost: 'kept',
  },
  {
    name: 'simpleOnsets',
    input: swelling,
    whole: ([x = none]) => spansOutput(simpleOnsets(x, 0.5, 50, 25)),
    scale: 'its threshold stands at a fixed height',
    lost: 'marked',
  },
  {
    name: 'findBursts = BurstDetector',
    input: swelling,
    whole: ([x = none]) => spansOutput(findBursts(x, lines, rate)),
    stream: ([x = none], cuts) => {
      const found: BurstSpan[] = [];
      const times = { minimumOn: seconds(0.05), minimumOff: seconds(0.3) };
      const detector = new BurstDetector(lines, rate, times, (one) => found.push(one));
      inBlocks(cuts, (from, to) => detector.process(x, from, to));
      detector.finish();
      return spansOutput(found);
    },
    tolerance: 0,
    scale: 'its two lines stand at fixed heights',
    lost: 'marked',
  },
  {
    name: 'RepetitionDetector',
    input: swelling,
    whole: ([x = none]) => repetitionsOf(x, [0, x.length]),
    stream: ([x = none], cuts) => repetitionsOf(x, cuts),
    tolerance: 0,
    scale: 'its zone stands at fixed heights',
    lost: 'marked',
  },
];
