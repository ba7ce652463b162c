import { describe, expect, it } from 'vitest';
import { ByteSource } from './bytes.ts';
import { bytesOf, chunksOf, samplesOf } from './files.fixture.ts';
import { decoded, isUtf8 } from './text-encoding.ts';

const text = `Zeit (s);EMG Zügel (µV);Winkel (°)\n${Array.from({ length: 40 }, (_, i) => `${i / 1000};${i};1`).join('\n')}\n`;
const units = (little: boolean) =>
  Uint8Array.from(
    Array.from(text).flatMap((c) =>
      little ? [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 0xff],
    ),
  );

describe('openRecording(text in other encodings)', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
    ['UTF-16 LE with its mark', Uint8Array.from([0xff, 0xfe, ...units(true)])],
    ['UTF-16 BE with its mark', Uint8Array.from([0xfe, 0xff, ...units(false)])],
    ['UTF-16 LE', units(true)],
    ['UTF-16 BE', units(false)],
    ['Windows-1252', bytesOf(text)],
  ])('reads %s however it is cut', async (name, bytes) => {
    for (const size of [1, 7, 100_000]) {
      const { recording, tracks } = await samplesOf(bytes, undefined, size);
      expect([recording.rate, ...recording.channels.map((c) => `${c.name}|${c.unit}`)]).toEqual([
        1000,
        'EMG Zügel (µV)|µV',
        'Winkel (°)|°',
      ]);
      expect(tracks[0]?.[0]).toEqual(Array.from({ length: 40 }, (_, i) => i));
      const told = recording.remarks.map(({ message }) => message);
      expect(told).toEqual(
        name === 'Windows-1252'
          ? [
              'Taken as text of Windows-1252: the name "EMG Zügel (µV)" (the file is not UTF-8 and does not say which encoding it has).',
            ]
          : [],
      );
    }
  });

  it('says nothing of an encoding in which every western one writes the names alike', async () => {
    const { recording } = await samplesOf(bytesOf('EMG (µV);Winkel (°)\n1;2\n3;4\n'), 1000);
    expect(recording.channels.map(({ name }) => name)).toEqual(['EMG (µV)', 'Winkel (°)']);
    expect(recording.remarks).toEqual([]);
  });

  it('reads the quotes and the euro sign of Windows, and halves of a pair in UTF-16 as one that stands for nothing', async () => {
    const { recording } = await samplesOf(bytesOf('\x80 \x93a\x94;b\n1;2\n3;4\n'), 1000);
    expect(recording.channels[0]?.name).toBe('€ “a”');
    const broken = Uint8Array.from([
      0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0, 0x3b, 0, 0x63, 0, 0x0a, 0, 0x31, 0, 0x3b, 0, 0x32, 0, 0x0a, 0, 0x33, 0, 0x3b, 0,
      0x34, 0,
    ]);
    expect((await samplesOf(broken, 1000)).recording.channels[0]?.name).toBe('a\ufffdb');
  });

  it('isUtf8(bytes) allows a character that the end cuts through', () => {
    const bytes = new TextEncoder().encode('aµ€😀');
    for (let length = 0; length <= bytes.length; length++) expect(isUtf8(bytes.subarray(0, length))).toBe(true);
    for (const bad of [[0xb5], [0xc3, 0x28], [0xff], [0xe2, 0x82, 0x28]]) expect(isUtf8(Uint8Array.from(bad))).toBe(false);
  });

  it('takes the separator that a first line states', async () => {
    for (const [separator, line] of [
      [';', 'sep=;'],
      ['|', 'sep=|'],
      ['\t', '"sep=\\t"'],
    ] as const) {
      const { tracks } = await samplesOf(`${line}\r\na${separator}b\r\n1,5${separator}2\r\n3,5${separator}4\r\n`, 1000);
      expect(tracks[0]).toEqual([
        [1.5, 3.5],
        [2, 4],
      ]);
    }
  });
});

describe('decoded(UTF-16)', () => {
  it('gives what the platform’s decoder gives, however the bytes end and are cut', async () => {
    const units = [0x41, 0xb5, 0x20ac, 0xd83d, 0xde00];
    for (const little of [true, false]) {
      for (let k = 0; k < units.length ** 3; k++) {
        const three = [k % 5, Math.floor(k / 5) % 5, Math.floor(k / 25)].map((at) => units[at] as number);
        const all = three.flatMap((unit) => (little ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff]));
        for (const length of [4, 5, 6]) {
          const bytes = Uint8Array.from(all.slice(0, length));
          const source = decoded(new ByteSource(chunksOf(bytes, 3)), little ? 'utf-16le' : 'utf-16be');
          const text = new TextDecoder().decode((await source.peek(100)).slice());
          expect(text).toBe(new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes));
        }
      }
    }
  });

  it('leaves out, and tells of, a last line of UTF-16 that breaks off within a character', async () => {
    const { recording, tracks } = await samplesOf(Uint8Array.from([...units(true), 0x0a, 0x00, 0x31]));
    expect(tracks[0]?.[0]).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Left out: the last line (43) (the file breaks off within a character).',
    ]);
  });
});
