import { describe, expect, it } from '@jest/globals';
import { Conditions } from './conditions.ts';
import { ProxyWatch } from './proxy-watch.ts';

const asks = (address: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: address },
  }) as never;

const watched = (...proxies: string[]) => {
  const lines: string[] = [];
  const conditions = new Conditions((line) => lines.push(line));
  return { lines, conditions, watch: new ProxyWatch(proxies, conditions) };
};

describe('OP-12: given a proxy that is trusted', () => {
  it('when it says for whom it asks, or somebody comes past it, then nothing is wrong', () => {
    const { watch, conditions } = watched('10.0.0.0/8');
    for (let n = 0; n < 100; n++) {
      watch.note(asks('10.0.0.7', '203.0.113.9'));
      watch.note(asks('203.0.113.9'));
    }
    expect(conditions.names).toEqual([]);
  });

  it('when it never says so, then that is said once, and once more when it is over', () => {
    const { watch, conditions, lines } = watched('10.0.0.0/8');
    for (let n = 0; n < 19; n++) watch.note(asks('10.0.0.7'));
    expect(conditions.names).toEqual([]);
    for (let n = 0; n < 50; n++) watch.note(asks('10.0.0.7'));
    expect(conditions.names).toEqual(['proxy_silent']);
    expect(lines).toEqual([expect.stringContaining('The proxy at 10.0.0.7 sends no X-Forwarded-For')]);
    watch.note(asks('10.0.0.7', '203.0.113.9'));
    expect(conditions.names).toEqual([]);
    expect(lines).toHaveLength(2);
  });
});

describe('OP-12: given a proxy that HAVEN_TRUSTED_PROXY does not name', () => {
  it.each([
    ['there is said to be none', '172.18.0.1', '203.0.113.9', []],
    ['another one is named', '127.0.0.1', '203.0.113.9', ['10.0.0.7']],
    ['only the nearer of two is', '10.0.0.7', '203.0.113.9, 192.168.1.4', ['10.0.0.7']],
  ])('when %s, then that is said once, with its address', (_, address, forwarded, proxies) => {
    const { watch, conditions, lines } = watched(...proxies);
    for (let n = 0; n < 19; n++) watch.note(asks(address, forwarded));
    expect(conditions.names).toEqual([]);
    for (let n = 0; n < 50; n++) watch.note(asks(address, forwarded));
    expect(conditions.names).toEqual(['proxy_silent']);
    const unnamed = forwarded.split(', ')[1] ?? address;
    expect(lines).toEqual([expect.stringContaining(`HAVEN_TRUSTED_PROXY does not name ${unnamed},`)]);
  });

  it('when somebody far away writes the header, or somebody near asks for themselves, then nothing is wrong', () => {
    const { watch, conditions } = watched('10.0.0.7');
    for (let n = 0; n < 100; n++) {
      watch.note(asks('203.0.113.9', '198.51.100.4'));
      watch.note(asks('10.0.0.7', '198.51.100.4, 203.0.113.9'));
      watch.note(asks('192.168.1.4'));
    }
    expect(conditions.names).toEqual([]);
  });
});
