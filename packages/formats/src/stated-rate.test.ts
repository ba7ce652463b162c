import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from './files.fixture.ts';

const file = (times: readonly (number | string)[], name = 'time', head = '') =>
  `${head}${name},EMG (uV)\n${times.map((t, i) => `${t},${i % 100}\n`).join('')}`;
const counting = (length: number) => Array.from({ length }, (_, i) => i);
const at = (rate: number, places: number, length: number) => counting(length).map((i) => (i / rate).toFixed(places));
const told = async (text: string, rate?: number) => {
  const { recording, tracks } = await samplesOf(text, rate);
  return { rate: recording.rate, samples: tracks[0]?.[0] ?? [], remarks: recording.remarks.map(({ message }) => message) };
};
const lostIn = (samples: readonly number[]) => samples.flatMap((x, i) => (Number.isNaN(x) ? [i] : []));

describe('rates that the head states', () => {
  const body = (columns: string) =>
    `${columns}\n${counting(40)
      .map((i) => `${i % 7}\n`)
      .join('')}`;
  it.each([
    ['# Sampling Rate (Hz):= 1000.00', 1000],
    ['Sample Rate:,128,Hz', 128],
    ['# fs = 2 kHz', 2000],
    ['% Abtastrate: 1000,00 Hz', 1000],
    ['Sampling frequency\t2148.148\tHz', 2148.148],
    ['# sampling rate 250', 250],
    ['# Sample interval: 0.5 ms', 2000],
    ['# dt = 0.001', 1000],
    ['# Sampling rate: 148.148 Hz', 148.148],
    ['# Sampling rate: 2.000 Hz', 2000],
    ['"Sampling rate","1000"', 1000],
    ['# Fréquence d’échantillonnage : 1000 Hz', 1000],
  ])('%s is %s Hz', async (line, rate) => {
    const { recording } = await samplesOf(new TextEncoder().encode(`${line}\n${body('EMG')}`));
    expect(recording.rate).toBe(rate);
  });

  it.each([
    '# Low-pass frequency: 450 Hz',
    '# Cutoff frequency = 20',
    '# Heart rate: 70',
    '# Baud rate: 9600',
    '# Sampling: yes',
    '# Notch filter freq: 50 Hz',
  ])('%s states no rate', async (line) => {
    expect(await readAll(`${line}\n${body('EMG')}`)).toBe('EUP_FORMATS_RATE_UNKNOWN');
  });

  it.each(['0', '-1', '1e308', '1e400', '25.600'])('refuses a sampling rate of %s where nothing else tells it', async (value) => {
    expect(await readAll(`# Sampling rate: ${value} Hz\n${body('EMG')}`)).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(`# Sampling rate: 2000\n# Sampling rate of ACC: 148\n# rate: 148\n${body('EMG')}`)).toBe(
      'EUP_FORMATS_HEADER',
    );
  });

  it.each([
    ['0', '0 hz'],
    ['-1', '-1 hz'],
    ['999', '999'],
    ['1001', '1001'],
    ['2000', '2000'],
    ['65535', '65535'],
    ['1e400', '1e400 hz'],
    ['1000,5', '1000.5'],
    ['25.600', '25.6'],
    ['NaN', undefined],
    ['', undefined],
    ['fast', undefined],
  ])('takes the rate of the times where the head says "%s", and tells both where that is a number', async (value, stated) => {
    const { rate, remarks } = await told(file(at(1000, 3, 500), 'time', `# Sampling rate: ${value} Hz\n`));
    expect(rate).toBe(1000);
    expect(remarks).toEqual(
      stated === undefined ? [] : [`The file says ${stated} samples per second; its times say 1000, which was used.`],
    );
  });

  it.each(['60000 /min', '60000 per minute', '60000/min', '3.6e6 per hour'])(
    'takes a rate of %s for no rate in hertz',
    async (value) => {
      expect(await readAll(body(`Sampling rate: ${value}\nEMG (uV)`))).toBe('EUP_FORMATS_HEADER');
    },
  );

  it('reads the names, the rate and the counter of OpenSignals', async () => {
    const device = {
      column: ['nSeq', 'I1', 'A1', 'A2'],
      label: ['A1', 'A2'],
      sensor: ['EMG', 'RAW'],
      'sampling rate': 1000,
      resolution: [4, 1, 10, 10],
    };
    const head = `# OpenSignals Text File Format\n# ${JSON.stringify({ '00:07': device })}\n# EndOfHeader\n`;
    const rows = counting(100)
      .map((i) => `${(i < 50 ? i : i + 3) % 16}\t0\t${i}\t5\t`)
      .join('\n');
    const { recording, tracks } = await samplesOf(`${head}${rows}\n`);
    expect([recording.rate, recording.channels.map((c) => `${c.name}|${c.quantity}`)]).toEqual([
      1000,
      ['I1|digital', 'A1 EMG|emg', 'A2|unknown'],
    ]);
    expect(lostIn(tracks[0]?.[1] ?? [])).toEqual([50, 51, 52]);
  });

  it('reads the names of BioSPPy, and APDM’s times', async () => {
    const biosppy = await samplesOf(
      `# Simple Text Format\n# Sampling Rate (Hz):= 500.00\n# Resolution:= 12\n# Labels:= EMG\n${counting(30).join('\n')}\n`,
    );
    expect([biosppy.recording.rate, biosppy.recording.channels.map((c) => c.name)]).toEqual([500, ['EMG']]);
    const apdm = counting(60)
      .map((i) => `${1.4e15 + Math.round((i * 1e6) / 128)},${i % 7},9.8`)
      .join('\n');
    const { recording } = await samplesOf(`Test Name:,Walk,\nSample Rate:,128,Hz\nTime,Acceleration/X,Acceleration/Y\n${apdm}\n`);
    expect([recording.rate, recording.channels.map((c) => c.name)]).toEqual([128, ['Acceleration/X', 'Acceleration/Y']]);
  });

  it('counts lost samples in a column that numbers them', async () => {
    const text = `Sample,EMG\n${counting(60)
      .map((i) => `${i < 40 ? i : i + 5},${i % 7}`)
      .join('\n')}\n`;
    expect(lostIn((await told(text, 1000)).samples)).toEqual([40, 41, 42, 43, 44]);
  });
});
