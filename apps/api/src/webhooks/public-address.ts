import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * IPv4 networks that are not public (IANA special-purpose registry, RFC 6890 and its successors): this machine, private and
 * shared networks, link-local with the metadata services of clouds, documentation, benchmarks, multicast, reserved.
 */
const NOT_PUBLIC_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
/** In IPv6 only global unicast is public, except the ranges that embed IPv4 addresses or are for documentation. */
const PUBLIC_6 = '2000::/3';
const NOT_PUBLIC_6 = '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20';

const blocked4 = listOf(NOT_PUBLIC_4, 'ipv4');
const public6 = listOf(PUBLIC_6, 'ipv6');
const blocked6 = listOf(NOT_PUBLIC_6, 'ipv6');

function listOf(ranges: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges.split(' ')) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

/** Whether an IPv4 or IPv6 address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked4.check(address, 'ipv4');
    case 6:
      return public6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** A host name resolves to an address that is not public. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError';
}

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const resolveByDns: Resolve = (host) =>
  new Promise((resolve, reject) => {
    dnsLookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

/**
 * All addresses of a host. Rejects with `NotPublicError` when any of them is not public: a name with both kinds could lead
 * into a private network.
 */
export async function publicAddressesOf(
  host: string,
  resolve: Resolve = resolveByDns,
): Promise<readonly LookupAddress[]> {
  const hostOrIp = host.replace(/^\[|\]$/g, '');
  const family = isIP(hostOrIp);
  const found = family === 0 ? await resolve(hostOrIp) : [{ address: hostOrIp, family }];
  if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address))) throw new NotPublicError(hostOrIp);
  return found;
}

/**
 * The DNS lookup of a connection: it connects to the very addresses that were checked, so that a name which resolves
 * differently the second time (DNS rebinding) leads nowhere else.
 */
export const checkedLookup =
  (resolve?: Resolve): LookupFunction =>
  (host, options, done) => {
    publicAddressesOf(host, resolve).then(
      (found) => {
        const [first] = found;
        if (options.all) done(null, [...found]);
        else done(null, first!.address, first!.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };

const PORTS = new Set(['', '8443']);

/** What is wrong with a receiver's URL, before its name is resolved; null: nothing. */
export function faultOfUrl(text: string, allowPrivate: boolean): string | null {
  if (!URL.canParse(text)) return 'not an address';
  const { protocol, username, password, port, hostname } = new URL(text);
  if (protocol !== 'https:') return 'not an https address';
  if (username !== '' || password !== '') return 'a name or a password stands in it';
  if (allowPrivate) return null;
  if (!PORTS.has(port)) return 'another port than 443 or 8443';
  const hostOrIp = hostname.replace(/^\[|\]$/g, '');
  return isIP(hostOrIp) !== 0 && !isPublicAddress(hostOrIp) ? 'not an address of the public internet' : null;
}
