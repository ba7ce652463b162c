import { bodySchemas } from '@eupraxia/clinical';
import { containerHead, containerSamples, openRecording, writeRecording } from '@eupraxia/formats';
import { describe, expect, it } from 'vitest';
import { openFile } from './opened-file.ts';

const rows = Array.from({ length: 3000 }, (_, i) => `${(i / 1000).toFixed(3)},${Math.sin(i)},${Math.cos(i)}`).join('\n');
const opened = async (names: string) => {
  const read = await openFile(new TextEncoder().encode(`time,${names}\n${rows}\n`).buffer as ArrayBuffer, undefined);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.recording.channels.map(({ name }) => name);
};

const read = async (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return openFile(bytes.slice().buffer as ArrayBuffer, undefined);
};

const rowsWith = (jump: number) =>
  Array.from({ length: 3000 }, (_, i) => `${(i / 1000 + (i < 2500 ? 0 : jump)).toFixed(3)},${Math.sin(i)}`).join('\n');

/** The same recording as an EDF file. */
async function asEdf(csv: string): Promise<Uint8Array> {
  async function* bytes() {
    yield new TextEncoder().encode(csv);
  }
  const writing = await writeRecording(() => openRecording(bytes()), 'edf');
  if (!writing.ok) throw new Error(writing.error.message);
  const pieces: number[] = [];
  for await (const piece of writing.value.bytes()) for (const byte of piece) pieces.push(byte);
  return Uint8Array.from(pieces);
}

describe('openFile(bytes)', () => {
  it('says of an EDF file that is cut off that it ends in the middle, once', async () => {
    const edf = await asEdf(`time,EMG (uV)\n${rowsWith(0)}\n`);
    const whole = await read(edf);
    expect(whole).toMatchObject({ ok: true, value: { notice: null, recording: { remarks: [], seconds: 3 } } });
    const cut = await read(edf.subarray(0, edf.length - 10));
    const notice = { code: 'EUP_WEB_RECORDING_CUT', message: expect.stringMatching(/\d+ of \d+ records are there/) };
    expect(cut).toMatchObject({ ok: true, value: { notice } });
    expect(cut.ok && cut.value.recording.seconds).toBeLessThan(3);
    expect(cut.ok && cut.value.recording.remarks.join()).not.toContain('records are there');
  });

  it('says of a live recording that was not ended that it ends in the middle, once', async () => {
    const header = { recording: 'a', rate: 1000, channels: [{ name: 'EMG', unit: 'µV' }], source: 'synthetic' } as const;
    const pieces = [containerHead(header), containerSamples(0, [Float32Array.from({ length: 2000 }, (_, i) => i % 5)], 2000)];
    const unended = await read(Uint8Array.from(pieces.flatMap((piece) => [...piece])));
    const notice = { code: 'EUP_WEB_RECORDING_CUT', message: expect.stringContaining('was not ended') };
    expect(unended).toMatchObject({ ok: true, value: { notice, recording: { remarks: [], seconds: 2 } } });
  });

  it('refuses a recording whose pauses are too long to be held, and holds shorter ones as lost samples', async () => {
    const jump = (seconds: number) => read(`time,EMG\n${rowsWith(seconds)}\n`);
    expect(await jump(1e6)).toMatchObject({ ok: false, error: { code: 'EUP_FORMATS_GAP' } });
    const held = await jump(60);
    expect(held).toMatchObject({ ok: true, value: { recording: { seconds: 63 } } });
  });

  it('names the channels as the file does', async () => {
    expect(await opened('ECR_uV,Flexor')).toEqual(['ECR_uV', 'Flexor']);
  });

  it('names them so that the log can hold them, however the file does', async () => {
    const name = bodySchemas['recording.attached'].shape.channels.element.shape.name;
    const names = await opened(`${'𝕏'.repeat(300)},\u200b\u202e`);
    expect(names).toEqual(['𝕏'.repeat(100), 'channel 2']);
    for (const text of [...names, ...(await opened(`${'a'.repeat(199)}𝕏,Flexor`))])
      expect(name.safeParse(text).success, text).toBe(true);
  });
});
