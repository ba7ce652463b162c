import { describe, expect, it } from 'vitest';
import { hostCheck, sameOrigin } from './names.ts';

describe('hostCheck(port, null)(host)', () => {
  const answers = hostCheck(() => 4747, null);

  it('answers to the names of this computer with our port', () => {
    for (const host of ['localhost:4747', '127.0.0.1:4747', '[::1]:4747', 'LOCALHOST:4747'])
      expect(answers(host), host).toBe(true);
  });

  it('refuses foreign names that may resolve here, other ports and malformed hosts', () => {
    for (const host of [
      'evil.example:4747',
      'localhost.evil.example:4747',
      '127.0.0.1.nip.io:4747',
      'localhost:4748',
      'localhost',
      '',
      undefined,
      'a@localhost:4747',
      'localhost:4747/x',
      '0.0.0.0:4747',
      '[::1]:4747]',
    ])
      expect(answers(host), String(host)).toBe(false);
  });
});

describe('sameOrigin(headers, secure)', () => {
  const host = 'localhost:4747';
  it('takes our own origin, or a browser’s word that it is the same', () => {
    expect(sameOrigin({ origin: 'http://localhost:4747', host }, false)).toBe(true);
    expect(sameOrigin({ site: 'same-origin', host }, false)).toBe(true);
  });

  it('refuses every other origin, scheme, port, site, and a call that says nothing', () => {
    for (const headers of [
      {},
      { origin: 'null' },
      { origin: 'http://localhost:4748' },
      { origin: 'https://localhost:4747' },
      { origin: 'http://127.0.0.1:4747' },
      { origin: 'http://localhost:4747', site: 'cross-site' },
      { site: 'same-site' },
      { site: 'none' },
    ])
      expect(sameOrigin({ ...headers, host }, false), JSON.stringify(headers)).toBe(false);
  });
});
