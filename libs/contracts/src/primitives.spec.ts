import { describe, expect, it } from '@jest/globals';
import { id, instant, label, party, placeOf, position, storedInstant, window } from './primitives.ts';

const takes = (schema: { safeParse(x: unknown): { success: boolean } }, x: unknown) => schema.safeParse(x).success;

describe('ids', () => {
  it.each(['a', 'rs-novi-sad', 'A_1', '0f8b5c2e-7a51-5d2c-9a55-6a1f6f0e3d21'])('%s is one', (x) => {
    expect(takes(id, x)).toBe(true);
  });

  it.each([
    '',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '-a',
    'a b',
    'a/b',
    '../a',
    'ć',
    'a'.repeat(81),
    7,
    null,
  ])('%j is none', (x) => {
    expect(takes(id, x)).toBe(false);
  });
});

describe('DR-10: where people are sent', () => {
  it('has as many lines as it needs, and in none of them what cannot be seen', () => {
    expect(placeOf(40).parse(' Bulevar 12\r\nsecond door ')).toBe('Bulevar 12\r\nsecond door');
    for (const x of ['Bulevar \u202e21', 'Bulevar\u200b 12\nleft', 'a\n\u0007b', '', '\n', 'a'.repeat(41)]) {
      expect(placeOf(40).safeParse(x).success).toBe(false);
    }
  });
});

describe('DR-10: names that people give', () => {
  it.each([
    'Lipa 2',
    'Ćuprija',
    'Куќа „Надеж“',
    'Shtëpia e Dritës',
    'O’Hara',
    'Σπίτι',
    'بيت الأمل',
    'नमस्ते',
    '👩‍👧 soba',
    '  edges  ',
  ])('%j is one', (x) => {
    expect(label.parse(x)).toBe(x.trim());
  });

  it.each([
    ['a line break', 'Soba\nsoba'],
    ['a zero', 'So\u0000ba'],
    ['a bell', 'So\u0007ba'],
    ['a C1 control', 'So\u0085ba'],
    ['a separator of lines', 'So\u2028ba'],
    ['an override of direction', 'Lipa \u202Etxt.exe'],
    ['an isolate', 'Li\u2066pa'],
    ['a mark of direction', 'Li\u200Fpa'],
    ['an Arabic one', 'Li\u061Cpa'],
    ['a space of no width', 'Li\u200Bpa'],
    ['a byte order mark inside', 'Li\uFEFFpa'],
    ['a tag', 'Li\u{E0041}pa'],
    ['half a letter', 'Li\uD800pa'],
    ['blanks alone', '   '],
    ['too much', 'x'.repeat(61)],
  ])('%s makes it none', (_, x) => {
    expect(takes(label, x)).toBe(false);
  });
});

describe('instants', () => {
  it('are normalised, so that equal instants are equal strings', () => {
    for (const x of ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00', '2026-03-29T01:00:00.000Z']) {
      expect(instant.parse(x)).toBe('2026-03-29T01:00:00.000Z');
    }
    expect(takes(storedInstant, '2026-03-29T01:00:00Z')).toBe(false);
  });

  it.each(['2026-03-29', '2026-03-29T01:00:00', '2026-02-30T01:00:00Z', 'now', 1_774_742_400_000, null])(
    '%j is none',
    (x) => {
      expect(takes(instant, x)).toBe(false);
    },
  );

  it('a window may not end before it begins', () => {
    const [early, late] = ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00Z'];
    expect(takes(window, { from: early, to: late })).toBe(true);
    expect(takes(window, { from: late, to: early })).toBe(false);
  });
});

describe('positions', () => {
  it.each([-1, 1, '', '-1', '1.5', '1e3', '9'.repeat(41)])('%j is none', (x) => {
    expect(takes(position, x)).toBe(false);
  });
});

describe('a party', () => {
  it('is taken in full, with what was not said as nobody, or in its short form', () => {
    expect(party.parse({ women: 1, boys: 2, sonsOldest: '7-11' })).toEqual({
      women: 1,
      men: 0,
      other: 0,
      girls: 0,
      boys: 2,
      infants: 0,
      sonsOldest: '7-11',
    });
    expect(party.parse({ adults: 1, children: 3 })).toEqual({ adults: 1, children: 3 });
  });

  it.each([
    [{ adults: -1, children: 0 }],
    [{ adults: 1.5, children: 0 }],
    [{ adults: 1, children: 41 }],
    [{ adults: 1, children: 0, name: 'somebody' }],
    [{ women: 1, name: 'somebody' }],
    [{ women: 1, sonsOldest: 9 }],
    [{ women: Number.NaN }],
    ['one'],
    [null],
    [[]],
  ])('%j is none', (x) => {
    expect(takes(party, x)).toBe(false);
  });
});
