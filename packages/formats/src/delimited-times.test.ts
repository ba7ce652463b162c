import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evenTimes } from './even-times.ts';
import { open, readAll, samplesOf } from './files.fixture.ts';
import { plainRate } from './plain-rate.ts';

const file = (times: readonly (number | string)[], name = 'time', head = '') =>
  `${head}${name},EMG (uV)\n${times.map((t, i) => `${t},${i % 100}\n`).join('')}`;
const counting = (length: number) => Array.from({ length }, (_, i) => i);
const at = (rate: number, places: number, length: number) => counting(length).map((i) => (i / rate).toFixed(places));
const told = async (text: string, rate?: number) => {
  const { recording, tracks } = await samplesOf(text, rate);
  return { rate: recording.rate, samples: tracks[0]?.[0] ?? [], remarks: recording.remarks.map(({ message }) => message) };
};
const lostIn = (samples: readonly number[]) => samples.flatMap((x, i) => (Number.isNaN(x) ? [i] : []));

describe('the rate that times of rows tell', () => {
  it.each([
    [960, 3, 3000],
    [204.8, 3, 2000],
    [2000, 3, 3000],
    [1e5 / 2148, 2, 500],
    [29.97, 3, 900],
    [128, 2, 1000],
    [1000, 3, 20],
    [2148.148148148148, 4, 4000],
    [250, 2, 3000],
  ])('%s Hz in times of %s places is found, and none is lost', async (rate, places, length) => {
    const { rate: found, samples, remarks } = await told(file(at(rate, places, length)));
    expect(Math.abs(found / rate - 1)).toBeLessThan(2e-5);
    expect([samples.length, lostIn(samples), remarks]).toEqual([length, [], []]);
  });

  it('evenTimes(times rounded down) and those of a clock that began anywhere give the same rate', () => {
    for (const round of [Math.floor, Math.round, Math.ceil]) {
      for (const start of [0, 0.1234, 1.7e9]) {
        const times = Float64Array.from(counting(2000), (i) => round((start + i / 960) * 1000) / 1000);
        const found = evenTimes({ times, lines: counting(2000), place: 0.001 });
        if (found.kind !== 'even') throw new Error(found.kind);
        expect(plainRate(found)).toBe(960);
      }
    }
  });

  it('one odd first step, jitter of a third of a step, and lost times move nothing', async () => {
    expect((await told(file([0.05, ...counting(11).map((i) => (i + 1) / 10)]))).rate).toBe(10);
    const jitter = counting(3000).map((i) => (i / 100 + 0.003 * Math.sin(i * 1.7)).toFixed(4));
    expect(await told(file(jitter))).toMatchObject({ rate: 100, remarks: [] });
    const gaps = at(1000, 3, 100).map((t, i) => (i % 10 === 4 ? '' : t));
    expect(lostIn((await told(file(gaps))).samples)).toEqual([]);
  });

  it.each([
    ['Time (s)', 1000],
    ['Zeit [ms]', 1e6],
    ['t', 1000],
    ['time_ms', 1e6],
    ['timestamp_us', 1e9],
    ['Temps (s)', 1000],
    ['Tiempo [s]', 1000],
    ['t/s', 1000],
    ['elapsed_time', 1000],
    ['ms', 1e6],
    ['Время', 1000],
    ['', 1000],
  ])('a column named "%s" is time', async (name, rate) => {
    const { recording } = await samplesOf(new TextEncoder().encode(file(at(1000, 3, 60), name)));
    expect([recording.rate, recording.channels.map((c) => c.name)]).toEqual([rate, ['EMG (uV)']]);
  });

  it.each(['x (mm)', 'T (°C)', 'Tension', 'x_mm', 'Timer count', 'EMG2'])('a column named "%s" is a channel', async (name) => {
    const { recording } = await samplesOf(file(at(1000, 3, 60), name), 1000);
    expect(recording.channels).toHaveLength(2);
  });

  it('a first column without any name is time where it rises evenly, also where the rate is given', async () => {
    const rows = at(1000, 3, 60)
      .map((t, i) => `${t},${i % 7}`)
      .join('\n');
    for (const rate of [undefined, 1000]) {
      const { recording } = await samplesOf(`${rows}\n`, rate);
      expect([recording.rate, recording.channels.length]).toEqual([1000, 1]);
    }
    const steps = counting(60)
      .map((i) => `${2 * i},${i % 7}`)
      .join('\n');
    expect(await readAll(`${steps}\n`)).toBe('EUP_FORMATS_TIME_UNIT');
    expect((await samplesOf(`${steps}\n`, 500)).recording.channels).toHaveLength(1);
  });

  it('counts times since 1970 in their own unit, and refuses whole numbers of no unit', async () => {
    for (const [start, step] of [
      [1.7e9, 0.008],
      [1.7e12, 8],
      [1.7e15, 8000],
    ] as const) {
      expect(
        (
          await told(
            file(
              counting(100).map((i) => start + i * step),
              'Time',
            ),
          )
        ).rate,
      ).toBe(125);
    }
    expect(await readAll(file(counting(100)))).toBe('EUP_FORMATS_TIME_UNIT');
    expect((await told(file(counting(100)), 1000)).samples).toHaveLength(100);
  });
});

