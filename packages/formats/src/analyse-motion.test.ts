import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FaultError, hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseGait } from './analyse-gait.ts';
import { analyseOrientation } from './analyse-orientation.ts';
import { open } from './files.fixture.ts';
import { MotionReader } from './motion-blocks.ts';
import { motionColumns } from './motion-columns.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

/** A sensor that turns to and fro, its columns named and scaled as a file would have them. */
function file(names: readonly string[], gravity = 9.81, turning = 1, rows = 800): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [angle, speed] = [0.6 * Math.sin(i / 40), 1.5 * Math.cos(i / 40)];
    const acc = [0, gravity * Math.sin(angle), gravity * Math.cos(angle)];
    return [...acc, turning * speed, 0, 0].map((x) => x.toFixed(7)).join(',');
  });
  return `${names.join(',')}\n${lines.join('\n')}\n`;
}
const plain = ['acc_x', 'acc_y', 'acc_z', 'gyr_x', 'gyr_y', 'gyr_z'];
const perDegree = 180 / Math.PI;

async function columnsOf(names: readonly string[], wanted = {}) {
  const opened = await open(file(names), 100);
  if (!opened.ok) return opened.error.code;
  const found = motionColumns(opened.value, wanted);
  if (!found.ok) return found.error.code;
  const { sensor, acc, gyr } = found.value;
  return { sensor, acc: acc.columns, gyr: gyr.columns, units: [acc.unit, gyr.unit] };
}

async function unitsOf(text: string, given?: string) {
  const opened = await open(text, 100);
  if (!opened.ok) return opened.error.code;
  const columns = motionColumns(opened.value);
  if (!columns.ok) return columns.error.code;
  const reader = new MotionReader(opened.value, columns.value, given);
  try {
    let turned = 0;
    for await (const { gyr } of reader.blocks()) for (let i = 0; i < gyr.length; i += 3) turned = Math.max(turned, gyr[i] ?? 0);
    return { acc: reader.units?.acc, gyr: reader.units?.gyr, turned };
  } catch (thrown) {
    if (thrown instanceof FaultError) return thrown.fault.code;
    throw thrown;
  }
}

