import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Envelope, EventKind, NewBodies } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { coachPlan, coachVersion } from '@eupraxia/coach';
import { SyntheticBody } from '@eupraxia/devices';
import { containerEnd, containerHead, containerSamples } from '@eupraxia/formats';
import { CoachRun, chainVersion } from '@eupraxia/practice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { run as runCommand } from './run.ts';

const recording = '018f4e2a-0000-7000-8000-00000000000c';
const run = '018f4e2a-0000-7000-8000-00000000000d';
const snapshot = exampleSnapshot();
const activityId = snapshot.program.items[0]?.id ?? '';

/** A practice of 12 s, its log and its file. */
function practised(): { readonly events: Envelope[]; readonly bytes: Uint8Array } {
  const body = new SyntheticBody({
    rate: 1000,
    script: { every: 2.4, holds: 1.5, weakest: 0.3, strongest: 0.6, coactivation: 0.1 },
  });
  const data = [new Float32Array(12_000), new Float32Array(12_000)];
  body.fill(data, 0, 12_000);
  const channels = ['agonist', 'antagonist'].map((name) => ({ name, unit: 'µV' }));
  const bytes = Buffer.concat([
    containerHead({ recording, rate: 1000, channels, source: 'synthetic' }),
    containerSamples(0, data, 12_000),
    containerEnd(12_000),
  ]);
  const tab = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: '018f4e2a-0000-7000-8000-00000000000b',
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: 1.7e12,
  });
  const events: Envelope[] = [];
  const write = <K extends EventKind>(kind: K, content: NewBodies[K]) =>
    events.push(tab.write(1.7e12 + events.length, kind, content));
  write('visit.opened', { snapshot });
  const agonist = { channel: 'agonist', unit: 'µV', reference: 160 };
  const plan = coachPlan({
    activityId,
    zone: { floor: 20, ceiling: 80, holdSeconds: 0.5 },
    source: { recording, ...agonist, startsAt: 0 },
  });
  const coach = new CoachRun(run, plan);
  write('coach.started', { activityId, run, plan: JSON.parse(JSON.stringify(plan)), coach: coachVersion, chain: chainVersion });
  const start = { recording, from: 0, rate: 1000, mains: 'none', agonist } as const;
  coach.begin({ ...start, antagonist: null }, [new Float32Array(0), null]);
  write('feedback.started', { activityId, run, at: 0, speed: 1, ...start });
  for (const event of coach.take(data[0] as Float32Array, null).events) write(event.kind, event.body as never);
  write('feedback.stopped', { activityId, run, at: 12, to: 12 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  write('recording.attached', {
    recording,
    sha256,
    bytes: bytes.length,
    format: 'eupraxia',
    rate: 1000,
    seconds: 12,
    channels,
    source: 'synthetic',
  });
  return { events, bytes };
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eupraxia-replay-'));
  const { events, bytes } = practised();
  await writeFile(join(folder, 'practice.eupr'), bytes);
  await writeFile(join(folder, 'other.csv'), 'time,x (uV)\n0,1\n0.001,2\n0.002,3\n');
  await writeFile(join(folder, 'visit.jsonl'), lines(events));
  await writeFile(join(folder, 'none.jsonl'), lines(events.slice(0, 1)));
  const spoilt = structuredClone(events) as Envelope[];
  const repetition = spoilt.filter(({ kind }) => kind === 'repetition.done')[1];
  (repetition?.body as { peak: number }).peak = 12.5;
  await writeFile(join(folder, 'spoilt.jsonl'), lines(spoilt));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lines = (events: readonly Envelope[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');

async function replayed(...files: readonly string[]) {
  const said: string[] = [];
  const io: Io = {
    env: {},
    stdin: Readable.from([]),
    out: async (text: string) => void said.push(text),
    err: () => undefined,
  } as unknown as Io;
  const code = await runCommand(['replay', ...files.map((file) => join(folder, file)), '--json'], io);
  return { code, answer: JSON.parse(said.join('')) };
}

describe('eupraxia replay', () => {
  it('replay LOG RECORDING finds the coach’s events equal to the log, exit 0', async () => {
    const { code, answer } = await replayed('visit.jsonl', 'practice.eupr');
    expect(code).toBe(0);
    expect(answer).toMatchObject({ verdict: 'equal', activities: [{ activityId, runs: 1, samples: 12_000, difference: null }] });
    expect(answer.activities[0].events).toBeGreaterThan(3);
  });

  it('replay LOG RECORDING names the first event that differs, exit 1', async () => {
    const { code, answer } = await replayed('spoilt.jsonl', 'practice.eupr');
    expect(code).toBe(1);
    expect(answer).toMatchObject({
      verdict: 'differs',
      activities: [{ difference: { place: 1, what: 'differs', logged: { kind: 'repetition.done', body: { peak: 12.5 } } } }],
    });
  });

  it('replay refuses a log without practice, a missing recording and a stranger’s file, each with what to give', async () => {
    expect(await replayed('none.jsonl', 'practice.eupr')).toMatchObject({
      code: 1,
      answer: { error: { code: 'EUP_CLI_REPLAY_NONE' } },
    });
    expect(await replayed('visit.jsonl', 'other.csv')).toMatchObject({
      code: 1,
      answer: { error: { code: 'EUP_CLI_REPLAY_STRANGER' } },
    });
    expect(await replayed('visit.jsonl')).toMatchObject({ code: 1, answer: { error: { code: 'EUP_CLI_REPLAY_MISSING' } } });
    expect(await replayed()).toMatchObject({ code: 2, answer: { error: { code: 'EUP_CLI_USAGE' } } });
    expect(await replayed('visit.jsonl', 'absent.eupr')).toMatchObject({ code: 1, answer: { error: { code: 'EUP_CLI_FILE' } } });
  });
});
