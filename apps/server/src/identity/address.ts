import { isIPv6 } from 'node:net';

/**
 * Whose address it is, for counting: an IPv4 address whole, also one that is written as IPv6 (`::ffff:192.0.2.1`); of an
 * IPv6 address its first 64 bits (`2001:db8:0:1::/64`), because whoever has one address of those has them all.
 */
export function addressGroup(address: string): string {
  const bare = address.toLowerCase().split('%', 1)[0] as string;
  if (!isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [6, 7].flatMap((at) => [(groups[at] ?? 0) >> 8, (groups[at] ?? 0) & 255]).join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text =
    dotted === null
      ? address
      : `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`;
  const [head = '', tail] = text.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  if (tail === undefined) return read(head);
  const [before, after] = [read(head), read(tail)];
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

/** Says whether the address is this computer's own. */
export function isLoopback(address: string): boolean {
  const group = addressGroup(address);
  return group.startsWith('127.') || address === '::1';
}
