import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PracticePlan, PracticeReport } from '@eupraxia/practice/practice-run';
import { simulatedPatient } from '@eupraxia/practice/simulated';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, eupraxia } from './command.fixture.ts';
import { csvOf, recordedPractice } from './practice-recordings.fixture.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'practice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const up: PracticePlan = {
  target: { metric: 'emg-amplitude', direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
  dose: { sets: 2, repetitions: 6 },
  reference: { value: 100, unit: 'µV', kind: 'submaximal' },
};
const down: PracticePlan = {
  target: { metric: 'emg-amplitude', direction: 'down', floor: null, ceiling: 20, holdSeconds: 5 },
  dose: { sets: 2, repetitions: 6 },
  reference: { value: 100, unit: 'µV', kind: 'slow-stretch' },
};

/** Runs the verb in this process. */
async function practice(
  args: readonly string[],
  piped: string | Iterable<string> = '',
): Promise<{ exit: number; json: unknown; err: string }> {
  let out = '';
  let err = '';
  const io = {
    stdin: Readable.from(typeof piped === 'string' ? [Buffer.from(piped)] : bytes(piped)),
    env: {},
    out: async (text: string) => {
      out += text;
    },
    err: (line: string) => {
      err += line;
    },
  };
  const exit = await run(['practice', ...args, '--json'], io);
  expect(out + err).not.toMatch(/\n\s+at |node:internal/);
  return { exit, json: JSON.parse(out), err };
}

function* bytes(texts: Iterable<string>): Iterable<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

const report = async (args: readonly string[], piped: string | Iterable<string> = ''): Promise<PracticeReport> => {
  const { exit, json } = await practice(args, piped);
  expect([exit, (json as { error?: unknown }).error]).toEqual([0, undefined]);
  // What was seen of the recording stands beside what the coach made of it.
  const { reading, ...told } = json as PracticeReport & { readonly reading: object };
  expect(reading).toMatchObject({ counts: expect.any(Array), remarks: expect.any(Array) });
  return told;
};

const planOf = (name: string, plan: object): string => written(`${name}.json`, JSON.stringify(plan));

describe('eupraxia practice', () => {
  it('makes of a recording what the coach made of it while the patient answered it', async () => {
    for (const [name, plan] of [
      ['up', up],
      ['down', down],
    ] as const) {
      const recorded = recordedPractice(plan, simulatedPatient('steady', plan.target.direction), 3);
      const file = written(`${name}.csv`, csvOf(recorded));
      const found = await report([file, '--plan', planOf(name, plan), '--rate', '1000']);
      expect(found.trials.length).toBe(12);
      expect(found.sets.map(({ done }) => done)).toEqual([6, 6]);
      expect(found.halted).toBeNull();
      expect({ ...found, quality: null }).toEqual({ ...recorded.report, quality: null });
      expect(Object.keys(found)).toEqual([
        'quality',
        'halted',
        'trials',
        'sets',
        'zone',
        'feedback',
        'cues',
        'proposals',
        'stops',
      ]);
    }
  });

  it('gives the same however the recording is cut, and shows a person a table', async () => {
    const recorded = csvOf(recordedPractice(up, simulatedPatient('child', 'up'), 5));
    const plan = planOf('cut', up);
    const pieces = function* () {
      for (let i = 0; i < recorded.length; i += 977) yield recorded.slice(i, i + 977);
    };
    const whole = await report(['-', '--plan', plan, '--rate', '1000'], recorded);
    expect(await report(['-', '--plan', plan, '--rate', '1000'], pieces())).toEqual(whole);
    let text = '';
    const io = {
      stdin: Readable.from([Buffer.from(recorded)]),
      env: {},
      out: async (more: string) => {
        text += more;
      },
      err: () => undefined,
    };
    expect(await run(['practice', '-', '--plan', plan, '--rate', '1000'], io)).toBe(0);
    expect(text).toMatch(/^Quality \S+\..*\n\nTrials\nat /);
  });

  it('halts where the electrode comes off, and counts and praises nothing after it', async () => {
    for (const quiet of [true, false]) {
      const recorded = recordedPractice(down, simulatedPatient('lead-off', 'down'), 2, quiet);
      const found = await report(['-', '--plan', planOf('off', down), '--rate', '1000'], csvOf(recorded));
      // Four tries of five seconds after two of rest; then two seconds without a signal.
      expect(found.halted?.why).toBe('electrode');
      expect(found.halted?.at).toBeGreaterThan(21);
      expect(found.halted?.at).toBeLessThan(26);
      const off = (found.halted?.at ?? 0) - 2.5;
      expect(found.trials.filter(({ at, seconds, inZone }) => inZone && at + seconds > off + 0.6)).toEqual([]);
      expect(found.cues.filter(({ at, key }) => at > off && key === 'in-band')).toEqual([]);
      expect(found.feedback.at(-1)).toMatchObject({ on: false, share: 0, why: 'halted' });
    }
  });

  it('takes a flat line at the beginning for an electrode that is off', async () => {
    const flat = `a_uV\n${'0\n'.repeat(5000)}`;
    const found = await report(['-', '--plan', planOf('flat', up), '--rate', '1000'], flat);
    expect(found).toMatchObject({ halted: { at: 2, why: 'electrode' }, trials: [], sets: [] });
  });

  it('says which file, option or field is wrong, with exit 1, or 2 for wrong usage', async () => {
    const plan = planOf('good', up);
    const csv = written('short.csv', `a_uV,b_mmHg\n${'1,2\n'.repeat(500)}`);
    const refused = async (args: readonly string[]) => {
      const { exit, json } = await practice(args);
      const { error } = json as { error: { code: string; message: string; remedy: string } };
      expect(error.remedy.length).toBeGreaterThan(5);
      return [exit, error.code];
    };
    expect(await refused([csv])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused(['--plan', plan])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused([csv, '--plan', plan, '--rate', 'fast'])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused([csv, '--plan', plan, '--mains', '55'])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused([csv, '--plan', plan, '--rest', '3:1'])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused(['-', '--plan', '-'])).toEqual([2, 'EUP_CLI_USAGE']);
    expect(await refused([csv, '--plan', join(folder, 'none.json')])).toEqual([1, 'EUP_CLI_FILE']);
    expect(await refused([csv, '--plan', written('broken.json', '{"target":')])).toEqual([1, 'EUP_CLI_JSON']);
    expect(await refused([csv, '--plan', planOf('bad', { ...up, dose: {} })])).toEqual([1, 'EUP_CLI_PRACTICE_PLAN']);
    expect(await refused([join(folder, 'none.csv'), '--plan', plan])).toEqual([1, 'EUP_CLI_FILE']);
    expect(await refused([csv, '--plan', plan])).toEqual([1, 'EUP_FORMATS_RATE_UNKNOWN']);
    expect(await refused([csv, '--plan', plan, '--rate', '1000'])).toEqual([1, 'EUP_CLI_PRACTICE_REST']);
    expect(await refused([csv, '--plan', plan, '--rate', '1000', '--channel', 'c'])).toEqual([1, 'EUP_FORMATS_CHANNEL_UNKNOWN']);
    const timed = written('timed.csv', `time,a_uV\n${Array.from({ length: 500 }, (_, i) => `${i / 1000},1\n`).join('')}`);
    expect(await refused([timed, '--plan', plan, '--rate', '500'])).toEqual([1, 'EUP_CLI_PRACTICE_RATE']);
    expect(await refused([timed, '--plan', plan, '--rate', '1000'])).toEqual([1, 'EUP_CLI_PRACTICE_REST']);
    const mmhg = planOf('mmhg', { ...up, reference: { ...up.reference, unit: 'mmHg' } });
    expect(await refused([csv, '--plan', mmhg, '--rate', '1000'])).toEqual([1, 'EUP_CLI_PRACTICE_UNIT']);
    const mvic = planOf('mvic', { ...down, reference: { ...down.reference, kind: 'MVIC' } });
    expect(await refused([csv, '--plan', mvic, '--rate', '1000'])).toEqual([1, 'EUP_CLI_PRACTICE_REFERENCE']);
  });

  it('reads the reference in the unit of the recording', async () => {
    const recorded = csvOf(recordedPractice(up, simulatedPatient('steady', 'up'), 4));
    const millivolts = { ...up, reference: { value: 0.1, unit: 'mV', kind: 'submaximal' } };
    const found = await report(['-', '--plan', planOf('mv', millivolts), '--rate', '1000'], recorded);
    expect(found).toEqual(await report(['-', '--plan', planOf('uv', up), '--rate', '1000'], recorded));
  });
});

describe('eupraxia practice as a process', () => {
  beforeAll(buildCommand, 180_000);

  it('reads a long recording as a stream: memory does not grow with it', async () => {
    const endless = { ...down, dose: { sets: 100, repetitions: 500 } };
    const row = (i: number): string => `${(12 * Math.sin(1.7 * i) * Math.sin(0.37 * i) * Math.sin(0.11 * i)).toFixed(3)}\n`;
    const minute = Array.from({ length: 60_000 }, (_, i) => row(i)).join('');
    const text = function* (minutes: number) {
      yield 'a_uV\n';
      for (let m = 0; m < minutes; m++) yield minute;
    };
    const plan = planOf('endless', endless);
    const short = await eupraxia(['practice', '-', '--plan', plan, '--rate', '1000', '--json'], text(4));
    const long = await eupraxia(['practice', '-', '--plan', plan, '--rate', '1000', '--json'], text(80));
    expect([short.code, long.code, long.stderr]).toEqual([0, 0, '']);
    expect((JSON.parse(long.stdout) as PracticeReport).trials.length).toBeGreaterThan(700);
    expect((long.peakMb ?? 0) - (short.peakMb ?? 0)).toBeLessThan(60);
  }, 120_000);
});

const signals = new URL('../../../../shared/data/signals/', import.meta.url);
const there = existsSync(signals);
const skipped = there ? '' : ' (skipped: no shared recordings)';
const recording = (name: string): string => new URL(name, signals).pathname;

describe('eupraxia practice on recordings of people', () => {
  it.skipIf(!there)(`finds the three contractions of a recording, up${skipped}`, async () => {
    const plan = {
      ...up,
      target: { ...up.target, floor: 30, ceiling: null, holdSeconds: 0.2 },
      dose: { sets: 1, repetitions: 3 },
      reference: { value: 30, unit: 'mV', kind: 'peak-in-task' },
    };
    const found = await report([
      recording('emg_bmc_1000hz.csv'),
      '--plan',
      planOf('bmc', plan),
      '--rate',
      '1000',
      '--mains',
      '50',
      '--rest',
      '0:0.35',
    ]);
    expect(found.halted).toBeNull();
    expect(found.trials.map(({ inZone }) => inZone)).toEqual([true, true, true]);
    // `analyse --as emg` has its bursts at 0.36–1.01, 1.35–1.93 and 2.37–3.02 s.
    const bursts = [
      [0.36, 1.01],
      [1.35, 1.93],
      [2.37, 3.02],
    ] as const;
    for (const [i, [on, off]] of bursts.entries()) {
      expect(Math.abs((found.trials[i]?.at ?? 0) - on)).toBeLessThan(0.12);
      expect(Math.abs((found.trials[i]?.at ?? 0) + (found.trials[i]?.seconds ?? 0) - off)).toBeLessThan(0.2);
    }
  });

  const plan = (target: object, dose: object) => ({
    target: { ...up.target, ...target },
    dose,
    reference: { value: 133.5, unit: 'counts', kind: 'peak-in-task' },
  });
  const args = ['--rate', '1000', '--mains', '50', '--rest', '2.5:9'];
  const biosppy = recording('emg1_biosppy_1000hz.csv');
  // Where `analyse --as emg --mains 50` has bursts of half a second or more, or of a peak above the floor of 12 %.
  const bursts = [1.42, 15.42, 23.14, 25.58, 26.32, 35.86, 40.01, 44.91];

  it.skipIf(!there)(`has a trial for each burst that analyse finds, and none between them, up and within${skipped}`, async () => {
    for (const target of [
      { floor: 12, ceiling: null, holdSeconds: 0.3 },
      { direction: 'within', floor: 12, ceiling: 130, holdSeconds: 0.5 },
    ]) {
      const one = plan(target, { sets: 1, repetitions: 9 });
      const { trials, halted } = await report([biosppy, '--plan', planOf('bursts', one), ...args]);
      expect(halted).toBeNull();
      // The long burst at 35.9 s comes back to rest once in its middle.
      expect(trials.map(({ at }) => at).filter((at) => at < 38 || at > 39)).toHaveLength(8);
      for (const burst of bursts) expect(trials.some(({ at }) => Math.abs(at - burst) < 0.15)).toBe(true);
    }
  });

  it.skipIf(!there)(`takes a quiet muscle for rest and each burst for none, down${skipped}`, async () => {
    const calm = plan({ direction: 'down', floor: null, ceiling: 10, holdSeconds: 3 }, { sets: 2, repetitions: 5 });
    const { trials, sets, halted, zone } = await report([biosppy, '--plan', planOf('calm', calm), ...args]);
    expect(halted).toBeNull();
    expect(sets.map(({ done }) => done)).toEqual([5, 5]);
    for (const { at, seconds, inZone, peak } of trials) {
      expect(seconds).toBeGreaterThan(2.9);
      expect(seconds).toBeLessThan(3.3);
      // Peaks of scatter are shorter than what ends a rest; the bursts at 1.4, 15.4, 25.6 and 26.3 s are not.
      if (peak < 10) expect([at, inZone]).toEqual([at, true]);
      if (peak > 60) expect([at, inZone]).toEqual([at, false]);
    }
    expect(zone).toEqual([]);
  });
});
