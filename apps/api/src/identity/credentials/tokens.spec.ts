import { describe, expect, test } from '@jest/globals';
import { invitationHashOf, newInvitation } from './invitations.ts';
import { newServiceToken, newToken, SERVICE_PREFIX, sameSecret, serviceTokenHashOf, tokenHashOf } from './tokens.ts';

describe('tokens', () => {
  test('given a fresh token, then it carries 256 bits and is found by its hash alone', () => {
    const { token, tokenHash } = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(tokenHashOf(token)).toBe(tokenHash);
    expect(tokenHash).toMatch(/^[\w-]{43}$/);
    expect(tokenHash).not.toContain(token);
  });

  test('given many tokens, then no two are equal', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newToken().token)).size).toBe(1_000);
  });

  test('given a service token, then it has its prefix, and the prefix is part of what is hashed', () => {
    const { token, tokenHash } = newServiceToken();
    expect(token.startsWith(SERVICE_PREFIX)).toBe(true);
    expect(serviceTokenHashOf(token)).toBe(tokenHash);
    expect(tokenHashOf(token)).toBeNull();
    expect(serviceTokenHashOf(token.slice(SERVICE_PREFIX.length))).toBeNull();
  });

  test.each(['', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(42)}\n`, 'é'.repeat(43)])(
    'given %j, then it is no token and nothing is looked up',
    (text) => {
      expect(tokenHashOf(text)).toBeNull();
      expect(invitationHashOf(text)).toBeNull();
    },
  );

  test('given two hashes, then only equal ones match, with any lengths', () => {
    const { tokenHash } = newToken();
    expect(sameSecret(tokenHash, tokenHash.slice())).toBe(true);
    expect(sameSecret(tokenHash, newToken().tokenHash)).toBe(false);
    expect(sameSecret(tokenHash, tokenHash.slice(1))).toBe(false);
    expect(sameSecret(tokenHash, '')).toBe(false);
  });
});

describe('invitations', () => {
  test('given an invitation, then its secret is only in the fragment of the URL', () => {
    const { link, token, tokenHash } = newInvitation('https://haven.example');
    const url = new URL(link);
    expect(url.hash).toBe(`#${token}`);
    expect(url.origin + url.pathname + url.search).toBe('https://haven.example/activate');
    expect(invitationHashOf(url.hash.slice(1))).toBe(tokenHash);
  });
});
