import { describe, expect, it } from 'vitest';
import { isStopKey } from './stop-key.ts';

const key = (name: string, held: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>> = {}) =>
  isStopKey({ key: name, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...held });

describe('isStopKey(event)', () => {
  it('is F8, or Control or Command with the period', () => {
    expect(key('F8')).toBe(true);
    expect(key('.', { ctrlKey: true })).toBe(true);
    expect(key('.', { metaKey: true })).toBe(true);
  });

  it('is neither Escape nor Space nor anything that types', () => {
    for (const name of ['Escape', ' ', '.', 'Enter', 'F7', 's']) expect(key(name), name).toBe(false);
    expect(key('.', { ctrlKey: true, altKey: true })).toBe(false);
  });

  it('is one STOP however long it is held', () => {
    expect(key('F8', { repeat: true })).toBe(false);
  });
});
