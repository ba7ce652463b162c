import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownDevices } from './known-devices.ts';

let made = 0;
const random = (bytes: number): Buffer => {
  made += 1;
  return Buffer.alloc(bytes, made);
};
const secret = Buffer.alloc(32, 7);
const devices = knownDevices({ secret, secure: false, random });
const secure = knownDevices({ secret, secure: true, random });
/** What a browser sends back of a Set-Cookie line. */
const sent = (line: string): string => line.split(';', 1)[0] as string;

describe('knownDevices().remember(cookie, account)', () => {
  it('makes the browser known to that account and to no other, however the address is typed', () => {
    const cookie = sent(devices.remember(undefined, 'novak@clinic.test'));
    const id = devices.knownFor(cookie, ' Novak@Clinic.test ');
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(devices.knownFor(cookie, 'other@clinic.test')).toBeNull();
    expect(devices.knownFor(undefined, 'novak@clinic.test')).toBeNull();
    expect(devices.knownFor(`a=b; ${cookie}; c=d`, 'novak@clinic.test')).toBe(id);
  });

  it('keeps the device and the ten accounts that signed in last', () => {
    let cookie: string | undefined;
    for (let i = 0; i < 12; i++) cookie = sent(devices.remember(cookie, `${i}@clinic.test`));
    const known = Array.from({ length: 12 }, (_, i) => devices.knownFor(cookie, `${i}@clinic.test`) !== null);
    expect(known).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
    const again = sent(devices.remember(cookie, '2@clinic.test'));
    expect(devices.knownFor(again, '2@clinic.test')).toBe(devices.knownFor(cookie, '2@clinic.test'));
    expect(devices.knownFor(again, '3@clinic.test')).not.toBeNull();
  });

  it('is read by no script and sent by no other site; with TLS it belongs to this name alone', () => {
    expect(devices.remember(undefined, 'a@b.c')).toMatch(
      /^eupraxia-device=[\w.~-]+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
    );
    expect(secure.remember(undefined, 'a@b.c')).toMatch(/^__Host-eupraxia-device=[^;]+; Path=\/;.*; Secure$/);
    expect(secure.remember(undefined, 'a@b.c')).not.toContain('Domain');
  });
});

describe('knownDevices().knownFor(cookie, account)', () => {
  it('takes no cookie that was changed, joined from two, signed with another key, or sent twice', () => {
    const one = sent(devices.remember(undefined, 'a@b.c'));
    const two = sent(devices.remember(undefined, 'd@e.f'));
    const [body = '', signature = ''] = [one.slice(0, one.lastIndexOf('.')), one.slice(one.lastIndexOf('.'))];
    for (const forged of [
      body,
      `${body}.`,
      `${body}${two.slice(two.lastIndexOf('.'))}`,
      `${two.slice(0, two.lastIndexOf('.'))}${signature}`,
      sent(knownDevices({ secret: Buffer.alloc(32, 8), secure: false, random }).remember(undefined, 'a@b.c')),
      `${one}; ${two}`,
      one.replace('eupraxia-device', '__Host-eupraxia-device'),
    ]) {
      expect([forged, devices.knownFor(forged, 'a@b.c')]).toEqual([forged, null]);
    }
    for (let at = one.indexOf('=') + 1; at < one.length; at++) {
      const changed = `${one.slice(0, at)}${one[at] === 'A' ? 'B' : 'A'}${one.slice(at + 1)}`;
      // The last letter of a signature has two bits that mean nothing.
      if (at < one.length - 1) expect([at, devices.knownFor(changed, 'a@b.c')]).toEqual([at, null]);
    }
  });

  it('is known by nothing that comes from outside', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(devices.knownFor(`eupraxia-device=${text}`, 'a@b.c')).toBeNull();
        expect(devices.knownFor(text, 'a@b.c')).toBeNull();
        expect(sent(devices.remember(text, 'a@b.c'))).toMatch(/^eupraxia-device=1\.[\w-]{22}\.[\w-]{16}\.[\w-]{43}$/);
      }),
    );
  });
});
