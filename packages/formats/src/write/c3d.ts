import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type C3dDetails, type C3dGroup, type C3dParameter, numbersOf, type Processor, textsOf } from '../c3d/details.ts';
import { c3dEntries, numberParameter, numberParameters, textParameters } from '../c3d/entries.ts';
import { analogScales } from '../c3d/frames.ts';
import { blockBytes } from '../c3d/header.ts';
import { bytesOfFloats, bytesOfIntegers, processorCodes } from '../c3d/processor.ts';
import { fault } from '../errors.ts';
import type { Annotation, Recording } from '../recording.ts';
import { feed, TrackCursor } from './cursor.ts';
import { type Marker, markersOf } from './markers.ts';
import { mostlyPauses, type Selected, trackName, within } from './selection.ts';
import type { RecordingSurvey } from './survey.ts';
import type { Writing } from './writing.ts';

export interface C3dOptions {
  readonly processor?: Processor;
  readonly numbers?: 'float' | 'integer';
}

/** Everything that decides the bytes of a frame. */
interface C3dPlan {
  readonly processor: Processor;
  readonly numbers: 'float' | 'integer';
  readonly markers: readonly Marker[];
  readonly points?: Selected;
  readonly analog?: Selected;
  /** Which of the analog track's channels, by their place in the selection. */
  readonly channels: readonly number[];
  readonly pointRate: number;
  readonly subframes: number;
  readonly frames: number;
  readonly firstFrame: number;
  readonly pointScale: number;
  /** Sample = (stored − offset) · scale; the file states the scale as a general one times one for each channel. */
  readonly offsets: readonly number[];
  readonly scales: readonly number[];
  readonly general: number;
  readonly channelScales: readonly number[];
  readonly unsigned: boolean;
  /** Whether all channels of a C3D file are written: then what refers to them by number is kept. */
  readonly complete: boolean;
}

type AnalogScaling = Pick<C3dPlan, 'offsets' | 'scales' | 'general' | 'channelScales' | 'unsigned'>;

const mostFrames = 2 ** 31 - 1;
const mostEvents = 255;

/**
 * Writes C3D: markers at the frames' rate, other channels as analog samples at a whole multiple of it, annotations as
 * events. A recording that came from C3D keeps its parameters, numbers and processor, and its samples to the last bit;
 * others are float32, or int16 scaled to what they span. Errors: EUP_FORMATS_CANNOT_HOLD.
 */
export function writeC3d(
  recording: Recording,
  survey: RecordingSurvey,
  all: readonly Selected[],
  options: C3dOptions,
): Result<Writing, Fault> {
  const plan = planOf(recording, all, options);
  if (!plan.ok) return plan;
  const { markers, points, analog, channels, frames, numbers } = plan.value;
  const events = survey.annotations.slice(0, mostEvents);
  const head = headOf(recording, plan.value, events);
  if (head === undefined) {
    return cannot('so many parameters', 'Choose fewer channels (--channel, --track).');
  }
  const same = recording.c3d?.numbers === numbers;
  const lost = analog?.survey.lostSamples ?? 0;
  const others = points === undefined ? 0 : markersOf(points.channels, points.track.name === 'points').others.length;
  const notes = [
    ...all.flatMap((one, i) =>
      one === points || one === analog
        ? []
        : [`Track ${trackName(one.track, i)} at ${one.track.rate} Hz is left out: its rate is no whole multiple of the frames'.`],
    ),
    ...(others > 0 ? [`${others} channels among the markers are left out that are no markers.`] : []),
    ...(survey.annotations.length > mostEvents
      ? [
          `${survey.annotations.length - mostEvents} of ${survey.annotations.length} annotations are left out: C3D holds ${mostEvents} events.`,
        ]
      : []),
    ...(survey.annotations.some(({ duration }) => duration !== undefined) ? ['How long annotations last is left out.'] : []),
    ...(same ? [] : precision(plan.value)),
    ...(plan.value.complete || recording.c3d === undefined
      ? []
      : ['Force plates and descriptions are left out: they go by the numbers of all channels.']),
    ...(recording.startedAt === undefined ? [] : ['The date and time of the start are left out.']),
    ...(lost > 0
      ? [
          numbers === 'float'
            ? `${lost} lost analog samples are written as NaN.`
            : `${lost} lost analog samples are written as 0.`,
        ]
      : []),
  ];
  return ok({
    format: 'c3d',
    tracks: [
      ...(points === undefined || markers.length === 0
        ? []
        : [{ track: points.track, channels: 3 * markers.length, samples: frames }]),
      ...(analog === undefined ? [] : [{ track: analog.track, channels: channels.length, samples: analog.survey.samples }]),
    ],
    notes,
    bytes: () => frameBytes(recording, plan.value, head),
  });
}

