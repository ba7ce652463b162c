import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { bytesOfFloats, bytesOfIntegers } from '../c3d/processor.ts';
import type { Recording } from '../recording.ts';
import { c3dHead } from './c3d-head.ts';
import { type C3dOptions, type C3dPlan, c3dPlan, cannotHold } from './c3d-plan.ts';
import { feed, TrackCursor } from './cursor.ts';
import { markersOf } from './markers.ts';
import { lostIn, type Selected, trackName } from './selection.ts';
import type { RecordingSurvey } from './survey.ts';
import type { Writing } from './writing.ts';

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
  const plan = c3dPlan(recording, all, options);
  if (!plan.ok) return plan;
  const { markers, points, analog, channels, frames } = plan.value;
  const events = survey.annotations.slice(0, mostEvents);
  const head = c3dHead(recording, plan.value, events);
  if (head === undefined) {
    return cannotHold('so many parameters', 'Choose fewer channels (--channel, --track).');
  }
  const notes = notesOf(recording, survey, all, plan.value);
  return ok({
    format: 'c3d',
    tracks: [
      ...(points === undefined || markers.length === 0
        ? []
        : [{ track: points.track, channels: 3 * markers.length, samples: frames }]),
      ...(analog === undefined ? [] : [{ track: analog.track, channels, samples: analog.survey.samples }]),
    ],
    notes,
    bytes: () => frameBytes(recording, plan.value, head),
  });
}

function notesOf(recording: Recording, survey: RecordingSurvey, all: readonly Selected[], plan: C3dPlan): readonly string[] {
  const { points, analog, numbers } = plan;
  const same = recording.c3d?.numbers === numbers && (analog === undefined || analog.track.id === 'analog');
  const others = points === undefined ? 0 : markersOf(points.channels, points.track.id === 'points').others.length;
  const annotations = survey.annotations.length;
  const said: readonly (string | false)[] = [
    ...all.map(
      (one) =>
        one !== points &&
        one !== analog &&
        `Track ${trackName(one.track)} is left out: its rate is no whole multiple of the frames'.`,
    ),
    others > 0 && `${others} channels among the markers are left out that are no markers.`,
    annotations > mostEvents &&
      `${annotations - mostEvents} of ${annotations} annotations are left out: C3D holds ${mostEvents} events.`,
    survey.annotations.some(({ duration }) => duration !== undefined) && 'How long annotations last is left out.',
    ...(same ? [] : precision(plan)),
    !plan.complete &&
      recording.c3d !== undefined &&
      'Force plates and descriptions are left out: they go by the numbers of all channels.',
    recording.startedAt !== undefined && 'The date and time of the start are left out.',
    analog !== undefined &&
      lostIn(analog) > 0 &&
      `${lostIn(analog)} lost analog samples are written as ${numbers === 'float' ? 'NaN' : '0'}.`,
  ];
  return said.filter((sentence) => sentence !== false);
}

function precision({ numbers, pointScale, scales, markers, analog }: C3dPlan): readonly string[] {
  if (numbers === 'float') return ['Samples are written as float32: to 7 digits.'];
  const channels = analog?.channels ?? [];
  const rounded = channels.flatMap((channel, c) =>
    analog?.survey.channels[c]?.decimals === 0 && scales[c] === 1 ? [] : [{ ...channel, error: (scales[c] ?? 1) / 2 }],
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
  const stride = 4 * markers.length + channels * subframes;
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
  for (let c = 0; c < channels; c++) {
    const samples = analog?.data[c];
    const offset = offsets[c] ?? 0;
    const factor = scales[c] || 1;
    let i = 0;
    for (let f = 0; f < frames; f++) {
      let at = f * stride + 4 * markers.length + c;
      for (let s = 0; s < subframes; s++) {
        const x = samples?.[i++] ?? Number.NaN;
        // Adding 0 would take the sign from −0.
        const stored = offset === 0 ? x / factor : x / factor + offset;
        if (numbers === 'float') words[at] = stored;
        else if (plan.unsigned) words[at] = Math.max(0, Math.min(65535, Number.isFinite(stored) ? Math.round(stored) : 0));
        else put(at, Number.isFinite(stored) ? stored : 0);
        at += channels;
      }
    }
  }
  return words instanceof Float32Array ? bytesOfFloats(words, processor) : bytesOfIntegers(words, processor);
}
