import { describe, expect, it } from 'vitest';
import { isNumberedHost, namedOrigin, otherOrigin } from './address.ts';

const address = (url: string) => new URL(url);

describe('namedOrigin', () => {
  it('names the own computer that was opened by its number, with its port', () => {
    expect(namedOrigin(address('http://127.0.0.1:4747/'))).toBe('http://localhost:4747');
    expect(namedOrigin(address('http://[::1]:4747/patient/x'))).toBe('http://localhost:4747');
    expect(namedOrigin(address('http://127.0.0.1/'))).toBe('http://localhost');
  });

  it('leaves every other address where it is: names, other computers, and a certificate that may carry the number alone', () => {
    for (const url of [
      'http://localhost:4747/',
      'https://clinic.example/',
      'http://192.168.1.20:4747/',
      'https://127.0.0.1:4747/',
      'http://127.0.0.1.nip.io:4747/',
    ])
      expect(namedOrigin(address(url)), url).toBeUndefined();
  });
});

describe('otherOrigin', () => {
  const named = { name: 'clinic.example', address: 'https://clinic.example:4747' };

  it('is where passkeys work, for a page that was opened by number or another name over https', () => {
    for (const url of ['https://192.168.1.20:4747/', 'https://other.example:4747/', 'https://localhost:4747/'])
      expect([url, otherOrigin(named, address(url))]).toEqual([url, named.address]);
  });

  it('is nothing for the very name, over http, and where the server has no name', () => {
    expect(otherOrigin(named, address('https://clinic.example:4747/start'))).toBeUndefined();
    expect(
      otherOrigin({ name: 'localhost', address: 'http://localhost:4747' }, address('http://127.0.0.1:4747/')),
    ).toBeUndefined();
    expect(otherOrigin({ name: null, address: null }, address('https://192.168.1.20/'))).toBeUndefined();
  });
});

describe('isNumberedHost', () => {
  it('tells a number from a name', () => {
    expect(['127.0.0.1', '192.168.1.20', '[::1]', '[fe80::1]'].map(isNumberedHost)).toEqual([true, true, true, true]);
    expect(['localhost', 'clinic.example', '1.example', '127.0.0.1.nip.io'].map(isNumberedHost)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
