import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesOf } from './files.fixture.ts';

const head = '%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\n%Board = OpenBCI_GUI$BoardCytonSerial\n';
const columns = 'Sample Index, EXG Channel 0, EXG Channel 1, Timestamp\n';
const began = 1.7e9;
/** How the GUI writes times: even; as packets come, in pairs and late; and not at all. */
const clocks = {
  even: (i: number) => (began + i / 250).toFixed(6),
  arrival: (i: number) => (began + (2 * Math.ceil(i / 2) + ((i * 7) % 5)) / 250).toFixed(6),
  none: () => '0',
} as const;
type Clock = keyof typeof clocks;
const packets = (count: number, clock: Clock) =>
  Array.from({ length: count }, (_, i) => `${i % 256}, ${i}, ${-i}, ${clocks[clock](i)}`);
const read = async (lines: readonly string[]) => {
  const { recording, tracks } = await samplesOf(`${head}${columns}${lines.join('\n')}\n`, undefined, 65_536);
  return { samples: tracks[0]?.[0] ?? [], told: recording.remarks.map(({ message }) => message) };
};
const line = (row: number) => row + 6;
const counting = (count: number) => Array.from({ length: count }, (_, i) => i);
const all = fc.constantFrom<Clock>('even', 'arrival', 'none');
const at = fc.integer({ min: 5, max: 1480 });

describe('openRecording(OpenBCI text whose packets are not in order)', () => {
  it('puts two packets that changed places in order, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(all, at, fc.integer({ min: 1, max: 6 }), async (clock, row, by) => {
        const lines = packets(1500, clock);
        [lines[row], lines[row + by]] = [lines[row + by] as string, lines[row] as string];
        const { samples, told } = await read(lines);
        expect(samples).toEqual(counting(1500));
        expect(told.filter((sentence) => sentence.includes('order'))).toEqual([
          `Taken as packets in the order of their numbers: what stands out of order from line ${line(row)} (none of them is missing).`,
        ]);
      }),
      { numRuns: 15 },
    );
  });

  it('puts the first two packets in order too', async () => {
    const lines = packets(600, 'none');
    [lines[0], lines[1]] = [lines[1] as string, lines[0] as string];
    expect((await read(lines)).samples).toEqual(counting(600));
  });

  it('puts packets beside a gap in order', async () => {
    for (const clock of ['even', 'arrival', 'none'] as const) {
      const lines = packets(1000, clock);
      [lines[700], lines[701]] = [lines[701] as string, lines[700] as string];
      const { samples, told } = await read([...lines.slice(0, 697), ...lines.slice(699)]);
      expect(samples).toEqual(counting(1000).map((i) => (i === 697 || i === 698 ? Number.NaN : i)));
      expect(told.join()).toContain('2 samples are missing in 1 place');
    }
  });

  it('counts a packet that stands twice once, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(
        all,
        at,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 5 }),
        async (clock, row, times, later) => {
          const lines = packets(1500, clock);
          lines.splice(row + 1 + later, 0, ...Array.from({ length: times }, () => lines[row] as string));
          const { samples, told } = await read(lines);
          expect(samples).toEqual(counting(1500));
          expect(told[0]).toMatch(
            new RegExp(`^Left out: the packet of line ${line(row + 1 + later)}( and of . more places?)? \\(it repeats`),
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  it('loses a packet whose number stands twice with other samples, and says so', async () => {
    for (const clock of ['arrival', 'none'] as const) {
      const lines = packets(1500, clock);
      lines.splice(1001, 0, `${1000 % 256}, 77, 78, ${clocks[clock](1000)}`);
      const { samples, told } = await read(lines);
      expect(samples).toEqual(counting(1500).map((i) => (i === 1000 ? Number.NaN : i)));
      expect(told.join()).toContain(
        `The packet of line ${line(1000)} could not be read (the next line has its number too, with other samples)`,
      );
    }
  });

  it('passes over a number that its neighbors deny, whatever it is, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(
        all,
        at,
        fc.oneof(fc.nat(255).map(String), fc.constantFrom('', '-1', '256', '65536', 'NaN', '1e308', '2.5')),
        async (clock, row, wrong) => {
          fc.pre(wrong !== String(row % 256));
          const lines = packets(1500, clock);
          lines[row] = (lines[row] as string).replace(/^\d+/, wrong);
          const { samples, told } = await read(lines);
          expect(samples).toEqual(counting(1500));
          expect(told.join()).toContain(`The packet number of line ${line(row)}`.replace('The', 'the'));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves out a packet that has no place between its neighbors', async () => {
    const lines = packets(1000, 'none');
    lines.splice(500, 0, '77, 5, 5, 0');
    const { samples, told } = await read(lines);
    expect(samples).toEqual(counting(1000));
    expect(told.join()).toContain(`the packet of line ${line(500)} (its number has no place`);
  });

  it('keeps what even times say where numbers alone changed places', async () => {
    const lines = packets(1000, 'even');
    const [one, two] = [lines[500] as string, lines[501] as string];
    lines[500] = one.replace(/^\d+/, /^\d+/.exec(two)?.[0] ?? '');
    lines[501] = two.replace(/^\d+/, /^\d+/.exec(one)?.[0] ?? '');
    const { samples, told } = await read(lines);
    expect(samples).toEqual(counting(1000));
    expect(told).toEqual([
      `Taken as standing in the order of their times: the packets from line ${line(500)} (their numbers say another).`,
    ]);
  });

  it('takes a counter that begins anew for no loss where the times show none', async () => {
    const lines = packets(1500, 'arrival').map((one, i) => (i < 1100 ? one : one.replace(/^\d+/, String((i - 1100) % 256))));
    const { samples, told } = await read(lines);
    expect(samples).toEqual(counting(1500));
    expect(told.join()).toContain(`begins anew at line ${line(1100)}`);
  });

  it('still sees whole turns that were lost, less one packet too', async () => {
    for (const lost of [255, 256, 257, 511]) {
      const lines = packets(6000, 'arrival');
      lines.splice(2500, lost);
      const { samples } = await read(lines);
      expect(samples).toEqual(counting(6000).map((i) => (i >= 2500 && i < 2500 + lost ? Number.NaN : i)));
    }
  });
});
