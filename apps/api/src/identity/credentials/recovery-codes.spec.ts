import { describe, expect, test } from '@jest/globals';
import { findRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';

describe('recovery codes', () => {
  const { codes, hashes } = newRecoveryCodes();

  test('given new codes, then there are ten different ones of 80 bits, and only hashes are stored', () => {
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(hashes.join()).not.toContain(code.replaceAll('-', ''));
    }
  });

  test('given each code, then its own index is found', () => {
    expect(codes.map((code) => findRecoveryCode(code, hashes))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('given a code as people type it, then case, blanks, dashes and similar characters do not matter', () => {
    const [code] = codes as [string];
    const spellings = [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      ` ${code.replaceAll('-', '')}\n`,
      code.replaceAll('-', '–'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    for (const spelling of spellings) expect(findRecoveryCode(spelling, hashes)).toBe(0);
  });

  test('given a code with one character changed, one of somebody else, or none, then nothing is found', () => {
    const [code] = codes as [string];
    const changed = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`;
    const other = newRecoveryCodes().codes[0]!;
    for (const wrong of [changed, other, '', '-', code.slice(1), `${code}0`]) {
      expect(findRecoveryCode(wrong, hashes)).toBeNull();
    }
    expect(findRecoveryCode(code, [])).toBeNull();
    expect(findRecoveryCode('', ['47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'])).toBeNull();
  });
});
