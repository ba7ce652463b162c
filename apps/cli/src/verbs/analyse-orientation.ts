import { analyseOrientation, type OrientationReading, proofTold, type Recording, readingOf } from '@eupraxia/formats';
import { FaultError, faultAnswer, ok } from '@eupraxia/kernel';
import type { Io } from '../io.ts';
import { toldRemark } from '../told.ts';
import { type Written, writtenWith } from '../verb.ts';
import { type AnalyseKind, wrongTurningUnit } from './analyse-kind.ts';
import { qualityWords } from './quality-words.ts';

const methods = ['basic', 'full', 'offline'] as const;

/** `analyse --as orientation`: a quaternion for each sample, written as it is computed. */
export const orientation: AnalyseKind = {
  options: ['method', 'sensor', 'unit'],
  wanted({ method: named, sensor, unit }) {
    const method = named === undefined ? 'full' : methods.find((one) => one === named);
    if (method === undefined) return `--method "${named}" is not basic, full or offline`;
    const wrong = wrongTurningUnit(unit);
    if (wrong !== undefined) return wrong;
    return async (recording, json, io) => {
      const reading = analyseOrientation(recording, {
        method,
        ...(sensor === undefined ? {} : { sensor }),
        ...(unit === undefined ? {} : { unit }),
      });
      if (!reading.ok) return reading;
      return ok(await (json ? writeJson : writeRows)(reading.value, recording, io));
    };
  },
};

/** One JSON document. A fault after its beginning closes it, as `error` beside what was computed until then. */
async function writeJson(reading: OrientationReading, recording: Recording, io: Io): Promise<Written> {
  let begun = false;
  try {
    for await (const run of reading.quaternions()) {
      const text: string[] = [];
      for (let i = 0; i < run.length; i += 4) text.push(`[${run[i]},${run[i + 1]},${run[i + 2]},${run[i + 3]}]`);
      if (text.length === 0) continue;
      await io.out(
        begun ? `,${text.join(',')}` : `${JSON.stringify(reading.head).slice(0, -1)},"quaternions":[${text.join(',')}`,
      );
      begun = true;
    }
  } catch (thrown) {
    if (!(thrown instanceof FaultError) || !begun) throw thrown;
    await io.out(`],${JSON.stringify({ error: faultAnswer(thrown.fault) }).slice(1)}\n`);
    return writtenWith(1);
  }
  const { remarks: own = [], ...rest } = reading.tail() ?? {};
  const { counts, remarks } = readingOf(recording);
  const all = [...remarks, ...own.map(({ message }) => message)];
  const tail = JSON.stringify({ ...rest, reading: { counts, remarks: all } }).slice(1);
  await io.out(begun ? `],${tail}\n` : `${JSON.stringify(reading.head).slice(0, -1)},"quaternions":[],${tail}\n`);
  return writtenWith(0);
}

/** A line of seconds and quaternion for each sample. */
async function writeRows(reading: OrientationReading, recording: Recording, io: Io): Promise<Written> {
  const { method, frame, rate } = reading.head;
  io.err(`VQF ${method}, sensor to ${frame}, ${rate} Hz`);
  let at = 0;
  let head = 'seconds,w,x,y,z\n';
  for await (const run of reading.quaternions()) {
    const lines: string[] = [];
    for (let i = 0; i < run.length; i += 4) {
      const four = [run[i], run[i + 1], run[i + 2], run[i + 3]] as number[];
      lines.push(`${(at++ / rate).toFixed(6)},${four.map((x) => x.toFixed(9)).join(',')}\n`);
    }
    await io.out(head + lines.join(''));
    head = '';
  }
  const tail = reading.tail();
  if (tail !== null) {
    const { acc, gyr } = tail.read;
    io.err(
      `acceleration in ${acc.unit}, angular rate in ${gyr.unit}; quaternions have no unit; quality ${qualityWords(tail.quality)}`,
    );
  }
  for (const remark of [...recording.remarks, ...(tail?.remarks ?? [])]) io.err(toldRemark(remark));
  const proof = proofTold('orientation');
  if (proof !== undefined) io.err(proof);
  return writtenWith(0);
}
