import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEmail, readHostName } from './addresses.ts';

describe('readHostName(text)', () => {
  it('takes localhost and DNS names, in lower case and without the last dot', () => {
    const names = { localhost: 'localhost', ' Clinic.Example.ORG. ': 'clinic.example.org' };
    for (const [text, name] of Object.entries(names)) expect(readHostName(text)).toEqual({ kind: 'name', name });
    expect(readHostName(`${'a'.repeat(63)}.test`).kind).toBe('name');
    expect(readHostName('clinic').kind).toBe('name');
  });

  it.each(['127.0.0.1', '192.168.1.20', '::1', '[fe80::1]', '10.1', '3232235796', '10.0.0.0x1', 'clinic.42'])(
    'takes no number: %s',
    (text) => {
      expect(readHostName(text)).toEqual({ kind: 'wrong', why: 'number' });
    },
  );

  it('says of a whole address that it is one, and of other text that it is no name', () => {
    for (const text of ['https://clinic.test', 'clinic.test:4747', 'clinic.test/start', 'me@clinic.test'])
      expect(readHostName(text)).toEqual({ kind: 'wrong', why: 'address' });
    for (const text of [
      'my clinic',
      '-a.test',
      'a..b',
      '*.clinic.test',
      `${'a'.repeat(64)}.test`,
      'clinic_1.test',
      'praxis-müller.de',
    ])
      expect(readHostName(text)).toEqual({ kind: 'wrong', why: 'other' });
    expect(readHostName('  ')).toEqual({ kind: 'wrong', why: 'empty' });
  });
});

describe('readEmail(text)', () => {
  it('takes what the contract takes, and nothing that nobody reads', () => {
    const texts = ['ada@clinic.org', "o'neil+x@a.b.co", 'a@b', '.a@b.co', 'a..b@c.co', 'a b@c.co', '', 'ada@', 'Ada@Clinic.Org'];
    for (const text of texts) expect([text, readEmail(text) === 'good']).toEqual([text, z.email().safeParse(text).success]);
    expect(readEmail('admin@clinic.invalid')).toBe('nobody-reads-it');
    expect(readEmail('admin@clinic.INVALID')).toBe('nobody-reads-it');
    expect(readEmail(`${'a'.repeat(200)}@clinic.org`)).toBe('not-an-address');
  });
});
