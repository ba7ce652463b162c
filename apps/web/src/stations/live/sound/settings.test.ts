import { describe, expect, it } from 'vitest';
import { keepSound, keptSound, soundDefaults } from './settings.ts';

const holding = (text: string | null) => ({ getItem: () => text });

describe('sound settings', () => {
  it('keptSound() of nothing, of a broken text and of another shape are the defaults', () => {
    for (const text of [null, '{', 'null', '7', '{"volume":9,"follows":"smell","chime":"yes"}'])
      expect(keptSound(holding(text))).toEqual(soundDefaults);
  });

  it('keepSound() keeps what was chosen, and keptSound() begins silent all the same', () => {
    let kept = '';
    const chosen = { on: true, volume: 0.3, follows: 'volume', chime: false, vibration: false } as const;
    keepSound(chosen, { setItem: (_name, text) => (kept = text) });
    expect(keptSound(holding(kept))).toEqual({ ...chosen, on: false });
  });
});
