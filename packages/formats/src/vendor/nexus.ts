import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from '../annotation-list.ts';
import type { ByteSource } from '../bytes.ts';
import { plainText } from '../channels.ts';
import { allCellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import type { Opened } from '../reading.ts';
import { type Count, RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { filledColumns, rowWidth } from '../table/row-width.ts';
import { decimalSign, statedNumber, statedRate } from '../table/stated.ts';
import { trackOf } from '../tracks.ts';
import { type NexusBlock, NexusSurvey } from './nexus-blocks.ts';
import { nexusChannels } from './nexus-channels.ts';
import { type NexusReading, NexusRows } from './nexus-rows.ts';

/**
 * Opens what Vicon Nexus exports as text (ASCII, CSV): blocks one below the other, Devices, Trajectories, Model Outputs,
 * Joints, Segments, each with its rate, its names and its units, each a track. A row's place follows from its frame and
 * sub-frame; frames that are missing are lost. Events become annotations. The file is walked over twice: what a later
 * block holds is known only then.
 * @param again gives the file from its beginning
 * Errors: EUP_FORMATS_NO_CHANNEL, _HEADER, _TOO_MANY.
 */
export async function openNexus(again: () => Promise<ByteSource>, given?: number): Promise<Result<Opened, Fault>> {
  const survey = new NexusSurvey();
  const first = await again();
  try {
    for await (const _ of readLines(first, survey)) void _;
  } finally {
    await first.close();
  }
  const remarks = new RemarkList();
  if (given !== undefined) remarks.add('FORMATS_LEFT_OUT', { what: 'The given rate', why: 'each block has a rate of its own' });
  const blocks = survey.blocks.filter((block) => holdsRows(block, remarks));
  if (blocks.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no block of its export has rows' }));
  for (const line of survey.strange) remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why: 'it belongs to no block' });
  const rates = ratesOf(blocks);
  if (!rates.ok) return rates;
  const origin = Math.min(...blocks.map(({ firstFrame }) => firstFrame));
  const readings: NexusReading[] = [];
  for (const [b, block] of blocks.entries()) {
    const reading = readingOf(block, b, blocks, rates.value[b] as number, origin, remarks);
    if (!reading.ok) return reading;
    if (reading.value !== undefined) readings.push(reading.value);
  }
  if (readings.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no block names a channel' }));
  endsOf(blocks, remarks);
  const tracks = readings.map(({ track }) => track).sort((a, b) => b.rate - a.rate);
  return ok({
    format: 'nexus',
    tracks,
    annotations: eventsOf(survey.blocks, blocks, rates.value, origin),
    remarks: remarks.all,
    counts: () => readings.map(({ track, tally }): Count => ({ of: 'rows', track: track.id, stated: null, found: tally.rows })),
    read: () => readAgain(again, readings, remarks),
  });
}

async function* readAgain(again: () => Promise<ByteSource>, readings: readonly NexusReading[], remarks: RemarkList) {
  const source = await again();
  try {
    yield* readLines(source, new NexusRows(readings, remarks));
  } finally {
    await source.close();
  }
}

function holdsRows(block: NexusBlock, remarks: RemarkList): boolean {
  if (block.rows > 0 && block.columns.length > 1) return true;
  if (block.events.length === 0) {
    remarks.add('FORMATS_LEFT_OUT', { what: `The block ${block.title}`, why: 'it has no rows of frames' });
  }
  return false;
}

/**
 * The rate of each block as it states it. Blocks share their frames, so a block of n sub-frames has n times the rate of one
 * without: where they deny that, nobody knows which is wrong. Error: EUP_FORMATS_HEADER.
 */
function ratesOf(blocks: readonly NexusBlock[]): Result<readonly number[], Fault> {
  const rates: number[] = [];
  let frames: number | undefined;
  for (const block of blocks) {
    const rate = statedRate(block.rate);
    const field = `the rate of ${block.title}`;
    if (rate === undefined)
      return err(fault('EUP_FORMATS_HEADER', { field, found: block.rate.slice(0, 40), expected: 'a number of hertz above 0' }));
    // A single frame doesn't tell how many sub-frames a whole one has.
    const whole = block.lastFrame > block.firstFrame;
    if (whole && frames !== undefined && Math.abs(rate / block.perFrame / frames - 1) > 1e-3) {
      const expected = `${Number((frames * block.perFrame).toPrecision(6))}, by the rate of ${blocks[0]?.title}`;
      return err(fault('EUP_FORMATS_HEADER', { field, found: String(rate), expected }));
    }
    if (whole) frames ??= rate / block.perFrame;
    rates.push(rate);
  }
  return ok(rates);
}

const ids: readonly (readonly [RegExp, string])[] = [
  [/device|analog/i, 'analog'],
  [/trajector|marker/i, 'points'],
  [/model/i, 'model'],
];

const idOf = (title: string): string => ids.find(([pattern]) => pattern.test(title))?.[1] ?? title.toLowerCase();

function readingOf(
  block: NexusBlock,
  index: number,
  blocks: readonly NexusBlock[],
  rate: number,
  origin: number,
  remarks: RemarkList,
): Result<NexusReading | undefined, Fault> {
  const columns = nexusChannels(block);
  if (columns.length === 0) return ok(undefined);
  if (block.columns.length > delimitedLimits.columns * 4)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: block.columns.length, most: delimitedLimits.columns * 4 }));
  const before = blocks.slice(0, index).filter(({ title }) => idOf(title) === idOf(block.title)).length;
  const id = before === 0 ? idOf(block.title) : `${idOf(block.title)} ${before + 1}`;
  const subFrames = /^sub ?frame$/i.test(block.columns[1] ?? '');
  const rows = block.firstRows.map((line) => allCellsOf(line, block.separator));
  const together = /device|analog/i.test(block.title) ? 0 : 3;
  const last = (columns.at(-1)?.column ?? 0) + 1;
  const held = Math.max(last, filledColumns(rows));
  if (held > last) {
    const what = `What stands right of column ${last} in ${block.title}`;
    remarks.add('FORMATS_LEFT_OUT', { what, why: 'no name stands over it' });
  }
  return ok({
    track: trackOf(
      id,
      rate,
      columns.map(({ channel }) => channel),
    ),
    shape: cellShape(block.separator, decimalSign(rows, block.separator), [
      0,
      ...(subFrames ? [1] : []),
      ...columns.map(({ column }) => column),
    ]),
    width: rowWidth(rows, held, together),
    first: block.first,
    last: block.last,
    rows: block.rows,
    perFrame: block.perFrame,
    subFrames,
    origin,
    tally: { rows: 0 },
  });
}

