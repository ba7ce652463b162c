import { hertz, milliseconds, percent, seconds } from '@eupraxia/kernel';
import * as balance from './balance/index.ts';
import * as dualTask from './dual-task/index.ts';
import * as emg from './emg/index.ts';
import * as face from './face/index.ts';
import * as filter from './filter/index.ts';
import * as gait from './gait/index.ts';
import * as root from './index.ts';
import * as orientation from './orientation/index.ts';
import * as pose from './pose/index.ts';
import * as proprioception from './proprioception/index.ts';
import * as reflex from './reflex/index.ts';
import * as segmentation from './segmentation/index.ts';
import * as smoothness from './smoothness/index.ts';
import * as spectrum from './spectrum/index.ts';
import * as timed from './timed/index.ts';

/** Everything that this package hands out, by the name of its module. */
export const modules: Readonly<Record<string, object>> = {
  root,
  balance,
  'dual-task': dualTask,
  emg,
  face,
  filter,
  gait,
  orientation,
  pose,
  proprioception,
  reflex,
  segmentation,
  smoothness,
  spectrum,
  timed,
};

/** Gives a function samples and a rate, whatever they are, and hands back all that comes of it. */
type Feed = (x: Float64Array, rate: number) => unknown;

/**
 * How each function and class of the package takes samples or a rate. A sentence says why it takes neither, or why what it
 * gives of samples too large to be squared is not asked.
 */
export type Feeding = Feed | { readonly feed: Feed; readonly lostStays: string } | string;

const frames = 'takes frames of points; the tests of pose and face feed it hostile ones';
const strides = 'takes strides that this package has told';
const rows = (x: Float64Array) => x.subarray(0, x.length - (x.length % 3));
const motion = (x: Float64Array, rate: number) => ({ rate: hertz(rate), gyr: rows(x), acc: rows(x) });
const quaternions = (x: Float64Array) => x.subarray(0, x.length - (x.length % 4));
const floats = (x: Float64Array) => Float32Array.from(x);
const collect =
  <T>(run: (emit: (one: T) => void) => void) =>
  (): T[] => {
    const found: T[] = [];
    run((one) => found.push(one));
    return found;
  };
const first = (x: Float64Array) => x[0] ?? 0;
const second = (x: Float64Array) => x[1] ?? 0;
const low = filter.butterworth(4, { kind: 'low', edge: hertz(10) }, hertz(1000));
const pairs = (x: Float64Array) => Array.from({ length: x.length >> 1 }, (_, k) => [x[2 * k], x[2 * k + 1]] as [number, number]);
const target = { reference: 1, zone: { floor: percent(20), ceiling: percent(90) }, hold: seconds(0.3) };
const standingOf = (x: Float64Array, rate: number) => ({ rate: hertz(rate), values: x, unit: '°', least: 40 }) as const;

