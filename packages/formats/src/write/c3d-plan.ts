import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type C3dDetails, numbersOf, type Processor } from '../c3d/details.ts';
import { analogScales } from '../c3d/frames.ts';
import { fault } from '../errors.ts';
import type { Recording } from '../recording.ts';
import { type Marker, markersOf } from './markers.ts';
import { mostlyPauses, type Selected, within } from './selection.ts';

export interface C3dOptions {
  readonly processor?: Processor;
  readonly numbers?: 'float' | 'integer';
}

/** Everything that decides the bytes of a frame. */
export interface C3dPlan {
  readonly processor: Processor;
  readonly numbers: 'float' | 'integer';
  readonly markers: readonly Marker[];
  readonly points?: Selected;
  readonly analog?: Selected;
  /** How many analog channels there are. */
  readonly channels: number;
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

export const cannotHold = (what: string, remedy: string): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_CANNOT_HOLD', { format: 'C3D', what, remedy }));

/** Chooses rates, scales and numbers. Errors: EUP_FORMATS_CANNOT_HOLD. */
export function c3dPlan(recording: Recording, all: readonly Selected[], options: C3dOptions): Result<C3dPlan, Fault> {
  const found = all.filter(({ survey }) => survey.samples > 0);
  const marked = found.find(({ channels, track }) => track.id === 'points' || markersOf(channels).others.length === 0);
  const analogs = found.filter((one) => one !== marked);
  const markers = marked === undefined ? [] : markersOf(marked.channels, marked.track.id === 'points').markers;
  const details = recording.c3d;
  const rate = marked?.track.rate ?? details?.pointRate ?? analogs[0]?.track.rate;
  if (rate === undefined) return cannotHold('a recording without samples', 'Record again.');
  const fits = ({ track }: Selected): boolean => {
    const ratio = track.rate / rate;
    return Math.round(ratio) >= 1 && Math.abs(ratio - Math.round(ratio)) < 1e-6;
  };
  const analog = analogs.find(fits);
  if (marked === undefined && analog === undefined) return cannotHold('these rates together', 'Choose one track (--track NAME).');
  const subframes = analog === undefined ? 1 : Math.round(analog.track.rate / rate);
  const frames = Math.max(marked?.survey.samples ?? 0, Math.ceil((analog?.survey.samples ?? 0) / subframes));
  if (frames > mostFrames) return cannotHold(`${frames} frames`, 'Convert a shorter stretch.');
  const written = [marked, analog].filter((one) => one !== undefined);
  if (mostlyPauses(written))
    return cannotHold('pauses that are ten times as long as what was recorded', 'Split the recording at its pauses.');
  if (!within(written, 1e38)) return cannotHold('samples beyond ±1e38', 'Choose other channels (--channel), or CSV.');
  const numbers = options.numbers ?? details?.numbers ?? 'float';
  const kept = details !== undefined && details.numbers === numbers;
  const scaling = analogScaling(kept ? details : undefined, analog, numbers);
  return ok({
    processor: options.processor ?? details?.processor ?? 'intel',
    numbers,
    markers,
    ...(marked === undefined ? {} : { points: marked }),
    ...(analog === undefined ? {} : { analog }),
    channels: analog?.columns.length ?? 0,
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
  if (details !== undefined && analog.track.id === 'analog') {
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
  const scales = analog.survey.channels.map(({ least, most, decimals }) => {
    const size = Math.max(Math.abs(least), Math.abs(most));
    if (numbers === 'float' || !Number.isFinite(size) || size === 0 || (decimals === 0 && size <= 32767)) return 1;
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
