import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSource } from './bytes.ts';

const whole = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

/** The bytes in pieces of the sizes given, over and over; in one buffer that each piece overwrites where `reused`. */
async function* pieces(sizes: readonly number[], reused: boolean): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(5000);
  for (let at = 0, k = 0; at < whole.length; k++) {
    const part = whole.subarray(at, at + (sizes[k % sizes.length] as number));
    at += part.length;
    if (!reused) yield part;
    else {
      buffer.fill(0xee);
      buffer.set(part, 3);
      yield buffer.subarray(3, 3 + part.length);
    }
  }
}

describe('ByteSource', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
  const calls = fc.array(fc.tuple(fc.constantFrom('peek', 'read', 'skip', 'next'), fc.integer({ min: 0, max: 900 })), {
    maxLength: 30,
  });

  it('gives every byte once and in order, however they come and are asked for, from a source that uses its memory again', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, calls, fc.boolean(), async (lengths, asked, reused) => {
        const source = new ByteSource(pieces(lengths, reused));
        let at = 0;
        for (const [call, count] of asked) {
          const left = whole.length - at;
          if (call === 'skip') {
            const skipped = await source.skip(count);
            expect(skipped).toBe(Math.min(count, left));
            at += skipped;
            continue;
          }
          const bytes = call === 'next' ? await source.next() : await source[call](count);
          if (bytes === undefined) {
            expect(left).toBe(0);
            continue;
          }
          expect(Buffer.compare(bytes, whole.subarray(at, at + bytes.length))).toBe(0);
          expect(bytes instanceof Buffer).toBe(false);
          if (call === 'read') expect(bytes.length).toBe(Math.min(count, left));
          if (call === 'peek') expect(bytes.length).toBeGreaterThanOrEqual(Math.min(count, left));
          if (call !== 'peek') at += bytes.length;
        }
      }),
      { numRuns: 200, seed: 14 },
    );
  });

  it('next() gives bytes that may be kept, and peek() bytes that stay until the next read', async () => {
    const source = new ByteSource(pieces([100], false));
    await source.read(150);
    const kept = (await source.next()) as Uint8Array;
    const seen = await source.peek(300);
    await source.peek(900);
    expect([kept.length, ...kept]).toEqual([50, ...whole.subarray(150, 200)]);
    expect([...seen]).toEqual([...whole.subarray(200, 200 + seen.length)]);
    await source.read(1000);
    await source.read(1000);
    expect([...kept]).toEqual([...whole.subarray(150, 200)]);
  });
});