const cannot = (what: string, mend: string): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_CANNOT_HOLD', { format: 'C3D', what, mend }));

function planOf(recording: Recording, all: readonly Selected[], options: C3dOptions): Result<C3dPlan, Fault> {
  const found = all.filter(({ survey }) => survey.samples > 0);
  const marked = found.find(({ channels, track }) => track.name === 'points' || markersOf(channels).others.length === 0);
  const analogs = found.filter((one) => one !== marked);
  const markers = marked === undefined ? [] : markersOf(marked.channels, marked.track.name === 'points').markers;
  const details = recording.c3d;
  const rate = marked?.track.rate ?? details?.pointRate ?? analogs[0]?.track.rate;
  if (rate === undefined) return cannot('a recording without samples', 'Record again.');
  const fits = ({ track }: Selected): boolean => {
    const ratio = track.rate / rate;
    return Math.round(ratio) >= 1 && Math.abs(ratio - Math.round(ratio)) < 1e-6;
  };
  const analog = analogs.find(fits);
  if (marked === undefined && analog === undefined) return cannot('these rates together', 'Choose one track (--track NAME).');
  const subframes = analog === undefined ? 1 : Math.round(analog.track.rate / rate);
  const frames = Math.max(marked?.survey.samples ?? 0, Math.ceil((analog?.survey.samples ?? 0) / subframes));
  if (frames > mostFrames) return cannot(`${frames} frames`, 'Convert a shorter stretch.');
  const written = [marked, analog].filter((one) => one !== undefined);
  if (mostlyPauses(written))
    return cannot('pauses that are ten times as long as what was recorded', 'Split the recording at its pauses.');
  if (!within(written, 1e38)) return cannot('samples beyond ±1e38', 'Choose other channels (--channel), or CSV.');
  const channels = analog?.columns.map((_, c) => c) ?? [];
  const numbers = options.numbers ?? details?.numbers ?? 'float';
  const kept = details !== undefined && details.numbers === numbers;
  const scaling = analogScaling(kept ? details : undefined, analog, numbers);
  return ok({
    processor: options.processor ?? details?.processor ?? 'intel',
    numbers,
    markers,
    ...(marked === undefined ? {} : { points: marked }),
    ...(analog === undefined ? {} : { analog }),
    channels,
    pointRate: rate,
    subframes,
    frames,
    firstFrame: details?.firstFrame ?? 1,
    pointScale: kept ? details.pointScale : numbers === 'float' ? (details?.pointScale ?? 0.1) : spanScale(marked),
    ...scaling,
    complete: [marked, analog].every((one) => one === undefined || one.columns.length === one.track.channels.length),
  });
}

