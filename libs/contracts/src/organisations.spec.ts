import { describe, expect, it } from '@jest/globals';
import { registerOrganisation } from './organisations.ts';

describe('OG-1: the countries of an organisation', () => {
  const takes = (...countries: string[]) =>
    registerOrganisation.safeParse({ name: 'Atina', area: 'rs-beograd', countries }).success;

  it('are those of the network, at least one, and each once', () => {
    expect(takes('RS', 'BA')).toBe(true);
    expect([takes(), takes('RS', 'RS'), takes('DE')]).toEqual([false, false, false]);
  });
});
