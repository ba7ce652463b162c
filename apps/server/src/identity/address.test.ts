import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressGroup, isLoopback } from './address.ts';

describe('addressGroup(address)', () => {
  it('takes an IPv4 address whole, however it is written, and of IPv6 the first 64 bits', () => {
    for (const [address, group] of [
      ['192.0.2.7', '192.0.2.7'],
      ['::ffff:192.0.2.7', '192.0.2.7'],
      ['::FFFF:c000:207', '192.0.2.7'],
      ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
      ['2001:DB8:0:1::9', '2001:db8:0:1::/64'],
      ['2001:db8::9', '2001:db8:0:0::/64'],
      ['fe80::1%eth0', 'fe80:0:0:0::/64'],
      ['::1', '0:0:0:0::/64'],
      ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ] as const) {
      expect([address, addressGroup(address)]).toEqual([address, group]);
    }
  });

  it('gives one group to all addresses of a /64, and different ones to two /64', () => {
    const half = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
    const written = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');
    fc.assert(
      fc.property(half, half, half, half, (net, one, two, other) => {
        fc.pre(net.some((group) => group !== 0) && other.some((group) => group !== 0));
        expect(addressGroup(written([...net, ...one]))).toBe(addressGroup(written([...net, ...two])));
        fc.pre(written(net) !== written(other));
        expect(addressGroup(written([...net, ...one]))).not.toBe(addressGroup(written([...other, ...one])));
      }),
    );
  });
});

describe('isLoopback(address)', () => {
  it('knows this computer by each of its addresses, and nobody else', () => {
    expect(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['128.0.0.1', '::2', '10.127.0.1', '1270::1'].map(isLoopback)).toEqual([false, false, false, false]);
  });
});
