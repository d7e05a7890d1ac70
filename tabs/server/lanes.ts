/** From which networks a request came, the widest first: one source may have a great many addresses of its own. */
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Whoever rents an IPv6 line has a /64 or a /48 of addresses, and in IPv4 often a /24: each such network has one turn, and
 * those within it share it fairly, so that a school behind one /24 gets its turn, and each pupil a turn of that.
 *
 * @param address as a socket or a proxy gives it: '192.0.2.7', '::ffff:192.0.2.7', '2001:db8::1%eth0'.
 */
export function networksOf(address: string): string[] {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return within24(plain);
  if (!isIPv6(plain)) return [plain.slice(0, 100)];
  const groups = groupsOf(plain);
  const mapped = mappedIn(groups);
  if (mapped !== null) return within24(mapped);
  return [`${groups.slice(0, 3).join(':')}/48`, `${groups.slice(0, 4).join(':')}/64`, groups.join(':')];
}

const within24 = (four: string) => [`${four.split('.').slice(0, 3).join('.')}/24`, four];

/** '::ffff:192.0.2.7', '::ffff:c000:207' and '0:0:0:0:0:ffff:c000:207' are 192.0.2.7; null for all that is IPv6 alone. */
function mappedIn(groups: string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, written one way: '2001:DB8::1' and '2001:db8:0::1' are the same. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = withoutDots(address.toLowerCase()).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: between }, () => '0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}

/** '64:ff9b::192.0.2.7' ends as an IPv4 address. */
function withoutDots(address: string): string {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (!dotted) return address;
  const [a = 0, b = 0, c = 0, d = 0] = dotted.slice(1).map(Number);
  return `${address.slice(0, dotted.index)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
