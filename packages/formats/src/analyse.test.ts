import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hertz } from '@eupraxia/kernel';
import { emgRecord } from '@eupraxia/signal/emg';
import { describe, expect, it } from 'vitest';
import { type AnalyseOptions, analyseEmg, type EmgReport } from './analyse.ts';
import { edfFile, open } from './files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

async function analyse(content: string | Uint8Array, options: AnalyseOptions = {}, rate?: number): Promise<EmgReport | string> {
  const opened = await open(content, rate, 65_536);
  if (!opened.ok) return opened.error.code;
  const report = await analyseEmg(opened.value, options);
  return report.ok ? report.value : `${report.error.code}: ${report.error.message}`;
}

/** Four seconds of loud and soft at 1 kHz, the same each time. */
function muscle(scale = 1): number[] {
  let state = 5;
  return Array.from({ length: 4000 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((state / 2 ** 31 - 1) * (i > 1000 && i < 2000 ? 500 : 20)) * scale;
  });
}

describe.skipIf(!here)(`on real recordings${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  it.each([
    ['emg1_biosppy_1000hz', 1000, 'counts', 0],
    ['emg_bmc_1000hz', 1000, 'V', 0],
    ['emg_shoulder_pyomeca_deltant', 2000, 'µV', 0],
  ] as const)('analyseEmg(%s) equals the reference', async (name, rate, unit, channel) => {
    const expected = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8'));
    const file = expected.file.split('#')[0];
    const report = await analyse(readFileSync(`${folder}${file}`), { channel: String(channel) }, rate);
    if (typeof report === 'string') throw new Error(report);
    const [first] = report.channels;
    if (first === undefined) throw new Error();
    expect(report).toMatchObject({ format: 'csv', rate, seconds: expected.n / rate });
    expect(first.unit).toBe(unit);
    const pairs = [
      [first.rms, expected.timeDomain.rms],
      [first.meanAbsolute, expected.timeDomain.mav],
      [first.envelopePeak, expected.envelopeZeroPhase.max],
      [first.peakRms500, expected.mvcRms500],
      [first.medianFrequency, expected.spectrum.medianHzInterp],
      [first.meanFrequency, expected.spectrum.meanHz],
    ];
    for (const [ours, theirs] of pairs) expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-9);
  });

  it('analyseEmg(OpenBCI text) analyses its eight channels and no acceleration', async () => {
    const report = await analyse(readFileSync(`${folder}openbci_gui_v6_jawclench_raw.txt`));
    if (typeof report === 'string') throw new Error(report);
    expect(report).toMatchObject({ format: 'openbci', rate: 250 });
    expect(report.channels.map((c) => `${c.name} ${c.unit}`)).toEqual(Array.from({ length: 8 }, (_, i) => `EXG Channel ${i} µV`));
  });
});

describe('analyseEmg', () => {
  const text = (samples: number[]) => `emg_uV,acc_x\n${samples.map((x) => `${x},1`).join('\n')}\n`;

  it('analyseEmg(file) gives what emgRecord gives of its samples', async () => {
    const whole = emgRecord(muscle(), hertz(1000));
    const report = await analyse(text(muscle()), {}, 1000);
    if (typeof report === 'string' || !whole.ok) throw new Error(String(report));
    expect(report).toMatchObject({ format: 'csv', rate: 1000, seconds: 4 });
    expect(report.channels).toEqual([{ name: 'emg_uV', unit: 'µV', rate: 1000, ...whole.value }]);
    expect(whole.value.bursts).toHaveLength(1);
  });

  it('analyseEmg(EDF) gives the same as of text', async () => {
    const samples = muscle();
    const records = Array.from({ length: 4 }, (_, r) => ({ digits: samples.slice(r * 1000, r * 1000 + 1000) }));
    const edf = await analyse(edfFile({ signals: [{ label: 'EMG', samples: 1000 }], records }));
    const csv = await analyse(text(samples), {}, 1000);
    if (typeof edf === 'string' || typeof csv === 'string') throw new Error();
    expect(edf.channels[0]?.rms).toBeCloseTo(csv.channels[0]?.rms ?? 0, 9);
    expect(edf.format).toBe('edf');
  });

  it('analyseEmg picks a channel by its name, with or without its unit, or by its number', async () => {
    for (const channel of ['emg_uV', 'EMG', '0']) {
      const report = await analyse(text(muscle()), { channel }, 1000);
      expect(typeof report === 'string' ? report : report.channels.map((c) => c.name)).toEqual(['emg_uV']);
    }
    expect(await analyse(text(muscle()), { channel: 'nope' }, 1000)).toBe(
      'EUP_FORMATS_CHANNEL_UNKNOWN: There is no channel "nope"; there are: emg_uV, acc_x.',
    );
  });

  it('analyseEmg marks a pause as a gap and refuses one of days', async () => {
    const at = (pause: number) =>
      `time,emg_uV\n${muscle()
        .map((x, i) => `${((i + (i >= 3500 ? pause : 0)) / 1000).toFixed(3)},${x}`)
        .join('\n')}\n`;
    const report = await analyse(at(100));
    if (typeof report === 'string') throw new Error(report);
    expect(report.channels[0]).toMatchObject({ samples: 4100, quality: { reasons: ['gap'] } });
    expect(await analyse(at(1e9))).toMatch(/^EUP_FORMATS_GAP/);
  });

  it('analyseEmg refuses what holds no muscle signal, too few samples, and a damaged line', async () => {
    expect(await analyse('acc_x,acc_y\n1,2\n3,4\n', {}, 1000)).toMatch(/^EUP_FORMATS_NO_CHANNEL/);
    expect(await analyse('emg\n1\n2\n', {}, 1000)).toMatch(/^EUP_SIGNAL_SHORT/);
    expect(await analyse('emg\n1\n2\n', {}, 20)).toMatch(/^EUP_SIGNAL_RATE/);
    expect(await analyse(`${text(muscle())}${'1,1\n'.repeat(90_000)}2,what\n`, {}, 1000)).toBe(
      'EUP_FORMATS_NUMBER: Line 94002, column 2 holds "what", which is not a number.',
    );
  });
});
