import { describe, expect, it } from '@jest/globals';
import { Health } from './health.ts';

describe('reports about the store', () => {
  it('given the same state repeatedly, then it is reported once; each recovery calls the listeners', () => {
    const messages: string[] = [];
    let returns = 0;
    const health = new Health(
      (state, reason) => messages.push(`${state}: ${reason}`),
      () => {
        returns += 1;
      },
    );
    health.connected();
    health.connected();
    health.away('It is away.');
    health.away('It is away.');
    health.away('It does not answer.');
    health.connected();
    expect(messages).toEqual([
      'connected: The store is connected.',
      'away: It is away.',
      'away: It does not answer.',
      'connected: The store is connected.',
    ]);
    expect(returns).toBe(1);
    health.mute();
    health.away('It is we who go.');
    expect(messages).toHaveLength(4);
  });
});
