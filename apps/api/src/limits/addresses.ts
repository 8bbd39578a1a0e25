import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 address that is written as an IPv6 one (RFC 4291, 2.5.5.2). */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;
const GROUPS_OF_A_SITE = 3;

/**
 * The network that limits count by: an IPv4 address, or the /64 network of an IPv6 address, since one host controls all
 * 2^64 addresses of it. Anything else is counted as `unknown`.
 */
export const networkOf = (address: string): string => prefixOf(address, GROUPS_OF_A_NETWORK);

/** The site: the /48 that a provider assigns to one customer, with its 65,536 /64 networks (RFC 6177). */
export const siteOf = (address: string): string => prefixOf(address, GROUPS_OF_A_SITE);

function prefixOf(address: string, groupsKept: number): string {
  const withoutZone = address.split('%')[0]!;
  const mapped = MAPPED.exec(withoutZone)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (isIPv4(withoutZone)) return withoutZone;
  if (!isIPv6(withoutZone)) return 'unknown';
  // The URL parser normalises IPv6 addresses (RFC 5952), with the last 32 bits in hexadecimal.
  const canonical = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1);
  const asMapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (asMapped) {
    const [high, low] = asMapped.slice(1).map((group) => Number.parseInt(group, 16)) as [number, number];
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  const [head = '', tail] = canonical.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array.from({ length: GROUPS - left.length - right.length }, () => '0'), ...right];
  return `${groups.slice(0, groupsKept).join(':')}::/${groupsKept * 16}`;
}
