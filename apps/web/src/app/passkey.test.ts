import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, creationOptions, requestOptions, textOf } from './passkey.ts';

describe('base64url', () => {
  it('gives every bytes back as they were, and writes nothing that an address would change', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = textOf(Uint8Array.from(bytes).buffer);
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...bytesOf(text)]).toEqual([...bytes]);
      }),
    );
  });
});

const creation = {
  challenge: 'AAEC',
  rp: { name: 'Eupraxia', id: 'localhost' },
  user: { id: '_w', name: 'r@clinic.test', displayName: 'D. Rivera' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  excludeCredentials: [{ id: 'BAU', type: 'public-key', transports: ['internal'] }],
  authenticatorSelection: { userVerification: 'required' },
};

describe('creationOptions', () => {
  it('reads the bytes and keeps the rest', () => {
    const options = creationOptions(creation);
    expect([...(options.challenge as Uint8Array)]).toEqual([0, 1, 2]);
    expect([...(options.user.id as Uint8Array)]).toEqual([255]);
    expect(options.excludeCredentials?.map(({ id }) => [...(id as Uint8Array)])).toEqual([[4, 5]]);
    expect(options.rp).toEqual(creation.rp);
    expect(options.authenticatorSelection).toEqual(creation.authenticatorSelection);
  });
});

describe('requestOptions', () => {
  it('reads the bytes; without a list of passkeys the browser offers those of the person', () => {
    const options = requestOptions({ challenge: 'AAEC', rpId: 'localhost', userVerification: 'required' });
    expect([...(options.challenge as Uint8Array)]).toEqual([0, 1, 2]);
    expect(options.allowCredentials).toEqual([]);
    expect(options.rpId).toBe('localhost');
  });
});

describe('both', () => {
  it('refuse whatever is not such options', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(() => creationOptions(json)).toThrow();
        expect(() => requestOptions(json)).toThrow();
      }),
    );
    expect(() => requestOptions({ challenge: 'not base64url!' })).toThrow();
  });
});