describe('motionColumns', () => {
  it.each([
    [['acc_x', 'acc_y', 'acc_z', 'gyr_x', 'gyr_y', 'gyr_z'], ''],
    [['AccX', 'AccY', 'AccZ', 'GyroX', 'GyroY', 'GyroZ'], ''],
    [['ax', 'ay', 'az', 'gx', 'gy', 'gz'], ''],
    [['ax', 'ay', 'az', 'wx', 'wy', 'wz'], ''],
    [['Accelerometer X', 'Accelerometer Y', 'Accelerometer Z', 'Gyroscope X', 'Gyroscope Y', 'Gyroscope Z'], ''],
    [['left.acc.x', 'left.acc.y', 'left.acc.z', 'left.gyr.x', 'left.gyr.y', 'left.gyr.z'], 'left'],
    [
      ['Foot 1: Acc 1.X', 'Foot 1: Acc 1.Y', 'Foot 1: Acc 1.Z', 'Foot 1: Gyro 1.X', 'Foot 1: Gyro 1.Y', 'Foot 1: Gyro 1.Z'],
      'foot_1_1',
    ],
    [['berlin_acc_x', 'berlin_acc_y', 'berlin_acc_z', 'berlin_gyr_x', 'berlin_gyr_y', 'berlin_gyr_z'], 'berlin'],
    [
      [
        'S_B6_Accel_LN_X_CAL',
        'S_B6_Accel_LN_Y_CAL',
        'S_B6_Accel_LN_Z_CAL',
        'S_B6_Gyro_X_CAL',
        'S_B6_Gyro_Y_CAL',
        'S_B6_Gyro_Z_CAL',
      ],
      's_b6',
    ],
    [['accel_x_l', 'accel_y_l', 'accel_z_l', 'omega_x_l', 'omega_y_l', 'omega_z_l'], 'l'],
  ])('motionColumns finds %j', async (names, sensor) => {
    expect(await columnsOf(names)).toMatchObject({ sensor, acc: [0, 1, 2], gyr: [3, 4, 5] });
  });

  it('motionColumns reads units behind names, and refuses what it does not know', async () => {
    const units = (acc: string, gyr: string) => plain.map((name, k) => `${name} (${k < 3 ? acc : gyr})`);
    expect(await columnsOf(units('m/s^2', 'dps'))).toMatchObject({ units: ['m/s²', 'deg/s'] });
    expect(await columnsOf(units('g', 'rad/s'))).toMatchObject({ units: ['g', 'rad/s'] });
    expect(await columnsOf(units('parsec', 'rad/s'))).toBe('EUP_FORMATS_MOTION_UNIT');
    expect(await columnsOf(units('g', 'furlong/s'))).toBe('EUP_FORMATS_MOTION_UNIT');
  });

  it('motionColumns takes the sensor on the foot that is asked for, and none that has lost gravity', async () => {
    const both = ['left', 'right'].flatMap((side) => plain.map((name) => `${side}_${name}`));
    const text = `${both.join(',')}\n${Array.from({ length: 20 }, () => both.map((_, k) => k).join(',')).join('\n')}\n`;
    const opened = await open(text, 100);
    if (!opened.ok) throw new Error(opened.error.code);
    const right = motionColumns(opened.value, { side: 'right' });
    expect(right.ok && right.value.acc.columns).toEqual([6, 7, 8]);
    const named = motionColumns(opened.value, { sensor: 'Left' });
    expect(named.ok && named.value.acc.columns).toEqual([0, 1, 2]);
    const none = motionColumns(opened.value);
    expect(none.ok ? '' : none.error.code).toBe('EUP_FORMATS_MOTION_SENSOR');
    expect(
      await columnsOf(['left_acc_x', 'left_acc_y', 'left_acc_z', 'left_gyr_x', 'left_gyr_y', 'left_gyr_z'], { side: 'right' }),
    ).toBe('EUP_FORMATS_MOTION_SENSOR');
    const free = plain.map((name, k) => (k < 3 ? `linear_${name}` : name));
    expect(await columnsOf(free)).toBe('EUP_FORMATS_MOTION_COLUMNS');
    expect(await columnsOf(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('EUP_FORMATS_MOTION_COLUMNS');
  });

  it('motionColumns gives columns or a coded refusal, whatever the names', async () => {
    const word = fc.constantFrom(
      'acc',
      'gyr',
      'x',
      'y',
      'z',
      '_',
      'left',
      'g',
      ' (',
      ')',
      '.',
      'X',
      'ax',
      'gz',
      '',
      'm/s²',
      '__proto__',
    );
    const name = fc.array(word, { maxLength: 5 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 6, maxLength: 6 }), async (names) => {
        const found = await columnsOf(names.map((one) => one.replaceAll(',', '')));
        if (typeof found === 'string') expect(found).toMatch(/^EUP_FORMATS_/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('MotionReader', () => {
  it.each([
    ['m/s² and deg/s', 9.81, perDegree, 'm/s²', 'deg/s'],
    ['m/s² and rad/s', 9.81, 1, 'm/s²', 'rad/s'],
    ['g and deg/s', 1, perDegree, 'g', 'deg/s'],
    ['mg and rad/s', 1000, 1, 'mg', 'rad/s'],
  ])('MotionReader tells %s by the samples where no unit is stated', async (_what, gravity, turning, acc, gyr) => {
    const found = await unitsOf(file(plain, gravity, turning));
    expect(found).toMatchObject({ acc: { unit: acc, by: 'samples' }, gyr: { unit: gyr, by: 'samples' } });
    expect(typeof found === 'string' ? 0 : found.turned).toBeCloseTo(1.5, 6);
  });

  it('MotionReader takes no gyroscope’s unit wrong in slow movement, whatever its bias: it is right, or refuses', {
    timeout: 120_000,
  }, async () => {
    let seed = 1;
    const noise = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return seed / 2 ** 32 - 0.5;
    };
    const slow = (degrees: number, hz: number, bias: number, per: number): string => {
      const lines = Array.from({ length: 1500 }, (_, i) => {
        const [size, phase] = [(degrees * Math.PI) / 180, 2 * Math.PI * hz * (i / 100)];
        const angle = size * Math.sin(phase);
        const acc = [noise() * 0.2, 9.81 * Math.sin(angle) + noise() * 0.2, 9.81 * Math.cos(angle) + noise() * 0.2];
        const rates = [size * 2 * Math.PI * hz * Math.cos(phase) + bias, bias, 0].map((x) => (x + noise() * 0.01) * per);
        return [...acc, ...rates].map((x) => x.toFixed(6)).join(',');
      });
      return `${plain.join(',')}\n${lines.join('\n')}\n`;
    };
    let right = 0;
    for (const [unit, per] of [
      ['deg/s', perDegree],
      ['rad/s', 1],
    ] as const) {
      for (const degrees of [0.5, 2, 10, 30]) {
        for (const hz of [0.05, 0.3, 1]) {
          for (const bias of [0, 0.01, 0.04]) {
            const found = await unitsOf(slow(degrees, hz, bias, per));
            if (found === 'EUP_FORMATS_MOTION_UNIT_UNKNOWN') continue;
            expect(found).toMatchObject({ gyr: { unit, by: 'samples' } });
            right++;
          }
        }
      }
    }
    expect(right).toBeGreaterThan(20);
  });

  it('MotionReader refuses to choose a unit where nothing turns, and an acceleration without gravity', async () => {
    const still = `${plain.join(',')}\n${'0,0,9.81,0,0,0\n'.repeat(300)}`;
    expect(await unitsOf(still)).toBe('EUP_FORMATS_MOTION_UNIT_UNKNOWN');
    expect(await unitsOf(still, 'rad/s')).toMatchObject({ gyr: { unit: 'rad/s', by: 'given' } });
    expect(await unitsOf(file(plain, 0.01))).toBe('EUP_FORMATS_MOTION_GRAVITY');
    expect(
      await unitsOf(
        file(
          plain.map((name, k) => (k < 3 ? `${name} (g)` : name)),
          9.81,
        ),
      ),
    ).toBe('EUP_FORMATS_MOTION_GRAVITY');
  });
});

describe('a sensor whose samples cannot be right', () => {
  /** The sensor that turns to and fro, each sample changed. */
  const changed = (change: (cells: number[]) => number[]): string => {
    const [head = '', ...lines] = file(plain).trim().split('\n');
    return `${head}\n${lines.map((line) => change(line.split(',').map(Number)).join(',')).join('\n')}\n`;
  };

  it('MotionReader refuses a gyroscope that turns against the accelerometer', async () => {
    const against = changed(([ax, ay, az, gx, gy, gz]) => [ax, ay, az, -(gx ?? 0), gy, gz] as number[]);
    const mirrored = changed(([ax, ay, az, gx, gy, gz]) => [ax, -(ay ?? 0), az, gx, -(gy ?? 0), gz] as number[]);
    expect(await unitsOf(against)).toBe('EUP_FORMATS_MOTION_SENSE');
    expect(await unitsOf(mirrored)).toBe('EUP_FORMATS_MOTION_SENSE');
    // An acceleration that points down instead of up turns like one that points up.
    const down = changed(([ax, ay, az, gx, gy, gz]) => [-(ax ?? 0), -(ay ?? 0), -(az ?? 0), gx, gy, gz] as number[]);
    expect(await unitsOf(down)).toMatchObject({ gyr: { unit: 'rad/s', by: 'samples' } });
  });

  const remarksOf = async (text: string) => {
    const opened = await open(text, 100);
    if (!opened.ok) return [opened.error.code];
    const reading = analyseOrientation(opened.value);
    if (!reading.ok) return [reading.error.code];
    for await (const _ of reading.value.quaternions());
    return reading.value.tail()?.remarks.map(({ code, message }) => `${code} ${message}`);
  };

  it('analyseOrientation tells that the sensor was cut off at the end of its range', async () => {
    const fast = (most: number) =>
      `acc_x (m/s²),acc_y (m/s²),acc_z (m/s²),gyr_x (deg/s),gyr_y (deg/s),gyr_z (deg/s)\n${Array.from(
        { length: 1500 },
        (_, i) => {
          const [angle, speed] = [0.6 * Math.sin(i / 10), 6 * perDegree * Math.cos(i / 10) * (1 + 0.1 * Math.sin(i / 97))];
          return [0, 9.81 * Math.sin(angle), 9.81 * Math.cos(angle), Math.max(-most, Math.min(most, speed)), 0, 0].join(',');
        },
      ).join('\n')}\n`;
    expect(await remarksOf(fast(1000))).toEqual([]);
    expect(await remarksOf(fast(250))).toEqual([
      expect.stringMatching(/^FORMATS_SENSOR_LIMIT The angular rate is cut off .* \(250 deg\/s\) in \d+ of 1500 samples/),
    ]);
  });
});

describe.skipIf(!here)(`recorded sensors${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  it('analyseOrientation(the hand-moved sensor as CSV without units) is the authors’ own within 1e-9', async () => {
    const expected = JSON.parse(readFileSync(`${folder}imu_vqf_286hz.expected.json`, 'utf8'));
    const bytes = readFileSync(`${folder}${expected.file}`);
    const rows = Array.from({ length: expected.rows }, (_, i) =>
      Array.from({ length: 9 }, (_, k) => bytes.readFloatLE(4 * (9 * i + k))).join(','),
    );
    const text = `gyr_x,gyr_y,gyr_z,acc_x,acc_y,acc_z,mag_x,mag_y,mag_z\n${rows.join('\n')}\n`;
    for (const [method, key] of [
      ['basic', 'basicVqf'],
      ['full', 'vqf'],
      ['offline', 'offlineVqf'],
    ] as const) {
      const opened = await open(text, expected.samplingRate, 65_536);
      if (!opened.ok) throw new Error(opened.error.message);
      const reading = analyseOrientation(opened.value, { method });
      if (!reading.ok) throw new Error(reading.error.message);
      const all: number[] = [];
      for await (const run of reading.value.quaternions()) for (const x of run) all.push(x);
      expect(reading.value.tail()).toMatchObject({ samples: 13_500, read: { gyr: { unit: 'rad/s', by: 'samples' } } });
      for (const [k, i] of (expected.probeIndex as number[]).entries()) {
        const theirs = expected[key].quat9D[k] as number[];
        const apart = (sign: number) => Math.max(...theirs.map((x, axis) => Math.abs((all[4 * i + axis] ?? 0) - sign * x)));
        expect(Math.min(apart(1), apart(-1))).toBeLessThan(1e-9);
      }
    }
  });
});

describe('analyseGait and analyseOrientation', () => {
  it('analyseGait and analyseOrientation give numbers or a coded refusal of damaged text', async () => {
    const text = file(plain, 9.81, 1, 60);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom('\n', ',', 'x', '-', '9', 'nan', '\0')), {
          maxLength: 8,
        }),
        async (harms) => {
          let harmed = text;
          for (const [at, by] of harms) harmed = harmed.slice(0, at) + by + harmed.slice(at + 1);
          for (const analyse of ['gait', 'orientation'] as const) {
            const opened = await open(harmed, 100);
            if (!opened.ok) continue;
            if (analyse === 'gait') {
              const report = await analyseGait(opened.value, { foot: 'left' });
              if (!report.ok) expect(report.error.code).toMatch(/^EUP_/);
              continue;
            }
            const reading = analyseOrientation(opened.value);
            if (!reading.ok) continue;
            try {
              for await (const run of reading.value.quaternions()) expect(run.every(Number.isFinite)).toBe(true);
            } catch (thrown) {
              expect(thrown).toBeInstanceOf(FaultError);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it.skipIf(!here)(
    `analyseGait(a walk whose sensor sits askew, align) finds the strides that it finds of the aligned one${here ? '' : ' (skipped: no reference recordings in ../shared)'}`,
    async () => {
      const [, , ...lines] = readFileSync(`${folder}gait_imu_healthy_204p8hz.csv`, 'utf8').trim().split('\n');
      // Forward down, left forward, up to the left: as a sensor at the heel's side may sit.
      const rows = lines.map((line) => {
        const [, ax, , ay, , az, , gx, , gy, , gz] = line.split(',');
        return [ay, az, ax, gy, gz, gx].join(',');
      });
      const opened = await open(`${plain.join(',')}\n${rows.join('\n')}\n`, 204.8, 65_536);
      if (!opened.ok) throw new Error(opened.error.code);
      const report = await analyseGait(opened.value, { foot: 'left', align: true });
      if (!report.ok) throw new Error(report.error.code);
      expect(report.value.count).toBeGreaterThanOrEqual(25);
      expect(report.value.alignment?.forward[2]).toBeGreaterThan(0.9);
      expect(Math.abs((report.value.mean?.strideLength ?? 0) - 1.345)).toBeLessThan(0.03);
    },
  );

  describe.skipIf(!here)(`a recorded walk${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
    /** The left foot's rows, its axes in another order, and what `row` makes of each line. */
    const walk = (order: readonly number[], change: (values: string[], i: number) => string[] = (values) => values) => {
      const [, , ...lines] = readFileSync(`${folder}gait_imu_healthy_204p8hz.csv`, 'utf8').trim().split('\n');
      const rows = lines.map((line, i) => {
        const all = line.split(',');
        const values = [1, 3, 5, 7, 9, 11].map((k) => all[k] as string);
        return change(
          [...order, ...order.map((k) => k + 3)].map((k) => values[k] as string),
          i,
        ).join(',');
      });
      return `${plain.join(',')}\n${rows.join('\n')}\n`;
    };
    const analysed = async (text: string, align?: boolean) => {
      const opened = await open(text, 204.8, 65_536);
      if (!opened.ok) throw new Error(opened.error.code);
      const report = await analyseGait(opened.value, { foot: 'left', ...(align === undefined ? {} : { align }) });
      if (!report.ok) throw new Error(report.error.code);
      return { ...report.value, told: report.value.remarks.map(({ message }) => message).join('\n') };
    };

    it('analyseGait turns a sensor whose x points up into the foot’s axes by itself, and says so', async () => {
      const straight = await analysed(walk([0, 1, 2]));
      expect(straight.alignment).toBeUndefined();
      const turned = await analysed(walk([2, 0, 1]));
      expect(Math.abs(turned.count - straight.count)).toBeLessThanOrEqual(1);
      expect(turned.alignment?.up[0]).toBeGreaterThan(0.9);
      expect(turned.told).toMatch(/does not sit in the foot’s axes: x .*points up/);
      expect(Math.abs((turned.mean?.strideLength ?? 0) - (straight.mean?.strideLength ?? 0))).toBeLessThan(0.03);
    });

    it('analyseGait(align: false) uses the axes as they are, and tells the strides that are missing', async () => {
      const forced = await analysed(walk([2, 0, 1]), false);
      expect(forced.alignment).toBeUndefined();
      expect(forced.count).toBeLessThan(20);
      expect(forced.told).toMatch(/used as they are, though x .*points up/);
      const missed = forced.unrecognized.reduce((sum, { strideTimes }) => sum + strideTimes, 0);
      expect(forced.count + missed).toBeGreaterThan(22);
    });

    it('analyseGait counts no stride over a stretch that the sensor holds, wherever it lies in the stride, and tells it', async () => {
      const whole = await analysed(walk([0, 1, 2]));
      for (const [from, to] of [1800, 1850, 1900, 1950, 2000].flatMap((at) => [
        [at, at + 110] as const,
        [at, at + 400] as const,
      ])) {
        let frozen: readonly (number | string)[] = [];
        const still = (values: readonly (number | string)[], i: number) => {
          if (i === from) frozen = values;
          return i > from && i < to ? frozen : values;
        };
        const held = await analysed(walk([0, 1, 2], still as never));
        expect(held.lost).toBeGreaterThanOrEqual(to - from - 1);
        expect(held.told).toMatch(
          /The sensor holds one value in all axes for .* s, which no measurement does\. These samples count as lost/,
        );
        expect(held.count).toBeLessThan(whole.count);
        for (const { samples } of held.strides) expect(samples.previousContact >= to || samples.end <= from + 1).toBe(true);
      }
    });

    it('analyseGait counts no stride over lost samples, and tells them', async () => {
      const whole = await analysed(walk([0, 1, 2]));
      const [from, to] = [1800, 1900];
      const torn = await analysed(walk([0, 1, 2], (values, i) => (i >= from && i < to ? values.map(() => '') : values)));
      expect(torn.lost).toBe(to - from);
      expect(torn.quality.reasons).toEqual(['gap']);
      expect(torn.told).toMatch(/100 of \d+ samples of the sensor are lost/);
      expect(torn.count).toBeLessThan(whole.count);
      for (const { samples } of torn.strides) expect(samples.previousContact > to || samples.end < from).toBe(true);
    });
  });

  it('analyseGait refuses a sensor that shows no walk and does not sit in place', async () => {
    const named = plain.map((name, k) => (k < 3 ? name : `${name} (deg/s)`));
    const lying = `${named.join(',')}\n${Array.from({ length: 900 }, (_, i) => `9.81,${Math.sin(i / 9)},0,${5 * Math.sin(i / 7)},0,1`).join('\n')}\n`;
    const opened = await open(lying, 100);
    if (!opened.ok) throw new Error(opened.error.code);
    const report = await analyseGait(opened.value, { foot: 'left' });
    expect(report.ok ? '' : `${report.error.code} ${report.error.message}`).toMatch(/^EUP_FORMATS_GAIT_AXES.* x points up/);
  });

  it('analyseOrientation tells where samples were lost', async () => {
    const lines = file(plain).split('\n');
    const text = lines.map((line, i) => (i > 200 && i <= 250 ? ',,,,,' : line)).join('\n');
    const opened = await open(text, 100);
    if (!opened.ok) throw new Error(opened.error.code);
    const reading = analyseOrientation(opened.value, { method: 'full' });
    if (!reading.ok) throw new Error(reading.error.code);
    for await (const _run of reading.value.quaternions());
    const tail = reading.value.tail();
    expect(tail).toMatchObject({ lost: 50, gaps: [{ from: 2, to: 2.5 }], quality: { reasons: ['gap'] } });
    expect(tail?.remarks.map(({ code }) => code)).toContain('FORMATS_SENSOR_LOST');
  });

  it('analyseGait refuses a rate at which no contact is seen', async () => {
    const opened = await open(file(plain), hertz(20));
    if (!opened.ok) throw new Error(opened.error.code);
    const report = await analyseGait(opened.value, { foot: 'left' });
    expect(report.ok ? '' : report.error.code).toBe('EUP_SIGNAL_GAIT_RATE');
  });
});
