import { bodySchemas } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { openFile } from './opened-file.ts';

const rows = Array.from({ length: 3000 }, (_, i) => `${(i / 1000).toFixed(3)},${Math.sin(i)},${Math.cos(i)}`).join('\n');
const opened = async (names: string) => {
  const read = await openFile(new TextEncoder().encode(`time,${names}\n${rows}\n`).buffer as ArrayBuffer, undefined);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.recording.channels.map(({ name }) => name);
};

describe('openFile(bytes)', () => {
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