/** The scales of a file that came from C3D are kept; else float32 is written as it is, int16 spans the samples. */
function analogScaling(
  details: C3dDetails | undefined,
  analog: Selected | undefined,
  numbers: 'float' | 'integer',
): AnalogScaling {
  if (analog === undefined) return { offsets: [], scales: [], general: 1, channelScales: [], unsigned: false };
  if (details !== undefined && analog.track.name === 'analog') {
    const { offsets, scales, unsigned } = analogScales(details, analog.track.channels.length);
    const own = numbersOf(details.groups, 'ANALOG', 'SCALE');
    return {
      offsets: analog.columns.map((c) => offsets[c] ?? 0),
      scales: analog.columns.map((c) => scales[c] ?? 1),
      general: numbersOf(details.groups, 'ANALOG', 'GEN_SCALE')[0] ?? 1,
      channelScales: analog.columns.map((c) => own[c] ?? 1),
      unsigned,
    };
  }
  const scales = analog.survey.channels.map(({ least, most, whole }) => {
    const size = Math.max(Math.abs(least), Math.abs(most));
    if (numbers === 'float' || !Number.isFinite(size) || size === 0 || (whole && size <= 32767)) return 1;
    return wholeStep(size);
  });
  return { offsets: scales.map(() => 0), scales, general: 1, channelScales: scales, unsigned: false };
}

/** What one step of a whole number is, for markers: the largest coordinate takes the largest number. */
function spanScale(points: Selected | undefined): number {
  const size = (points?.survey.channels ?? []).reduce(
    (most, { least, most: high }) => (least > high ? most : Math.max(most, Math.abs(least), Math.abs(high))),
    0,
  );
  return size === 0 ? 0.1 : wholeStep(size);
}

/** What one of 32,767 steps must be to reach a size, as float32; never so small that it is 0. */
const wholeStep = (size: number): number => Math.fround((Math.max(size, 1e-30) / 32767) * (1 + 2 ** -22));

function precision({ numbers, pointScale, scales, markers, analog }: C3dPlan): readonly string[] {
  if (numbers === 'float') return ['Samples are written as float32: to 7 digits.'];
  const channels = analog?.channels ?? [];
  const rounded = channels.flatMap((channel, c) =>
    analog?.survey.channels[c]?.whole && scales[c] === 1 ? [] : [{ ...channel, error: (scales[c] ?? 1) / 2 }],
  );
  const worst = rounded.toSorted((a, b) => b.error - a.error)[0];
  return [
    ...(markers.length > 0
      ? [`Markers are kept to within ${Number((pointScale / 2).toPrecision(3))} ${markers[0]?.unit ?? ''}.`]
      : []),
    ...(worst === undefined
      ? []
      : [
          `${rounded.length} analog channels are rounded, ${worst.name} most: to within ${Number(worst.error.toPrecision(3))} ${worst.unit}.`,
        ]),
  ];
}

/** Header and parameters, whole blocks; undefined where they are more than the format counts. */
function headOf(recording: Recording, plan: C3dPlan, events: readonly Annotation[]): Uint8Array | undefined {
  let groups = groupsOf(recording, plan, events, 0);
  const blocks = Math.ceil((c3dEntries(groups, plan.processor).length + 4) / blockBytes);
  if (blocks > 255) return undefined;
  const dataBlock = 2 + blocks;
  groups = groupsOf(recording, plan, events, dataBlock);
  const head = new Uint8Array((1 + blocks) * blockBytes);
  head.set(headerBlock(plan, dataBlock));
  const code = [...processorCodes].find(([, name]) => name === plan.processor)?.[0] ?? 84;
  head.set(Uint8Array.of(1, 0x50, blocks, code), blockBytes);
  head.set(c3dEntries(groups, plan.processor), blockBytes + 4);
  return head;
}

function headerBlock(plan: C3dPlan, dataBlock: number): Uint8Array {
  const { processor, markers, channels, subframes, firstFrame, frames, numbers, pointScale, pointRate } = plan;
  const words = new Int16Array(256);
  const end = firstFrame + frames - 1;
  words[1] = markers.length;
  words[2] = channels.length * subframes;
  words[3] = firstFrame;
  words[4] = Math.min(end, 0xffff);
  words[5] = 10;
  words[8] = dataBlock;
  words[9] = channels.length === 0 ? 1 : subframes;
  const block = bytesOfIntegers(words, processor);
  block.set([2, 0x50]);
  const floats = (value: number): Uint8Array => bytesOfFloats(Float32Array.of(value), processor);
  block.set(floats(numbers === 'float' ? -pointScale : pointScale), 12);
  block.set(floats(pointRate), 20);
  return block;
}