describe('times of other units, and of other columns', () => {
  const rising = (step: number) => counting(60).map((i) => (i * step).toFixed(12));

  it('reads hours, and takes no times for seconds whose unit is no unit of time', async () => {
    expect((await told(file(rising(0.01 / 3600), 'Time (h)'))).rate).toBe(100);
    for (const unit of ['%', 'frames', 'ticks', '100 ns']) {
      expect(await readAll(file(rising(0.1), `Time (${unit})`))).toBe('EUP_FORMATS_TIME_UNIT');
    }
    // A stated rate tells what they count.
    expect((await told(file(rising(1), 'Time (ms)', '# Sampling rate: 1000 Hz\n'))).rate).toBe(1000);
  });

  it('refuses milliseconds since 1970 under a name in seconds: read so they would be one sample a second', async () => {
    const epoch = `timestamp (s),EMG (uV)\n${Array.from({ length: 60 }, (_, i) => `${1_764_583_200_000 + i},${i % 7}`).join('\n')}\n`;
    expect(await readAll(epoch)).toBe('EUP_FORMATS_TIME_UNIT');
    expect((await samplesOf(epoch.replace('timestamp (s)', 'timestamp (ms)'))).recording.rate).toBe(1000);
  });

  it('refuses times of no unit that would be more samples in a second than are recorded', async () => {
    expect(await readAll(file(rising(0.001 / 60), 'Time'))).toBe('EUP_FORMATS_TIME_UNIT');
  });

  it('a second column of times is no channel, and is refused where its steps are others', async () => {
    const two = (step: number) =>
      `Time (s),EMG (uV),Time (s),EMG (uV)\n${counting(60)
        .map((i) => `${(i / 1000).toFixed(4)},${i % 7},${(i * step).toFixed(4)},${i % 5}\n`)
        .join('')}`;
    const { recording } = await samplesOf(two(0.001));
    expect(recording.channels.map(({ name }) => name)).toEqual(['EMG (uV)', 'EMG (uV)_2']);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Left out: column 3 ("Time (s)_2") (it holds times, and another column of times was used).',
    ]);
    expect(await readAll(two(0.0068))).toBe('EUP_FORMATS_IRREGULAR');
  });
});

