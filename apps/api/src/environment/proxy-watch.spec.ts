import { describe, expect, it } from '@jest/globals';
import { Conditions } from './conditions.ts';
import { ProxyWatch } from './proxy-watch.ts';

const asks = (address: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: address },
  }) as never;

describe('OP-12: given a proxy that is trusted', () => {
  const watched = () => {
    const lines: string[] = [];
    const conditions = new Conditions((line) => lines.push(line));
    return { lines, conditions, watch: new ProxyWatch(['10.0.0.0/8'], conditions) };
  };

  it('when it says for whom it asks, or somebody comes past it, then nothing is wrong', () => {
    const { watch, conditions } = watched();
    for (let n = 0; n < 100; n++) {
      watch.note(asks('10.0.0.7', '203.0.113.9'));
      watch.note(asks('203.0.113.9'));
    }
    expect(conditions.names).toEqual([]);
  });

  it('when it never says so, then that is said once, and once more when it is over', () => {
    const { watch, conditions, lines } = watched();
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
