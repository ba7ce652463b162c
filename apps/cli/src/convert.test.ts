import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, eupraxia } from './command.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-convert-'));
const at = (name: string): string => join(folder, name);
const rows = Array.from({ length: 500 }, (_, i) => `${i / 1000},${Math.round(100 * Math.sin(i))},${i % 7}`);
const csv = `time,EMG (uV),trigger\n${rows.join('\n')}\n`;

beforeAll(() => {
  buildCommand();
  writeFileSync(at('in.csv'), csv);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const code = (stdout: string): string => (JSON.parse(stdout) as { error: { code: string } }).error.code;

describe('eupraxia convert IN OUT', () => {
  it.each(['edf', 'bdf', 'c3d', 'tsv'])('writes %s and back to the same numbers, and says what it left out', async (ending) => {
    const there = await eupraxia(['convert', at('in.csv'), at(`out.${ending}`), '--json']);
    expect([there.code, there.stderr]).toEqual([0, '']);
    expect(JSON.parse(there.stdout)).toMatchObject({
      from: { file: at('in.csv'), format: 'csv' },
      to: { file: at(`out.${ending}`), format: ending },
      tracks: [{ rate: 1000, channels: 2, samples: 500, seconds: 0.5 }],
    });
    const back = await eupraxia(['convert', at(`out.${ending}`), at(`${ending}-back.csv`)]);
    expect(back.code).toBe(0);
    const values = readFileSync(at(`${ending}-back.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(1).map(Number));
    expect(values).toEqual(
      rows.map((row) =>
        row
          .split(',')
          .slice(1)
          .map((cell) => Number(cell) + 0),
      ),
    );
  });

  it('reads what is piped in, and chooses channels', async () => {
    const ran = await eupraxia(['convert', '-', at('piped.csv'), '--channel', 'trigger'], csv);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(readFileSync(at('piped.csv'), 'utf8').split('\n').slice(0, 3)).toEqual(['time (s),trigger', '0,0', '0.001,1']);
  });

  it('never writes over a file without --force, nor leaves half of one', async () => {
    writeFileSync(at('mine.edf'), 'mine');
    const kept = await eupraxia(['convert', at('in.csv'), at('mine.edf'), '--json']);
    expect([kept.code, code(kept.stdout)]).toEqual([1, 'EUP_CLI_OUT_THERE']);
    expect(readFileSync(at('mine.edf'), 'utf8')).toBe('mine');
    expect((await eupraxia(['convert', at('in.csv'), at('mine.edf'), '--force'])).code).toBe(0);
    expect(readFileSync(at('mine.edf'), 'latin1').slice(0, 8)).toBe('0       ');
    writeFileSync(at('cut.edf'), readFileSync(at('mine.edf')).subarray(0, 1500));
    const cut = await eupraxia(['convert', at('cut.edf'), at('never.csv'), '--json']);
    expect([cut.code, code(cut.stdout)]).toEqual([1, 'EUP_FORMATS_TRUNCATED']);
    expect(existsSync(at('never.csv'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    [['convert', 'a.csv'], 2, 'EUP_CLI_USAGE'],
    [['convert', 'a.csv', 'b.doc'], 2, 'EUP_CLI_USAGE'],
    [['convert', 'a.csv', 'b.edf', '--numbers', 'float'], 2, 'EUP_CLI_USAGE'],
    [['convert', 'a.csv', 'b.c3d', '--processor', 'arm'], 2, 'EUP_CLI_USAGE'],
    [['convert', 'a.csv', 'b.edf', '--rate', '0'], 2, 'EUP_CLI_USAGE'],
    [['convert', '/nowhere/a.csv', join(folder, 'b.edf')], 1, 'EUP_CLI_FILE'],
  ])('refuses %j with exit %i', async (args, exit, expected) => {
    const ran = await eupraxia([...args, '--json']);
    expect([ran.code, code(ran.stdout)]).toEqual([exit, expected]);
  });

  it('leaves nothing behind when it is stopped by Ctrl-C', { timeout: 60_000 }, async () => {
    const bin = fileURLToPath(new URL('../bin/eupraxia.js', import.meta.url));
    const scratch = at('scratch');
    mkdirSync(scratch);
    const env = { ...process.env, TMPDIR: scratch };
    const child = spawn(process.execPath, [bin, 'convert', '-', at('stopped.edf'), '--json'], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(csv);
    while (readdirSync(scratch).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect([exit, code(said)]).toEqual([1, 'EUP_CLI_STOPPED']);
    expect(readdirSync(scratch)).toEqual([]);
    expect(existsSync(at('stopped.edf'))).toBe(false);
  });

  it('refuses what the target cannot hold, and a folder that isn’t there', async () => {
    const trc = await eupraxia(['convert', at('in.csv'), at('out.trc'), '--json']);
    expect([trc.code, code(trc.stdout)]).toEqual([1, 'EUP_FORMATS_CANNOT_HOLD']);
    const nowhere = await eupraxia(['convert', at('in.csv'), join(folder, 'no', 'out.edf'), '--json']);
    expect([nowhere.code, code(nowhere.stdout)]).toEqual([1, 'EUP_CLI_OUT']);
  });
});
