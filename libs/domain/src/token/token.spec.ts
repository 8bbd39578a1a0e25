import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always } from '../testing/seed.ts';
import type { TokenCommand } from './commands/index.ts';
import { decideToken } from './decide.ts';
import type { TokenEvent } from './events.ts';
import { evolveToken } from './evolve.ts';
import { initialToken, type TokenState } from './state.ts';

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
  events.reduce<TokenState>(
    (state, event, i) => evolveToken(state, { event, context: { recordedAt: at(i + 1) } }),
    initialToken('t1'),
  );
const nothing = { situation: 'unissued', tokenId: 't1' };

describe('a service token', () => {
  it('given it is issued, then it is good until it ends', () => {
    const { type: _, ...data } = issued('h1');
    expect(fold([issued('h1')])).toEqual({
      situation: 'issued',
      tokenId: 't1',
      ...data,
      issuedAt: at(1),
      revokedAt: null,
    });
  });

  it('given it is revoked, then it says since when, and a second time changes nothing', () => {
    expect(fold([issued('h1'), { type: 'TokenRevoked' }, { type: 'TokenRevoked' }])).toMatchObject({
      revokedAt: at(2),
    });
  });

  it('given a revocation of what was never issued, then there is no token', () => {
    expect(fold([{ type: 'TokenRevoked' }])).toEqual(nothing);
  });

  it('given whatever its stream says, then it has the hash it was issued with, and once revoked it stays revoked', () => {
    const event = fc.oneof(fc.constantFrom('h1', 'h2').map(issued), fc.constant<TokenEvent>({ type: 'TokenRevoked' }));
    always(fc.array(event, { maxLength: 8 }), (events) => {
      const first = events.findIndex((e) => e.type === 'TokenIssued');
      const state = fold(events);
      if (first < 0) return expect(state).toEqual(nothing);
      const revoked = events.findIndex((e, i) => i > first && e.type === 'TokenRevoked');
      expect(state).toMatchObject({
        tokenHash: (events[first] as { tokenHash: string }).tokenHash,
        revokedAt: revoked < 0 ? null : at(revoked + 1),
      });
    });
  });
});

describe('a command on a service token', () => {
  const { type: _, ...token } = issued('h1') as Extract<TokenEvent, { type: 'TokenIssued' }>;
  const issue: TokenCommand = { type: 'issue-token', ...token, scopes: ['register', 'register'] };
  const when = (command: TokenCommand, ...given: readonly TokenEvent[]) => {
    const decision = decideToken(command, fold(given), { now: at(9) });
    return decision.ok ? decision.events : decision.rejection.code;
  };

  it('given no token, when it is issued, then each of its rights is recorded once', () => {
    const event = { ...issued('h1'), scopes: ['register'] };
    expect(when(issue)).toEqual([{ event, occurredAt: at(9) }]);
    expect(when({ type: 'revoke-token' })).toBe('token_unknown');
  });

  it('given a token, when it is issued again, then that is refused; revoked twice, it is revoked once', () => {
    expect(when(issue, issued('h1'))).toBe('already_issued');
    expect(when({ type: 'revoke-token' }, issued('h1'))).toHaveLength(1);
    expect(when({ type: 'revoke-token' }, issued('h1'), { type: 'TokenRevoked' })).toEqual([]);
  });
});
