import { describe, expect, it } from 'vitest';
import { open, readAll, samplesOf } from '../files.fixture.ts';

const discover = (rows: readonly string[], separator = ',') =>
  [
    'Application:,Trigno Discover (1.7.0)',
    'Date/Time:,7/11/2025 4:20:11 PM',
    'Collection Length (seconds):,0.01',
    'Avanti Sensor 1 (75923),,,,VL (75924),,',
    'sensor mode: 65,,,,sensor mode: 40,,',
    'EMG 1 Time Series (s),EMG 1 (mV),ACC X Time Series (s),ACC X (G),EMG 1 Time Series (s),EMG 1 (mV),',
    ',1000 Hz,,250 Hz,,1000 Hz,',
    ',0.001 s,,0.004 s,,0.001 s,,Type,Name,Label,Time (s)',
    ...rows,
  ]
    .map((line) => line.replaceAll(',', separator))
    .join('\r\n');

describe('openRecording(Delsys Trigno Discover)', () => {
  const rows = [
    '0,0.1,0,1,0,10',
    '0.001,0.2,0.004,2,0.001,20,,General,Start,left,0.002',
    '0.002,0.3,,,0.002,30',
    '0.003,,,,0.003,40',
    '0.004,0.5,,,0.004,50',
  ];

  it('makes a track of each rate, a slower one ending further up, an empty cell between samples lost', async () => {
    const { recording, tracks } = await samplesOf(discover(rows));
    expect(recording).toMatchObject({ format: 'delsys', rate: 1000, startedAt: '2025-07-11T16:20:11' });
    expect(
      recording.tracks.map(({ rate, channels }) => [
        rate,
        channels.map(({ name, unit, quantity }) => `${name} ${unit} ${quantity}`),
      ]),
    ).toEqual([
      [1000, ['Avanti Sensor 1: EMG 1 (mV) mV emg', 'VL: EMG 1 (mV) mV emg']],
      [250, ['Avanti Sensor 1: ACC X (G) g acceleration']],
    ]);
    expect(tracks).toEqual([
      [
        [0.1, 0.2, 0.3, Number.NaN, 0.5],
        [10, 20, 30, 40, 50],
      ],
      [[1, 2]],
    ]);
    expect(recording.annotations).toEqual([{ at: 0.002, text: 'Start left' }]);
  });

  it('reads decimal commas where cells are parted by semicolons', async () => {
    const text = discover(
      rows.map((row) =>
        row
          .split(',')
          .map((cell) => cell.replace('.', '§'))
          .join(','),
      ),
      ';',
    ).replaceAll('§', ',');
    expect((await samplesOf(text)).tracks[0]?.[0]).toEqual([0.1, 0.2, 0.3, Number.NaN, 0.5]);
  });

  it('refuses damage, each with its code', async () => {
    expect(await readAll(discover([]))).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll(discover([...rows, '0.005,what,,,,']))).toBe('EUP_FORMATS_NUMBER');
    expect(await readAll('Application:,Trigno Discover\nnothing\n')).toBe('EUP_FORMATS_NO_CHANNEL');
  });
});

describe('openRecording(Delsys EMGworks)', () => {
  const told = (label: string, rate: string, points: number, unit = 'V') =>
    `Label: ${label} Sampling frequency: ${rate} Number of points: ${points} start: 0.000000e+000 Unit: ${unit} Domain Unit: s`;

  it('takes names, rates, lengths and units from the lines above, and what fills up the columns for nothing', async () => {
    const text = [
      told('L TA: EMG 1', '2.000000e+003', 4),
      told('L TA: ACC X 1', '1.000000e+003', 2, 'g'),
      '',
      'X[s],"L TA: EMG 1",X[s],"L TA: ACC X 1"',
      '0,1,0,9',
      '0.0005,2,0.001,8',
      '0.001,3,0,0',
      '0.0015,4,0,0',
    ].join('\n');
    const { recording, tracks } = await samplesOf(text);
    expect(recording.tracks.map(({ rate, channels }) => [rate, channels.map(({ name, unit }) => `${name} ${unit}`)])).toEqual([
      [2000, ['L TA: EMG 1 V']],
      [1000, ['L TA: ACC X 1 g']],
    ]);
    expect(tracks).toEqual([[[1, 2, 3, 4]], [[9, 8]]]);
  });

  it('finds the rates in the times where no line tells them', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `${i / 2000},${i},${i < 5 ? `${i / 1000},${-i}` : ','}`);
    const { recording, tracks } = await samplesOf(`X [s],L.TA: EMG.A 1 [V],X [s],L.TA: ACC.X 1 [g]\n${rows.join('\n')}\n`);
    expect(recording.tracks.map(({ rate }) => rate)).toEqual([2000, 1000]);
    expect(recording.channels[0]).toMatchObject({ unit: 'V', quantity: 'emg' });
    expect(tracks[1]).toEqual([[0, -1, -2, -3, -4].map((x) => x + 0)]);
  });
});

