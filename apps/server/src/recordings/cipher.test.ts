import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkBytes, openRecordingFile, sealRecording } from './cipher.ts';

const master = randomBytes(32);
const place = ['clinic', 'hash'];

async function* parts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const got: Buffer[] = [];
  for await (const part of stream) got.push(part);
  return Buffer.concat(got);
}

const sealed = (plain: Buffer, size = 10_000) => whole(sealRecording(master, place, parts(plain, size)));
const opened = (bytes: Buffer, at = place, size = 7_777) => whole(openRecordingFile(master, at, parts(bytes, size)));

describe('openRecordingFile(master, place, sealRecording(master, place, bytes))', () => {
  it('gives the bytes back at every length around a chunk, however they are cut', async () => {
    for (const length of [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes + 17]) {
      const plain = randomBytes(length);
      expect((await opened(await sealed(plain))).equals(plain), `${length} bytes`).toBe(true);
    }
  });

  it('shows nothing of the plain bytes and differs each time', async () => {
    const plain = Buffer.from('Amara'.repeat(50));
    const once = await sealed(plain);
    expect(once.includes('Amara')).toBe(false);
    expect(once.equals(await sealed(plain))).toBe(false);
  });

  it('refuses a changed bit, a cut end, chunks in another order and another place', async () => {
    const file = await sealed(randomBytes(2 * chunkBytes + 5));
    const piece = chunkBytes + 16;
    const swapped = Buffer.concat([
      file.subarray(0, 40),
      file.subarray(40 + piece, 40 + 2 * piece),
      file.subarray(40, 40 + piece),
      file.subarray(40 + 2 * piece),
    ]);
    const refused = { fault: { code: 'EUP_SERVER_RECORDING_DAMAGED' } };
    await expect(opened(swapped)).rejects.toMatchObject(refused);
    await expect(opened(file.subarray(0, 40 + piece))).rejects.toMatchObject(refused);
    await expect(opened(file.subarray(0, 40))).rejects.toMatchObject(refused);
    await expect(opened(Buffer.alloc(0))).rejects.toMatchObject(refused);
    await expect(opened(file, ['another clinic', 'hash'])).rejects.toMatchObject(refused);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] as number) ^ (1 << bit);
        await expect(opened(changed)).rejects.toMatchObject(refused);
      }),
      { numRuns: 60 },
    );
  });
});
