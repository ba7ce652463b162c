import { describe, expect, it } from 'vitest';
import { isNewerRelease } from './release.ts';

describe('isNewerRelease(release, than)', () => {
  it('compares number by number, not as text', () => {
    expect(isNewerRelease('0.10.0', '0.9.9')).toBe(true);
    expect(isNewerRelease('0.9.9', '0.10.0')).toBe(false);
    expect(isNewerRelease('1.0.0', '1.0.0')).toBe(false);
    expect(isNewerRelease('2.0.0-beta.1', '1.9.9')).toBe(true);
  });

  it('never calls a name newer that is not of the form', () => {
    for (const odd of ['', 'tomorrow', '1.2', '1.2.3.4', 'v2.0.0']) expect(isNewerRelease(odd, '0.1.0')).toBe(false);
  });
});