function groupsOf(recording: Recording, plan: C3dPlan, events: readonly Annotation[], dataBlock: number): readonly C3dGroup[] {
  const { markers, analog, channels, frames, firstFrame, pointRate, subframes, numbers, pointScale, offsets } = plan;
  const start = (firstFrame - 1) / pointRate;
  const end = firstFrame + frames - 1;
  const one = (name: string, type: 'integer' | 'float', value: number): C3dParameter =>
    numberParameter(name, type, [value], true);
  const field = (value: number): C3dParameter['values'] => [value & 0xffff, Math.floor(value / 0x10000)];
  const wanted: Readonly<Record<string, readonly C3dParameter[]>> = {
    TRIAL: [
      { ...numberParameter('ACTUAL_START_FIELD', 'integer', []), dimensions: [2], values: field(firstFrame) },
      { ...numberParameter('ACTUAL_END_FIELD', 'integer', []), dimensions: [2], values: field(end) },
    ],
    POINT: [
      one('USED', 'integer', markers.length),
      one('SCALE', 'float', numbers === 'float' ? -pointScale : pointScale),
      one('RATE', 'float', pointRate),
      one('DATA_START', 'integer', dataBlock),
      one('FRAMES', 'integer', Math.min(frames, 0xffff)),
      ...(frames > 0xffff ? [one('LONG_FRAMES', 'float', frames)] : []),
      ...textParameters(
        'LABELS',
        markers.map(({ name }) => name),
      ),
      ...textParameters('UNITS', [markers[0]?.unit || textsOf(recording.c3d?.groups ?? [], 'POINT', 'UNITS')[0] || 'mm']),
    ],
    ANALOG: [
      one('USED', 'integer', channels.length),
      one('GEN_SCALE', 'float', plan.general),
      one('RATE', 'float', pointRate * subframes),
      ...textParameters(
        'LABELS',
        channels.map((c) => analog?.channels[c]?.name ?? ''),
      ),
      ...textParameters(
        'UNITS',
        channels.map((c) => unitText(analog?.channels[c]?.unit ?? '')),
      ),
      ...numberParameters('SCALE', 'float', plan.channelScales),
      ...numberParameters('OFFSET', 'integer', offsets),
      ...textParameters('FORMAT', [plan.unsigned ? 'UNSIGNED' : 'SIGNED']),
    ],
    EVENT: [
      one('USED', 'integer', events.length),
      ...textParameters(
        'CONTEXTS',
        events.map(() => ''),
      ),
      ...textParameters(
        'LABELS',
        events.map(({ text }) => text),
      ),
      {
        ...numberParameter('TIMES', 'float', []),
        dimensions: [2, events.length],
        values: events.flatMap(({ at }) => [Math.floor((at + start) / 60), (at + start) % 60]),
      },
    ],
  };
  const own = recording.c3d?.groups ?? [];
  // Events keep their contexts and icons where they came from a C3D file.
  const { EVENT: _ours, ...others } = wanted;
  return merged(plan.complete ? own : withoutNumbers(own), numbersOf(own, 'EVENT', 'USED')[0] ? others : wanted);
}

const unitText = (unit: string): string => (unit === 'counts' ? '' : unit);

/** Descriptions and plates go by the channels' numbers, which a choice of channels changes. */
const withoutNumbers = (own: readonly C3dGroup[]): readonly C3dGroup[] =>
  own
    .filter(({ name }) => name !== 'FORCE_PLATFORM')
    .map((group) => ({ ...group, parameters: group.parameters.filter(({ name }) => !name.startsWith('DESCRIPTIONS')) }));

/** Parameters of the file that it came from, but those that the samples decide. */
function merged(own: readonly C3dGroup[], wanted: Readonly<Record<string, readonly C3dParameter[]>>): readonly C3dGroup[] {
  const names = [...new Set([...Object.keys(wanted), ...own.map(({ name }) => name)])];
  return names.map((name) => {
    const before = own.find((group) => group.name === name);
    const fresh = wanted[name] ?? [];
    const base = (parameter: string): string => parameter.replace(/\d+$/, '');
    const replaced = new Set(fresh.map((parameter) => base(parameter.name)));
    const kept = (before?.parameters ?? []).filter((parameter) => !replaced.has(base(parameter.name)));
    return { name, description: before?.description ?? '', locked: before?.locked ?? false, parameters: [...fresh, ...kept] };
  });
}

