import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRecording } from '../open.ts';
import { containerEnd, containerHead, containerSamples, crc32 } from './recording-container.ts';
import { recordingCut } from './recording-container-read.ts';

const header = {
  recording: '018f4e2a-0000-7000-8000-00000000000c',
  rate: 100,
  channels: [
    { name: 'Extensor – Ä', unit: 'µV' },
    { name: 'Flexor', unit: 'µV' },
  ],
  source: 'synthetic',
} as const;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

async function read(bytes: Uint8Array, cut = 1000) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
  }
  const opened = await openRecording(chunks());
  if (!opened.ok) return opened.error.code;
  const samples: number[][] = opened.value.channels.map(() => []);
  for await (const block of opened.value.blocks()) {
    const first = Math.round(block.t0 * block.rate);
    for (const [c, data] of block.data.entries()) {
      const channel = samples[c] as number[];
      while (channel.length < first) channel.push(Number.NaN);
      channel.push(...data);
    }
  }
  return { format: opened.value.format, channels: opened.value.channels, samples, notes: opened.value.annotations };
}

/** Ten pieces of ten samples each. */
const pieces = [
  containerHead(header),
  ...Array.from({ length: 10 }, (_, p) => {
    const data = [0, 1].map((c) => Float32Array.from({ length: 10 }, (_one, i) => 100 * c + 10 * p + i));
    return containerSamples(10 * p, data, 10);
  }),
  containerEnd(100),
];
const counted = Array.from({ length: 100 }, (_, i) => i);

describe('containerHead, containerSamples, containerEnd', () => {
  it('openRecording(the pieces one behind another) reads what was written, names and lost samples too', async () => {
    for (const cut of [1, 7, 4096]) {
      expect(await read(joined(pieces), cut)).toMatchObject({
        format: 'eupraxia',
        channels: header.channels,
        samples: [counted, counted.map((i) => 100 + i)],
        notes: [],
      });
    }
    const lost = await read(
      joined([pieces[0] as Uint8Array, containerSamples(0, [Float32Array.of(1, Number.NaN), new Float32Array(2)], 2)]),
    );
    expect(lost).toMatchObject({
      samples: [
        [1, Number.NaN],
        [0, 0],
      ],
    });
  });

  it('openRecording() of a recording that is cut anywhere gives every whole piece before the cut, and says so', async () => {
    const whole = joined(pieces);
    const ends = pieces.map((_, i) => joined(pieces.slice(0, i + 1)).length);
    for (let length = (ends[0] as number) + 0; length < whole.length; length += 3) {
      const found = await read(whole.subarray(0, length));
      const there = ends.filter((end) => end <= length).length - 1;
      expect(found).toMatchObject({
        samples: [counted.slice(0, 10 * there), expect.anything()],
        notes: [{ text: recordingCut }],
      });
    }
    expect(await read(whole.subarray(0, 30))).toBe('EUP_FORMATS_TRUNCATED');
  });

  it('openRecording() of a recording with a damaged piece loses that piece alone', async () => {
    const bytes = joined(pieces);
    const at = joined(pieces.slice(0, 4)).length + 40;
    bytes[at] = (bytes[at] as number) ^ 0x10;
    const found = await read(bytes);
    const hole = counted.map((i) => (i >= 30 && i < 40 ? Number.NaN : i));
    expect(found).toMatchObject({ samples: [hole, expect.anything()], notes: [] });
  });

  it('openRecording() counts pieces and samples, and says what is lost of them', async () => {
    const tell = async (bytes: Uint8Array) => {
      async function* chunks() {
        yield bytes;
      }
      const opened = await openRecording(chunks());
      if (!opened.ok) throw new Error(opened.error.message);
      for await (const _ of opened.value.series());
      return { remarks: opened.value.remarks.map(({ message }) => message), counts: opened.value.counts() };
    };
    const count = (found: number, samples: number, stated: number | null) => [
      { of: 'pieces', stated: null, found },
      { of: 'samples', track: '0', stated, found: samples },
    ];
    expect(await tell(joined(pieces))).toEqual({ remarks: [], counts: count(10, 100, 100) });
    const bytes = joined(pieces);
    const at = joined(pieces.slice(0, 4)).length + 40;
    bytes[at] = (bytes[at] as number) ^ 0x10;
    expect(await tell(bytes)).toEqual({
      remarks: ['Piece 4 of the recording could not be read (its checksum does not hold). It counts as lost; the rest was read.'],
      counts: count(9, 90, 100),
    });
    const sixth = joined(pieces.slice(0, 6)).length;
    expect(await tell(joined(pieces).subarray(0, sixth + 3))).toEqual({
      remarks: ['The file breaks off within a piece, 0.5 s after the recording began. What was whole before it was read.'],
      counts: count(5, 50, null),
    });
    expect(await tell(joined(pieces.slice(0, 6)))).toEqual({
      remarks: [
        'The recording was not ended: its pieces reach to 0.5 s, and nothing says whether more was recorded. All were read.',
      ],
      counts: count(5, 50, null),
    });
    expect((await tell(joined([...pieces.slice(0, 6), containerEnd(100)]))).remarks).toEqual([
      'The file gives different values for the length of the recording: its end says 100 samples, its pieces reach to sample 50. 50 was used.',
    ]);
  });

  it('openRecording() never throws on what begins as a live recording and goes on as anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
        async (tail, changes) => {
          expect(await read(Uint8Array.from([0x45, 0x55, 0x50, 0x52, 1, 0, 0, 0, ...tail]))).toBeDefined();
          const bytes = joined(pieces);
          for (const [place, value] of changes) bytes[8 + (place % (bytes.length - 8))] = value;
          expect(await read(bytes)).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('crc32() is that of ZIP', () => {
    expect(crc32(Uint8Array.from([...'123456789'].map((c) => c.charCodeAt(0))))).toBe(0xcbf43926);
  });
});