/** Tells of blocks that end before the others do: the export or its copy broke off. */
function endsOf(blocks: readonly NexusBlock[], remarks: RemarkList): void {
  const last = Math.max(...blocks.map(({ lastFrame }) => lastFrame));
  for (const { title, firstFrame, lastFrame } of blocks) {
    if (lastFrame >= last) continue;
    const what = `frames of ${title}`;
    remarks.add('FORMATS_CUT_OFF', { found: lastFrame - firstFrame + 1, stated: last - firstFrame + 1, what });
  }
}

/** Events count from frame 1, annotations from the first frame there is. Whose they are is not kept. */
function eventsOf(
  all: readonly NexusBlock[],
  blocks: readonly NexusBlock[],
  rates: readonly number[],
  origin: number,
): AnnotationList['all'] {
  const list = new AnnotationList();
  const frames = (rates[0] as number) / (blocks[0] as NexusBlock).perFrame;
  const single = blocks.every(({ firstFrame, lastFrame }) => firstFrame === lastFrame);
  const start = single && origin === 1 ? 0 : (origin - 1) / frames;
  for (const [, context = '', name = '', time = ''] of all.flatMap(({ events }) => events)) {
    const at = statedNumber(time) - start;
    if (Number.isFinite(at)) list.add({ at: seconds(at), text: plainText(`${context} ${name}`) });
  }
  return list.all;
}