describe('openRecording(Noraxon)', () => {
  const head =
    'type,begin_time,frequency,count,exported with version,measurement_date,record_name,last_name\n' +
    'record,0.00000,2000,3,4.0.22,2025-08-26T17:29:12.325+07:00,trial,Doe\n\n';

  it('reads the record’s table, activities and markers as annotations, and keeps no person’s data', async () => {
    const text = `${head}time,Activity,Marker,LT BICEPS FEM. (uV),"RT BICEPS FEM., uV"\n0.00000,REST,,12.5,11.7\n0.00050,REST,,13.1,12.2\n0.00100,FLEX,M1,12.8,12.0\n`;
    const { recording, tracks } = await samplesOf(text);
    expect(recording).toMatchObject({ format: 'noraxon', rate: 2000, startedAt: '2025-08-26T17:29:12' });
    expect(recording.channels.map(({ name, unit }) => [name, unit])).toEqual([
      ['LT BICEPS FEM. (uV)', 'µV'],
      ['RT BICEPS FEM. (uV)', 'µV'],
    ]);
    expect(tracks[0]).toEqual([
      [12.5, 13.1, 12.8],
      [11.7, 12.2, 12],
    ]);
    expect(recording.annotations).toEqual([
      { at: 0, text: 'REST' },
      { at: 0.001, text: 'FLEX' },
      { at: 0.001, text: 'M1' },
    ]);
    expect(JSON.stringify(recording)).not.toContain('Doe');
  });

  it('reads a signal that has a file of its own', async () => {
    const text =
      'type,name,time_units,begin_time,frequency,count,units\nsignal,Ultium EMG-LT BICEPS,s,0,2000,3,uV\n\ntime,value\n0,1\n0.0005,2\n0.001,3\n';
    const { recording, tracks } = await samplesOf(text);
    expect(recording.channels).toEqual([{ name: 'Ultium EMG-LT BICEPS', unit: 'µV', quantity: 'emg' }]);
    expect(tracks[0]).toEqual([[1, 2, 3]]);
  });

  it('refuses damage, each with its code', async () => {
    expect(await readAll(head.replace(',2000,', ',none,'))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(head)).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll(`${head}time,Activity\n0,REST\n`)).toBe('EUP_FORMATS_NO_CHANNEL');
  });
});

