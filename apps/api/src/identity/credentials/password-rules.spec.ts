import { describe, expect, test } from '@jest/globals';
import { PASSWORD_FAULTS } from '@safe-haven/contracts';
import { COMMON_WORDS } from './common-words.ts';
import { passwordFault } from './password-rules.ts';

const CONTEXT = { personal: ['mila.jovic@sos.example', 'Mila Jović'], program: ['Safe Haven', 'Haven'] };
const fault = (password: string) => passwordFault(password, CONTEXT);

describe('which passwords are taken', () => {
  test.each([
    'quietstreets',
    'three green doors',
    'zelena vrata na uglu',
    'зелена врата на углу',
    'xkqvtbnwzrpl',
    'kT9#vLq2!mZx',
    '839471920563',
    'correct pony stapler noon',
    'moja baka pravi ajvar u septembru',
    '🌧️🚲🍋🧦🪁🥁🐢🧊🎈🪵🧭🎻',
    `aaa${'very long sentence, '.repeat(9)}the end`,
  ])('given %j, then it is', (password) => {
    expect(fault(password)).toBeNull();
  });

  test.each([
    ['', 'too_short'],
    ['elevensigns', 'too_short'],
    ['kT9#vLq2!mZ', 'too_short'],
    ['ﬃ kT9#vLq', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['\ud800aquietstreetatnight', 'not_text'],
    ['a quiet\u0000street', 'not_text'],
    ['aaaaaaaaaaaaaaaa', 'too_repetitive'],
    ['abababababababab', 'too_repetitive'],
    ['kvlrxkvlrxkvlrx', 'too_repetitive'],
    ['mojajovicsifra', 'holds_your_name'],
    ['MilaJović-kupuje-hleb', 'holds_your_name'],
    ['m1laj0v1c kupuje', 'holds_your_name'],
    ['tonight safe-haven 7', 'holds_our_name'],
    ['SAFEHAVEN1kvlr', 'holds_our_name'],
    ['password1234', 'too_common'],
    ['P@ssw0rd2024!', 'too_common'],
    ['passwordpassword1', 'too_common'],
    ['welcome-2026!', 'too_common'],
    ['iloveyou12345', 'too_common'],
    ['qwertyuiop12', 'too_common'],
    ['qwertz123456', 'too_common'],
    ['1q2w3e4r5t6y', 'too_common'],
    ['1qaz2wsx3edc', 'too_common'],
    ['zxcvbnmasdfg', 'too_common'],
    ['123456789012', 'too_common'],
    ['098765432109', 'too_common'],
    ['abcdefghijkl', 'too_common'],
    ['Beograd123456', 'too_common'],
    ['sigurnakuca1', 'too_common'],
    ['Šifrašifra2026', 'too_common'],
    ['lozinka123456', 'too_common'],
    ['fjalekalimi1', 'too_common'],
    ['љњертзуиоп12', 'too_common'],
    ['correcthorsebatterystaple', 'too_common'],
  ] as const)('given %j, then it is not: %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });

  test('given a short name, then words that happen to hold it are taken', () => {
    expect(passwordFault('banana bread at noon', { personal: ['Ana'], program: [] })).toBeNull();
  });

  test('given 200 signs that are two units each, then they count as 200', () => {
    const signs = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x20000 + i));
    expect(fault(signs.join(''))).toBeNull();
    expect(fault(`${signs.join('')}!`)).toBe('too_long');
  });

  test('given the longest input that a body can carry, then the check ends quickly', () => {
    for (const text of ['a'.repeat(32_000), 'ab1'.repeat(10_000), `${'qwertyuiop'.repeat(20)}`]) {
      expect(PASSWORD_FAULTS).toContain(fault(text));
    }
  });

  test('given the list of common words, then each is in the form that passwords are compared in', () => {
    for (const word of COMMON_WORDS) expect(word).toMatch(/^[a-z]{3,}$/);
    expect(COMMON_WORDS.length).toBeGreaterThan(150);
  });
});
