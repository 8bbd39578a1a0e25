import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { checkedLookup, faultOfUrl, isPublicAddress, NotPublicError, publicAddressesOf } from './public-address.ts';

describe('WH-6: given an address', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('WH-6: when it is %s, then it is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.215.14', '172.32.0.1', '192.167.255.255', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450::1'])(
    'WH-6: when it is %s, then it is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('WH-6: given a URL that a manager entered', () => {
  it.each([
    ['http://partner.example/hook', 'not an https address'],
    ['ftp://partner.example', 'not an https address'],
    ['file:///etc/passwd', 'not an https address'],
    ['partner.example', 'not an address'],
    ['https://me:secret@partner.example/', 'a name or a password stands in it'],
    ['https://partner.example:22/', 'another port than 443 or 8443'],
    ['https://partner.example:9200/', 'another port than 443 or 8443'],
    ['https://127.0.0.1/', 'not an address of the public internet'],
    ['https://2130706433/', 'not an address of the public internet'],
    ['https://0x7f.1/', 'not an address of the public internet'],
    ['https://0177.0.0.1/', 'not an address of the public internet'],
    ['https://127.1/', 'not an address of the public internet'],
    ['https://[::1]/', 'not an address of the public internet'],
    ['https://[::ffff:169.254.169.254]/', 'not an address of the public internet'],
    ['https://１２７.０.０.１/', 'not an address of the public internet'],
    ['https://169.254.169.254/latest/meta-data', 'not an address of the public internet'],
  ])('WH-6: when it is %s, then it is refused: %s', (url, fault) => {
    expect(faultOfUrl(url, false)).toBe(fault);
  });

  it('WH-6: when it is an https URL with a host name, then it is accepted; in a trial also one of this machine', () => {
    expect(faultOfUrl('https://partner.example/hook?key=1', false)).toBeNull();
    expect(faultOfUrl('https://partner.example:8443/', false)).toBeNull();
    expect(faultOfUrl('https://127.0.0.1:4433/', true)).toBeNull();
    expect(faultOfUrl('http://127.0.0.1:4433/', true)).toBe('not an https address');
  });
});

describe('WH-6: given a host name', () => {
  const INSIDE = { address: '10.0.0.5', family: 4 } as const;
  const OUTSIDE = { address: '93.184.215.14', family: 4 } as const;
  const answering =
    (...found: readonly { address: string; family: number }[]) =>
    () =>
      Promise.resolve(found);

  it.each([
    ['inside', [INSIDE]],
    ['outside and inside', [OUTSIDE, INSIDE]],
    ['nowhere', []],
  ])('WH-6: when it resolves %s, then no connection is made', async (_, found) => {
    await expect(publicAddressesOf('partner.example', answering(...found))).rejects.toThrow(NotPublicError);
  });

  it('WH-6: when it resolves differently the second time, then the address that was checked is the one connected to', async () => {
    const answers = [[OUTSIDE], [INSIDE]];
    const lookup = promisify(checkedLookup(() => Promise.resolve(answers.shift()!)));
    expect(await lookup('partner.example', { all: true })).toEqual([OUTSIDE]);
    await expect(lookup('partner.example', { all: true })).rejects.toThrow(NotPublicError);
  });
});
