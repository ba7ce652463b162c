import { type C3dGroup, type C3dParameter, numbersOf, textsOf } from '../c3d/details.ts';
import { c3dEntries, numberParameter, numberParameters, textParameters } from '../c3d/entries.ts';
import { blockBytes } from '../c3d/header.ts';
import { bytesOfFloats, bytesOfIntegers, processorCodes } from '../c3d/processor.ts';
import type { Annotation, Recording } from '../recording.ts';
import type { C3dPlan } from './c3d-plan.ts';

/** Header and parameters, whole blocks; undefined where they are more than the format counts. */
export function c3dHead(recording: Recording, plan: C3dPlan, events: readonly Annotation[]): Uint8Array | undefined {
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
  words[2] = channels * subframes;
  words[3] = firstFrame;
  words[4] = Math.min(end, 0xffff);
  words[5] = 10;
  words[8] = dataBlock;
  words[9] = channels === 0 ? 1 : subframes;
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
      // Angles and forces among the points have units of their own: the first one's needn't be that of the markers.
      ...textParameters('UNITS', [textsOf(recording.c3d?.groups ?? [], 'POINT', 'UNITS')[0] || markers[0]?.unit || 'mm']),
    ],
    ANALOG: [
      one('USED', 'integer', channels),
      one('GEN_SCALE', 'float', plan.general),
      one('RATE', 'float', pointRate * subframes),
      ...textParameters(
        'LABELS',
        (analog?.channels ?? []).map(({ name }) => name),
      ),
      ...textParameters(
        'UNITS',
        (analog?.channels ?? []).map(({ unit }) => unitText(unit)),
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
