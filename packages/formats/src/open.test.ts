import { describe, expect, it } from 'vitest';
import { bytesOf, chunksOf, edfFile } from './files.fixture.ts';
import { openRecording } from './open.ts';

const file = edfFile({
  signals: [{ label: 'EMG', samples: 1000 }],
  records: Array.from({ length: 400 }, () => ({ digits: Array.from({ length: 1000 }, (_, i) => i) })),
});

/** A source that tells whether it was closed, and how far it was read. */
function watched(bytes: Uint8Array, size = 1000) {
  const seen = { closed: false, bytes: 0 };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunksOf(bytes, size)) {
        seen.bytes += chunk.length;
        yield chunk;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, chunks: chunks() };
}

describe('openRecording(bytes, {signal, onBytes})', () => {
  it('counts the bytes that come', async () => {
    let bytes = 0;
    const opened = await openRecording(chunksOf(file), { onBytes: (count) => (bytes += count) });
    if (!opened.ok) throw new Error();
    expect(bytes).toBeLessThan(file.length / 2);
    for await (const _ of opened.value.series()) expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBe(file.length);
  });

  it('ends with EUP_FORMATS_CANCELLED once the signal aborts, and closes the source', async () => {
    const ending = new AbortController();
    const { seen, chunks } = watched(file);
    const opened = await openRecording(chunks, { signal: ending.signal });
    if (!opened.ok) throw new Error();
    const reading = (async () => {
      for await (const _ of opened.value.series()) ending.abort();
    })();
    await expect(reading).rejects.toMatchObject({ fault: { code: 'EUP_FORMATS_CANCELLED' } });
    expect(seen.closed).toBe(true);
    expect(seen.bytes).toBeLessThan(file.length / 2);
    const before = await openRecording(chunksOf(file), { signal: ending.signal });
    expect(!before.ok && before.error.code).toBe('EUP_FORMATS_CANCELLED');
  });

  it('closes the source where the iteration is left, where the file is refused, and at its end', async () => {
    const left = watched(file);
    const opened = await openRecording(left.chunks);
    if (!opened.ok) throw new Error();
    for await (const _ of opened.value.series()) break;
    expect(left.seen.closed).toBe(true);
    expect(left.seen.bytes).toBeLessThan(file.length / 2);
    const refused = watched(bytesOf(`%PDF${' '.repeat(100_000)}`));
    expect((await openRecording(refused.chunks)).ok).toBe(false);
    expect(refused.seen.closed).toBe(true);
  });
});

describe('openRecording(text of two walks, {again})', () => {
  const text = `Devices\n400\n,,Platte,\nFrame,Sub Frame,Kraft Süd,Fz\n,,N,N\n${Array.from(
    { length: 40 },
    (_, i) => `${1 + (i >> 2)},${i % 4},${i},2`,
  ).join('\n')}\n`;
  const units = (little: boolean): Uint8Array =>
    Uint8Array.from(
      Array.from(`\ufeff${text}`).flatMap((c) => {
        const unit = c.charCodeAt(0);
        return little ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
      }),
    );

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 LE', units(true)],
    ['UTF-16 BE', units(false)],
    ['Windows-1252', bytesOf(text)],
  ])('reads %s the same whether the file is opened again or held', async (_, bytes) => {
    for (const again of [undefined, () => chunksOf(bytes, 7)]) {
      const opened = await openRecording(chunksOf(bytes, 7), again === undefined ? {} : { again });
      if (!opened.ok) throw new Error(opened.error.code);
      expect([opened.value.format, opened.value.rate]).toEqual(['nexus', 400]);
      expect(opened.value.channels[0]?.name).toBe('Kraft Süd');
      const samples: number[] = [];
      for await (const { data } of opened.value.series()) samples.push(...(data[0] ?? []));
      expect(samples).toEqual(Array.from({ length: 40 }, (_, i) => i));
    }
  });

  it('closes what it opened again, where the iteration is left', async () => {
    for (const bytes of [units(true), new TextEncoder().encode(text)]) {
      const walks: ReturnType<typeof watched>[] = [];
      const again = () => {
        const walk = watched(bytes, 100);
        walks.push(walk);
        return walk.chunks;
      };
      const opened = await openRecording(again(), { again });
      if (!opened.ok) throw new Error(opened.error.code);
      for await (const _ of opened.value.series()) break;
      expect(walks.map(({ seen }) => seen.closed)).toEqual([true, true, true]);
    }
  });
});
