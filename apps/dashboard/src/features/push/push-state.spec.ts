import { describe, expect, test } from '@jest/globals';
import { keyBytes, type PushFacts, pushStateOf } from './push-state.ts';

const ON: PushFacts = { able: true, permission: 'granted', publicKey: 'BKey', inBrowser: true, onServer: true };

describe('the push state of this device', () => {
  test.each([
    ['both sides say so', {}, 'on'],
    ['the browser has no address', { inBrowser: false }, 'off'],
    ['the server knows of none', { onServer: false }, 'off'],
    ['nobody was asked yet', { permission: 'default' as const, inBrowser: false, onServer: false }, 'off'],
    ['the person forbade it', { permission: 'denied' as const }, 'denied'],
    ['the server sends nothing', { publicKey: null }, 'unsupported'],
    ['the browser can’t', { able: false }, 'unsupported'],
  ])('given that %s: %j', (_, otherwise, state) => {
    expect(pushStateOf({ ...ON, ...otherwise })).toBe(state);
  });

  test('a key of the server is read from base64url', () => {
    expect([...keyBytes('-_8A')]).toEqual([251, 255, 0]);
  });
});
