import { describe, expect, it } from 'vitest';
import { isNumberedHost, namedOrigin } from './address.ts';

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
