import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PracticePlan, PracticeReport } from '@eupraxia/practice/practice-run';
import { simulatedPatient } from '@eupraxia/practice/simulated';
import { afterAll, describe, expect, it } from 'vitest';
import { rate, recordedPractice } from './practice-recordings.fixture.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'practice-gaps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan: PracticePlan = {
  target: { metric: 'emg-amplitude', direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2 },
  dose: { sets: 1, repetitions: 6 },
  reference: { value: 100, unit: 'µV', kind: 'submaximal' },
};
const planFile = join(folder, 'plan.json');
writeFileSync(planFile, JSON.stringify(plan));
const { agonist, report: whole } = recordedPractice(plan, simulatedPatient('steady', 'up'), 3);

/** What the verb makes of the recording when stretches of it (s) are lost: as rows that are not there, or as empty cells. */
async function practiced(lost: readonly (readonly [number, number])[], how: 'rows' | 'cells', json = true) {
  let text = 'time (s),agonist (uV)\n';
  for (const [i, x] of agonist.entries()) {
    const gone = lost.some(([from, to]) => i >= from * rate && i < to * rate);
    if (gone && how === 'rows') continue;
    text += `${(i / rate).toFixed(3)},${gone ? '' : x.toFixed(3)}\n`;
  }
  const file = join(folder, 'recording.csv');
  writeFileSync(file, text);
  let out = '';
  const io = {
    stdin: Readable.from([]),
    env: {},
    err: () => undefined,
    out: async (more: string) => {
      out += more;
    },
  };
  expect(await run(['practice', file, '--plan', planFile, ...(json ? ['--json'] : [])], io)).toBe(0);
  return out;
}
const reported = async (lost: readonly (readonly [number, number])[], how: 'rows' | 'cells') =>
  JSON.parse(await practiced(lost, how)) as PracticeReport & { readonly reading: { readonly remarks: readonly string[] } };
const begins = ({ trials }: Pick<PracticeReport, 'trials'>) => trials.map(({ at }) => Math.round(10 * at) / 10);

describe('eupraxia practice on a recording that lost samples', () => {
  it('counts every trial of the whole recording, six of them', async () => {
    expect(begins(whole)).toEqual([2.1, 8.1, 14.1, 20.1, 26.1, 32.1]);
    expect(begins(await reported([], 'rows'))).toEqual(begins(whole));
  });

  it.each(['rows', 'cells'] as const)(
    'takes a gap (lost %s) neither for a rest nor for a trial',
    { timeout: 60_000 },
    async (how) => {
      // Between two trials nothing is lost of either.
      expect(begins(await reported([[12.2, 13.8]], how))).toEqual(begins(whole));
      // The muscle left rest within the gap: its work behind it is no trial, since nobody saw it at rest.
      for (const gap of [
        [7, 9],
        [7.9, 8.2],
        [7.5, 12],
      ] as const)
        expect(begins(await reported([gap], how))).toEqual([2.1, 14.1, 20.1, 26.1, 32.1]);
      // Also where the rest that is measured first ends in it.
      expect(begins(await reported([[0.5, 2.5]], how))).toEqual([8.1, 14.1, 20.1, 26.1, 32.1]);
      // A trial of which too much is lost is not judged, and no longer one on the other side of the gap.
      for (const gap of [
        [4, 4.5],
        [3, 5.5],
      ] as const)
        expect(begins(await reported([gap], how))).toEqual([8.1, 14.1, 20.1, 26.1, 32.1]);
      // A trial that was held before lasts as long as it was seen.
      const { trials } = await reported([[5.5, 6.5]], how);
      expect(trials[0]).toMatchObject({ at: 2.074, inZone: true, seconds: 3.426 });
    },
  );

  it('measures no rest from a gap, and says that the signal is lost', async () => {
    for (const gap of [
      [0, 5],
      [0.1, 1.95],
    ] as const) {
      const report = await reported([gap], 'cells');
      expect(report).toMatchObject({ halted: { at: 2, why: 'quality' }, trials: [] });
    }
  });

  it('tells what was found of the recording, in JSON and in the table', async () => {
    const { reading } = await reported([[12.2, 13.8]], 'rows');
    const told = 'Track 0: 1600 samples are missing in 1 place, first before line 12202; what is missing counts as lost.';
    expect(reading.remarks).toEqual([told]);
    expect(await practiced([[12.2, 13.8]], 'rows', false)).toContain(`- ${told}`);
  });
});
