import { describe, expect, it } from '@jest/globals';
import { clientAddress, isAddressOrRange, trustedBy } from './client-address.ts';

const from = (remoteAddress: string, forwarded: string | undefined, proxies: readonly string[]) =>
  clientAddress(
    { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as Parameters<
      typeof clientAddress
    >[0],
    trustedBy(proxies),
  );

describe('given a request', () => {
  it.each([
    ['without a proxy of ours', '203.0.113.7', '198.51.100.1', [], '203.0.113.7'],
    ['from our proxy', '127.0.0.1', '203.0.113.7', ['127.0.0.1'], '203.0.113.7'],
    ['from our proxy, written as IPv6', '::ffff:127.0.0.1', '203.0.113.7', ['127.0.0.1'], '203.0.113.7'],
    ['whose sender wrote a hop of its own', '127.0.0.1', '8.8.8.8, 203.0.113.7', ['127.0.0.1'], '203.0.113.7'],
    ['whose sender claims to be our proxy', '127.0.0.1', '10.0.0.1, 203.0.113.7', ['127.0.0.1'], '203.0.113.7'],
    ['through two of ours', '10.1.2.3', '203.0.113.7, 10.9.9.9', ['10.0.0.0/8'], '203.0.113.7'],
    ['from inside of the range', '10.1.2.3', '10.4.4.4', ['10.0.0.0/8'], '10.4.4.4'],
    ['from our proxy, which said nothing', '127.0.0.1', undefined, ['127.0.0.1'], '127.0.0.1'],
    ['from an IPv6 network of ours', '2001:db8::1', '203.0.113.7', ['2001:db8::/32'], '203.0.113.7'],
    ['from our proxy, with words for an address', '127.0.0.1', 'nobody', ['127.0.0.1'], 'nobody'],
  ])('%s, then it came from where the nearest proxy of ours saw it', (_, remote, forwarded, proxies, expected) => {
    expect(from(remote, forwarded, proxies)).toBe(expected);
  });
});

describe('given the setting', () => {
  it('then addresses and ranges are accepted and similar texts are not', () => {
    expect(['127.0.0.1', '::1', '10.0.0.0/8', '2001:db8::/32'].filter((s) => !isAddressOrRange(s))).toEqual([]);
    expect(['300.1.1.1', '10.0.0.0/33', '::1/129', '10.0/8', '', 'face'].filter(isAddressOrRange)).toEqual([]);
  });
});
