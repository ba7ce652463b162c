import { describe, expect, it } from 'vitest';
import { heldBy, quietDevice } from './held-by.ts';

const now = 1_795_364_100_000;
const other = {
  writer: 'theirs',
  own: 'mine',
  ofThisBrowser: false,
  alive: false,
  devices: [{ writer: 'theirs', lastContactAt: now - 5_000 }],
  online: true,
  now,
};

describe('heldBy()', () => {
  it('is the tab that began the clock', () => {
    expect(heldBy({ ...other, own: 'theirs' })).toBe('here');
  });

  it('is another tab of this browser while it lives, and nobody once it is closed, also offline', () => {
    const tab = { ...other, ofThisBrowser: true, devices: [], online: false };
    expect(heldBy({ ...tab, alive: true })).toBe('elsewhere');
    expect(heldBy(tab)).toBe('nobody');
  });

  it('is another device until the server has not heard of it for two minutes', () => {
    expect(heldBy(other)).toBe('elsewhere');
    expect(heldBy({ ...other, devices: [{ writer: 'theirs', lastContactAt: now - quietDevice }] })).toBe('nobody');
    expect(heldBy({ ...other, devices: [] })).toBe('nobody');
  });

  it('is another device as long as the server cannot be asked', () => {
    expect(heldBy({ ...other, devices: [], online: false })).toBe('elsewhere');
  });
});
