import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always } from '../testing/seed.ts';
import type { TokenEvent } from './events.ts';
import { evolveToken, type TokenState } from './token.ts';

const issued = (tokenHash: string): TokenEvent => ({
  type: 'TokenIssued',
  label: 'Nightly counts',
  tokenHash,
  organisation: 'Atina',
  country: 'RS',
  scopes: ['report_census'],
  expiresAt: '2026-12-25T00:00:00.000Z',
});
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const fold = (events: readonly TokenEvent[]) =>
  events.reduce<TokenState | null>((state, event, i) => evolveToken('t1', state, event, at(i + 1)), null);

describe('a service token', () => {
  it('given it is issued, then it is good until it ends', () => {
    const { type: _, ...data } = issued('h1');
    expect(fold([issued('h1')])).toEqual({ tokenId: 't1', ...data, issuedAt: at(1), revokedAt: null });
  });

  it('given it is revoked, then it says since when, and a second time changes nothing', () => {
    expect(fold([issued('h1'), { type: 'TokenRevoked' }, { type: 'TokenRevoked' }])?.revokedAt).toBe(at(2));
  });

  it('given a revocation of what was never issued, then there is no token', () => {
    expect(fold([{ type: 'TokenRevoked' }])).toBeNull();
  });

  it('given whatever its stream says, then it has the hash it was issued with, and once revoked it stays revoked', () => {
    const event = fc.oneof(fc.constantFrom('h1', 'h2').map(issued), fc.constant<TokenEvent>({ type: 'TokenRevoked' }));
    always(fc.array(event, { maxLength: 8 }), (events) => {
      const first = events.findIndex((e) => e.type === 'TokenIssued');
      const state = fold(events);
      if (first < 0) return expect(state).toBeNull();
      expect(state?.tokenHash).toBe((events[first] as { tokenHash: string }).tokenHash);
      const revoked = events.findIndex((e, i) => i > first && e.type === 'TokenRevoked');
      expect(state?.revokedAt).toBe(revoked < 0 ? null : at(revoked + 1));
    });
  });
});
