import { describe, expect, it } from 'vitest';
import { type Display, displayed, shown } from './index.ts';

const wrist: Display = displayed('wrist extension');

describe('Display', () => {
  it('shown(displayed(text)) is the text, in JSON too', () => {
    expect(shown(wrist)).toBe('wrist extension');
    expect(JSON.stringify({ wrist })).toBe('{"wrist":"wrist extension"}');
  });

  it('does not compile where code would decide by it', () => {
    const names = ['wrist extension'];
    const byName = new Map([['wrist extension', 1]]);
    const tries = (): readonly unknown[] => {
      // @ts-expect-error no comparison with a literal
      const same = wrist === 'wrist extension';
      // @ts-expect-error no list of strings holds it
      const listed = names.includes(wrist);
      // @ts-expect-error no map of strings is read by it
      const found = byName.get(wrist);
      // @ts-expect-error no regular expression reads it
      const matched = /wrist/.test(wrist);
      // @ts-expect-error it has no methods of a string
      const begins = wrist.startsWith('wrist');
      // @ts-expect-error no string parameter takes it
      const length = ((text: string) => text.length)(wrist);
      switch (wrist) {
        // @ts-expect-error no case of a switch is a string
        case 'wrist extension':
          return [1];
        default:
          return [same, listed, found, matched, begins, length];
      }
    };
    expect(tries()).toEqual([1]);
  });
});
