import { describe, expect, it } from 'vitest';
import { pressStop } from './press-stop.ts';

const broken = (): never => {
  throw new Error('broken');
};

describe('pressStop', () => {
  it('pressStop() freezes, then shows, then records, all before it returns', () => {
    const order: string[] = [];
    pressStop({
      freeze: () => void order.push('freeze'),
      show: () => void order.push('show'),
      record: () => {
        order.push('record');
        return new Promise(() => undefined);
      },
    });
    expect(order).toEqual(['freeze', 'show', 'record']);
  });

  it('pressStop() shows and records also where freezing fails, and records where showing fails', () => {
    const order: string[] = [];
    const record = async (): Promise<void> => void order.push('record');
    expect(() => pressStop({ freeze: broken, show: () => void order.push('show'), record })).toThrow('broken');
    expect(() => pressStop({ freeze: () => void order.push('freeze'), show: broken, record })).toThrow('broken');
    expect(order).toEqual(['show', 'record', 'freeze', 'record']);
  });

  it('pressStop() stands although the log rejects', async () => {
    const order: string[] = [];
    pressStop({
      freeze: () => void order.push('freeze'),
      show: () => void order.push('show'),
      record: () => Promise.reject(new Error('storage is gone')),
    });
    await Promise.resolve();
    expect(order).toEqual(['freeze', 'show']);
  });
});