describe('every time held against the rate', () => {
  const long = 40_000;
  const change = (ratio: number, from = 30_000) => {
    let t = 0;
    return counting(long).map((i) => {
      t += i < from ? 0.001 : 0.001 * ratio;
      return t.toFixed(6);
    });
  };

  it.each([0.28, 0.5, 0.75, 0.99, 1.01, 1.25, 1.4, 1.5, 1.6, 1.98, 2, 3])(
    'refuses a later stretch with steps %s times as long, by its line',
    async (ratio) => {
      const all = await open(file(change(ratio)));
      if (!all.ok) throw new Error(all.error.message);
      let fault: { code: string; params?: unknown; message: string } | undefined;
      try {
        for await (const _ of all.value.series());
      } catch (thrown) {
        fault = (thrown as { fault: typeof fault }).fault;
      }
      expect(fault?.code).toBe('EUP_FORMATS_IRREGULAR');
      const line = Number(/line (\d+)/.exec(fault?.message ?? '')?.[1]);
      expect(line).toBeGreaterThan(30_000);
      expect(line).toBeLessThan(30_200);
    },
  );

  it('refuses the same within the first rows', async () => {
    for (const ratio of [0.5, 0.9, 1.1, 1.4, 2]) expect(await readAll(file(change(ratio, 1000)))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it('tells a clock that departs slowly, and refuses one that departs far', async () => {
    const slow = await told(file(change(1.00008)));
    expect([slow.rate, lostIn(slow.samples), slow.remarks]).toEqual([1000, [], []]);
    const apart = await told(file(change(1.00008, 22_000)));
    expect(apart.remarks.join()).toMatch(/depart by up to 0\.001\d* s from 1000 samples per second/);
    expect(await readAll(file(change(1.001, 20_000)))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it.each([
    [1000, 3, 30_000],
    [960, 3, 30_000],
    [2000, 4, 500],
    [2000, 3, 30_000],
  ])('places the samples behind a pause, at %s Hz in %s places, row %s', async (rate, places, row) => {
    for (const lost of [7, 1234]) {
      const { samples, rate: found } = await told(
        file(counting(long).map((i) => ((i < row ? i : i + lost) / rate).toFixed(places))),
      );
      expect([found, samples.length]).toEqual([rate, long + lost]);
      const places_ = lostIn(samples);
      expect(places_).toHaveLength(lost);
      // Rounded times tell the place to a sample or two.
      expect(Math.abs((places_[0] ?? 0) - row)).toBeLessThanOrEqual(2);
    }
  });

  it('places single lost samples where times tell them', async () => {
    const { samples } = await told(
      file(counting(2000).map((i) => ((i + (i > 700 ? 1 : 0) + (i > 1500 ? 1 : 0)) / 1000).toFixed(3))),
    );
    expect(lostIn(samples)).toEqual([701, 1502]);
  });

  it('refuses a time that jumps back, far into the file', async () => {
    expect(await readAll(file(counting(long).map((i) => ((i < 30_000 ? i : i - 400) / 1000).toFixed(3))))).toBe(
      'EUP_FORMATS_ORDER',
    );
  });

  it('leaves out a row that repeats the one above, and a last one with its time; refuses others', async () => {
    const rows = counting(40).map((i) => `${(i / 100).toFixed(2)},${i}`);
    const repeated = [...rows.slice(0, 20), rows[19], ...rows.slice(20)];
    const { samples, remarks } = await told(`time,a\n${repeated.join('\n')}\n`);
    expect([samples, remarks]).toEqual([counting(40), ['Left out: line 22 (it repeats the row above it, time and samples).']]);
    const last = await told(`time,a\n${[...rows, '0.39,77'].join('\n')}\n`);
    expect([last.samples, last.remarks]).toEqual([
      counting(40),
      ['Left out: the last row (line 42) (it has the time of the row above it, with other samples).'],
    ]);
    expect(await readAll(`time,a\n${[...rows, '0.39,77', '0.40,78'].join('\n')}\n`)).toBe('EUP_FORMATS_ORDER');
  });

  it('with a given rate: uses it, and tells times that contradict it', async () => {
    const times = file(at(960, 3, 2000));
    expect(await told(times, 960)).toMatchObject({ rate: 960, remarks: [] });
    expect(await told(times, 1000)).toMatchObject({
      rate: 1000,
      remarks: ['The rate that was given, 1000 samples per second, was used; the times of the file say 960.'],
    });
    const later = await told(file(change(1.4)), 1000);
    expect([later.samples.length, later.remarks.length]).toEqual([long, 1]);
    expect(later.remarks[0]).toMatch(/^The times of the rows were not used \(they are uneven from line 3000\d on\)/);
  });
});

describe('rows that are missing, and the end of a file', () => {
  it('are counted, and told once with the first place', async () => {
    const rows = counting(300).filter((i) => !(i >= 100 && i < 110) && i !== 200);
    const { samples, remarks } = await told(`time,EMG (uV)\n${rows.map((i) => `${(i / 1000).toFixed(3)},${i}\n`).join('')}`);
    expect(samples).toEqual(counting(300).map((i) => (rows.includes(i) ? i : Number.NaN)));
    expect(remarks).toEqual([
      'Track 0: 11 samples are missing in 2 places, first before line 102; what is missing counts as lost.',
    ]);
  });

  it('come in chunks that end at gaps only, or are full', async () => {
    const opened = await open(
      `time,EMG (uV)\n${counting(900)
        .map((i) => `${((i + 5 * Math.floor(i / 30)) / 1000).toFixed(4)},${i}\n`)
        .join('')}`,
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const lengths: number[] = [];
    for await (const { data } of opened.value.series()) lengths.push(data[0]?.length ?? 0);
    expect(lengths).toEqual(counting(30).map(() => 30));
  });

  it.each([
    ['0.99,NaN', ',', []],
    ['0.99,', ',', ['Taken as whole: the last line (101) (nothing says whether the file breaks off within its last number).']],
    ['0.99,-', ',', ['Taken as whole: the last line (101) (nothing says whether the file breaks off within its last number).']],
    ['0.99\t', '\t', ['Taken as whole: the last line (101) (nothing says whether the file breaks off within its last number).']],
  ])('keeps a last row without a line end whose last sample is lost: %j', async (last, separator, expected) => {
    for (const places of [0, 2]) {
      const rows = counting(99).map((i) => `${(i / 100).toFixed(2)}${separator}${i.toFixed(places)}`);
      const { samples, remarks } = await told(`time${separator}EMG (uV)\n${rows.join('\n')}\n${last}`);
      expect([samples, remarks]).toEqual([[...counting(99), Number.NaN], expected]);
    }
  });

  it('gives samples beyond 32 bits as lost in blocks, not as infinite', async () => {
    const opened = await open(`time,EMG (uV)\n0,1\n0.01,1e39\n0.02,-3.5e38\n0.03,3.4e38\n0.04,5\n`);
    if (!opened.ok) throw new Error(opened.error.code);
    for await (const { data } of opened.value.blocks()) {
      expect([...(data[0] ?? [])]).toEqual([1, Number.NaN, Number.NaN, Math.fround(3.4e38), 5]);
    }
  });
});

describe('whatever a time is set to', () => {
  const wrong = [
    '0',
    '-1',
    '0.019',
    '0.021',
    '0.040',
    '65535',
    '2147483648',
    '1e308',
    '1e400',
    'NaN',
    '',
    'text',
    '0,020',
    '"0,020"',
  ];
  it.each(wrong)('%s: the samples are right at the right rate, or it is refused or told', async (value) => {
    for (const row of [0, 1, 20, 38, 39]) {
      const times: (number | string)[] = at(1000, 3, 40);
      times[row] = value;
      const all = await readAll(file(times));
      if (typeof all === 'string') {
        expect(all).toMatch(/^EUP_FORMATS_/);
        continue;
      }
      const samples = (all.tracks[0]?.[0] ?? []).filter((x) => !Number.isNaN(x));
      expect(all.recording.rate).toBe(1000);
      // One row at most is left out.
      expect(samples.length).toBeGreaterThanOrEqual(39);
      if (all.recording.remarks.length === 0) expect(samples).toEqual(counting(40));
      else expect(counting(40)).toEqual(expect.arrayContaining(samples));
    }
  });
});

const folder = fileURLToPath(new URL('../../../../shared/data/faults/', import.meta.url));
const here = existsSync(folder);

describe('files of these kinds', () => {
  it.skipIf(!here).each([
    ['15-csv-thousands-dot.csv', 1000, ['EMG ECR (µV)', 'EMG FCR (µV)'], 2000],
    ['16-csv-quoted-decimal-comma.csv', 1000, ['EMG (µV)', 'Angle (deg)'], 2000],
    ['17-csv-utf16.txt', 1000, ['EMG (µV)'], 2000],
    ['18-csv-sep-line-cp1252.csv', 1000, ['EMG (µV)'], 2000],
    ['19-csv-960hz-ms-rounded.csv', 960, ['EMG (µV)'], 9600],
    ['21-csv-duplicate-names.csv', 1000, ['EMG', 'EMG_2'], 2000],
    ['29b-csv-nan-300ms.csv', 1000, ['EMG (µV)'], 8000],
    ['signals/half.csv', 10, ['x (N)'], 12],
    ['signals/biosppy_header.txt', 1000, ['EMG'], 2996],
    ['signals/time_without_name.csv', 1000, ['ch1'], 300],
  ])(`openRecording(%s) is right${here ? '' : ' (skipped: no files in ../shared)'}`, async (name, rate, names, length) => {
    const { recording, tracks } = await samplesOf(readFileSync(folder + name));
    expect([recording.rate, recording.channels.map((c) => c.name), tracks[0]?.[0]?.length, recording.remarks]).toEqual([
      rate,
      names,
      length,
      [],
    ]);
  });

  it.skipIf(!here)(`openRecording(signals/drift.csv) is refused${here ? '' : ' (skipped: no files in ../shared)'}`, async () => {
    expect(await readAll(readFileSync(`${folder}signals/drift.csv`))).toBe('EUP_FORMATS_IRREGULAR');
  });
});