describe('vendors’ exports, whether they are as they say', () => {
  const said = ({ recording }: { recording: { remarks: readonly { message: string }[] } }): string =>
    recording.remarks.map(({ message }) => message).join('\n');
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${(i / 1000).toFixed(4)},${i},${i < 10 ? `${(i / 250).toFixed(4)},1` : ','},${(i / 1000).toFixed(4)},${-i}`,
  );

  it('takes the rate of the times where a header denies it', async () => {
    const works = (rate: string) =>
      `Label: TA: EMG 1 Sampling frequency: ${rate} Number of points: 40 start: 0 Unit: V Domain Unit: s\n\nX[s],"TA: EMG 1"\n${rows.map((row) => row.split(',', 2).join()).join('\n')}\n`;
    const all = await samplesOf(works('2.0e+003'));
    expect([all.recording.rate, all.tracks[0]?.[0]?.length]).toEqual([1000, 40]);
    expect(said(all)).toContain('The file says 2000 samples per second; its times say 1000, which was used.');
    const sound = await samplesOf(works('1,000000e+003'));
    expect([sound.recording.rate, sound.recording.remarks]).toEqual([1000, []]);
  });

  it('takes as many samples as the times say, however many points are stated', async () => {
    const works = (points: number) =>
      `Label: TA: EMG 1 Sampling frequency: 1000 Number of points: ${points} start: 0 Unit: V Domain Unit: s\n\nX[s],"TA: EMG 1"\n${rows.map((row) => row.split(',', 2).join()).join('\n')}\n0,0\n0,0\n`;
    for (const points of [20, 40, 80]) {
      const { recording, tracks } = await samplesOf(works(points));
      expect(tracks[0]?.[0]).toHaveLength(40);
      expect(recording.counts()[0]).toEqual({ of: 'rows', track: '0', stated: points, found: 40 });
    }
  });

  it('refuses times that run at another pace further down, and tells of a pause', async () => {
    const text = (body: readonly string[]) => discover(body);
    const late = rows.map((row, i) => (i < 20 ? row : row.replace(/^[\d.]+/, (time) => (Number(time) + 0.003).toFixed(4))));
    expect(await readAll(text(late))).toBe('EUP_FORMATS_IRREGULAR');
    const both = rows.map((row, i) => {
      const cells = row.split(',');
      const later = (time: string | undefined): string => (i < 20 ? (time ?? '') : (Number(time) + 0.003).toFixed(4));
      return [later(cells[0]), cells[1], cells[2], cells[3], later(cells[4]), cells[5]].join(',');
    });
    const all = await samplesOf(`${text(both)}\r\n`);
    expect(all.tracks[0]?.[0]?.slice(18, 25)).toEqual([18, 19, Number.NaN, Number.NaN, Number.NaN, 20, 21]);
    expect(said(all)).toContain('3 samples are missing in 1 place');
  });

  it('names a column that holds no numbers, and reads the others', async () => {
    const text = `type,begin_time,frequency,count\nrecord,0,1000,5\n\ntime,Activity,Quality,LT TA (uV),LT TA (uV),\n${[0, 1, 2, 3, 4].map((i) => `${(i / 1000).toFixed(4)},REST,good,${i},${-i},`).join('\n')}\n`;
    const all = await samplesOf(text);
    expect(all.recording.channels.map(({ name }) => name)).toEqual(['LT TA (uV)', 'LT TA (uV)_2']);
    expect(said(all)).toContain('Left out: column 3 (Quality) (it does not hold numbers).');
  });

  it('reads the older exports of Noraxon: words above, units behind a comma, semicolons and decimal commas', async () => {
    const body = [0, 1, 2, 3, 4].map((i) => `0,00${i};${i},5;${-i},25`).join('\n');
    const all = await samplesOf(
      `Noraxon MyoResearch XP 1.08\nSampling frequency: 1000 Hz\n\n"Time,s";"LT TA,uV";"RT TA,uV"\n${body}\n`,
    );
    expect(all.recording).toMatchObject({ format: 'noraxon', rate: 1000 });
    expect(all.recording.channels[0]).toMatchObject({ name: 'LT TA (uV)', unit: 'µV' });
    expect(all.tracks[0]?.[1]).toEqual([0.25, -1.25, -2.25, -3.25, -4.25]);
    expect(all.recording.remarks).toEqual([]);
  });
});

describe('numbers and words of vendors’ exports', () => {
  const noraxon = (rows: readonly string[]): string =>
    `type,begin_time,frequency,count\nrecord,0,1000,${rows.length}\n\ntime,Activity,LT TA (uV)\n${rows.join('\n')}\n`;

  it('are read as those of any table: openRecording(Noraxon)', async () => {
    const { recording, tracks } = await samplesOf(
      noraxon(['0.0000,"SIT, ""then"" STAND",1.5', '0.0010,5" step,"1,234.5"', '0.0020,,-nan(ind)', '0.0030,,2']),
    );
    expect(tracks[0]?.[0]).toEqual([1.5, 1234.5, Number.NaN, 2]);
    expect(recording.annotations.map(({ text }) => text)).toEqual(['SIT, ""then"" STAND', '5" step']);
    expect(await readAll(noraxon(['0.0000,,1.5', '0.0010,,"1,234"']))).toBe('EUP_FORMATS_NUMBER_FORM');
  });

  it('come before a fault further down the file, in whole chunks: openRecording(Noraxon)', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${(i / 1000).toFixed(4)},,${i}`);
    const opened = await open(noraxon([...rows, '20.0000,,what', '20.0010,,1']), undefined, 1e6);
    if (!opened.ok) throw new Error(opened.error.code);
    let samples = 0;
    const reading = async () => {
      for await (const { data } of opened.value.series()) samples += data[0]?.length ?? 0;
    };
    await expect(reading()).rejects.toThrow('"what"');
    expect(samples).toBe(16_384);
  });
});

describe('vendors’ exports at a given rate', () => {
  const noraxon = (times: readonly number[]): string =>
    `type,begin_time,frequency,count\nrecord,0,1000,${times.length}\n\ntime,Activity,LT TA (uV)\n${times.map((time, i) => `${time.toFixed(4)},REST,${i}`).join('\n')}\n`;
  const counting = Array.from({ length: 40 }, (_, i) => i);

  it('keep a pause where the times agree with the rate: openRecording(Noraxon)', async () => {
    const text = noraxon(counting.map((i) => (i < 20 ? i : i + 10) / 1000));
    for (const rate of [undefined, 1000]) {
      const { recording, tracks } = await samplesOf(text, rate);
      expect([recording.rate, tracks[0]?.[0]?.length, tracks[0]?.[0]?.indexOf(20)]).toEqual([1000, 50, 30]);
      expect(recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_GAPS']);
    }
  });

  it('are read on without times that run at another rate further down, which is told: openRecording(Noraxon)', async () => {
    const text = noraxon(Array.from({ length: 60_000 }, (_, i) => (i < 50_000 ? i : 50_000 + 1.4 * (i - 50_000)) / 1000));
    const { recording, tracks } = await samplesOf(text, 1000);
    expect([recording.rate, tracks[0]?.[0]?.length]).toEqual([1000, 60_000]);
    expect(recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_TIMES_LEFT']);
  });
});