async function* frameBytes(recording: Recording, plan: C3dPlan, head: Uint8Array): AsyncGenerator<Uint8Array> {
  yield head;
  const points = plan.points === undefined ? undefined : new TrackCursor(plan.points);
  const analog = plan.analog === undefined ? undefined : new TrackCursor(plan.analog);
  const cursors = [points, analog].filter((cursor) => cursor !== undefined);
  let done = 0;
  yield* feed(recording, cursors, function* (ended) {
    const pointsEnd = points === undefined || points.end >= points.selected.survey.samples ? plan.frames : points.end;
    const analogEnd =
      analog === undefined || analog.end >= analog.selected.survey.samples
        ? plan.frames
        : Math.floor(analog.end / plan.subframes);
    const until = ended ? plan.frames : Math.min(pointsEnd, analogEnd, plan.frames);
    while (done < until) {
      const to = Math.min(until, done + 2048);
      yield encoded(plan, to - done, points?.take(done, to), analog?.take(done * plan.subframes, to * plan.subframes));
      done = to;
    }
  });
}

type Taken = ReturnType<TrackCursor['take']>;

function encoded(plan: C3dPlan, frames: number, points: Taken | undefined, analog: Taken | undefined): Uint8Array {
  const { markers, channels, subframes, numbers, processor, pointScale, offsets, scales } = plan;
  const stride = 4 * markers.length + channels.length * subframes;
  const words = numbers === 'float' ? new Float32Array(frames * stride) : new Int16Array(frames * stride);
  const scale = numbers === 'float' ? 1 : pointScale;
  const put = (at: number, value: number): void => {
    words[at] = numbers === 'float' ? value : Math.max(-32768, Math.min(32767, Math.round(value)));
  };
  for (const [m, { columns }] of markers.entries()) {
    const [x, y, z] = columns.map((c) => points?.data[c]);
    // Marks go marker by marker through the whole track; a choice of channels has none.
    const marks = points?.marks.length === markers.length ? points.marks[m] : undefined;
    for (let f = 0; f < frames; f++) {
      const at = f * stride + 4 * m;
      const seen = Number.isFinite(x?.[f]) && Number.isFinite(y?.[f]) && Number.isFinite(z?.[f]);
      if (!seen) {
        words[at + 3] = -1;
        continue;
      }
      put(at, (x?.[f] ?? 0) / scale);
      put(at + 1, (y?.[f] ?? 0) / scale);
      put(at + 2, (z?.[f] ?? 0) / scale);
      const residual = Math.min(255, Math.max(0, Math.round((marks?.residual[f] ?? 0) / pointScale)));
      words[at + 3] = ((marks?.cameras[f] ?? 0) & 0x7f) * 256 + residual;
    }
  }
  for (const [k, c] of channels.entries()) {
    const samples = analog?.data[c];
    const offset = offsets[c] ?? 0;
    const factor = scales[c] || 1;
    let i = 0;
    for (let f = 0; f < frames; f++) {
      let at = f * stride + 4 * markers.length + k;
      for (let s = 0; s < subframes; s++) {
        const x = samples?.[i++] ?? Number.NaN;
        // Adding 0 would take the sign from −0.
        const stored = offset === 0 ? x / factor : x / factor + offset;
        if (numbers === 'float') words[at] = stored;
        else if (plan.unsigned) words[at] = Math.max(0, Math.min(65535, Number.isFinite(stored) ? Math.round(stored) : 0));
        else put(at, Number.isFinite(stored) ? stored : 0);
        at += channels.length;
      }
    }
  }
  return words instanceof Float32Array ? bytesOfFloats(words, processor) : bytesOfIntegers(words, processor);
}
