import { createHash } from 'node:crypto';
import { type EventOf, readLog } from '@eupraxia/clinical';
import { openRecording } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result } from '@eupraxia/kernel';
import {
  type Difference,
  loggedPractices,
  practisedRecordings,
  type ReplayRecording,
  type ReplayReport,
  replayPractice,
} from '@eupraxia/practice';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { readSessionLog } from '../log.ts';
import { bytesOf, readingFault } from '../read.ts';
import { type Answer, parseVerb, type Written, writtenWith } from '../verb.ts';

type Attached = EventOf<'recording.attached'>;

/**
 * `replay LOG [RECORDING…]`: lets the coach hear a visit's practice again and compares what it says with the log. Exit 0
 * where both are equal, 1 where they differ (`other-version` where other rules coached the visit); the first difference of each activity is told. Practice by taps needs no
 * recording: the log holds all that its coach heard.
 */
export async function replay(args: readonly string[], io: Io): Promise<Result<Answer | Written, Fault>> {
  const parsed = parseVerb('replay', args, {}, { least: 1 });
  if (!parsed.ok) return parsed;
  const [file = '-', ...recordings] = parsed.value.files;
  const events = await readSessionLog(file, io);
  if (!events.ok) return events;
  const log = readLog(events.value);
  const practices = loggedPractices(log);
  if (practices.length === 0) return err(fault('EUP_CLI_REPLAY_NONE', { events: events.value.length }));
  const attached = log.events.filter((event): event is Attached => event.kind === 'recording.attached');
  const found = new Map<string, ReplayRecording>();
  for (const recording of recordings) {
    const read = await readRecording(recording, attached, io);
    if (!read.ok) return read;
    for (const id of read.value.ids) found.set(id, read.value.recording);
  }
  const missing = [...practisedRecordings(practices)].find((id) => !found.has(id));
  if (missing !== undefined) {
    const sha256 = attached.find(({ body }) => body.recording === missing)?.body.sha256 ?? 'not attached to the visit';
    return err(fault('EUP_CLI_REPLAY_MISSING', { recording: missing, sha256 }));
  }
  const activities = practices.map((practice) => replayPractice(practice, found));
  const kinds = new Set(activities.flatMap(({ difference }) => (difference === null ? [] : [difference.what])));
  const equal = kinds.size === 0;
  const verdict = equal ? 'equal' : [...kinds].every((what) => what === 'version') ? 'other-version' : 'differs';
  const answer = { json: { verdict, activities }, text: shown(activities) };
  if (equal) return ok(answer);
  await io.out(parsed.value.json ? `${JSON.stringify(answer.json)}\n` : answer.text);
  return ok(writtenWith(1));
}

/** Reads a recording whole and finds by its content which of the visit's it is. Errors: those of reading, EUP_CLI_REPLAY_STRANGER. */
async function readRecording(
  file: string,
  attached: readonly Attached[],
  io: Io,
): Promise<Result<{ readonly ids: readonly string[]; readonly recording: ReplayRecording }, Fault>> {
  try {
    const chunks: Uint8Array[] = [];
    const hash = createHash('sha256');
    for await (const chunk of bytesOf(file, io)) {
      hash.update(chunk);
      chunks.push(chunk.slice());
    }
    const sha256 = hash.digest('hex');
    const mine = attached.filter(({ body }) => body.sha256 === sha256);
    const [first] = mine;
    if (first === undefined) return err(fault('EUP_CLI_REPLAY_STRANGER', { file, sha256 }));
    // Where the file did not say its rate, the log does.
    const rate = first.body.format === 'csv' ? { rate: hertz(first.body.rate) } : {};
    const opened = await openRecording(fromMemory(chunks), rate);
    if (!opened.ok) return opened;
    const blocks: { readonly first: number; readonly data: readonly Float32Array[] }[] = [];
    let length = 0;
    try {
      for await (const block of opened.value.blocks()) {
        const at = Math.round(block.t0 * opened.value.rate);
        blocks.push({ first: at, data: block.data.map((d) => d.slice()) });
        length = Math.max(length, at + (block.data[0]?.length ?? 0));
      }
    } catch (problem) {
      // The live station plays what is there of a file that ends in the middle; so does its replay.
      if (!(problem instanceof FaultError) || blocks.length === 0) throw problem;
    }
    const { channels } = opened.value;
    const data = channels.map((_channel, c) => {
      const whole = new Float32Array(length).fill(Number.NaN);
      for (const block of blocks) whole.set(block.data[c] ?? [], block.first);
      return whole;
    });
    return ok({ ids: mine.map(({ body }) => body.recording), recording: { rate: opened.value.rate, channels, data } });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    const known = readingFault(problem, file);
    if (known === null) throw problem;
    return err(known);
  }
}

async function* fromMemory(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

function shown(activities: readonly ReplayReport[]): string {
  return activities
    .map(({ activityId, runs, stretches, samples, events, open, difference }) => {
      const from = stretches === 0 ? 'the log’s own taps' : `${samples} samples in ${stretches} stretches`;
      const summary = `${activityId}: ${events} events of ${runs} ${runs === 1 ? 'coach' : 'coaches'} from ${from}`;
      const rest = open ? '; a stretch has no end in the log, so what follows its last word is not compared' : '';
      return `${summary}${rest}\n  ${difference === null ? 'equal to the log' : shownDifference(difference)}\n`;
    })
    .join('');
}

function shownDifference({ place, what, logged, replayed }: Difference): string {
  const lines = [`event ${place + 1}: ${whats[what]}`];
  if (logged !== null) lines.push(`log:    ${logged.kind} ${JSON.stringify(logged.body)} (${logged.id})`);
  if (replayed !== null) lines.push(`replay: ${replayed.kind} ${JSON.stringify(replayed.body)}`);
  return lines.join('\n  ');
}

const whats: Readonly<Record<Difference['what'], string>> = {
  'missing-in-log': 'the log lacks what the coach did',
  'missing-in-replay': 'the coach does not do what the log has',
  differs: 'log and coach differ',
  'evidence-differs': 'the log rests it on other events',
  'no-channel': 'the recording has no such channel at that rate',
  'no-rate': 'the coach cannot use that rate',
  'no-plan': 'what the log holds is not a plan of a coach',
  clock: 'the coach’s clock reads another time',
  version: 'coached by other versions of rules or chain, which need not agree with these',
};
