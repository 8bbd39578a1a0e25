import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export type IsTrusted = (address: string) => boolean;

const RANGE = /^([0-9a-f.:]+)\/(\d{1,3})$/i;
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether a text is an address, or a range of addresses such as `10.0.0.0/8`. */
export function isAddressOrRange(text: string): boolean {
  const [, network = text, bits] = RANGE.exec(text) ?? [];
  const family = isIP(network);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 6 ? 128 : 32));
}

/** Returns a predicate for addresses of our reverse proxies; each of `proxies` is an address or a range. */
export function trustedBy(proxies: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [, network, bits] = RANGE.exec(proxy) ?? [];
    if (network === undefined) list.addAddress(proxy, familyOf(proxy));
    else list.addSubnet(network, Number(bits), familyOf(network));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * The client's address: what the nearest trusted proxy saw. Entries further left in `X-Forwarded-For` were written by
 * the client and are ignored; without a trusted proxy the whole header is.
 */
export function clientAddress(request: Asked, isTrusted: IsTrusted): string {
  return clientOf(request, isTrusted).address;
}

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>;

/** The client's address, and how many entries further left were not believed. */
export function clientOf({ headers, socket }: Asked, isTrusted: IsTrusted): { address: string; ignored: number } {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const hops = forwarded.map((hop) => hop.trim()).filter((hop) => hop !== '');
  let address = socket.remoteAddress ?? '';
  while (isTrusted(address) && hops.length > 0) address = hops.pop()!;
  return { address, ignored: hops.length };
}