export const feedings: Readonly<Record<string, Feeding>> = {
  'root.cutBlocks': {
    feed: (x, rate) => [
      ...root.cutBlocks({ channels: [{ name: 'a', unit: 'V' }], rate: hertz(rate), data: [x] }, milliseconds(100)),
    ],
    lostStays: 'blocks hold 32-bit samples, in which the largest are infinite',
  },
  'root.proofSentence': 'takes names',
  'root.quantityOf': 'takes channels',

  'balance.centreOfPressure': {
    feed: (x) => balance.centreOfPressure({ fz: x, mx: x.toReversed(), my: x }),
    lostStays: 'a place that cannot be told is lost',
  },
  'balance.mctsib': (x) =>
    balance.mctsib(
      [...x].slice(0, 40).map((sway, i) => ({
        condition: (['eyes-open-firm', 'eyes-closed-firm', 'eyes-open-foam', 'eyes-closed-foam'] as const)[
          i % 4
        ] as 'eyes-open-firm',
        held: sway,
        sway,
      })),
    ),
  'balance.rombergRatio': (x) => balance.rombergRatio(first(x), second(x)),
  'balance.swayCore': (x, rate) => balance.swayCore({ ml: x, ap: x.toReversed() }, hertz(rate)),
  'balance.ellipse95': (x) => balance.ellipse95({ n: x.length, ml: Math.abs(first(x)), ap: Math.abs(second(x)), both: 0 }),
  'balance.SwayMeter': (x) => {
    const meter = new balance.SwayMeter();
    meter.process(x, x.toReversed());
    return [meter.path, meter.meanMl, meter.rmsMl, meter.rangeAp, meter.covariance];
  },
  'balance.swayRecord': (x, rate) => balance.swayRecord({ ml: x, ap: x.toReversed() }, hertz(rate)),
  'balance.SwayStream': (x, rate) => {
    const live = new balance.SwayStream(hertz(rate));
    live.process(x, x.toReversed());
    return [live.meter.path, live.meter.rmsAp];
  },

  'dual-task.dualTaskCosts': (x) =>
    dualTask.dualTaskCosts(pairs(x).map(([single, dual]) => ({ name: 'a', single, dual, better: 'higher' }))),

  'emg.activation': (x, rate) => emg.activation(x, hertz(rate)),
  'emg.emgBand': (_, rate) => emg.emgBand(hertz(rate)),
  'emg.emgBandPass': (_, rate) => emg.emgBandPass(hertz(rate)),
  'emg.envelopeLowPass': (_, rate) => emg.envelopeLowPass(hertz(rate)),
  'emg.mainsNotch': (_, rate) => emg.mainsNotch(50, hertz(rate)),
  'emg.BurstDetector': (x, rate) =>
    collect<emg.BurstSpan>((emit) => {
      const detector = new emg.BurstDetector({ onset: 2, release: 1 }, hertz(rate), emg.burstDefaults, emit);
      detector.process(x);
      detector.finish();
    })(),
  'emg.burstThresholds': (x, rate) => emg.burstThresholds(floats(x), hertz(rate)),
  'emg.findBursts': (x, rate) => emg.findBursts(x, { onset: 2, release: 1 }, hertz(rate)),
  'emg.CoContraction': (x) => {
    const both = new emg.CoContraction();
    both.process(x, x.toReversed());
    return [both.falconerWinter, both.rudolph, both.overlap];
  },
  'emg.coContraction': (x) => emg.coContraction(x, x.toReversed()).rudolph,
  'emg.contactCheck': (x, rate) => emg.contactCheck(x, hertz(rate)),
  'emg.crosstalk': (x, rate) => emg.crosstalk(x, x.toReversed(), hertz(rate)),
  'emg.FatigueTrend': (x, rate) => {
    const trend = new emg.FatigueTrend(hertz(rate));
    trend.process(x);
    return trend.fatigue;
  },
  'emg.fatigue': (x, rate) => emg.fatigue(x, hertz(rate)),
  'emg.EmgRecorder': (x, rate) => {
    const work = emg.EmgWorkspace.of(hertz(rate));
    if (!work.ok) return work;
    const recorder = new emg.EmgRecorder(work.value);
    recorder.push(x);
    return recorder.finish();
  },
  'emg.emgRecord': (x, rate) => emg.emgRecord(x, hertz(rate)),
  'emg.emgReference': (x, rate) => emg.emgReference('mvic', [x, x.toReversed()], hertz(rate)),
  'emg.percentOfReference': (x) =>
    emg.percentOfReference(
      first(x),
      {
        kind: 'mvic',
        rms: 2,
        envelope: 2,
        effort: percent(100),
        comparable: 'between-people',
        trials: 3,
        spread: 0,
        reasons: [],
      },
      'rms',
    ),
  'emg.RepetitionDetector': (x, rate) =>
    collect<emg.Repetition>((emit) => {
      const detector = new emg.RepetitionDetector(target, hertz(rate), emit);
      detector.process(floats(x), seconds(0));
      detector.finish();
    })(),
  'emg.CausalRms': (x) => {
    const out = new Float64Array(x.length);
    new emg.CausalRms(20).process(x, out);
    return out;
  },
  'emg.centredMean': (x) => {
    const out = new Float64Array(x.length);
    emg.centredMean(x, 21, out);
    return out;
  },
  'emg.centredRms': (x) => emg.centredRms(x, 21),
  'emg.oddWindow': (_, rate) => emg.oddWindow(seconds(0.1), hertz(rate)),
  'emg.simpleOnsets': (x) => emg.simpleOnsets(x, 1, 5, 2),
  'emg.EmgStream': (x, rate) => {
    const made = emg.EmgStream.of(hertz(rate), { mains: 50 });
    if (!made.ok) return made;
    const out = new Float32Array(x.length);
    const quality = made.value.process(floats(x), out);
    return [out, quality];
  },
  'emg.teagerKaiser': (x) => emg.teagerKaiser(x),
  'emg.TremorMeter': (x, rate) => {
    const meter = new emg.TremorMeter(hertz(rate), 2);
    meter.process(x, x.toReversed());
    return meter.tremor();
  },
  'emg.tremor': (x, rate) => emg.tremor([x], hertz(rate)),
  'emg.EmgWorkspace': (_, rate) => {
    const made = emg.EmgWorkspace.of(hertz(rate));
    return made.ok ? made.value.rate : made;
  },

  'face.faceFrame': frames,
  'face.FaceMeter': frames,
  'face.faceNeutral': frames,
  'face.faceTrial': frames,

  'filter.butterworth': (_, rate) => filter.butterworth(4, { kind: 'low', edge: hertz(10) }, hertz(rate)),
  'filter.Cascade': {
    feed: (x) => {
      const out = new Float64Array(x.length);
      new filter.Cascade(low).process(x, out);
      return out;
    },
    lostStays: 'a live filter looks at no sample but to filter it: filterCausal refuses what is too large',
  },
  'filter.filterCausal': (x) => filter.filterCausal(low, x),
  'filter.harmonicNotches': (_, rate) => filter.harmonicNotches(hertz(50), 30, hertz(rate)),
  'filter.notch': (_, rate) => filter.notch(hertz(50), 30, hertz(rate)),
  'filter.filterZeroPhase': (x) => filter.filterZeroPhase(low, x),
  'filter.ZeroPhase': {
    feed: (x) => {
      const out = new Float64Array(x.length);
      new filter.ZeroPhase(low).process(x, out);
      return out;
    },
    lostStays:
      'a filter that is used again and again looks at no sample but to filter it: filterZeroPhase refuses what is too large',
  },
  'filter.zeroPhasePadding': 'takes sections',

  'gait.alignedFoot': {
    feed: (x, rate) => gait.alignedFoot(motion(x, rate), { forward: [0.6, 0.8, 0], left: [-0.8, 0.6, 0], up: [0, 0, 1] }),
    lostStays: 'what is too large to be turned is lost; the rate is handed on',
  },
  'gait.alignFoot': (x, rate) => gait.alignFoot(motion(x, rate), 'left'),
  'gait.footMounting': (x, rate) => gait.footMounting(motion(x, rate), 'left'),
  'gait.eventsOfStrides': {
    feed: (x, rate) => gait.eventsOfStrides(motion(x, rate), [{ from: 0, to: Math.floor(x.length / 3) }]),
    lostStays: 'events of samples; the rate turns into seconds',
  },
  'gait.FootGait': (x, rate) => {
    const found: gait.Stride[] = [];
    const made = gait.FootGait.of('left', hertz(rate), (stride) => found.push(stride));
    if (!made.ok) return made;
    made.value.process(rows(x), rows(x));
    made.value.finish();
    return found;
  },
  'gait.footStrides': (x, rate) => gait.footStrides(motion(x, rate), 'right'),
  'gait.poseGait': frames,
  'gait.gaitSummary': strides,
  'gait.gaitSymmetry': strides,
  'gait.symmetry': (x) => gait.symmetry(Math.abs(first(x)), Math.abs(second(x))).ratio,

  'orientation.HingeAngle': (x, rate) => {
    const angle = new orientation.HingeAngle({ proximal: [1, 0, 0], distal: [1, 0, 0], residual: 0 }, hertz(rate));
    const q = quaternions(x);
    for (let i = 0; i < q.length; i += 4) angle.update(q, i, q, i);
    return angle.angle;
  },
  'orientation.hingeAxes': (x) => orientation.hingeAxes(rows(x), rows(x.toReversed())),
  'orientation.JointAngle': (x) => {
    const joint = new orientation.JointAngle([1, 0, 0]);
    const q = quaternions(x);
    for (let i = 0; i < q.length; i += 4) joint.update(q, i, q, i);
    return [joint.total, joint.about];
  },
  'orientation.jointAngles': (x) => orientation.jointAngles(quaternions(x), quaternions(x)),
  'orientation.orientation': {
    feed: (x, rate) =>
      (['basic', 'full', 'offline'] as const).map((method) => {
        const { quaternions6D, bias } = orientation.orientation({ ...motion(x, rate), mag: rows(x) }, method);
        return [quaternions6D, bias];
      }),
    lostStays: 'all is finite; the rate is handed on',
  },
  'orientation.Vqf': (x, rate) => {
    const vqf = new orientation.Vqf(hertz(rate));
    const out = new Float64Array(4);
    for (let i = 0; i + 2 < x.length; i += 3) {
      vqf.updateGyr(x[i] as number, x[i + 1] as number, x[i + 2] as number);
      vqf.updateAcc(x[i] as number, x[i + 1] as number, x[i + 2] as number);
      vqf.updateMag(x[i] as number, x[i + 1] as number, x[i + 2] as number);
    }
    vqf.quaternion9D(out);
    return [out, vqf.bias];
  },

  'pose.CompensationWatch': frames,
  'pose.poseCompensations': frames,
  'pose.poseNeutral': frames,
  'pose.evenTrack': {
    feed: (x, rate) =>
      pose.evenTrack({ at: Float64Array.from(x, (_, i) => i / 100), values: x, lost: new Uint8Array(x.length) }, hertz(rate)),
    lostStays: 'what lies in a gap is lost',
  },
  'pose.poseFrame': frames,
  'pose.poseFrameOfCoco': frames,
  'pose.PoseMeter': frames,
  'pose.poseRefusal': 'takes reasons',
  'pose.OneEuro': (x, rate) => {
    const smooth = new pose.OneEuro();
    return [...x].map((value, i) => smooth.push(value, i / rate));
  },
  'pose.poseSeries': frames,
  'pose.sideSymmetry': (x) => pose.sideSymmetry(first(x), second(x)),
  'pose.poseView': frames,

  'proprioception.positionSense': (x) =>
    proprioception.positionSense(pairs(x).map(([aim, reached]) => ({ target: aim, reached }))),

  'reflex.stretchOnset': (x, rate) => reflex.stretchOnset({ rate: hertz(rate), angle: x, emg: x.toReversed() }),
  'reflex.stretchReflexThreshold': (x) =>
    reflex.stretchReflexThreshold(pairs(x).map(([angle, velocity]) => ({ angle, velocity: Math.abs(velocity) }))),

  'segmentation.ExemplarRepetitions': (x, rate) =>
    collect<segmentation.ExemplarRepetition>((emit) => {
      const counter = new segmentation.ExemplarRepetitions([x.subarray(0, 40)], hertz(rate), emit);
      for (const value of x) counter.push([value]);
      counter.finish();
    })(),
  'segmentation.exemplarRepetitions': (x, rate) => segmentation.exemplarRepetitions([x], [x.subarray(0, 40)], hertz(rate)),
  'segmentation.PeakRepetitions': (x, rate) =>
    collect<segmentation.PeakRepetition>((emit) => {
      const counter = new segmentation.PeakRepetitions({ least: 1 }, hertz(rate), emit);
      for (const value of x) counter.push(value);
      counter.finish();
    })(),
  'segmentation.peakRepetitions': (x, rate) => segmentation.peakRepetitions(x, hertz(rate), { least: 1 }),
  'segmentation.findMatches': (x) => segmentation.findMatches(x, x.subarray(0, 20), 1, { most: 1 }),
  'segmentation.SubsequenceMatcher': (x) =>
    collect<segmentation.Match>((emit) => {
      const matcher = new segmentation.SubsequenceMatcher(x.subarray(0, 20), 1, { most: 1 }, emit);
      for (let i = 0; i < x.length; i++) matcher.push(x, i);
      matcher.finish();
    })(),
  'segmentation.tempoOf': (x) => segmentation.tempoOf(pairs(x).map(([on, off]) => ({ on, off, range: off }))),
  'segmentation.turningPoints': (x) => segmentation.turningPoints(x, 1),

  'smoothness.dimensionlessJerk': (x, rate) => smoothness.dimensionlessJerk(x, hertz(rate)),
  'smoothness.logDimensionlessJerk': (x, rate) => smoothness.logDimensionlessJerk(x, hertz(rate)),
  'smoothness.smoothness': (x, rate) => smoothness.smoothness([x, x.toReversed()], hertz(rate)),
  'smoothness.sparc': (x, rate) => smoothness.sparc(x, hertz(rate)),
  'smoothness.speedOf': (x, rate) => smoothness.speedOf([x], hertz(rate), 'none'),

  'spectrum.coherence': (x, rate) => spectrum.coherence(x, x.toReversed(), hertz(rate), 64),
  'spectrum.meanFrequency': (x, rate) => spectrum.meanFrequency({ step: hertz(rate), density: x.map(Math.abs) }),
  'spectrum.medianFrequency': (x, rate) => spectrum.medianFrequency({ step: hertz(rate), density: x.map(Math.abs) }),
  'spectrum.totalPower': (x, rate) => spectrum.totalPower({ step: hertz(rate), density: x.map(Math.abs) }),
  'spectrum.mainsShare': (x, rate) => spectrum.mainsShare({ step: hertz(rate), density: x.map(Math.abs) }),
  'spectrum.mainsLineShare': (x, rate) => spectrum.mainsLineShare({ step: hertz(rate), density: x.map(Math.abs) }, 50),
  'spectrum.Welch': (x, rate) => {
    const all = new spectrum.Welch(hertz(rate), 64);
    all.push(x);
    return all.spectrum();
  },
  'spectrum.welch': (x, rate) => spectrum.welch(x, hertz(rate)),

  'timed.fiveTimesSitToStand': (x, rate) => timed.fiveTimesSitToStand(standingOf(x, rate)),
  'timed.thirtySecondChairStand': (x, rate) => timed.thirtySecondChairStand(standingOf(x, rate)),
  'timed.standingOfPose': frames,
  'timed.standingOfThigh': {
    feed: (x, rate) => timed.standingOfThigh(motion(x, rate)),
    lostStays: 'what the sensor lost is lost in the elevation',
  },
  'timed.timedUpAndGo': (x, rate) => timed.timedUpAndGo(motion(x, rate)),
  'timed.timedUpAndGoOfPose': frames,
  'timed.bodyTurns': (x, rate) => timed.bodyTurns({ rate: hertz(rate), yaw: x, lean: x, lost: 0 }, 30),
  'timed.trunkMotion': (x, rate) => timed.trunkMotion(motion(x, rate)),
  'timed.sixMinuteWalk': strides,
  'timed.sixMinuteWalkOfTurns': (x) =>
    timed.sixMinuteWalkOfTurns([...x].map(seconds), 30, seconds(Math.abs(first(x))), seconds(0)),
  'timed.tenMetreWalk': strides,
};
